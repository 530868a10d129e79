package gui

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"jibun/data"
	"jibun/data/datatest"
	"jibun/gui/kit"
	"jibun/gui/papers"
)

// She ticks for whom certificates are made: those get numbers, and stand in the register;
// another evening or paper is for everybody again.
func TestCertificates_chosenAndRegistered(t *testing.T) {
	p, _, _ := atPrinter(t, "", "none")
	s := p.desk.store
	first := datatest.Held(t, s, "第一夜", s.Today(), datatest.Person(t, s, "青木 花子"), datatest.Person(t, s, "渡辺 太郎"), datatest.Person(t, s, "佐藤 次郎"))
	page := openPaper(t, p, "certificate", first.ID)
	if n := page.preview.Document().Count(); n != 3 || !shows(page.root, "全員(3名)") {
		t.Fatalf("%d certificates", n)
	}
	page.chooseWhom()
	press(t, p, fyne.KeyDown)
	press(t, p, fyne.KeySpace)
	press(t, p, fyne.KeyReturn)
	if page = now[*papersPage](t, p); dialogOpen(p) || page.preview.Document().Count() != 1 {
		t.Fatalf("with one ticked: %d certificates", page.preview.Document().Count())
	}
	chord(p, fyne.KeyP, fyne.KeyModifierControl)
	press(t, p, fyne.KeyReturn)
	var link *kit.Button
	walk(page.root, func(o fyne.CanvasObject) {
		if b, ok := o.(*kit.Button); ok && strings.HasPrefix(b.Text(), "発行した証明書の台帳") {
			link = b
		}
	})
	link.OnTapped()
	register := now[*certificatesPage](t, p)
	rows := register.grid.Rows()
	if len(rows) != 1 || !strings.HasSuffix(rows[0].Label, "第1号") || !strings.Contains(rows[0].of, "第一夜") {
		t.Fatalf("the register has %+v", rows)
	}
	name := rows[0].Name
	register.text.SetText("いない方")
	if rows := register.grid.Rows(); len(rows) != 0 {
		t.Errorf("narrowed to nobody it has %+v", rows)
	}
	register.Escape()
	undoKey(p) // the papers may be with somebody: it asks
	shot(t, p, "certificate-undo-asks")
	if said := allText(p.win.Canvas().Overlays().Top()); !dialogOpen(p) || !strings.Contains(said, "この番号は二度と使われず、発行台帳には「取消」と残ります") {
		t.Errorf("taken back unasked: %s", said)
	}
	press(t, p, fyne.KeyEscape)
	if rows := register.grid.Rows(); len(rows) != 1 || rows[0].Withdrawn || dialogOpen(p) {
		t.Errorf("Esc takes it back: %+v", rows)
	}
	undoKey(p)
	press(t, p, fyne.KeyReturn)
	if rows := register.grid.Rows(); len(rows) != 1 || !rows[0].Withdrawn || rows[0].Name != name || !strings.HasSuffix(rows[0].Label, "第1号") || !shows(register.root, "ほかに取消1通") {
		t.Errorf("undone, what lies on paper is not in the register: %+v, %q", rows, register.count.Text)
	}
	p.desk.goBack()
	page = now[*papersPage](t, p)
	if !shows(page.root, name+"さん") {
		t.Error("coming back she has to choose again")
	}
	page.list.Select(2)
	page.list.OnSelect(page.list.Selected())
	page.list.Select(4)
	page.list.OnSelect(page.list.Selected())
	second := datatest.Held(t, s, "第二夜", s.Today(), datatest.Person(t, s, "甲"), datatest.Person(t, s, "乙"))
	if page = openPaper(t, p, "certificate", second.ID); page.preview.Document().Count() != 2 {
		t.Error("another evening is for those of the first")
	}
}

// Whom she chose stays chosen, whatever is undone and done again: who may have none just now gets
// it again afterwards, and nobody else gets it meanwhile.
func TestCertificates_chosenThroughUndo(t *testing.T) {
	p, _, _ := atPrinter(t, "", "none")
	s := p.desk.store
	m := datatest.Held(t, s, "第一夜", s.Today(), datatest.Person(t, s, "青木 花子"), datatest.Person(t, s, "渡辺 太郎"), datatest.Person(t, s, "佐藤 次郎"))
	page := openPaper(t, p, "certificate", m.ID)
	her, name := page.whom.all[1].Person, page.whom.all[1].Name
	page.setWhom([]int64{her})
	want := func(after string, pages int) {
		t.Helper()
		d := page.preview.Document()
		if got := d != nil && d.Count() == pages || d == nil && pages == 0; !got || pages > 0 && !shows(page.root, name+"さん") {
			t.Errorf("after %s: %v, %q", after, d != nil, allText(page.about))
		}
	}
	want("choosing", 1)
	list, err := s.Applicants(t.Context(), m.ID)
	if err != nil {
		t.Fatal(err)
	}
	for _, a := range list {
		if a.PersonID == her {
			if err := s.Mark(t.Context(), data.Absent, a.ID); err != nil {
				t.Fatal(err)
			}
		}
	}
	want("she was not there after all", 0)
	if !shows(page.seat, "選んだ方は、いま、この帳票の対象ではありません") || page.save.Disabled() == false {
		t.Errorf("it is not said, or saved for others: %q", allText(page.root))
	}
	undoKey(p)
	want("undo", 1)
	p.desk.redo()
	want("redo", 0)
	undoKey(p)
	want("undo again", 1)
	page.turnTo(papers.KindOf("signin"))
	page.turnTo(papers.KindOf("certificate"))
	want("looking at another paper", 1)
	page.setWhom(nil)
	if n := page.preview.Document().Count(); n != 3 {
		t.Errorf("all are %d", n)
	}
}

// 修了証 are of a year: the year can be changed, no evening is asked for, and how often somebody
// must have come is asked only there. A letter leads from a lecturer to hers alone.
func TestCertificates_ofTheYear(t *testing.T) {
	p, e, _ := atPrinter(t, "", "none")
	s := p.desk.store
	page := openPaper(t, p, "certificate", e.seminar)
	if page.Yearly() || shows(page.root, "修了に要る回数") {
		t.Error("受講証明書 are of a year, or ask how often somebody came")
	}
	kind := optionFields[*kit.Select](page)[0]
	kind.TypedKey(&fyne.KeyEvent{Name: fyne.KeyRight})
	if page = now[*papersPage](t, p); !page.Yearly() || shows(page.root, "ほかの回を選ぶ") || !shows(page.root, "修了に要る回数") {
		t.Error("修了証 are of an evening, or do not ask how often somebody came")
	}
	for _, name := range []string{"孔 丘", "孟 軻"} {
		if err := s.Assign(t.Context(), &data.Assignment{SeminarID: e.seminar, PersonID: datatest.Person(t, s, name).ID, Role: data.Lecturer, State: data.Agreed}); err != nil {
			t.Fatal(err)
		}
	}
	if page = openPaper(t, p, "letter", e.seminar); page.preview.Document().Count() != 2 {
		t.Error("not every lecturer gets a letter")
	}
	m, err := s.SeminarSummary(t.Context(), e.seminar)
	if err != nil {
		t.Fatal(err)
	}
	p.desk.goPaper("letter", e.seminar, m.Speakers[1].PersonID)
	if page = now[*papersPage](t, p); page.preview.Document().Count() != 1 || !shows(page.root, m.Speakers[1].Name+"さん") {
		t.Error("the letter of one lecturer is to others")
	}
}
