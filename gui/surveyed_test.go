package gui

import (
	"errors"
	"fmt"
	"image"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"jibun/data"
	"jibun/data/report"
	"jibun/export"
	"jibun/export/marked"
	pages "jibun/export/page"
	"jibun/export/readback/scantest"
	"jibun/gui/kit"
	"jibun/gui/papers"
)

// scanSurveys prints the アンケート用紙 of an evening, fills it in so many times, and scans
// what became of it: each with the choices ticked that are given by question.
func scanSurveys(t *testing.T, s *data.Store, seminar int64, sheets ...map[int][]int) string {
	t.Helper()
	r, err := s.SurveySheet(t.Context(), seminar)
	if err != nil {
		t.Fatal(err)
	}
	p, err := export.PrintedOf(r, export.HalfWidths{})
	f, err2 := papers.Faces()
	if err := errors.Join(err, err2); err != nil {
		t.Fatal(err)
	}
	var scans []*image.Gray
	for _, ticks := range sheets {
		one, err := scantest.Pages(p, f, 200, func(b marked.Box) []pages.Mark {
			switch {
			case b.Field == marked.Choice && slices.Contains(ticks[b.Question], -b.Choice):
				return scantest.Cross(b.Rect)
			case b.Field == marked.Choice && slices.Contains(ticks[b.Question], b.Choice):
				return scantest.Tick(b.Rect)
			case b.Field == marked.Words && ticks[b.Question] != nil:
				return scantest.Name(pages.Rect{X: b.X, Y: b.Y + 10, Wide: 60, High: 20})
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
		scans = append(scans, one...)
	}
	path := filepath.Join(t.TempDir(), "アンケート.pdf")
	if err := os.WriteFile(path, scantest.PDF(scans...), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// shown lists the parts of the dialog and their rows.
func (x *surveyedDialog) shown() string {
	var out []string
	for _, r := range x.grid.Rows() {
		out = append(out, fmt.Sprintf("%s%d %s", []string{"?", "=", "!"}[r.group()], r.question.Number, r.text()))
	}
	return strings.Join(out, " | ")
}

// In a low window too all that is asked is seen without scrolling, and the sheet's number is
// not what is cut of it.
func TestSurveyed_low(t *testing.T) {
	e, p, _ := sheetEvening(t)
	path := scanSurveys(t, p.desk.store, e.seminar, map[int][]int{1: {1, 2}, 8: {1}})
	look(p, 1, false, 853, 505) // 1280 × 800 at 150 %, without frame and task bar
	p.desk.goRoom("home")
	drop(p, path)
	settle(p.win.Content())
	x := p.desk.surveyed
	if r := x.current(); r == nil || r.answer == nil {
		t.Fatal("nothing is asked")
	}
	place := fyne.CurrentApp().Driver().AbsolutePositionForObject
	var button *kit.Button
	walk(p.win.Canvas().Overlays().Top(), func(o fyne.CanvasObject) {
		if b, ok := o.(*kit.Button); ok && b.Text() == x.dialog.Primary {
			button = b
		}
	})
	for what, o := range map[string]fyne.CanvasObject{"配布": x.handed, "the choices": x.detail.choices} {
		if low, foot := place(o).Y+o.Size().Height, place(button).Y; low > foot {
			t.Errorf("%s ends at %v, below the buttons at %v", what, low, foot)
		}
	}
	shot(t, p, "surveyed-low")
	if said := allText(x.grid); !strings.Contains(said, "1ページ目") {
		t.Errorf("the number of the sheet is cut: %q", said)
	}
}

// TestSurveyed: filled sheets that fall anywhere are counted; she decides what is unsure by
// keys, says how many were given out, and everything is one operation. A pile that was
// counted before is not counted again unless she says so.
func TestSurveyed(t *testing.T) {
	e, p, _ := sheetEvening(t)
	store := p.desk.store
	path := scanSurveys(t, store, e.seminar, map[int][]int{1: {1}, 2: {2}, 5: {1, 3}}, map[int][]int{1: {1, 2}, 5: {2, -4}, 8: {1}}, map[int][]int{1: {3}, 6: {1}})
	p.desk.goRoom("home")
	drop(p, path)
	x := p.desk.surveyed
	if x == nil || !x.dialog.Shown() {
		t.Fatal("nothing is shown")
	}
	shot(t, p, "surveyed-1280")
	if got, want := x.shown(), "?1 二つ以上に印 | ?5 塗りつぶし・× | =1 とても良い 1・良い 0・ふつう 1・あまり良くない 0・良くない 0・無回答 1"; !strings.HasPrefix(got, want) {
		t.Fatalf("shown  %s\nwanted %s", got, want)
	}
	if r := x.current(); r == nil || r.question.Number != 1 || len(x.detail.picture.Objects) != 1 || !strings.Contains(x.dialog.Primary, "あと2問") || !shows(x.dialog.Content, "自由記述に書き込みのある紙が 1枚") {
		t.Errorf("%q, %+v", x.dialog.Primary, r)
	}
	press(t, p, fyne.KeyReturn) // two ticks are no answer
	if x.s.Unsure() != 2 || !x.dialog.Shown() {
		t.Error("two ticks were taken")
	}
	press(t, p, fyne.Key2)
	if r := x.current(); r.question.Number != 5 || fmt.Sprint(r.ticked) != "[1]" {
		t.Fatalf("after the first: %+v", r)
	}
	press(t, p, fyne.Key1)
	press(t, p, fyne.Key2)
	shot(t, p, "surveyed-many-1280")
	press(t, p, fyne.KeyReturn)
	if got := x.shown(); !strings.Contains(got, "=1 とても良い 1・良い 1・ふつう 1") || !strings.Contains(got, "=5 庁内掲示板 2・メール 0・SNS 1") || !strings.HasSuffix(got, "!1 良い | !5 庁内掲示板") {
		t.Errorf("decided: %s", got)
	}
	if x.dialog.Primary != "回収 3枚を記録する" {
		t.Errorf("button %q", x.dialog.Primary)
	}
	shot(t, p, "surveyed-decided-1280")
	x.handed.SetText("2")
	x.handed.OnChanged(2)
	if !strings.Contains(x.dialog.Primary, "配布を") {
		t.Errorf("fewer handed out than came back: %q", x.dialog.Primary)
	}
	x.handed.SetText("4")
	x.handed.OnChanged(4)
	x.dialog.Submit()
	says := func() string {
		s, err := store.Survey(t.Context(), e.seminar)
		if err != nil {
			t.Fatal(err)
		}
		return fmt.Sprint(s.Handed, s.Returned, s.Counts[report.Satisfaction], s.Counts["heard"])
	}
	if got := says(); got != "4 3 [1 1 1 0 0] [2 0 1 0 0]" || x.dialog.Shown() {
		t.Errorf("recorded %s", got)
	}
	p.desk.goSeminar(e.seminar, "retrospect")
	if tab := now[*seminarPage](t, p).tab().(*retrospectTab); tab.returned.Text != "3" || tab.scores[0].Text != "1" || tab.handed.Text != "4" {
		t.Errorf("ふり返り: %s %s %s", tab.handed.Text, tab.returned.Text, tab.scores[0].Text)
	}
	shot(t, p, "surveyed-retrospect-1280")

	drop(p, scanSurveys(t, store, e.seminar, map[int][]int{1: {5}}))
	x = p.desk.surveyed
	if x.way == nil || !strings.Contains(x.dialog.Primary, "どうするか") {
		t.Fatalf("another pile: %q", x.dialog.Primary)
	}
	shot(t, p, "surveyed-again-1280")
	x.dialog.Submit()
	if got := says(); got != "4 3 [1 1 1 0 0] [2 0 1 0 0]" {
		t.Fatalf("without a word of hers: %s", got)
	}
	x.way.SetIndex(surveyAdds)
	x.way.OnChanged(surveyAdds)
	x.dialog.Submit()
	if got := says(); got != "4 4 [1 1 1 0 1] [2 0 1 0 0]" {
		t.Errorf("added: %s", got)
	}
	p.desk.undo()
	p.desk.undo()
	if got := says(); got != "0 0 [0 0 0 0 0] [0 0 0 0 0]" {
		t.Errorf("after two undos: %s", got)
	}
}

// TestSurveyed_gone: where a scan shows nothing light, the questions of a sheet without a
// mark are asked about, and answered all at once; who marked one box left no other empty
// mark beside it.
func TestSurveyed_gone(t *testing.T) {
	e, p, _ := sheetEvening(t)
	r, err := p.desk.store.SurveySheet(t.Context(), e.seminar)
	if err != nil {
		t.Fatal(err)
	}
	paper, err := export.PrintedOf(r, export.HalfWidths{})
	if err != nil {
		t.Fatal(err)
	}
	drop(p, blackScans(t, paper, func(b marked.Box) []pages.Mark {
		switch {
		case b.Field == marked.Choice && b.Question == 1 && b.Choice == 2, b.Field == marked.Choice && b.Question == 5 && b.Choice < 3:
			return scantest.Tick(b.Rect)
		case b.Field == marked.Choice && b.Question == 3 && b.Choice == 2:
			return scantest.Cross(b.Rect)
		}
		return nil
	})...)
	x := p.desk.surveyed
	shot(t, p, "surveyed-gone-1280")
	if x.s.Written() != 0 {
		t.Error("nothing is written, but it is said")
	}
	if n := x.s.Unsure(); n != 5 {
		t.Fatalf("%d are asked about: %s", n, x.shown())
	}
	press(t, p, fyne.Key9)
	if r := x.current(); x.s.Unsure() != 1 || r == nil || r.question.Number != 3 {
		t.Fatalf("after the empty ones: %s", x.shown())
	}
	if press(t, p, fyne.Key9); x.s.Unsure() != 1 {
		t.Error("9 decides what is asked about for another reason")
	}
	if got := x.shown(); !strings.Contains(got, "=1 とても良い 0・良い 1") || !strings.Contains(got, "=5 庁内掲示板 1・メール 1・SNS 0") || !strings.Contains(got, "!2 無回答") {
		t.Errorf("decided: %s", got)
	}
}
