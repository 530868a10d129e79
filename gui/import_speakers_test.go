package gui

import (
	"testing"

	"fyne.io/fyne/v2"
	"github.com/xuri/excelize/v2"

	"jibun/data"
	"jibun/data/datatest"
)

// speakerBook is an old list whose lecturers are people, with a figure at its foot.
func speakerBook(t *testing.T) string {
	t.Helper()
	f := excelize.NewFile()
	defer f.Close()
	for i, cells := range [][]any{{"回", "開催日", "テーマ", "講師氏名", "講師所属"}, {1, "H25.4.12", "手話", "鈴木 茂\n東雲 悠子", "税務課 主事\n県立くれ大学 教授"}, {"参加者実人数 12名"}} {
		cell, err := excelize.CoordinatesToCellName(1, i+1)
		if err == nil {
			err = f.SetSheetRow("Sheet1", cell, &cells)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	path := t.TempDir() + "/台帳.xlsx"
	if err := f.SaveAs(path); err != nil {
		t.Fatal(err)
	}
	return path
}

// Two people bear the lecturer's name: she is asked, chooses with Return, and the
// evening has its lecturer; the other one stays as the list has it.
func TestImport_speakers(t *testing.T) {
	p := newTestProgram(t, emptyLedger(t))
	s := p.desk.store
	datatest.Person(t, s, "鈴木　茂", func(p *data.Person) { p.StaffNo = "00301" })
	second := datatest.Person(t, s, "鈴木　茂", func(p *data.Person) { p.StaffNo = "00302" })
	page := openImport(p, "ledger")
	in := page.in.(*ledgerImport)
	in.open(speakerBook(t))
	in.w.forward()
	in.list.side.choose("speakers")
	shot(t, p, "ledger-2-speakers")
	rows := in.list.speakers.Rows()
	if len(rows) != 2 || undecided(in.plan) != 1 || whoSpeaks(rows[0]).Text != "お選びください" || whoSpeaks(rows[1]).Text != "名前のまま" || len(rows[0].Hits) != 2 {
		t.Fatalf("%+v", in.plan.Lecturers)
	}
	p.win.Canvas().Focus(in.list.speakers)
	in.list.speakers.Select(1)
	press(t, p, fyne.KeyReturn)
	press(t, p, fyne.KeyReturn)
	rows = in.list.speakers.Rows()
	if rows[0].Known != second.ID || undecided(in.plan) != 0 || whoSpeaks(rows[0]).Text != "名簿の方" {
		t.Fatalf("after two times Return: %+v", in.plan.Lecturers)
	}
	press(t, p, fyne.KeyReturn)
	if in.plan.Lecturers[0].Known != 0 {
		t.Error("nobody can be chosen again")
	}
	in.list.speakers.Menu(rows[:1])[1].Action()
	in.w.forward()
	list, err := s.Seminars(t.Context(), data.SeminarFilter{})
	if err != nil || len(list) != 1 || list[0].Speakers != "鈴木　茂、県立くれ大学 教授 東雲 悠子" {
		t.Errorf("%+v %v", list, err)
	}
	talks, err := s.Lecturers(t.Context(), "")
	if err != nil || len(talks) != 1 || talks[0].PersonID != second.ID {
		t.Errorf("%+v %v", talks, err)
	}
}
