//go:build !windows

package printing

import (
	"context"
	"errors"
	"fmt"
	"image"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

// TestPrinters: what lpstat says of printers; kept from CUPS 2.4.
func TestPrinters(t *testing.T) {
	list := printers(`printer Kyocera is idle.  enabled since Sun Nov 29 02:15:35 2026
	Form mounted:
	Alerts: toner-low-report
	Location: 2階
printer Canon now printing Canon-12.  enabled since Sun Nov 29 02:15:35 2026
	Alerts: media-empty-error
printer Ricoh disabled since Sun Nov 29 02:15:35 2026 -
	Paused
	Alerts: paused
system default destination: Canon
`)
	want := []Printer{{Name: "Kyocera"}, {Name: "Canon", Default: true, Trouble: &Trouble{Printer: "Canon", Problem: NoPaper}}, {Name: "Ricoh", Trouble: &Trouble{Printer: "Ricoh", Problem: Stopped}}}
	if len(list) != len(want) {
		t.Fatalf("%+v", list)
	}
	for i, p := range list {
		if p.Name != want[i].Name || p.Default != want[i].Default || (p.Trouble == nil) != (want[i].Trouble == nil) || p.Trouble != nil && p.Trouble.Error() != want[i].Trouble.Error() {
			t.Errorf("%+v, want %+v", p, want[i])
		}
	}
	if list := printers(""); list != nil {
		t.Errorf("%+v", list)
	}
}

// fake puts programs named lp and lpstat in place of CUPS. lp writes its arguments and
// the file into the folder.
func fake(t *testing.T, lp string) (dir string) {
	t.Helper()
	dir = t.TempDir()
	for name, script := range map[string]string{"lp": "for a; do printf '%s\\n' \"$a\"; f=$a; done >" + dir + "/arguments; cat \"$f\" >" + dir + "/file\n" + lp,
		"lpstat": "echo 'printer PDF is idle.  enabled since now'; echo 'printer Other is idle.  enabled since now'; echo 'system default destination: PDF'"} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte("#!/bin/sh\nPATH=/bin:/usr/bin\n"+script+"\n"), 0o700); err != nil {
			t.Fatal(err)
		}
	}
	t.Setenv("PATH", dir)
	return dir
}

func job(t *testing.T) Job {
	t.Helper()
	return Job{Title: "受付名簿", Pages: marked(3), Folder: t.TempDir(), File: func(w io.Writer, pages []int) error { _, err := fmt.Fprint(w, "%PDF", pages); return err }}
}

// left are the files that lie in the folder of a job.
func left(t *testing.T, j Job) []string {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(j.Folder, "*"))
	if err != nil {
		t.Fatal(err)
	}
	return files
}

func TestPrint_lp(t *testing.T) {
	dir := fake(t, "")
	j := job(t)
	begun := 0
	j.Begin = func() error {
		if begun++; len(left(t, j)) != 1 {
			t.Error("what is printed is not ready")
		}
		return nil
	}
	j.Choice = Choice{Copies: 2, Ranges: Ranges{{3, 0}, {1, 1}}, Sides: LongEdge}
	if err := Print(t.Context(), j); err != nil || begun != 1 {
		t.Fatal(err, begun)
	}
	b, _ := os.ReadFile(filepath.Join(dir, "arguments"))
	args := strings.Split(strings.TrimSpace(string(b)), "\n")
	want := "-d PDF -t 受付名簿 -n 2 -o print-scaling=none -o media=A4 -o sides=two-sided-long-edge -o collate=true --"
	if got := strings.Join(args[:len(args)-1], " "); got != want {
		t.Errorf("lp %s\nwant %s", got, want)
	}
	if b, _ := os.ReadFile(filepath.Join(dir, "file")); string(b) != "%PDF[1 3]" || len(left(t, j)) != 0 {
		t.Errorf("it got %q, and %v is left", b, left(t, j))
	}
}

// TestPrint_fails: each way has its own error, nothing is begun that cannot be printed,
// and no file is left.
func TestPrint_fails(t *testing.T) {
	no := errors.New("no")
	for name, c := range map[string]struct {
		lp    string
		spoil func(*Job, func())
		begun bool
		want  func(error) bool
	}{
		"no printer": {"", func(j *Job, _ func()) { j.Choice.Printer = "none" }, false, func(err error) bool { return errors.Is(err, ErrNoPrinter) }},
		"no page":    {"", func(j *Job, _ func()) { j.Choice.Ranges = Ranges{{7, 9}} }, false, func(err error) bool { return errors.Is(err, ErrNoPages) }},
		"no file":    {"", func(j *Job, _ func()) { j.File = func(io.Writer, []int) error { return no } }, false, func(err error) bool { return errors.Is(err, no) }},
		"not begun":  {"", func(j *Job, _ func()) { j.Begin = func() error { return no } }, false, func(err error) bool { return errors.Is(err, no) }},
		"stopped": {"", func(j *Job, stop func()) {
			j.File = func(io.Writer, []int) error { stop(); return nil }
		}, false, func(err error) bool { return errors.Is(err, context.Canceled) }},
		"refused": {"echo 'lp: Destination \"PDF\" is not accepting jobs.' >&2; exit 1", func(*Job, func()) {}, true, func(err error) bool {
			var x *Trouble
			return errors.As(err, &x) && x.Problem == Rejected && x.Printer == "PDF"
		}},
		"broken": {"exit 1", func(*Job, func()) {}, true, func(err error) bool { return err != nil }},
	} {
		t.Run(name, func(t *testing.T) {
			fake(t, c.lp)
			ctx, cancel := context.WithCancel(t.Context())
			defer cancel()
			j, begun := job(t), false
			j.Begin = func() error { begun = true; return nil }
			c.spoil(&j, cancel)
			if err := Print(ctx, j); !c.want(err) || begun != c.begun || len(left(t, j)) != 0 {
				t.Errorf("%v; begun: %v; left: %v", err, begun, left(t, j))
			}
		})
	}
	t.Setenv("PATH", t.TempDir())
	if err := Print(t.Context(), job(t)); !errors.Is(err, ErrUnsupported) {
		t.Error("without lp:", err)
	}
}

func TestSweep(t *testing.T) {
	dir := t.TempDir()
	for name, old := range map[string]bool{"printing-1.pdf": true, "printing-2.pdf": false, "名簿.pdf": true} {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, nil, 0o600); err != nil {
			t.Fatal(err)
		}
		if old {
			if err := os.Chtimes(path, time.Now(), time.Now().Add(-2*time.Minute)); err != nil {
				t.Fatal(err)
			}
		}
	}
	Sweep(dir)
	var names []string
	for _, f := range left(t, Job{Folder: dir}) {
		names = append(names, filepath.Base(f))
	}
	if !slices.Equal(names, []string{"printing-2.pdf", "名簿.pdf"}) {
		t.Error(names)
	}
}

// sized are pages of some sizes.
type sized [][2]float64

func (s sized) Count() int                           { return len(s) }
func (s sized) Size(n int) (float64, float64)        { return s[n-1][0], s[n-1][1] }
func (s sized) Front(n int) bool                     { return n == 1 }
func (s sized) Paint(int, *image.RGBA, float64, int) {}

// TestPrint_papers: pages on several papers are as many jobs, each on its own and each copy in
// its order; where one is refused, those before it are taken back.
func TestPrint_papers(t *testing.T) {
	mixed := sized{{210, 297}, {297, 210}, {420, 297}, {235, 120}, {100, 500}}
	for _, c := range []struct {
		choice Choice
		refuse string // the paper of the job that is refused
		want   string
	}{
		{Choice{}, "", "1 A4 [1 2]; 1 A3 [3]; 1 jpn_chou3_120x235mm [4]; 1 Custom.100x500mm [5]"},
		{Choice{Ranges: Ranges{{1, 2}}, Copies: 3}, "", "3 A4 [1 2]"},
		{Choice{Ranges: Ranges{{4, 4}}}, "", "1 jpn_chou3_120x235mm [4]"},
		{Choice{Ranges: Ranges{{2, 3}}, Copies: 2}, "", "1 A4 [2]; 1 A3 [3]; 1 A4 [2]; 1 A3 [3]"},
		{Choice{Ranges: Ranges{{2, 3}}, Copies: 2, Loose: true}, "", "2 A4 [2]; 2 A3 [3]"},
		{Choice{Ranges: Ranges{{1, 3}}}, "A3", "1 A4 [1 2]; 1 A3 [3]; cancel PDF-7"},
	} {
		dir := fake(t, "")
		for name, script := range map[string]string{
			"lp":     "while [ $# -gt 1 ]; do case $1 in -n) n=$2;; media=*) m=${1#media=};; esac; shift; done\nprintf '%s %s %s; ' $n $m \"$(sed s/%PDF// \"$1\")\" >>" + dir + "/jobs\nif [ $m = '" + c.refuse + "' ]; then echo no >&2; exit 1; fi; echo 'request id is PDF-7 (1 file(s))'",
			"cancel": "printf 'cancel %s; ' $1 >>" + dir + "/jobs",
		} {
			if err := os.WriteFile(filepath.Join(dir, name), []byte("#!/bin/sh\nPATH=/bin:/usr/bin\n"+script+"\n"), 0o700); err != nil {
				t.Fatal(err)
			}
		}
		j := job(t)
		j.Pages, j.Choice = mixed, c.choice
		err := Print(t.Context(), j)
		b, _ := os.ReadFile(filepath.Join(dir, "jobs"))
		if got := strings.TrimSuffix(string(b), "; "); got != c.want || (err != nil) != (c.refuse != "") || len(left(t, j)) != 0 {
			t.Errorf("%+v: %v\n%s\nwant %s", c.choice, err, got, c.want)
		}
	}
}

// TestPrint_noSpooler: that nothing answers is not that there is no printer.
func TestPrint_noSpooler(t *testing.T) {
	for said, want := range map[string]error{"scheduler is not running": ErrNoSpooler, "scheduler is running": ErrNoPrinter} {
		dir := fake(t, "")
		if err := os.WriteFile(filepath.Join(dir, "lpstat"), []byte("#!/bin/sh\n[ $1 = -r ] && { echo '"+said+"'; exit 0; }\necho no >&2; exit 1\n"), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := Print(t.Context(), job(t)); !errors.Is(err, want) {
			t.Errorf("%s: %v", said, err)
		}
	}
}

// TestPrint_fronts: on both sides, chosen or as the printer is set, no card lies on the back of
// another.
func TestPrint_fronts(t *testing.T) {
	for _, c := range []struct {
		sides          Sides
		own, all, want string
	}{
		{LongEdge, "", "", "%PDF[1 0 3 0 4]"},
		{OneSide, "sides=two-sided-long-edge", "", "%PDF[1 3 4]"},
		{AsSet, "", "Duplex/Duplex: *None DuplexNoTumble DuplexTumble", "%PDF[1 3 4]"},
		{AsSet, "", "Duplex/Duplex: None *DuplexNoTumble DuplexTumble", "%PDF[1 0 3 0 4]"},
		{AsSet, "", "sides/2-Sided Printing: one-sided *two-sided-long-edge", "%PDF[1 0 3 0 4]"},
		{AsSet, "copies=1 sides=two-sided-short-edge", "Duplex/Duplex: *None DuplexNoTumble", "%PDF[1 0 3 0 4]"},
		{AsSet, "copies=1 sides=one-sided", "Duplex/Duplex: None *DuplexNoTumble", "%PDF[1 3 4]"},
	} {
		dir := fake(t, "")
		script := "#!/bin/sh\ncase \"$*\" in *-l*) echo '" + c.all + "';; *) echo '" + c.own + "';; esac\n"
		if err := os.WriteFile(filepath.Join(dir, "lpoptions"), []byte(script), 0o700); err != nil {
			t.Fatal(err)
		}
		j := job(t)
		j.Pages, j.Choice = cards{4}, Choice{Ranges: Ranges{{1, 1}, {3, 4}}, Sides: c.sides}
		if err := Print(t.Context(), j); err != nil {
			t.Fatal(err)
		}
		if b, _ := os.ReadFile(filepath.Join(dir, "file")); string(b) != c.want {
			t.Errorf("%+v: it got %q", c, b)
		}
	}
}
