package gui

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"github.com/xuri/excelize/v2"

	"jibun/data"
)

func openPeople(t *testing.T, p *program) *peoplePage {
	t.Helper()
	p.desk.goRoom("people")
	return p.desk.sh.now.(*peoplePage)
}

func TestPeople(t *testing.T) {
	p := newTestProgram(t, sampleOffice(t))
	page := openPeople(t, p)
	all := len(page.grid.Rows())
	if all < 1000 {
		t.Fatalf("%d people", all)
	}
	shot(t, p, "people")
	typeText(t, p, "tanaka")
	some := len(page.grid.Rows())
	if some == 0 || some >= all {
		t.Fatalf("%d of %d after typing", some, all)
	}
	shot(t, p, "people-typed")
	press(t, p, fyne.KeyDown)
	press(t, p, fyne.KeyReturn)
	one, ok := p.desk.sh.now.(*personPage)
	if !ok {
		t.Fatalf("Enter opened %T", p.desk.sh.now)
	}
	if one.r.ID == 0 || one.r.ID != page.grid.Rows()[0].ID {
		t.Error("not the first of the list was opened")
	}
	shot(t, p, "person")
	press(t, p, fyne.KeyEscape)
	if p.desk.sh.now != page || page.text.Text != "tanaka" {
		t.Error("Esc does not lead back to the list as it was")
	}
	_ = test.Type
	_ = data.KindPeople
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

func TestPeople_excel(t *testing.T) {
	p := smallOffice(t)
	openPeople(t, p)
	typeText(t, p, "hanako")
	list := filepath.Join(t.TempDir(), "一覧.xlsx")
	chord(p, fyne.KeyE, fyne.KeyModifierControl)
	typeFile(t, p, list)
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
	chord(p, fyne.KeyE, fyne.KeyModifierControl)
	typeFile(t, p, history)
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
	chord(p, fyne.KeyN, fyne.KeyModifierControl)
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
