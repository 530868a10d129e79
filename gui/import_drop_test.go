package gui

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/storage"

	"jibun/data"
	"jibun/gui/kit"
)

// drop lets files fall onto the window.
func drop(p *program, paths ...string) {
	var files []fyne.URI
	for _, path := range paths {
		files = append(files, storage.NewFileURI(path))
	}
	p.dropped(fyne.NewPos(400, 300), files)
}

// openDropImport opens an import from 名簿.
func openDropImport(t *testing.T, kind string) (*program, *importPage) {
	t.Helper()
	p := newTestProgram(t, emptyLedger(t))
	p.desk.goRoom("people")
	return p, openImport(p, kind)
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
	p, page := openDropImport(t, "roster")
	in := page.in.(*rosterImport)
	drop(p, writeFile(t, "名簿.csv", smallRoster), writeFile(t, "ほか.csv", "職員番号,氏名\n0009,ほかの 人\n"))
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
	p, page := openDropImport(t, "roster")
	in := page.in.(*rosterImport)
	for _, path := range []string{writeFile(t, "文書.pdf", "%PDF-1.7\n"), writeFile(t, "写真.jpg", "\xff\xd8\xff\xe0\x00\x10JFIF"), t.TempDir()} {
		drop(p, path)
		if said := saidInPage(in.file); said == "" || !shows(page.Content(), filepath.Base(path)) || !in.w.next.Disabled() {
			t.Errorf("%s: %q is said", filepath.Base(path), said)
		}
		if dialogOpen(p) || now[*importPage](t, p) != page {
			t.Errorf("%s: something else is shown", filepath.Base(path))
		}
	}
	drop(p, writeFile(t, "名簿.csv", smallRoster))
	if in.w.next.Disabled() || saidInPage(in.file) != "" {
		t.Errorf("a good file after them: %q", saidInPage(in.file))
	}
}

func TestDrop_oldLedger(t *testing.T) {
	p, page := openDropImport(t, "ledger")
	in := page.in.(*ledgerImport)
	drop(p, oldBook(t))
	if in.w.next.Disabled() || in.plan == nil || !shows(in.file.root, "開催一覧") {
		t.Errorf("the old ledger is not read: %s", allText(in.file.root))
	}
}

// A file that falls in a later step is read when she wants it; after the last one it
// begins anew.
func TestDrop_later(t *testing.T) {
	p, page := openDropImport(t, "roster")
	in := page.in.(*rosterImport)
	good, other := writeFile(t, "名簿.csv", smallRoster), writeFile(t, "ほか.csv", "職員番号,氏名\n0009,ほかの 人\n")
	reads := func(when, want string) {
		t.Helper()
		if got := filepath.Base(in.path); !strings.HasPrefix(got, want) {
			t.Errorf("%s: %q is read, want %q", when, got, want)
		}
	}
	in.file.ask()
	drop(p, other)
	reads("while a dialog asks for a file", ".")
	press(t, p, fyne.KeyEscape)
	drop(p)
	reads("no file", ".")
	drop(p, good)
	in.w.forward()
	drop(p, other)
	press(t, p, fyne.KeyEscape)
	reads("in the second step, not wanted", "名簿.csv")
	if in.w.at != 1 {
		t.Errorf("at step %d", in.w.at)
	}
	drop(p, other)
	press(t, p, fyne.KeyReturn)
	reads("in the second step", "ほか.csv")
	if in.w.at != 0 || in.w.next.Disabled() {
		t.Errorf("at step %d", in.w.at)
	}
	for range 3 {
		in.w.forward()
	}
	drop(p, good)
	if next, ok := now[*importPage](t, p).in.(*rosterImport); !ok || next == in || filepath.Base(next.path) != "名簿.csv" {
		t.Error("after the last step it is no new import")
	}
}

// On any other page a table begins an import, and what is none is said.
func TestDrop_anywhere(t *testing.T) {
	p := newTestProgram(t, emptyLedger(t))
	drop(p, writeFile(t, "名簿.csv", smallRoster))
	in := now[*importPage](t, p).in.(*rosterImport)
	if filepath.Base(in.path) != "名簿.csv" || in.w.next.Disabled() {
		t.Errorf("%q is read", in.path)
	}
	p.desk.goRoom("home")
	drop(p, writeFile(t, "写真.jpg", "\xff\xd8"))
	now[*homePage](t, p)
	if !dialogOpen(p) {
		t.Error("nobody says that a picture cannot be taken in")
	}
}

// A ledger is opened after asking; before there is one, a roster has to wait.
func TestDrop_ledger(t *testing.T) {
	p := newTestProgram(t, emptyLedger(t))
	was, other := p.desk.store.Path(), emptyLedger(t)
	drop(p, other)
	if p.desk.store.Path() != was {
		t.Error("it was opened unasked")
	}
	press(t, p, fyne.KeyReturn)
	if p.desk.store.Path() != other {
		t.Errorf("open is %s", p.desk.store.Path())
	}
	p.leave()
	p.welcome(nil)
	drop(p, writeFile(t, "名簿.csv", smallRoster))
	if !dialogOpen(p) || p.desk != nil {
		t.Error("a roster without a ledger: nothing is said")
	}
}

// A file that falls while a dialog is open is not lost: it is said that it waits, and it
// is read when the dialog has gone.
func TestDrop_whileADialogIsOpen(t *testing.T) {
	p, page := openDropImport(t, "roster")
	var wait []func()
	kit.Later = func(_ time.Duration, f func()) func() {
		wait = append(wait, f)
		return func() {}
	}
	t.Cleanup(func() { kit.Later = func(time.Duration, func()) func() { return func() {} } })
	tick := func() {
		now := wait
		wait = nil
		for _, f := range now {
			f()
		}
	}
	dialog := &kit.Dialog{Title: "別のこと", Primary: "閉じる"}
	kit.Show(p.win, dialog)
	drop(p, writeFile(t, "古い名簿.csv", smallRoster))
	drop(p, writeFile(t, "名簿.csv", smallRoster))
	tick()
	in := page.in.(*rosterImport)
	if !in.w.next.Disabled() || !strings.Contains(p.desk.toaster.Text(), "名簿.csv") {
		t.Errorf("while it is open: %q is said", p.desk.toaster.Text())
	}
	dialog.Hide()
	tick()
	if in.w.next.Disabled() || !shows(page.Content(), "名簿.csv") || shows(page.Content(), "古い名簿.csv") {
		t.Errorf("afterwards: %s", allText(in.file.root))
	}
	tick()
	if p.fallen != nil {
		t.Error("it is read twice")
	}
}
