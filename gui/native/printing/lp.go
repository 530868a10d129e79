//go:build !windows

package printing

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"strconv"
	"strings"
)

// Dialog says whether the system has one of its own.
const Dialog = false

type setup struct{}

// Ask is for systems with a dialog.
func Ask(uintptr, Pages) (Choice, bool, error) { return Choice{}, false, ErrUnsupported }

// Supported reports whether something here prints.
func Supported() bool {
	_, err := exec.LookPath("lp")
	return err == nil
}

// Print prints a job. It is done when the spooler has it.
func Print(ctx context.Context, j Job) error {
	pages, err := j.ready(ctx)
	if err != nil {
		return err
	}
	if !Supported() {
		return ErrUnsupported
	}
	name, err := chosen(ctx, j.Choice.Printer)
	if err != nil {
		return err
	}
	path, err := j.written()
	if path != "" {
		defer func() { _ = os.Remove(path) }() // lp has its own copy when it ends
	}
	if err != nil {
		return err
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	if err := j.begin(); err != nil {
		return err
	}
	if out, err := run(ctx, "lp", j.arguments(name, path)...); err != nil {
		if ctx.Err() != nil {
			return ctx.Err()
		}
		if strings.Contains(out, "not accepting") {
			return &Trouble{name, Rejected, err}
		}
		return fmt.Errorf("print on %s: %w", name, err)
	}
	j.progress(len(pages), len(pages))
	return nil
}

// chosen is the printer of a name; "" is the one that the system takes, or the only one.
func chosen(ctx context.Context, name string) (string, error) {
	list, err := Printers(ctx)
	if err != nil {
		return "", err
	}
	for _, p := range list {
		if p.Name == name || name == "" && (p.Default || len(list) == 1) {
			return p.Name, nil
		}
	}
	return "", ErrNoPrinter
}

// written is the file that lp takes; its name is given also where writing it failed.
func (j *Job) written() (string, error) {
	f, err := Temporary(j.Folder)
	if err != nil {
		return "", fmt.Errorf("write what is printed: %w", err)
	}
	return f.Name(), errors.Join(j.File(f), f.Close())
}

// arguments are lp's: the pages as large as they are, on their own paper.
func (j *Job) arguments(printer, path string) []string {
	c := j.Choice
	args := []string{"-d", printer, "-t", j.Title, "-n", strconv.Itoa(max(c.Copies, 1)), "-o", "print-scaling=none"}
	if media := j.media(); media != "" {
		args = append(args, "-o", "media="+media)
	}
	if sides := [...]string{"", "one-sided", "two-sided-long-edge", "two-sided-short-edge"}[c.Sides]; sides != "" {
		args = append(args, "-o", "sides="+sides)
	}
	if c.Copies > 1 {
		args = append(args, "-o", "collate="+strconv.FormatBool(!c.Loose))
	}
	if len(c.Ranges) > 0 {
		args = append(args, "-P", joined(c.Ranges, j.Pages.Count()))
	}
	return append(args, "--", path)
}

// media is the paper of the pages, the largest where they differ; "" if it has no name.
func (j *Job) media() string {
	short, long := 0.0, 0.0
	for n := 1; n <= j.Pages.Count(); n++ {
		w, h := j.Pages.Size(n)
		short, long = max(short, min(w, h)), max(long, max(w, h))
	}
	p, _ := paperOf(short, long)
	return p.name
}

// run runs a program of CUPS, which speaks English here. Its error says what it said.
func run(ctx context.Context, name string, args ...string) (string, error) {
	c := exec.CommandContext(ctx, name, args...)
	c.Env = append(os.Environ(), "LC_ALL=C.UTF-8", "LANGUAGE=C")
	var out, wrong bytes.Buffer
	c.Stdout, c.Stderr = &out, &wrong
	err := c.Run()
	if errors.Is(err, exec.ErrNotFound) {
		return "", ErrUnsupported
	}
	if err != nil {
		return wrong.String(), fmt.Errorf("%s: %w: %s", name, err, strings.TrimSpace(wrong.String()))
	}
	return out.String(), nil
}
