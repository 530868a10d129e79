package gui

import (
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"github.com/xuri/excelize/v2"

	"jibun/data"
	"jibun/data/datatest"
	"jibun/export"
	"jibun/gui/kit"
	"jibun/gui/papers"
)

func TestPapers_eachIsWritten(t *testing.T) {
	p := newTestProgram(t, sampleOffice(t))
	d := p.desk
	open, past := busiest(t, d.store)
	for _, k := range papers.Kinds() {
		d.goRoom("papers")
		hits, _ := d.store.FindPeople(t.Context(), "tanaka", 1)
		of := open
		if k.Key == "certificate" { // of those who were there
			of = past
		}
		d.goPaper(k.Key, of.ID, hits[0].ID)
		page := now[*papersPage](t, p)
		if !page.ready || page.save.Disabled() {
			t.Errorf("%s cannot be saved", k.Key)
			continue
		}
		path := filepath.Join(t.TempDir(), page.paper.File)
		page.Excel()
		if !kit.ModalOpen(p.win.Canvas()) {
			t.Errorf("%s: nobody is asked where to", k.Key)
		}
		press(t, p, fyne.KeyEscape)
		if err := page.paper.Save(t.Context(), d.store, path, export.Options{}); err != nil {
			t.Errorf("%s: %v", k.Key, err)
			continue
		}
		wantWorkbook(t, path, "")
		ops, err := d.store.History(t.Context(), data.HistoryFilter{Limit: 3})
		if err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(ops[0].About+ops[1].About, filepath.Base(path)) {
			t.Errorf("%s: no line in the history", k.Key)
		}
	}
}

// openPaper opens a paper on an evening.
func openPaper(t *testing.T, p *program, kind string, seminar int64) *papersPage {
	t.Helper()
	p.desk.goPaper(kind, seminar, 0)
	return now[*papersPage](t, p)
}

// What to look at before a paper is printed is said before it is made.
func TestPapers_warnings(t *testing.T) {
	e := newEvening(t, 40, func(m *data.Seminar) { m.Date, m.Deadline = sampleDay, sampleDay })
	p := newTestProgram(t, e.path)
	s := p.desk.store
	if page := openPaper(t, p, "signin", e.seminar); !shows(page.root, "参加確定の方がまだいません") || page.save.Disabled() {
		t.Error("an empty sheet is made without a word, or cannot be made")
	}
	for _, id := range []int64{e.people["田中 太郎"], datatest.Person(t, s, "謎野 某", func(x *data.Person) { x.StaffNo, x.Reading = "0300001", "" }).ID} {
		datatest.Apply(t, s, e.seminar, id)
	}
	const noReading = "ふりがなのない方が1名います(五十音順では最後に並びます):"
	page := now[*papersPage](t, p) // it has heard of the applications
	if shows(page.root, "参加確定の方がまだいません") || !shows(page.root, noReading) {
		t.Errorf("受付名簿 says: %s", allText(page.notes))
	}
	if err := s.HoldSeminar(t.Context(), e.seminar); err != nil {
		t.Fatal(err)
	}
	if page := openPaper(t, p, "annual", 0); !shows(page.root, "出欠が入力されていない回があります: ") || !shows(page.root, "(未確認 2名)") || page.save.Disabled() {
		t.Errorf("年次報告書 says: %s", allText(page.notes))
	}
	list, err := s.Applicants(t.Context(), e.seminar)
	if err != nil {
		t.Fatal(err)
	}
	for _, a := range list {
		if err := s.Mark(t.Context(), data.Attended, a.ID); err != nil {
			t.Fatal(err)
		}
	}
	page = now[*papersPage](t, p)
	if shows(page.root, "出欠が入力されていない回") || !shows(page.root, noReading) {
		t.Errorf("with the attendance known 年次報告書 says: %s", allText(page.notes))
	}
}

// What a paper is and what to look at stand at the top when another one is chosen, however far
// she went down before; where there is no paper its place says why.
func TestPapers_fromTheTop(t *testing.T) {
	e := newEvening(t, 40)
	p := newTestProgram(t, e.path)
	page := openPaper(t, p, "badges", e.seminar)
	page.side.Resize(fyne.NewSize(252, 200))
	down := func() float32 { page.side.ScrollToOffset(fyne.NewPos(0, 80)); return page.side.Offset.Y }
	if down() != 80 {
		t.Fatalf("there is nothing below: %v", page.side.Offset)
	}
	p.desk.sh.reload()
	if page.side.Offset.Y != 80 {
		t.Error("the same paper made anew is not where she was")
	}
	page.turnTo(papers.KindOf("party"))
	if page.kind != "party" || page.side.Offset.Y != 0 {
		t.Errorf("%s begins at %v", page.kind, page.side.Offset)
	}
	if !page.seat.Visible() || !shows(page.seat, "この回に懇親会の記録がありません。") {
		t.Errorf("in the place of the paper: %q", allText(page.seat))
	}
	page.turnTo(papers.KindOf("signin"))
	if page.seat.Visible() {
		t.Error("over the paper it says that there is none")
	}
}

// A paper about nothing cannot be saved, and says what it waits for.
func TestPapers_nothingToWrite(t *testing.T) {
	p := newTestProgram(t, emptyLedger(t))
	s := p.desk.store
	p.desk.goRoom("papers")
	page := now[*papersPage](t, p)
	wants := func(text string) {
		t.Helper()
		if !shows(page.notes, text) || !page.save.Disabled() {
			t.Errorf("says %q, save is off: %v; want %q", allText(page.notes), page.save.Disabled(), text)
		}
		if chord(p, fyne.KeyE, fyne.KeyModifierControl); dialogOpen(p) {
			t.Errorf("%s: yet Ctrl+E asks where to", text)
			press(t, p, fyne.KeyEscape)
		}
	}
	wants("これからの回がありません")
	m := datatest.Seminar(t, s, "論語勉強会")
	page = openPaper(t, p, "letter", m.ID)
	wants("この回の講師がまだ決まっていません")
	page = openPaper(t, p, "party", m.ID)
	wants("この回に懇親会の記録がありません")
	page = openPaper(t, p, "person", 0)
	wants("だれの帳票かを選んでください")

	who := datatest.Person(t, s, "田中 花子", func(x *data.Person) { x.StaffNo, x.Reading = "0101", "たなか はなこ" })
	walk(page.about, func(o fyne.CanvasObject) {
		if x, ok := o.(*kit.SearchEntry); ok {
			p.win.Canvas().Focus(x.Focusable())
		}
	})
	enter(t, p, "0101")
	if !shows(page.about, who.Name) || page.save.Disabled() || allText(page.notes) != "" {
		t.Errorf("after 田中 花子 was chosen: %q, %q, save is off: %v", allText(page.about), allText(page.notes), page.save.Disabled())
	}
}

// The file is locked with what was typed as its password, and only then.
func TestPapers_password(t *testing.T) {
	e := newEvening(t, 40)
	p := newTestProgram(t, e.path)
	datatest.Apply(t, p.desk.store, e.seminar, e.people["田中 太郎"])
	page := openPaper(t, p, "signin", e.seminar)
	dir := t.TempDir()
	open, locked := filepath.Join(dir, "名簿.xlsx"), filepath.Join(dir, "鍵付き.xlsx")
	chord(p, fyne.KeyE, fyne.KeyModifierControl)
	typeFile(t, p, open)
	wantWorkbook(t, open, "")
	if !shows(page.result, "保存しました: ") {
		t.Errorf("after it was saved the page says %q", allText(page.result))
	}
	page.options.lock.SetChecked(true)
	page.options.lock.OnChanged(true)
	p.win.Canvas().Focus(page.save)
	chord(p, fyne.KeyE, fyne.KeyModifierControl)
	if kit.ModalOpen(p.win.Canvas()) || !shows(page.root, "パスワードがまだ入っていない") || p.win.Canvas().Focused() != fyne.Focusable(page.options.secret) {
		t.Fatal("without a password the file is written open, or she is not asked for it")
	}
	typeText(t, p, "くれ-ひみつ")
	p.win.Canvas().Focus(page.save)
	chord(p, fyne.KeyE, fyne.KeyModifierControl)
	typeFile(t, p, locked)
	wantWorkbook(t, locked, "くれ-ひみつ")
	if shows(page.root, "パスワードがまだ入っていない") {
		t.Error("she is asked for what she typed")
	}
	if f, err := excelize.OpenFile(locked); err == nil {
		f.Close()
		t.Error("it opens without the password too")
	}
	notes, err := p.desk.store.History(t.Context(), data.HistoryFilter{What: "paper.excel"})
	if err != nil || len(notes) != 2 || !strings.Contains(notes[0].About, "受付名簿(1名) → "+locked) {
		t.Errorf("history %+v, %v", notes, err)
	}
	if strings.Contains(notes[0].About, "ひみつ") {
		t.Error("the password stands in the history")
	}
}

// A ledger that is only read keeps no line about what leaves it, so nothing does: that
// is said before anybody chooses a place.
func TestPapers_readOnly(t *testing.T) {
	e := newEvening(t, 40)
	p := openBeside(t, e.path)
	page := openPaper(t, p, "signin", e.seminar)
	if !page.save.Disabled() {
		t.Fatal("the paper can be saved")
	}
	chord(p, fyne.KeyE, fyne.KeyModifierControl)
	if top := p.win.Canvas().Overlays().Top(); top == nil || !shows(top, "読み取り専用で開いています") {
		t.Error("Ctrl+E does not say why")
	}
}

// Where the last paper went is said as long as that paper is shown.
func TestPapers_savedBarGoes(t *testing.T) {
	e := newEvening(t, 40)
	p := newTestProgram(t, e.path)
	page := openPaper(t, p, "signin", e.seminar)
	chord(p, fyne.KeyE, fyne.KeyModifierControl)
	typeFile(t, p, filepath.Join(t.TempDir(), "名簿.xlsx"))
	page.options.choose(page.options.asked[2], 3)
	if !shows(page.root, "保存しました: ") {
		t.Error("it is gone although the same paper is shown")
	}
	page.options.choose(page.options.asked[0], 1)
	if shows(page.root, "保存しました: ") {
		t.Error("the list in another order is said to be saved")
	}
	page.list.Select(papers.KindOf("book").ID)
	if page.kind != "book" || shows(page.root, "保存しました: ") {
		t.Errorf("%s is said to be saved", page.kind)
	}
}

// wantWorkbook opens a written paper again.
func wantWorkbook(t *testing.T, path, password string) {
	t.Helper()
	f, err := excelize.OpenFile(path, excelize.Options{Password: password})
	if err != nil {
		t.Error(err)
		return
	}
	defer f.Close()
	if rows, err := f.GetRows(f.GetSheetName(0)); err != nil || len(rows) < 3 {
		t.Errorf("%s has %d rows, %v", path, len(rows), err)
	}
}

// From 印刷, where the keyboard is, the arrows choose the paper; Enter then prints that one.
func TestPapers_arrows(t *testing.T) {
	p := newTestProgram(t, sampleOffice(t))
	p.desk.goRoom("papers")
	x := now[*papersPage](t, p)
	first := x.kind
	press(t, p, fyne.KeyDown)
	if x.kind == first || p.win.Canvas().Focused() != fyne.Focusable(x.print) {
		t.Errorf("%s chosen after %s, the keyboard at %T", x.kind, first, p.win.Canvas().Focused())
	}
	if press(t, p, fyne.KeyUp); x.kind != first {
		t.Errorf("back at %s", x.kind)
	}
}

// In the smallest window too the names of the papers are not cut, and stand under what they
// are about.
func TestPapers_listed(t *testing.T) {
	p := newTestProgram(t, emptyLedger(t))
	look(p, 1, false, 1024, 700)
	p.desk.goRoom("papers")
	settle(p.win.Content())
	list := now[*papersPage](t, p).list
	for _, k := range list.Rows() {
		if want := kit.NewText(k.Label).Full() + 24; list.Size().Width < want {
			t.Errorf("%s wants %v, the list is %v wide", k.Label, want, list.Size().Width)
		}
	}
	for _, group := range []string{"各回", "年度"} {
		if !shows(list, group) {
			t.Errorf("nothing says %s", group)
		}
	}
	if heads, _ := list.Listed(); len(heads) != 1 {
		t.Errorf("the names share their room with %d columns", len(heads)-1)
	}
}

// In a window in which a list of the papers would show three of them, a field has them all, in
// the order of the list; where there is room, there is the list.
func TestPapers_narrow(t *testing.T) {
	e := newEvening(t, 40)
	p := newTestProgram(t, e.path)
	page := openPaper(t, p, "signin", e.seminar)
	for _, c := range []struct {
		size   fyne.Size
		narrow bool
	}{{fyne.NewSize(853, 533), true}, {fyne.NewSize(1280, 800), false}} {
		p.win.Resize(c.size)
		if page.pick.Visible() != c.narrow || page.list.Visible() == c.narrow {
			t.Fatalf("%v: the field %v, the list %v", c.size, page.pick.Visible(), page.list.Visible())
		}
		if c.narrow {
			page.pick.TypedKey(&fyne.KeyEvent{Name: fyne.KeyRight})
			if page.kind != "party" || len(page.pick.Options()) != len(paperKinds()) {
				t.Errorf("the paper is %s", page.kind)
			}
		}
	}
	if page.list.Select(papers.KindOf("badges").ID); page.pick.Text() != "各回: 名札" {
		t.Errorf("the field says %s", page.pick.Text())
	}
}
