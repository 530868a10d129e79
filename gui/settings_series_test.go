package gui

import (
	"testing"

	"fyne.io/fyne/v2"

	"jibun/data"
	"jibun/data/datatest"
	"jibun/data/wareki"
)

// A new name is valid from a day on; what lies before keeps the old one, on the page
// and on paper.
func TestSeries_rename(t *testing.T) {
	p := newTestProgram(t, emptyLedger(t))
	s := p.desk.store
	before := datatest.Planned(t, s, "前の回", func(m *data.Seminar) { m.Date = "2027-03-31" })
	after := datatest.Planned(t, s, "後の回", func(m *data.Seminar) { m.Date = "2027-04-01" })
	part := openPart[*seriesPart](t, p)
	tapButton(t, part.root, "名称を変える…")
	typeText(t, p, "みらい投資セミナー")                 // all is selected: the old one goes
	press(t, p, fyne.KeyReturn, fyne.KeyReturn) // the day proposed is the next 1 April
	if dialogOpen(p) {
		t.Fatal("the dialog is still open")
	}
	for m, want := range map[int64]string{before.ID: "じぶん投資セミナー", after.ID: "みらい投資セミナー"} {
		if paper, err := s.SignIn(t.Context(), m, data.ByKana); err != nil || paper.Series != want {
			t.Errorf("the paper of %s says %q, want %q; %v", paper.Date, paper.Series, want, err)
		}
	}
	for _, want := range []string{"はじめから", "じぶん投資セミナー", "令和9年4月1日から", "みらい投資セミナー"} {
		if !shows(part.root, want) {
			t.Errorf("the page does not show %q: %s", want, allText(part.box))
		}
	}

	// a slip in the new name is mended without a third one
	tapButton(t, part.root, "名称を変える…")
	typeText(t, p, "未来投資セミナー")
	press(t, p, fyne.KeyReturn, fyne.KeyReturn)
	wantSeriesNames(t, p, "じぶん投資セミナー", "未来投資セミナー")
	p.desk.undo()
	p.desk.undo()
	wantSeriesNames(t, p, "じぶん投資セミナー")
	if shows(part.root, "みらい投資セミナー") {
		t.Error("the page still shows what was undone")
	}
}

// Without a day the first name is corrected: there is no second one.
func TestSeries_correct(t *testing.T) {
	p := newTestProgram(t, emptyLedger(t))
	part := openPart[*seriesPart](t, p)
	tapButton(t, part.root, "名称を変える…")
	typeText(t, p, "自分投資セミナー")
	press(t, p, fyne.KeyReturn, fyne.KeyBackspace) // the day is selected
	press(t, p, fyne.KeyReturn)
	wantSeriesNames(t, p, "自分投資セミナー")
	tapButton(t, part.root, "名称を変える…")
	press(t, p, fyne.KeyBackspace) // no name
	chord(p, fyne.KeyReturn, fyne.KeyModifierControl)
	if top := p.win.Canvas().Overlays().Top(); top == nil || !shows(top, "名称の変更") || !shows(top, "入力してください") {
		t.Error("a series without a name is taken without a word")
	}
	wantSeriesNames(t, p, "自分投資セミナー")
}

func wantSeriesNames(t *testing.T, p *program, want ...string) {
	t.Helper()
	list, err := p.desk.store.Series(t.Context())
	if err != nil || len(list) != 1 || len(list[0].Names) != len(want) {
		t.Fatalf("series %+v, %v; want the names %v", list, err, want)
	}
	for i, n := range list[0].Names {
		if n.Name != want[i] || (i == 0) != (n.From == wareki.Date("")) {
			t.Errorf("name %d: %q from %q, want %q", i, n.Name, n.From, want[i])
		}
	}
}
