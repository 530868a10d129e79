package gui

import (
	"fmt"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"jibun/data"
	"jibun/data/datatest"
)

// certificatesOf opens the certificates of an evening to which so many came.
func certificatesOf(t *testing.T, n int) (*program, *papersPage) {
	t.Helper()
	p := newTestProgram(t, emptyLedger(t))
	s := p.desk.store
	var people []data.Person
	for i := range n {
		people = append(people, datatest.Person(t, s, fmt.Sprintf("参加 太郎%02d", i), func(x *data.Person) { x.Reading = "さんか " + strings.Repeat("た", i+1) + "ろう" }))
	}
	held := datatest.Held(t, s, "第一夜", s.Today(), people...)
	return p, openPaper(t, p, "certificate", held.ID)
}

// TestPapers_whomFound: among many she finds somebody by typing; Enter ticks the only one who is
// left and is ready for the next, and with nothing typed it is done.
func TestPapers_whomFound(t *testing.T) {
	p, page := certificatesOf(t, 40)
	page.chooseWhom()
	typeText(t, p, "さんかたたたろう")
	shot(t, p, "papers-whom-found")
	press(t, p, fyne.KeyReturn)
	if !dialogOpen(p) || !shows(p.win.Canvas().Overlays().Top(), "1名に印") {
		t.Fatalf("Enter on the only one: %s", allText(p.win.Canvas().Overlays().Top()))
	}
	typeText(t, p, "花子")
	if !shows(p.win.Canvas().Overlays().Top(), "あてはまる方はいません") {
		t.Error("somebody is found who is not there")
	}
	press(t, p, fyne.KeyEscape) // the text
	typeText(t, p, "太郎07")
	press(t, p, fyne.KeyReturn)
	typeText(t, p, "太郎07")
	press(t, p, fyne.KeyReturn) // and not her after all
	press(t, p, fyne.KeyReturn)
	if dialogOpen(p) || !shows(page.root, "参加 太郎02さん") || page.preview.Document().Count() != 1 {
		t.Errorf("chosen: %s", allText(page.about))
	}
}

// TestPapers_eveningForgotten: the evening that was chosen is said to be chosen, holds for the
// other papers as long as she stays, and is not that of papers she opens later.
func TestPapers_eveningForgotten(t *testing.T) {
	p := newTestProgram(t, sampleOffice(t))
	_, past := busiest(t, p.desk.store)
	p.desk.goRoom("papers")
	page := now[*papersPage](t, p)
	if shows(page.root, "選んだ回の帳票です") {
		t.Error("an evening is said to be chosen")
	}
	usual := allText(page.about)
	page.seminar = past.ID
	p.desk.sh.reload()
	shot(t, p, "papers-evening-chosen")
	if !shows(page.root, "選んだ回の帳票です") || !strings.Contains(allText(page.about), fmt.Sprintf("第%d回", past.Number)) {
		t.Errorf("of the evening that was chosen: %s", allText(page.about))
	}
	p.desk.goRoom("papers") // she is there
	if page.seminar != past.ID {
		t.Error("forgotten although she stayed")
	}
	p.desk.goRoom("home")
	p.desk.goRoom("papers")
	if got := allText(now[*papersPage](t, p).about); got != usual {
		t.Errorf("coming back it is about\n%s, not\n%s", got, usual)
	}
	page.seminar = past.ID
	p.desk.sh.reload()
	tapButton(t, page.root, "いつもの回に戻す")
	if got := allText(page.about); got != usual {
		t.Errorf("the link leads to\n%s", got)
	}
	p.desk.goPaper("badges", past.ID, 0) // from the evening
	if page = now[*papersPage](t, p); shows(page.root, "選んだ回の帳票です") || !strings.Contains(allText(page.about), fmt.Sprintf("第%d回", past.Number)) {
		t.Errorf("from a seminar: %s", allText(page.about))
	}
}

// TestPapers_eveningsFound: however long the theme is, number and day of what is found are seen.
func TestPapers_eveningsFound(t *testing.T) {
	p := newTestProgram(t, sampleOffice(t))
	m := data.SeminarLine{Seminar: data.Seminar{Number: 431, Title: strings.Repeat("長い", 40), Date: "2026-11-24"}}
	c := p.desk.eveningsFound([]data.SeminarLine{m})[0]
	if !strings.HasPrefix(c.Title, "第431回") || c.Badge != p.desk.columnDay(m.Date) || c.Detail != "" {
		t.Errorf("%+v", c)
	}
}

// TestPapers_buttonsStay: what she is about to click does not move when it is said that the paper
// was saved.
func TestPapers_buttonsStay(t *testing.T) {
	p := newTestProgram(t, sampleOffice(t))
	p.desk.goRoom("papers")
	page := now[*papersPage](t, p)
	at := func() (out []fyne.Position) {
		settle(p.win.Content())
		for _, o := range []fyne.CanvasObject{page.print, page.pdf, page.save, page.preview, page.side, page.list} {
			out = append(out, fyne.CurrentApp().Driver().AbsolutePositionForObject(o), fyne.NewPos(0, o.Size().Height))
		}
		return out
	}
	for _, x := range []fyne.Size{{Width: 1280, Height: 800}, {Width: 682, Height: 466}} {
		p.win.Resize(x)
		page.say(nil)
		before := at()
		page.saved("/tmp/受付名簿.xlsx")
		shot(t, p, fmt.Sprint("papers-saved-bar-", x.Width))
		if after := at(); fmt.Sprint(after) != fmt.Sprint(before) || !shows(page.root, "保存しました") {
			t.Errorf("%v: they were at %v and are at %v", x, before, after)
		}
	}
}

// TestPapers_passwordMark: that a password lacks is said of the paper for which one was wanted.
func TestPapers_passwordMark(t *testing.T) {
	p := newTestProgram(t, sampleOffice(t))
	p.desk.goRoom("papers")
	page := now[*papersPage](t, p)
	page.options.lock.Checked = true
	page.options.lock.OnChanged(true)
	page.Excel()
	if !shows(page.options.root, "パスワードがまだ入っていない") {
		t.Fatal("nothing is said of the password")
	}
	press(t, p, fyne.KeyEscape)
	page.list.Select(page.list.Rows()[1].ID)
	if shows(page.options.root, "パスワードがまだ入っていない") {
		t.Error("the red mark stays when another paper is chosen")
	}
}

// TestPapers_wrongNumber: no paper leaves the program while a number beside it is marked as wrong.
func TestPapers_wrongNumber(t *testing.T) {
	p := newTestProgram(t, sampleOffice(t))
	p.desk.goRoom("papers")
	page := now[*papersPage](t, p)
	n := page.options.numbers["signin.walkins"]
	p.win.Canvas().Focus(n)
	n.SetText("60")
	for name, out := range map[string]func(){"print": page.Print, "PDF": page.PDF, "Excel": page.Excel} {
		out()
		if dialogOpen(p) || !shows(p.win.Content(), "「当日参加の空いた行」に入れられない数が入っています。") {
			t.Errorf("%s: goes on with 60 lines; %s", name, allText(p.desk.wrongs.root))
		}
		for dialogOpen(p) {
			press(t, p, fyne.KeyEscape)
		}
	}
	shot(t, p, "papers-wrong-number")
	n.SetText("30")
	if page.options.wrong() != "" {
		t.Error("30 are refused")
	}
}

// TestConfirmed_walkedIn: where 参加確定 stands, it says how many of them walked in, as 参加予定 beside
// it does not count them.
func TestConfirmed_walkedIn(t *testing.T) {
	p, page := certificatesOf(t, 3) // datatest lets them walk in
	if !strings.Contains(allText(page.about), "参加確定 3名(うち当日参加 3名)") {
		t.Errorf("the page of papers says %s", allText(page.about))
	}
	list, err := p.desk.store.Seminars(t.Context(), data.SeminarFilter{})
	if err != nil {
		t.Fatal(err)
	}
	p.desk.goSeminar(list[0].ID, "applicants")
	if got := now[*seminarPage](t, p).tab().(*applicantsTab).comingHeading(3); !strings.HasPrefix(got, "参加確定 3名(うち当日参加 3名)") {
		t.Errorf("the list says %s", got)
	}
}
