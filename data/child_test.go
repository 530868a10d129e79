package data_test

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"testing"
	"time"

	"jibun/data"
	"jibun/data/datatest"
)

// child is another process, this test binary again, that does one of the jobs
// of TestChild and prints a line for each thing it has done.
type child struct {
	t   *testing.T
	cmd *exec.Cmd
	in  io.WriteCloser
	out *bufio.Scanner
}

func startChild(t *testing.T, job string, args ...string) *child {
	t.Helper()
	c := &child{t: t, cmd: exec.Command(os.Args[0], "-test.run=^TestChild$")}
	c.cmd.Env = append(os.Environ(), "JIBUN_CHILD="+job, "JIBUN_ARGS="+strings.Join(args, "\n"))
	c.cmd.Stderr = os.Stderr
	var err error
	if c.in, err = c.cmd.StdinPipe(); err != nil {
		t.Fatal(err)
	}
	out, err := c.cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	c.out = bufio.NewScanner(out)
	if err := c.cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = c.cmd.Process.Kill() })
	return c
}

// line waits for the next line, "" at the end.
func (c *child) line() string {
	if c.out.Scan() {
		return c.out.Text()
	}
	return ""
}

// killAfter kills it (kill -9) after a moment and returns what it printed.
func (c *child) killAfter(d time.Duration) (lines []string) {
	timer := time.AfterFunc(d, func() { _ = c.cmd.Process.Kill() })
	defer timer.Stop()
	for c.out.Scan() {
		lines = append(lines, c.out.Text())
	}
	_ = c.cmd.Wait()
	return lines
}

// moment is a random one, at most max and in later rounds longer, because
// machines differ.
func moment(max time.Duration, round int) time.Duration {
	return time.Duration(rand.Int64N(int64(max << (round % 4))))
}

// TestChild is the other process; by itself it does nothing.
func TestChild(t *testing.T) {
	job, ok := map[string]func(context.Context, []string) error{
		"hold": childHolds, "write": childWrites, "liar": childWrites, "half": childWrites,
		"backup": childBacksUp, "upgrade": childUpgrades,
	}[os.Getenv("JIBUN_CHILD")]
	if !ok {
		t.Skip("only as a child")
	}
	if err := job(context.Background(), strings.Split(os.Getenv("JIBUN_ARGS"), "\n")); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// childHolds opens the ledger and waits until its input ends.
func childHolds(ctx context.Context, args []string) error {
	o := datatest.NewClock().Options()
	o.Who = "jiro@soumu"
	s, err := data.Open(ctx, args[0], o)
	if err != nil {
		return err
	}
	fmt.Println("open")
	_, _ = io.Copy(io.Discard, os.Stdin)
	return s.Close()
}

// childWrites adds people and reorders the departments, from a number on, until
// it is killed. The liar says so before it is done; half reorders in two steps.
func childWrites(ctx context.Context, args []string) error {
	job := os.Getenv("JIBUN_CHILD")
	s, err := data.Open(ctx, args[0], datatest.NewClock().Options())
	if err != nil {
		return err
	}
	from, err := strconv.Atoi(args[1])
	if err != nil {
		return err
	}
	list, err := s.Departments(ctx, "")
	if err != nil {
		return err
	}
	say := func(what string, n int, f func() error) error {
		if job == "liar" {
			fmt.Println(what, n)
			return f()
		}
		err := f()
		if err == nil {
			fmt.Println(what, n)
		}
		return err
	}
	for n := from; ; n++ {
		err := say("person", n, func() error { return s.SavePerson(ctx, &data.Person{Name: fmt.Sprint("人 ", n)}) })
		if err == nil && n%orderEvery == 0 {
			ids := make([]int64, len(list)) // a rotation: that half of one is done shows
			for i := range ids {
				ids[i] = int64((i+n)%len(list)) + 1
			}
			order := s.OrderDepartments
			if job == "half" {
				order = s.HalfOrder
			}
			err = say("order", n, func() error { return order(ctx, ids) })
		}
		if err != nil {
			return err
		}
	}
}

// childBacksUp adds a person and makes a backup, again and again.
func childBacksUp(ctx context.Context, args []string) error {
	clock := datatest.NewClock()
	s, err := data.Open(ctx, args[0], clock.Options())
	if err != nil {
		return err
	}
	fmt.Println("open")
	for {
		if err := s.SavePerson(ctx, &data.Person{Name: "人"}); err != nil {
			return err
		}
		b, err := s.Backup(ctx, "")
		if err != nil {
			return err
		}
		fmt.Println(b.Path)
		clock.Add(time.Minute)
	}
}

// childUpgrades opens the ledger with one more migration.
func childUpgrades(ctx context.Context, args []string) error {
	fmt.Println("start")
	_, err := data.Open(ctx, args[0], datatest.NewClock().Options().WithMigrations(newerProgram()))
	fmt.Println("done")
	return err
}
