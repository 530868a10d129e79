package gui

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/japanese"

	"jibun/data"
)

// aprilRoster writes a CP932 roster of the ledger's staff, with title rows, a
// heading of two lines and a sum: 3 have moved, 1 has another name, 1 another
// title, 2 are missing, 2 are new, 1 has no number.
// 𠮷 is 吉 in it, 濵 is 浜.
func aprilRoster(t *testing.T, p *program) string {
	t.Helper()
	no := false
	people, err := p.desk.store.People(t.Context(), data.PersonFilter{Outside: &no})
	if err != nil {
		t.Fatal(err)
	}
	slices.SortStableFunc(people, func(a, b data.PersonLine) int { return strings.Compare(a.From, b.From) })
	var b strings.Builder
	fmt.Fprintf(&b, "令和9年度 職員名簿,,,,,\r\n(令和9年4月1日現在),,,,,\r\n職員番号,氏名,,所属,,職名\r\n,漢字,ふりがな,部,課,\r\n")
	line := func(number, name, reading, from, position string) {
		division, section, _ := strings.Cut(from, " ")
		fmt.Fprintf(&b, "%s,%s,%s,%s,%s,%s\r\n", number, name, reading, division, section, position)
	}
	n := 0
	letters := strings.NewReplacer("𠮷", "吉", "濵", "浜", "\U000E0100", "", "\U000E0101", "") // as systems of an office write them
	for i, x := range people {
		copied := *x.Person // everybody is shared
		x.Person = &copied
		x.Name = letters.Replace(x.Name)
		switch i {
		case 0, 1, 2:
			x.From = people[len(people)-1].From
		case 3:
			x.Name, x.Reading = "早乙女 "+strings.Fields(x.Name)[1], "さおとめ "+strings.Fields(x.Reading)[1]
		case 4:
			x.Position = "参事"
		case 5, 6:
			continue
		}
		line(x.StaffNo, x.Name, x.Reading, x.From, x.Position)
		n++
	}
	line("990001", "新垣 結", "あらがき ゆい", people[0].From, "主事")
	line("990002", "山田 新太", "やまだ しんた", "未来部 みらい創造課", "主事")
	line("", "番号 なし", "ばんごう なし", people[0].From, "主事")
	fmt.Fprintf(&b, "合計,%d名,,,,\r\n", n+3)
	out, err := encoding.ReplaceUnsupported(japanese.ShiftJIS.NewEncoder()).String(b.String())
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "R9職員名簿.csv")
	if err := os.WriteFile(path, []byte(out), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// openImport shows the page that takes something in.
func openImport(p *program, kind string) *importPage {
	page := newImportPage(p.desk, kind).(*importPage)
	p.desk.sh.open(page)
	return page
}

func TestImport_roster(t *testing.T) {
	p := newTestProgram(t, sampleOffice(t))
	s := p.desk.store
	path := aprilRoster(t, p)
	page := openImport(p, "roster")
	r := page.in.(*rosterImport)
	shot(t, p, "import-1-empty")
	if r.w.next.Disabled() == false {
		t.Error("one can go on without a file")
	}
	r.open(path)
	shot(t, p, "import-1-file")
	press(t, p, fyne.KeyReturn) // the focus is on 次へ
	if r.w.at != 1 {
		t.Fatalf("at step %d: %s", r.w.at, r.file.found.Text)
	}
	shot(t, p, "import-2-columns")
	r.columns.on.SetDay("2027-04-01")
	r.w.forward()
	if r.w.at != 2 {
		t.Fatalf("at step %d", r.w.at)
	}
	shot(t, p, "import-3-plan")
	plan := r.planned
	want := map[data.Case]int{data.CaseNew: 2, data.CaseMoved: 3, data.CaseRetitled: 1, data.CaseRenamed: 1, data.CaseLeft: 0}
	for c, n := range want {
		if got := plan.Count(c); got != n {
			t.Errorf("%s: %d, not %d", c.Label(), got, n)
			for _, l := range plan.Lines {
				if l.Has(c) {
					t.Log(l.Old, l.New)
				}
			}
		}
	}
	// A row cannot be read, so the two who are not in the roster are not ticked; she
	// has looked at them and ticks them.
	left := r.plan.grids[data.CaseLeft]
	if n := len(left.Rows()); n != 2 || plan.Whole() || left.Rows()[0].note == "" {
		t.Errorf("%d may have left, gaps %+v", n, plan.Gaps)
	}
	r.plan.side.choose("left")
	shot(t, p, "import-3-left")
	r.plan.tick(left.Rows(), false)
	if plan.Count(data.CaseLeft) != 2 {
		t.Error("they cannot be ticked")
	}
	if len(plan.Unreadable) != 1 || len(plan.Skipped) == 0 {
		t.Errorf("%d unreadable, %d skipped", len(plan.Unreadable), len(plan.Skipped))
	}
	r.plan.side.choose("moved")
	shot(t, p, "import-3-moved")

	// Space leaves the first one out
	g := r.plan.grids[data.CaseMoved]
	g.Select(g.ID(g.Rows()[0]))
	p.win.Canvas().Focus(g)
	press(t, p, fyne.KeySpace)
	if plan.Count(data.CaseMoved) != 2 {
		t.Error("Space did not leave one out")
	}
	// back and on again keeps it
	press(t, p, fyne.KeyEscape)
	if r.w.at != 1 {
		t.Fatalf("Esc led to step %d", r.w.at)
	}
	r.w.forward()
	for _, at := range []fyne.Focusable{r.plan.side.grid, g, r.plan.bad, nil} { // Enter is the primary button, wherever the keyboard is
		apply, went := r.w.list[2].on, 0
		r.w.list[2].on = func() { went++ }
		p.win.Canvas().Focus(at)
		press(t, p, fyne.KeyReturn)
		if r.w.list[2].on = apply; went != 1 {
			t.Errorf("Enter on %T went on %d times", at, went)
		}
	}
	r.plan.side.choose("moved")
	p.win.Canvas().Focus(r.plan.side.grid)
	if press(t, p, fyne.KeyRight); p.win.Canvas().Focused() != fyne.Focusable(g) {
		t.Error("Right does not lead into the list")
	}
	if r.planned.Count(data.CaseMoved) != 2 {
		t.Error("the tick was lost by going back")
	}
	shot(t, p, "import-3-unticked")
	if o, _ := s.NextUndo(t.Context()); o.What == "people.import" {
		t.Error("written before the last step")
	}
	r.w.forward()
	shot(t, p, "import-4-done")
	if r.w.at != 3 {
		t.Fatalf("at step %d", r.w.at)
	}
	if o, _ := s.NextUndo(t.Context()); o.What != "people.import" {
		t.Errorf("last operation is %s", o.What)
	}
	if b, err := data.LastBackup(t.Context(), s.BackupFolder()); err != nil || b.Path == "" {
		t.Error("no backup was made before", err)
	}
	if _, err := s.PersonByStaffNo(t.Context(), "990001"); err != nil {
		t.Error("the new one is not there", err)
	}
	p.desk.undo()
	if _, err := s.PersonByStaffNo(t.Context(), "990001"); err == nil {
		t.Error("undo did not take the import back")
	}
}

// A seating list: who cannot be told is asked, and the answer is taken in.
func TestImport_asked(t *testing.T) {
	p := newTestProgram(t, emptyLedger(t))
	write := func(text string) string {
		path := filepath.Join(t.TempDir(), "座席表.csv")
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	take := func(text string) *rosterImport {
		in := openImport(p, "roster").in.(*rosterImport)
		in.open(write(text))
		in.w.forward()
		in.columns.on.SetDay("2027-04-01")
		in.w.forward()
		if in.w.at != 2 {
			t.Fatalf("at step %d: %s", in.w.at, in.file.found.Text)
		}
		return in
	}
	in := take("氏名,所属,職名\n佐藤 健,総務部 人事課,係長\n佐藤 健,市民部 市民課,主事\n田中 恵,市民部 市民課,主事\n")
	shot(t, p, "import-3-numberless")
	in.w.forward()
	in = take("氏名,所属,職名\n佐藤 健,福祉部 介護課,係長\n佐藤 健,市民部 市民課,主事\n川口 恵,市民部 市民課,主事\n")
	g := in.plan.grids[data.CaseAsked]
	if len(g.Rows()) != 2 || in.plan.changes() != 0 || !in.w.next.Disabled() {
		t.Fatalf("%d asked, %d changes", len(g.Rows()), in.plan.changes())
	}
	in.plan.side.choose("asked")
	shot(t, p, "import-3-asked")
	p.win.Canvas().Focus(g)
	g.Select(g.ID(g.Rows()[0]))
	press(t, p, fyne.KeySpace) // the one whom the ledger has
	if in.planned.Count(data.CaseMoved) != 1 || in.plan.answered() != 1 {
		t.Errorf("%d moved, %d answered", in.planned.Count(data.CaseMoved), in.plan.answered())
	}
	press(t, p, fyne.KeySpace) // somebody new
	if in.planned.Count(data.CaseMoved) != 0 || in.planned.Count(data.CaseNew) != 1 {
		t.Errorf("%d moved, %d new", in.planned.Count(data.CaseMoved), in.planned.Count(data.CaseNew))
	}
	press(t, p, fyne.KeySpace) // none
	if in.plan.changes() != 0 || in.plan.answered() != 0 {
		t.Errorf("%d changes", in.plan.changes())
	}
	in.plan.answerOnly()
	shot(t, p, "import-3-answered")
	if in.planned.Count(data.CaseMoved) != 1 || in.planned.Count(data.CaseRenamed) != 1 {
		t.Errorf("%d moved, %d renamed", in.planned.Count(data.CaseMoved), in.planned.Count(data.CaseRenamed))
	}
	// the plan is made anew when somebody else changes the people: the answers stay
	again, err := p.desk.store.Plan(t.Context(), in.roster, in.planned.On)
	if err != nil {
		t.Fatal(err)
	}
	if in.plan.carry(again); again.Count(data.CaseMoved) != 1 {
		t.Error("the answers were lost")
	}
	in.w.forward()
	people, err := p.desk.store.People(t.Context(), data.PersonFilter{})
	if err != nil || len(people) != 3 {
		t.Errorf("%d people, %v", len(people), err)
	}
}
