package gui

import (
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"jibun/data"
	"jibun/data/sample/sampletest"
	"jibun/gui/kit"
)

// No clock runs in these tests: everything is done when a call returns.
func init() {
	kit.Later = func(time.Duration, func()) func() { return func() {} }
}

// sampleDay is the day the clock of the tests stands at.
const sampleDay = sampletest.Day

// sampleOffice is a copy of the sample office.
func sampleOffice(t *testing.T) string { t.Helper(); return sampletest.Office(t) }

// newTestProgram runs the whole window on a ledger in Fyne's test driver, all
// inline: what a test does is done when the call returns.
func newTestProgram(t *testing.T, ledger string) *program {
	t.Helper()
	t.Setenv("XDG_DATA_HOME", t.TempDir()) // what is remembered of ledgers: other tests have copies of the same
	a := test.NewTempApp(t)
	p := newProgram(a, Start{Ledger: ledger, Today: sampleDay, Folder: t.TempDir()})
	p.inTest = true
	p.begin()
	t.Cleanup(p.leave)
	p.win.Resize(fyne.NewSize(1280, 800))
	return p
}

// emptyLedger makes a ledger with nothing but its office.
func emptyLedger(t *testing.T) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "台帳.jibun")
	s, err := data.Create(t.Context(), path, data.Office{Name: "呉市", Section: "人事課"}, data.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	return path
}

// shot writes a picture of the window into the folder $JIBUN_SHOTS, if it is set.
func shot(t *testing.T, p *program, name string) {
	t.Helper()
	dir := os.Getenv("JIBUN_SHOTS")
	if dir == "" {
		return
	}
	f, err := os.Create(filepath.Join(dir, name+".png"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	settle(p.win.Content())
	if err := png.Encode(f, p.win.Canvas().Capture()); err != nil {
		t.Fatal(err)
	}
}

// settle lays everything out again, parents first, as the real window does whenever
// something has grown; Fyne's test canvas does not.
func settle(o fyne.CanvasObject) {
	for range 2 {
		relayout(o)
	}
}

func relayout(o fyne.CanvasObject) {
	var children []fyne.CanvasObject
	switch x := o.(type) {
	case *fyne.Container:
		if x.Layout != nil {
			x.Layout.Layout(x.Objects, x.Size())
		}
		children = x.Objects
	case fyne.Widget:
		r := test.WidgetRenderer(x)
		r.Layout(x.Size())
		children = r.Objects()
	}
	for _, c := range children {
		if c.Visible() {
			relayout(c)
		}
	}
}

// look sets the text size (1 = 100 %), the colours and the size of the window.
func look(p *program, scale float64, dark bool, width, height float32) {
	p.app.Preferences().SetFloat("scale", scale)
	p.app.Preferences().SetBool("dark", dark)
	p.restyle()
	p.win.Resize(fyne.NewSize(width, height))
}

func now[T page](t *testing.T, p *program) T {
	t.Helper()
	x, ok := p.desk.sh.now.(T)
	if !ok {
		t.Fatalf("shown is %T, want %T", p.desk.sh.now, x)
	}
	return x
}

func seminar(t *testing.T, p *program, id int64) data.SeminarSummary {
	t.Helper()
	m, err := p.desk.store.SeminarSummary(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// shows reports whether a text stands somewhere in an object, on as many lines as it
// needs.
func shows(o fyne.CanvasObject, text string) bool { return strings.Contains(allText(o), text) }

// allText is all that can be read in an object, one text after the other.
func allText(o fyne.CanvasObject) string {
	var b strings.Builder
	walk(o, func(o fyne.CanvasObject) {
		if x, ok := o.(*canvas.Text); ok {
			b.WriteString(x.Text)
		}
	})
	return b.String()
}

// walk meets an object and all that can be seen in it.
func walk(o fyne.CanvasObject, meet func(fyne.CanvasObject)) {
	walkInto(o, func(o fyne.CanvasObject) bool { meet(o); return true })
}

// walkInto is walk, which looks into an object only if meet says so.
func walkInto(o fyne.CanvasObject, meet func(fyne.CanvasObject) bool) {
	if !meet(o) {
		return
	}
	var children []fyne.CanvasObject
	switch x := o.(type) {
	case *fyne.Container:
		children = x.Objects
	case fyne.Widget:
		children = test.WidgetRenderer(x).Objects()
	}
	for _, c := range children {
		if c.Visible() {
			walkInto(c, meet)
		}
	}
}

// tapButton taps the button of that label in an object.
func tapButton(t *testing.T, o fyne.CanvasObject, label string) {
	t.Helper()
	var found *kit.Button
	walk(o, func(o fyne.CanvasObject) {
		if b, ok := o.(*kit.Button); ok && b.Text() == label && found == nil {
			found = b
		}
	})
	if found == nil {
		t.Fatalf("no button %q", label)
	}
	test.Tap(found)
}

// dialogOpen reports whether something lies over the window.
func dialogOpen(p *program) bool { return p.win.Canvas().Overlays().Top() != nil }

// smallOffice is a ledger with three departments and two people of the staff.
func smallOffice(t *testing.T) *program {
	t.Helper()
	p := newTestProgram(t, emptyLedger(t))
	s := p.desk.store
	for _, d := range []data.Department{{Division: "総務部", Section: "人事課", Code: "010"}, {Division: "総務部", Section: "契約課", Code: "011"}, {Division: "こども部", Section: "保育課", Code: "020"}} {
		if err := s.SaveDepartment(t.Context(), &d); err != nil {
			t.Fatal(err)
		}
	}
	for _, w := range []data.Person{{Name: "田中 花子", Reading: "たなか はなこ", StaffNo: "0101"}, {Name: "木村 進", Reading: "きむら すすむ", StaffNo: "0102"}} {
		if err := p.desk.addPerson(t.Context(), &w, data.Posting{DepartmentID: 1, Position: "主事", From: "2024-04-01"}); err != nil {
			t.Fatal(err)
		}
	}
	return p
}

func findPerson(t *testing.T, p *program, number string) data.PersonRecord {
	t.Helper()
	who, err := p.desk.store.PersonByStaffNo(t.Context(), number)
	if err != nil {
		t.Fatal(number, err)
	}
	r, err := p.desk.store.PersonRecord(t.Context(), who.ID)
	if err != nil {
		t.Fatal(err)
	}
	return r
}
