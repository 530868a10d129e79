package gui

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/storage"

	"jibun/data"
)

// A dropWindow can have files dropped onto it, which Fyne's test window cannot.
type dropWindow struct {
	fyne.Window
	dropped func(fyne.Position, []fyne.URI)
}

func (w *dropWindow) SetOnDropped(f func(fyne.Position, []fyne.URI)) { w.dropped = f }

// drop lets files fall onto the window.
func (w *dropWindow) drop(paths ...string) {
	var files []fyne.URI
	for _, path := range paths {
		files = append(files, storage.NewFileURI(path))
	}
	w.dropped(fyne.NewPos(400, 300), files)
}

// openDropImport opens an import in a window onto which files can be dropped.
func openDropImport(t *testing.T, kind string) (*program, *dropWindow, *importPage) {
	t.Helper()
	p := newTestProgram(t, emptyLedger(t))
	w := &dropWindow{Window: p.win}
	p.desk.win = w
	p.desk.goRoom("people")
	return p, w, openImport(p, kind)
}

// writeFile makes a file of a name in a folder of the test.
func writeFile(t *testing.T, name, text string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

const smallRoster = "職員番号,氏名,所属\n0001,田中 花子,総務部 人事課\n0002,木村 進,総務部 人事課\n"

func TestDrop_roster(t *testing.T) {
	p, w, page := openDropImport(t, "roster")
	in := page.in.(*rosterImport)
	w.drop(writeFile(t, "名簿.csv", smallRoster), writeFile(t, "ほか.csv", "職員番号,氏名\n0009,ほかの 人\n"))
	if in.w.next.Disabled() || !shows(page.Content(), "名簿.csv") {
		t.Fatalf("the first of the files is not read: %s", allText(in.file.root))
	}
	if p.win.Canvas().Focused() != fyne.Focusable(in.w.next) {
		t.Errorf("the keyboard is at %T, not on 次へ", p.win.Canvas().Focused())
	}
	press(t, p, fyne.KeyReturn)
	for range 2 {
		in.w.forward()
	}
	if people, err := p.desk.store.People(t.Context(), data.PersonFilter{}); err != nil || len(people) != 2 {
		t.Errorf("%d people after it was taken in, %v; it said %q", len(people), err, allText(page.Content()))
	}
}

// What cannot be read is said in the page, and a good file after it is taken.
func TestDrop_unreadable(t *testing.T) {
	p, w, page := openDropImport(t, "roster")
	in := page.in.(*rosterImport)
	for _, path := range []string{emptyLedger(t), writeFile(t, "文書.pdf", "%PDF-1.7\n"), writeFile(t, "写真.jpg", "\xff\xd8\xff\xe0\x00\x10JFIF"), t.TempDir()} {
		w.drop(path)
		if said := saidInPage(in.file); said == "" || !shows(page.Content(), filepath.Base(path)) || !in.w.next.Disabled() {
			t.Errorf("%s: %q is said", filepath.Base(path), said)
		}
		if dialogOpen(p) || now[*importPage](t, p) != page {
			t.Errorf("%s: something else is shown", filepath.Base(path))
		}
	}
	w.drop(writeFile(t, "名簿.csv", smallRoster))
	if in.w.next.Disabled() || saidInPage(in.file) != "" {
		t.Errorf("a good file after them: %q", saidInPage(in.file))
	}
}

func TestDrop_oldLedger(t *testing.T) {
	_, w, page := openDropImport(t, "ledger")
	in := page.in.(*ledgerImport)
	w.drop(oldBook(t))
	if in.w.next.Disabled() || in.plan == nil || !shows(in.file.root, "開催一覧") {
		t.Errorf("the old ledger is not read: %s", allText(in.file.root))
	}
}

// A file that falls onto the window at another time changes nothing.
func TestDrop_ignored(t *testing.T) {
	p, w, page := openDropImport(t, "roster")
	in := page.in.(*rosterImport)
	good, other := writeFile(t, "名簿.csv", smallRoster), writeFile(t, "ほか.csv", "職員番号,氏名\n0009,ほかの 人\n")
	reads := func(when, want string) {
		t.Helper()
		if got := filepath.Base(in.path); !strings.HasPrefix(got, want) {
			t.Errorf("%s: %q is read, want %q", when, got, want)
		}
	}
	in.file.ask()
	w.drop(other)
	reads("while a dialog asks for a file", ".")
	press(t, p, fyne.KeyEscape)
	w.drop()
	reads("no file", ".")
	w.drop(good)
	in.w.forward()
	w.drop(other)
	reads("in the second step", "名簿.csv")
	if in.w.at != 1 {
		t.Errorf("at step %d", in.w.at)
	}
	in.w.step(-1)
	p.desk.goRoom("home")
	w.drop(other)
	reads("on another page", "名簿.csv")
	now[*homePage](t, p)
}
