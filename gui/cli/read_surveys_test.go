package cli_test

import (
	"fmt"
	"image"
	"slices"
	"strings"
	"testing"

	"jibun/data"
	"jibun/data/datatest"
	"jibun/export"
	"jibun/export/marked"
	"jibun/export/page"
	"jibun/export/readback/scantest"
	"jibun/gui/papers"
)

// filled is the アンケート用紙 of an evening, filled in and scanned: each with the choices
// ticked that are given by question.
func filled(t *testing.T, s *data.Store, seminar int64, sheets ...map[int][]int) (out []*image.Gray) {
	t.Helper()
	r, err := s.SurveySheet(t.Context(), seminar)
	if err != nil {
		t.Fatal(err)
	}
	p := must(export.PrintedOf(r, export.HalfWidths{}))(t)
	f := must(papers.Faces())(t)
	for _, ticks := range sheets {
		out = append(out, must(scantest.Pages(p, f, 150, func(b marked.Box) []page.Mark {
			switch {
			case b.Field == marked.Choice && slices.Contains(ticks[b.Question], b.Choice):
				return scantest.Tick(b.Rect)
			case b.Field == marked.Words && ticks[b.Question] != nil:
				return scantest.Name(page.Rect{X: b.X, Y: b.Y + 10, Wide: 60, High: 20})
			}
			return nil
		}))(t)...)
	}
	return out
}

// TestReadSheets_surveys: filled sheets of an evening are counted by question; two ticks
// where one is asked for are nobody's answer; and a pile that is read twice says so.
func TestReadSheets_surveys(t *testing.T) {
	s := datatest.New(t)
	m := datatest.Seminar(t, s, "論語", func(m *data.Seminar) { m.Number, m.Capacity = 7, 40 })
	good := filled(t, s, m.ID, map[int][]int{1: {1}, 2: {2}, 5: {1, 3}, 8: {1}}, map[int][]int{1: {1}, 2: {5}, 5: {3}}, map[int][]int{1: {3}, 7: {4}})
	two := filled(t, s, m.ID, map[int][]int{1: {2, 3}, 2: {1}})
	ledger := s.Path()
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	run := func(code int, scan string, more ...string) (out, said string) {
		return jibun(t, code, slices.Concat([]string{"read-sheets", ledger, scan}, more, []string{"--today", "2027-01-20"})...)
	}
	pile := scanned(t, "アンケート.pdf", good...)
	if _, said := run(1, pile); !strings.Contains(said, "アンケート用紙 3枚") || !strings.Contains(said, "--handed") || !strings.Contains(said, "書き込みのある紙が 1枚") {
		t.Error(said)
	}
	out, said := run(0, pile, "--handed", "5", "--dry-run", "--json")
	v := object(t, out)
	counts := ""
	for _, x := range v["survey_counts"].([]any) {
		c := x.(map[string]any)
		counts += fmt.Sprint(c["question"], c["choices"], c["sheets"], c["unsure"], " ")
	}
	if want := "1 [2 0 1 0 0] 3 0 2 [0 1 0 0 1] 3 0 3 [0 0 0 0 0] 3 0 4 [0 0 0] 3 0 5 [1 0 2 0 0] 3 0 6 [0 0 0 0] 3 0 7 [0 0 0 1] 3 0 "; counts != want {
		t.Errorf("counts %s\nwanted %s\n%s", counts, want, said)
	}
	boxes := v["surveys"].([]any)
	if b := boxes[len(boxes)-1].(map[string]any); len(boxes) != 3*31 || b["question"] != 7.0 || b["choice"] != 4.0 || b["read"] != "marked" || b["page"] != 3.0 || b["number"] != 7.0 {
		t.Errorf("%d boxes, the last %v", len(boxes), b)
	}
	if p := v["pages"].([]any)[0].(map[string]any); p["paper"] != "survey" {
		t.Error(p)
	}
	if _, said = run(0, pile, "--handed", "5"); !strings.Contains(said, "回収 3枚") {
		t.Error(said)
	}
	if _, said = run(0, pile); !strings.Contains(said, "変えたものはありません") {
		t.Errorf("the same pile again: %s", said)
	}
	more := scanned(t, "続き.pdf", good[0])
	if _, said = run(1, more); !strings.Contains(said, "もう入っています") || !strings.Contains(said, "--add") {
		t.Errorf("another pile: %s", said)
	}
	if _, said = run(0, more, "--add"); !strings.Contains(said, "回収 4枚") {
		t.Error(said)
	}
	if _, said = run(1, scanned(t, "二つ.pdf", two...), "--replace"); !strings.Contains(said, "問1: 判定できません(二つ以上に印)") || strings.Contains(said, "入れました") {
		t.Error(said)
	}
	if _, said = run(0, pile, pile, "--replace", "--dry-run"); !strings.Contains(said, "同じ中身") || !strings.Contains(said, "アンケート用紙 3枚") {
		t.Errorf("the same file twice: %s", said)
	}
	h, _ := jibun(t, 0, "history", ledger)
	if strings.Count(h, "アンケート用紙の読み取り") != 2 || !strings.Contains(h, "3枚") {
		t.Error(h)
	}
	jibun(t, 0, "undo", ledger)
	s = must(data.Open(t.Context(), ledger, data.Options{}))(t)
	defer s.Close()
	r := must(s.SurveyTally(t.Context(), m.ID))(t)
	if got := fmt.Sprint(r.Handed, r.Returned, r.Questions[0].Counts, r.Questions[4].Counts); got != "5 3 [2 0 1 0 0] [1 0 2 0 0]" {
		t.Errorf("アンケート集計表 after undoing the second pile: %s", got)
	}
}
