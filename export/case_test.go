package export

import (
	"context"
	"fmt"
	"io"
	"strings"
	"testing"

	"jibun/data/report"
	"jibun/export/sheet"
)

func caseOf(r report.Case) func(io.Writer) error {
	return func(w io.Writer) error { return Case(context.Background(), w, r, Options{}) }
}

// sampleCase says so much of its room in each box: 1 fills them.
func sampleCase(share float64) report.Case {
	r := report.Case{Head: sampleHead(), Year: 2019, AsOf: "2020-03-31", Boxes: report.CaseBoxes(), Years: sampleTotals()}
	const text = "職員が自分に投資する場として、勤務時間のあとに学び合うセミナーを始めた。講師は職員と市民がつとめ、費用はかけない。"
	for i := range r.Boxes {
		b := &r.Boxes[i]
		if n := int(float64(b.Room) * share); n > 0 {
			b.Text = string([]rune(strings.Repeat(text, n/len([]rune(text))+1))[:n])
		}
	}
	return r
}

// TestCase_onTwoPages: what fits the counters of the boxes fits the form.
func TestCase_onTwoPages(t *testing.T) {
	for share, want := range map[float64]int{0: 2, 0.3: 2, 1: 2, 6: 6} {
		if n := CasePages(sampleCase(share), HalfWidths{}); n > want || share > 1 && n <= 2 {
			t.Errorf("boxes filled to %v of their room take %d pages", share, n)
		}
	}
}

// TestCase_says: every box stands on the paper once, with what it says, whatever its length.
func TestCase_says(t *testing.T) {
	for _, share := range []float64{0, 0.3, 1, 6} {
		r := sampleCase(share)
		x := read(t, caseOf(r)).sheet(t, "取組事例")
		var said strings.Builder
		labels := map[string]int{}
		for row := 1; row <= len(x.Heights); row++ {
			for col := 1; col <= 2; col++ {
				if cell, ok := x.at(col, row).(string); ok {
					said.WriteString(cell)
					labels[cell]++
				}
			}
		}
		for _, b := range r.Boxes {
			if labels[b.Label] != 1 {
				t.Errorf("%v: %s stands %d times", share, b.Label, labels[b.Label])
			}
			if flat := strings.ReplaceAll(said.String(), b.Label+"(続き)", ""); !strings.Contains(flat, b.Text) {
				t.Errorf("%v: %s does not say all of its %d characters", share, b.Label, len([]rune(b.Text)))
			}
		}
		if want := "参加者数 H20:85名→R元:" + report.Grouped(r.Years[len(r.Years)-1].Attendances) + "名"; !strings.Contains(said.String(), want) {
			t.Errorf("%v: %s is missing", share, want)
		}
	}
}

func TestCase_headline(t *testing.T) {
	for want, years := range map[string][]report.Year{
		"":                        nil,
		"参加者数 H20:85名":            {{Year: 2008, Attendances: 85}},
		"参加者数 H20:85名→H25:1,247名": {{Year: 2008, Attendances: 85}, {Year: 2010}, {Year: 2013, Attendances: 1247}},
		"参加者数 H25:1,247名":         {{Year: 2012}, {Year: 2013, Attendances: 1247}, {Year: 2014}},
	} {
		if got := (report.Case{Years: years}).Headline(); got != want {
			t.Errorf("%q, not %q", got, want)
		}
	}
}

// TestCase_figures: the table of years holds the figures of each, and a year known only as
// a number shows no people.
func TestCase_figures(t *testing.T) {
	r := sampleCase(0.3)
	x := read(t, caseOf(r)).sheet(t, "取組事例")
	for _, y := range r.Years {
		_, row := x.find(t, y.Year.Label(r.Style))
		if got := fmt.Sprint(x.at(5, row)); got != fmt.Sprint(y.Attendances) {
			t.Errorf("%v: 参加延べ %v, not %d (%s)", y.Year, got, y.Attendances, sheet.CellName(5, row))
		}
		if people := x.at(6, row); y.People == 0 && people == 0. {
			t.Errorf("%v: nobody is claimed though only the number is known", y.Year)
		}
	}
}
