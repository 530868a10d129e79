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
func Ask(uintptr, Pages, int) (Choice, bool, error) { return Choice{}, false, ErrUnsupported }

// Supported reports whether something here prints.
func Supported() bool {
	_, err := exec.LookPath("lp")
	return err == nil
}

// Print prints a job. It is done when the spooler has it. Pages on several papers are as
// many jobs of CUPS, which gives a job one paper.
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
	jobs := sheaves(j.Pages, pages)
	if j.twoSided(ctx, name) {
		for i := range jobs {
			jobs[i].pages = inCopies(j.Pages, jobs[i].pages, 1, false, true)
		}
	}
	paths, err := j.written(ctx, jobs)
	defer func() {
		for _, path := range paths {
			_ = os.Remove(path) // lp has its own copy when it ends
		}
	}()
	if err != nil {
		return err
	}
	if err := j.begin(); err != nil {
		return err
	}
	copies, rounds := max(j.Choice.Copies, 1), 1
	if len(jobs) > 1 && !j.Choice.Loose { // one after the other is a copy
		copies, rounds = 1, copies
	}
	var sent []string
	for range rounds {
		for i, x := range jobs {
			id, err := j.send(ctx, name, x.paper, paths[i], copies)
			if err != nil {
				for _, id := range sent { // all of it or nothing
					_, _ = run(context.WithoutCancel(ctx), "cancel", id)
				}
				return err
			}
			sent = append(sent, id)
		}
	}
	j.progress(len(pages), len(pages))
	return nil
}

// send gives lp a file, and says what CUPS calls the job.
func (j *Job) send(ctx context.Context, printer, paper, path string, copies int) (id string, err error) {
	out, err := run(ctx, "lp", j.arguments(printer, path, paper, copies)...)
	switch {
	case err == nil:
		if _, rest, ok := strings.Cut(out, "request id is "); ok {
			id, _, _ = strings.Cut(rest, " ")
		}
		return id, nil
	case ctx.Err() != nil:
		return "", ctx.Err()
	case strings.Contains(out, "not accepting"):
		return "", &Trouble{printer, Rejected, err}
	case strings.Contains(out, "Unable to connect"), strings.Contains(out, "unable to connect"):
		return "", fmt.Errorf("print on %s: %w: %w", printer, ErrNoSpooler, err)
	}
	return "", fmt.Errorf("print on %s: %w", printer, err)
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

// written are the files that lp takes; they are named also where writing one failed.
func (j *Job) written(ctx context.Context, jobs []sheaf) (paths []string, err error) {
	for _, x := range jobs {
		if err := ctx.Err(); err != nil {
			return paths, err
		}
		f, err := Temporary(j.Folder)
		if err != nil {
			return paths, fmt.Errorf("write what is printed: %w", err)
		}
		paths = append(paths, f.Name())
		if err := errors.Join(j.File(f, x.pages), f.Close()); err != nil {
			return paths, err
		}
	}
	return paths, ctx.Err()
}

// arguments are lp's: the pages as large as they are, on their own paper.
func (j *Job) arguments(printer, path, paper string, copies int) []string {
	args := []string{"-d", printer, "-t", j.Title, "-n", strconv.Itoa(copies), "-o", "print-scaling=none", "-o", "media=" + paper}
	if sides := [...]string{"", "one-sided", "two-sided-long-edge", "two-sided-short-edge"}[j.Choice.Sides]; sides != "" {
		args = append(args, "-o", "sides="+sides)
	}
	if copies > 1 {
		args = append(args, "-o", "collate="+strconv.FormatBool(!j.Choice.Loose))
	}
	return append(args, "--", path)
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
