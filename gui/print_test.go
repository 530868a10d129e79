package gui

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"jibun/data"
	"jibun/data/datatest"
	"jibun/gui/kit"
)

// fakePrinter puts an lp and an lpstat before those of the system; what is printed lies in
// the folder, with the words that lp was called with.
func fakePrinter(t *testing.T, lp, alerts string) (dir string) {
	t.Helper()
	dir = t.TempDir()
	for name, script := range map[string]string{
		"lp":     "printf '%s ' \"$@\" >" + dir + "/said; for f; do :; done; cat \"$f\" >" + dir + "/printed.pdf\n" + lp,
		"lpstat": "echo 'printer PDF is idle.  enabled since today'; echo '	Alerts: " + alerts + "'; echo 'printer 二階 is idle.  enabled since today'; echo 'system default destination: PDF'",
	} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte("#!/bin/sh\nPATH=/bin:/usr/bin\n"+script+"\n"), 0o700); err != nil {
			t.Fatal(err)
		}
	}
	t.Setenv("PATH", dir)
	return dir
}

// printHere presses Ctrl+P and waits for what that leads to.
func printHere(p *program) {
	var late []func()
	was := p.desk.sh.later
	p.desk.sh.later = func(after time.Duration, f func()) func() {
		if after == 0 {
			late = append(late, f)
		}
		return func() {}
	}
	chord(p, fyne.KeyP, fyne.KeyModifierControl)
	p.desk.sh.later = was
	for _, f := range late {
		f()
	}
}

// atPrinter is the program with somebody on the list of an evening, and a printer.
func atPrinter(t *testing.T, lp, alerts string) (p *program, e testEvening, dir string) {
	t.Helper()
	e = newEvening(t, 40)
	p = newTestProgram(t, e.path)
	p.start.Folder = t.TempDir()
	datatest.Apply(t, p.desk.store, e.seminar, e.people["田中 太郎"])
	return p, e, fakePrinter(t, lp, alerts)
}

// Two keys print from a page: Ctrl+P asks on which printer, with the usual one there, and
// Enter prints; a line says so, and nothing is left behind.
func TestPrint_twoKeys(t *testing.T) {
	p, e, dir := atPrinter(t, "", "none")
	page := openPaper(t, p, "signin", e.seminar)
	if page.preview.Document() == nil || page.preview.Page() != 1 || page.preview.Document().Count() == 0 {
		t.Fatal("no page is seen")
	}
	chord(p, fyne.KeyP, fyne.KeyModifierControl)
	if top := p.win.Canvas().Overlays().Top(); top == nil || !shows(top, "受付名簿(1名)") {
		t.Fatal("nobody is asked")
	}
	if b, ok := p.win.Canvas().Focused().(*kit.Button); !ok || b.Text() != "印刷" {
		t.Fatalf("the keyboard is at %T", p.win.Canvas().Focused())
	}
	press(t, p, fyne.KeyReturn)
	said, _ := os.ReadFile(filepath.Join(dir, "said"))
	pdf, _ := os.ReadFile(filepath.Join(dir, "printed.pdf"))
	if !strings.Contains(string(said), "-d PDF -t 20") || !strings.Contains(string(said), "_受付名簿 -n 1 -o print-scaling=none -o media=A4 -- ") || !strings.HasPrefix(string(pdf), "%PDF-") {
		t.Errorf("lp %s got %.8q", said, pdf)
	}
	if notes := datatest.PaperNotes(t, p.desk.store); len(notes) != 1 || !strings.HasPrefix(notes[0], "paper.print ") || !strings.HasSuffix(notes[0], "受付名簿(1名) → PDF") {
		t.Errorf("the history says %q", notes)
	}
	if left, _ := filepath.Glob(filepath.Join(printFolder(p.start.Folder), "*")); len(left) != 0 {
		t.Errorf("left behind: %v", left)
	}
	if !shows(now[*papersPage](t, p).root, "印刷: PDF") {
		t.Error("the recent outputs do not say it")
	}
}

// Pages that are not there are not printed; a printer that takes no job is said, and so is
// one that waits for paper.
func TestPrint_refused(t *testing.T) {
	p, e, _ := atPrinter(t, "echo 'lp: Destination \"PDF\" is not accepting jobs.' >&2; exit 1", "media-empty")
	openPaper(t, p, "signin", e.seminar)
	chord(p, fyne.KeyP, fyne.KeyModifierControl)
	top := p.win.Canvas().Overlays().Top()
	if !shows(top, "用紙がありません") {
		t.Errorf("it says %q", allText(top))
	}
	var pages *kit.Entry
	walk(top, func(o fyne.CanvasObject) {
		if x, ok := o.(*kit.Entry); ok && pages == nil && strings.Contains(x.PlaceHolder, "すべて") {
			pages = x
		}
	})
	pages.SetText("9")
	press(t, p, fyne.KeyReturn)
	if !shows(top, "1-3,5 のように") || len(datatest.PaperNotes(t, p.desk.store)) != 0 {
		t.Errorf("page 9: %q", allText(top))
	}
	pages.SetText("1")
	press(t, p, fyne.KeyReturn)
	if top := p.win.Canvas().Overlays().Top(); top == nil || !shows(top, "印刷を受け付けていません") {
		t.Error("that the printer refused is not said")
	}
	if notes := datatest.PaperNotes(t, p.desk.store); len(notes) != 2 || !strings.HasPrefix(notes[0], "paper.unprinted ") {
		t.Errorf("the history says %q", notes)
	}
}

// What waits at the printer is not said to be printed: it is said at once that it waits,
// what it is and for what.
func TestPrint_waits(t *testing.T) {
	for alerts, want := range map[string]string{"none": "プリンターに送りました: ", "media-empty": "まだ印刷されていません: "} {
		p, e, _ := atPrinter(t, "", alerts)
		openPaper(t, p, "signin", e.seminar)
		chord(p, fyne.KeyP, fyne.KeyModifierControl)
		p.desk.sh.later = func(time.Duration, func()) func() { return func() {} } // no second look
		press(t, p, fyne.KeyReturn)
		text := allText(p.win.Content())
		for _, said := range []string{"プリンターに送りました: ", "まだ印刷されていません: "} {
			if strings.Contains(text, said) != (said == want) {
				t.Errorf("%s: %q is said: %v", alerts, said, said != want)
			}
		}
	}
}

// Where the system's dialog asks on which printer, what to look at is said before it opens.
func TestPrint_warnedBefore(t *testing.T) {
	p := newTestProgram(t, emptyLedger(t))
	went := 0
	next := func() { went++ }
	p.desk.warnPrint("受付名簿", nil, next)
	if went != 1 || dialogOpen(p) {
		t.Errorf("with nothing to say: %d, a dialog is open: %v", went, dialogOpen(p))
	}
	for key, want := range map[fyne.KeyName]int{fyne.KeyReturn: 1, fyne.KeyEscape: 0} {
		went = 0
		p.desk.warnPrint("受付名簿", []string{"字がありません"}, next)
		if top := p.win.Canvas().Overlays().Top(); went != 0 || top == nil || !shows(top, "字がありません") {
			t.Fatal("nothing is said before it goes on")
		}
		if press(t, p, key); went != want || dialogOpen(p) {
			t.Errorf("%s: it went on %d times", key, went)
		}
	}
}

// 当日の一式 prints what is ticked.
func TestPrint_set(t *testing.T) {
	p, e, _ := atPrinter(t, "", "none")
	if err := p.desk.store.SaveParty(t.Context(), &data.Party{SeminarID: e.seminar, Fee: 3000}); err != nil {
		t.Fatal(err)
	}
	page := openPaper(t, p, "set", e.seminar)
	all := page.preview.Document().Count()
	chord(p, fyne.KeyP, fyne.KeyModifierControl)
	press(t, p, fyne.KeyReturn)
	notes := datatest.PaperNotes(t, p.desk.store)
	if len(notes) < 2 || !strings.Contains(strings.Join(notes, "\n"), "懇親会名簿(") {
		t.Errorf("the history says %q", notes)
	}
	x := page.options.asked[0]
	page.options.choose(x, 1)
	if page = now[*papersPage](t, p); page.preview.Document().Count() >= all {
		t.Error("what is not ticked is still in it")
	}
	if !page.save.Disabled() {
		t.Error("several papers can be saved as one workbook")
	}
}

// A list is printed as it is shown.
func TestPrint_list(t *testing.T) {
	e := newEvening(t, 40)
	p := newTestProgram(t, e.path)
	p.start.Folder = t.TempDir()
	dir := fakePrinter(t, "", "none")
	p.desk.goRoom("people")
	printHere(p)
	press(t, p, fyne.KeyReturn)
	if pdf, _ := os.ReadFile(filepath.Join(dir, "printed.pdf")); !strings.HasPrefix(string(pdf), "%PDF-") {
		t.Error("nothing was printed")
	}
	if notes := datatest.PaperNotes(t, p.desk.store); len(notes) != 1 || !strings.Contains(notes[0], "名簿の一覧(") {
		t.Errorf("the history says %q", notes)
	}
}

// What the printer would leave out is said before anything leaves; she may go on.
func TestPrint_lost(t *testing.T) {
	p, e, dir := atPrinter(t, "", "none")
	if err := os.WriteFile(filepath.Join(dir, "lpoptions"), []byte("#!/bin/sh\necho 'PageSize/Media Size: *Letter A5'\n"), 0o700); err != nil {
		t.Fatal(err)
	}
	openPaper(t, p, "signin", e.seminar)
	for key, want := range map[fyne.KeyName]int{fyne.KeyEscape: 0, fyne.KeyReturn: 1} {
		before := len(datatest.PaperNotes(t, p.desk.store))
		chord(p, fyne.KeyP, fyne.KeyModifierControl)
		press(t, p, fyne.KeyReturn)
		if top := p.win.Canvas().Overlays().Top(); top == nil || !shows(top, "プリンター「PDF」には、1ページの大きさの用紙がありません") {
			t.Fatal("it is not said that the paper is missing")
		}
		if press(t, p, key); len(datatest.PaperNotes(t, p.desk.store))-before != want || dialogOpen(p) {
			t.Errorf("%s: the history says %q", key, datatest.PaperNotes(t, p.desk.store))
		}
	}
}

// That what prints does not run is said, with the way to a PDF.
func TestPrint_noSpooler(t *testing.T) {
	p, e, dir := atPrinter(t, "", "none")
	if err := os.WriteFile(filepath.Join(dir, "lpstat"), []byte("#!/bin/sh\n[ $1 = -r ] && echo 'scheduler is not running' && exit 0\nexit 1\n"), 0o700); err != nil {
		t.Fatal(err)
	}
	openPaper(t, p, "signin", e.seminar)
	chord(p, fyne.KeyP, fyne.KeyModifierControl)
	if top := p.win.Canvas().Overlays().Top(); top == nil || !shows(top, "印刷の仕組みが動いていません") || !shows(top, "PDFを開く") {
		t.Error("it is not said")
	}
}
