package gui

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"github.com/xuri/excelize/v2"

	"jibun/data"
)

// ctrl presses a key with Ctrl on what has the focus.
func ctrl(p *program, name fyne.KeyName) {
	s := &desktop.CustomShortcut{KeyName: name, Modifier: fyne.KeyModifierControl}
	if f, ok := p.win.Canvas().Focused().(fyne.Shortcutable); ok {
		f.TypedShortcut(s)
		return
	}
	p.win.Canvas().(fyne.Shortcutable).TypedShortcut(s)
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

// A new one of the staff is added by keyboard alone: Ctrl+N, and Enter from field
// to field.
func TestPersonForm_new(t *testing.T) {
	p := smallOffice(t)
	openPeople(t, p)
	ctrl(p, fyne.KeyN)
	if !dialogOpen(p) {
		t.Fatal("Ctrl+N opened nothing")
	}
	for _, text := range []string{"新垣 結", "あらがき ゆい", "0200"} {
		typeOn(p, text)
		pressKey(p, fyne.KeyReturn)
	}
	typeOn(p, "保育")
	pressKey(p, fyne.KeyReturn)
	typeOn(p, "係長")
	ctrl(p, fyne.KeyReturn)
	if dialogOpen(p) {
		t.Fatal("the dialog is still open")
	}
	r := findPerson(t, p, "0200")
	if r.Name != "新垣 結" || r.From != "こども部 保育課" || r.Position != "係長" || r.Postings[0].Band != data.Middle {
		t.Errorf("%+v", r)
	}
	if one, ok := p.desk.sh.now.(*personPage); !ok || one.id != r.ID {
		t.Errorf("%T is shown", p.desk.sh.now)
	}
	p.desk.undo()
	if _, err := p.desk.store.PersonByStaffNo(t.Context(), "0200"); err == nil {
		t.Error("one undo does not take all back")
	}
	if _, ok := p.desk.sh.now.(*peoplePage); !ok || dialogOpen(p) {
		t.Error("the page of somebody who is no more stays")
	}
}

// A number that is taken is said beside its field; nothing typed is lost.
func TestPersonForm_taken(t *testing.T) {
	p := smallOffice(t)
	openPeople(t, p)
	ctrl(p, fyne.KeyN)
	for _, text := range []string{"別の 人", "べつの ひと", "0101"} {
		typeOn(p, text)
		pressKey(p, fyne.KeyReturn)
	}
	ctrl(p, fyne.KeyReturn)
	if !dialogOpen(p) {
		t.Fatal("a second 0101 was taken")
	}
	shot(t, p, "dialog-taken")
	if hits, _ := p.desk.store.FindPeople(t.Context(), "別の", 5); len(hits) != 0 {
		t.Error("the second one is there")
	}
}

func TestPersonForm_outsideTwice(t *testing.T) {
	p := smallOffice(t)
	w := data.Person{Outside: true, Name: "山田 市民", Organization: "くれ子育てネット"}
	if err := p.desk.store.SavePerson(t.Context(), &w); err != nil {
		t.Fatal(err)
	}
	page := openPeople(t, p)
	page.kind.SetIndex(2)
	page.narrow()
	ctrl(p, fyne.KeyN)
	typeOn(p, "山田市民")
	for range 3 { // ふりがな, 区分
		pressKey(p, fyne.KeyReturn)
	}
	typeOn(p, "くれ子育てネット")
	ctrl(p, fyne.KeyReturn)
	if !dialogOpen(p) {
		t.Fatal("the same outside person was added twice")
	}
}

func TestPerson_transfer(t *testing.T) {
	p := smallOffice(t)
	r := findPerson(t, p, "0101")
	p.desk.goPerson(r.ID)
	one := p.desk.sh.now.(*personPage)
	transferPerson(p.desk, one.r.Person, one.last())
	typeOn(p, "020") // all is selected: a code replaces the name
	pressKey(p, fyne.KeyReturn)
	typeOn(p, "課長")
	pressKey(p, fyne.KeyReturn)
	pressKey(p, fyne.KeyReturn) // 区分
	typeOn(p, "2026/4/1")
	pressKey(p, fyne.KeyReturn)
	if dialogOpen(p) {
		t.Fatal("still open")
	}
	r = one.r // the page has loaded anew
	if r.From != "こども部 保育課" || r.Position != "課長" || len(r.Postings) != 2 || r.Postings[1].To != "2026-03-31" || r.Postings[0].Band != data.Manager {
		t.Errorf("%+v", r.Postings)
	}
}

func TestPerson_renameAndRetire(t *testing.T) {
	p := smallOffice(t)
	r := findPerson(t, p, "0102")
	p.desk.goPerson(r.ID)
	one := p.desk.sh.now.(*personPage)
	renamePerson(p.desk, one.r.Person)
	typeOn(p, "早乙女 進")
	pressKey(p, fyne.KeyReturn)
	typeOn(p, "さおとめ すすむ")
	pressKey(p, fyne.KeyReturn)
	typeOn(p, "R8.10.1")
	pressKey(p, fyne.KeyReturn)
	if one.r.Name != "早乙女 進" || len(one.r.FormerNames) != 1 || one.r.FormerNames[0].To != "2026-09-30" {
		t.Fatalf("%s %+v", one.r.Name, one.r.FormerNames)
	}
	retirePerson(p.desk, one.r.Person)
	typeOn(p, "R8.10.31")
	pressKey(p, fyne.KeyReturn)
	if one.r.LeftOn != "2026-10-31" || !one.r.Left || one.r.Postings[0].To != "2026-10-31" {
		t.Errorf("left on %s, posting to %s", one.r.LeftOn, one.r.Postings[0].To)
	}
	page := openPeople(t, p)
	if n := len(page.grid.Rows()); n != 1 {
		t.Errorf("%d are listed, one has left", n)
	}
	page.left.SetChecked(true)
	page.narrow()
	if n := len(page.grid.Rows()); n != 2 {
		t.Errorf("%d with those who left", n)
	}
	p.desk.undo()
	p.desk.undo()
	if r := findPerson(t, p, "0102"); r.Name != "木村 進" || r.LeftOn != "" {
		t.Errorf("undone: %s %s", r.Name, r.LeftOn)
	}
}

func TestMerge(t *testing.T) {
	p := smallOffice(t)
	s := p.desk.store
	w := data.Person{Outside: true, Name: "田中花子", Email: "hanako@example.jp", Note: "以前は市民として"}
	if err := s.SavePerson(t.Context(), &w); err != nil {
		t.Fatal(err)
	}
	page := openPeople(t, p)
	if !page.twice.Visible() || !strings.Contains(page.twice.Text(), "1") {
		t.Fatalf("the list says %q", page.twice.Text())
	}
	staff := findPerson(t, p, "0101").ID
	showDuplicates(p.desk)
	pressKey(p, fyne.KeyReturn) // see both
	pressKey(p, fyne.KeyReturn) // join them
	who, err := s.Person(t.Context(), w.ID)
	if err != nil || who.MergedInto != staff {
		t.Fatalf("merged into %d, not %d; %v", who.MergedInto, staff, err)
	}
	pressKey(p, fyne.KeyEscape)
	if dialogOpen(p) {
		t.Error("Esc does not close the list of pairs")
	}
	if page.twice.Visible() {
		t.Error("the pair is still proposed")
	}
	p.desk.undo()
	if who, _ := s.Person(t.Context(), w.ID); who.MergedInto != 0 {
		t.Error("undo did not part them")
	}
	// two people of one name: not proposed again
	showDuplicates(p.desk)
	pressKey(p, fyne.KeyDelete)
	pressKey(p, fyne.KeyEscape)
	if page.twice.Visible() {
		t.Error("a pair that is not one person is proposed again")
	}
}

func TestPeople_copyIsNoted(t *testing.T) {
	p := smallOffice(t)
	page := openPeople(t, p)
	p.win.Canvas().Focus(page.grid)
	page.grid.TypedShortcut(&fyne.ShortcutSelectAll{})
	page.grid.TypedShortcut(&fyne.ShortcutCopy{Clipboard: p.app.Clipboard()})
	if text := p.app.Clipboard().Content(); !strings.Contains(text, "田中 花子\tたなか　はなこ\t0101\t総務部 人事課\t主事") {
		t.Errorf("copied %q", text)
	}
	list, err := p.desk.store.History(t.Context(), data.HistoryFilter{What: "list.copy"})
	if err != nil || len(list) != 1 || !strings.Contains(list[0].About, "2") {
		t.Errorf("%+v %v", list, err)
	}
}

// typeFile types a path into the file dialog and takes it.
func typeFile(p *program, path string) {
	p.win.Canvas().Focused().(fyne.Shortcutable).TypedShortcut(&fyne.ShortcutSelectAll{})
	typeOn(p, path)
	pressKey(p, fyne.KeyReturn)
}

func TestPeople_excel(t *testing.T) {
	p := smallOffice(t)
	openPeople(t, p)
	typeOn(p, "hanako")
	list := filepath.Join(t.TempDir(), "一覧.xlsx")
	ctrl(p, fyne.KeyE)
	typeFile(p, list)
	f, err := excelize.OpenFile(list)
	if err != nil {
		t.Fatal(err)
	}
	rows, err := f.GetRows(f.GetSheetName(0))
	if err != nil || len(rows) != 2 || rows[1][0] != "田中 花子" || rows[1][2] != "0101" {
		t.Errorf("%q %v", rows, err)
	}
	f.Close()
	p.desk.goPerson(findPerson(t, p, "0102").ID)
	history := filepath.Join(t.TempDir(), "履歴.xlsx")
	ctrl(p, fyne.KeyE)
	typeFile(p, history)
	if _, err := os.Stat(history); err != nil {
		t.Error(err)
	}
	notes, err := p.desk.store.History(t.Context(), data.HistoryFilter{What: "paper.excel"})
	if err != nil || len(notes) != 2 || !strings.Contains(notes[1].About, "1名") || !strings.Contains(notes[1].About, list) {
		t.Errorf("%+v %v", notes, err)
	}
}

// A ledger that is only read offers nothing that would change it.
func TestPeople_readOnly(t *testing.T) {
	path := emptyLedger(t)
	s, err := data.Open(t.Context(), path, data.Options{}) // somebody else has it
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	who := data.Person{Name: "田中 花子", StaffNo: "0101"}
	if err := s.SavePerson(t.Context(), &who); err != nil {
		t.Fatal(err)
	}
	p := newTestProgram(t, path)
	if p.desk.writable() {
		t.Fatal("the ledger can be written")
	}
	openPeople(t, p)
	ctrl(p, fyne.KeyN)
	if dialogOpen(p) {
		t.Error("Ctrl+N offers a new person")
	}
	p.desk.goPerson(who.ID)
	one := p.desk.sh.now.(*personPage)
	if !one.head.merge.Disabled() {
		t.Error("merging is offered")
	}
	for _, item := range one.menu() {
		if strings.HasSuffix(item.Label, "…") {
			t.Errorf("%s is offered", item.Label)
		}
	}
	in := openImport(p, "roster").in.(*rosterImport)
	file := filepath.Join(t.TempDir(), "名簿.csv")
	if err := os.WriteFile(file, []byte("職員番号,氏名\n0002,木村 進\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	in.open(file)
	in.w.forward()
	in.w.forward()
	if in.w.at != 2 || !in.w.next.Disabled() {
		t.Errorf("at %d: one could take in a roster", in.w.at)
	}
}
