package main

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"time"

	"jibun/data"
	"jibun/data/wareki"
)

// stage is a screen of its own with the program's real window on it, driven by
// keyboard and mouse through the X server.
type stage struct {
	folder  string // everything the stories write
	shots   string // where pictures go
	program string // the built program
	display string
	width   int
	height  int
	servers []*exec.Cmd
	window  *exec.Cmd
	out     *os.File
	id      string // of the window
	keys    int    // strokes since count was called
	ledger  string
	today   wareki.Date // the day the window's clock stands at
	printer *printer
	printed string // the 受付名簿 as it came out
}

func newStage(program, folder, shots string, width, height int) (*stage, error) {
	s := &stage{folder: folder, shots: shots, program: program, width: width, height: height, printer: newPrinter()}
	for _, d := range []string{folder, shots, filepath.Join(folder, "home")} {
		if err := os.MkdirAll(d, 0o755); err != nil {
			return nil, err
		}
	}
	if err := s.server(); err != nil {
		return nil, err
	}
	manager := s.command("openbox", "--config-file", s.openbox())
	if err := manager.Start(); err != nil {
		return nil, err
	}
	s.servers = append(s.servers, manager)
	time.Sleep(700 * time.Millisecond)
	return s, nil
}

// server starts an X server, which chooses a display nobody uses and says which.
func (s *stage) server() error {
	r, w, err := os.Pipe()
	if err != nil {
		return err
	}
	defer r.Close()
	cmd := s.command("Xvfb", "-displayfd", "3", "-screen", "0", fmt.Sprintf("%dx%dx24", s.width, s.height), "-nolisten", "tcp")
	cmd.ExtraFiles = []*os.File{w}
	err = cmd.Start()
	w.Close()
	if err != nil {
		return err
	}
	s.servers = append(s.servers, cmd)
	line, err := bufio.NewReader(r).ReadString('\n')
	if err != nil {
		return fmt.Errorf("no display from Xvfb: %w", err)
	}
	s.display = ":" + strings.TrimSpace(line)
	return nil
}

// openbox gives windows no decoration, so that the window is the screen.
func (s *stage) openbox() string {
	path := filepath.Join(s.folder, "openbox.xml")
	text := `<?xml version="1.0"?><openbox_config xmlns="http://openbox.org/3.4/rc"><applications><application class="*"><decor>no</decor><maximized>yes</maximized><focus>yes</focus></application></applications></openbox_config>`
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		panic(err)
	}
	return path
}

func (s *stage) command(name string, args ...string) *exec.Cmd {
	cmd := exec.Command(name, args...)
	home := filepath.Join(s.folder, "home")
	cmd.Env = append(os.Environ(), "DISPLAY="+s.display, "HOME="+home, "XDG_DATA_HOME="+filepath.Join(home, "data"),
		"XDG_CONFIG_HOME="+filepath.Join(home, "config"), "LC_ALL=C.UTF-8", "LANGUAGE=ja_JP", "LIBGL_ALWAYS_SOFTWARE=1")
	return cmd
}

// start opens the window; it is there when start returns.
func (s *stage) start(args ...string) error {
	log, err := os.OpenFile(filepath.Join(s.folder, "window.log"), os.O_CREATE|os.O_WRONLY|os.O_APPEND, 0o644)
	if err != nil {
		return err
	}
	s.out, s.window = log, s.command(s.program, args...)
	s.window.Stdout, s.window.Stderr = log, log
	if err := s.window.Start(); err != nil {
		return err
	}
	return s.until("the window", func() error {
		id, err := s.run("xdotool", "search", "--onlyvisible", "--name", "じぶん")
		if err != nil || id == "" {
			return fmt.Errorf("no window yet: %v", err)
		}
		s.id = strings.Fields(id)[0]
		if _, err := s.run("xdotool", "windowfocus", "--sync", s.id); err != nil {
			return err
		}
		return s.painted()
	})
}

// painted reports whether the window shows something: more than a few colours.
func (s *stage) painted() error {
	n, err := s.run("bash", "-c", "import -window root -resize 25% png:- | identify -format %k -")
	if err != nil {
		return err
	}
	if k, _ := strconv.Atoi(strings.TrimSpace(n)); k < 20 {
		return fmt.Errorf("%d colours on the screen", k)
	}
	time.Sleep(400 * time.Millisecond)
	return nil
}

// quit closes the window as she does, and waits for the program to end.
func (s *stage) quit() error {
	if s.window == nil {
		return nil
	}
	defer func() { s.out.Close(); s.window = nil }()
	if _, err := s.run("wmctrl", "-i", "-c", s.id); err != nil {
		return err
	}
	done := make(chan error, 1)
	go func() { done <- s.window.Wait() }()
	select {
	case err := <-done:
		return errors.Join(err, s.complaints())
	case <-time.After(30 * time.Second):
		s.failed()
		_ = s.window.Process.Signal(syscall.SIGQUIT) // its goroutines go to the log
		<-done
		return errors.New("the window did not close within 30 s")
	}
}

// complaints are errors in the window's log: nothing she did should have caused one.
func (s *stage) complaints() error {
	for line := range strings.Lines(s.tail(1 << 20)) {
		if strings.Contains(line, "Fyne error") || strings.Contains(line, " ERROR ") {
			return fmt.Errorf("the window's log: %s", strings.TrimSpace(line))
		}
	}
	return nil
}

// failed keeps what is on the screen when a story fails; the first time counts.
func (s *stage) failed() {
	path := filepath.Join(s.folder, "failed.png")
	if _, err := os.Stat(path); err != nil {
		_, _ = s.run("import", "-window", "root", path)
	}
}

// tail is the end of what the window wrote to its log.
func (s *stage) tail(lines int) string {
	text, err := os.ReadFile(filepath.Join(s.folder, "window.log"))
	if err != nil {
		return err.Error()
	}
	all := strings.Split(strings.TrimSpace(string(text)), "\n")
	return strings.Join(all[max(0, len(all)-lines):], "\n")
}

func (s *stage) close() {
	if s.window != nil {
		_ = s.window.Process.Kill()
		_ = s.window.Wait()
	}
	for i := len(s.servers) - 1; i >= 0; i-- {
		_ = s.servers[i].Process.Signal(syscall.SIGTERM)
		_ = s.servers[i].Wait()
	}
}

func (s *stage) run(name string, args ...string) (string, error) {
	cmd := s.command(name, args...)
	var out, errOut bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &errOut
	if err := cmd.Run(); err != nil {
		return "", fmt.Errorf("%s %s: %w: %s", name, strings.Join(args, " "), err, errOut.String())
	}
	return strings.TrimSpace(out.String()), nil
}

func (s *stage) must(name string, args ...string) {
	if _, err := s.run(name, args...); err != nil {
		panic(failure{err})
	}
}

// failure is how a story ends early.
type failure struct{ error }

// until tries again until f is content.
func (s *stage) until(what string, f func() error) error {
	var err error
	for end := time.Now().Add(60 * time.Second); time.Now().Before(end); time.Sleep(80 * time.Millisecond) {
		if err = f(); err == nil {
			return nil
		}
	}
	return fmt.Errorf("%s: %w", what, err)
}

// expect waits until the ledger says what it should.
func (s *stage) expect(what string, f func(context.Context, *data.Store) error) {
	err := s.until(what, func() error { return s.read(f) })
	if err != nil {
		panic(failure{err})
	}
}

func (s *stage) read(f func(context.Context, *data.Store) error) error {
	ctx := context.Background()
	noon := s.today.Time().Add(3 * time.Hour) // 12:00 in Tokyo
	store, err := data.Open(ctx, s.ledger, data.Options{ReadOnly: true, Now: func() time.Time { return noon }})
	if err != nil {
		return err
	}
	defer store.Close()
	return f(ctx, store)
}

// begin starts the window or ends the story; end closes it.
func (s *stage) begin(args ...string) {
	s.today = wareki.Date(args[1]) // --today DAY [LEDGER]
	if err := s.start(args...); err != nil {
		panic(failure{err})
	}
}

func (s *stage) end() {
	if err := s.quit(); err != nil {
		panic(failure{err})
	}
}

// told says how many strokes a piece of work took, and fails above the limit.
func (s *stage) told(what string, limit int) {
	fmt.Printf("     %-40s %d strokes of %d\n", what, s.keys, limit)
	if s.keys > limit {
		panic(failure{fmt.Errorf("%s: %d strokes, %d are allowed", what, s.keys, limit)})
	}
}

// file waits for a file that the window writes, by one of some patterns.
func (s *stage) file(patterns ...string) string {
	var found string
	err := s.until("a file "+patterns[0], func() error {
		for _, p := range patterns {
			list, err := filepath.Glob(filepath.Join(s.folder, p))
			if err != nil {
				return err
			}
			if len(list) > 0 {
				found = list[0]
				return nil
			}
		}
		return errors.New("none there")
	})
	if err != nil {
		panic(failure{err})
	}
	return found
}

func is[T comparable](what string, got, want T) error {
	if got != want {
		return fmt.Errorf("%s: %v, want %v", what, got, want)
	}
	return nil
}
