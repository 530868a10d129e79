package export

import (
	"strings"
	"testing"

	"jibun/data/report"
	"jibun/export/sheet"
)

// Two or three lecturers stand one a line, none broken within a word, down to a size that is
// still read; where one is too long for that, all are as large as the rest, or nearly.
func TestAnnual_lecturers(t *testing.T) {
	names := []string{"岡本 一郎", "福原 正弘", "石川 伸一"}
	for _, c := range []struct {
		from   []string
		lines  int
		least  float64
		broken bool
	}{
		{[]string{"財務部 市民税課 係長", "消防局 中央消防署 係長"}, 2, 8.5, false},
		{[]string{"こども部 保育課 主任保育士", "消防局 消防総務課 消防士長"}, 2, oneLine, false},
		{[]string{"上下水道局 経営企画課 主査", "都市部 都市計画課 主査", "総務部 総務課 主任"}, 3, oneLine, false},
		{[]string{"消防局 消防総務課 消防士長", "こども部 保育課 主任保育士", "教育委員会事務局 生涯学習推進課 主任技師"}, 3, 8, true},
	} {
		r := sampleAnnual(1, 0)
		r.Seminars[0].Speakers = nil
		for i, f := range c.from {
			r.Seminars[0].Speakers = append(r.Seminars[0].Speakers, report.Lecturer{From: f, Name: names[i]})
		}
		p := AnnualPaper(r, HalfWidths{})
		var cell *sheet.Cell
		for x := range p.Sheets {
			if x.Name != seminarsSheet {
				continue
			}
			for _, row := range x.Rows {
				for n := range row.Cells {
					if strings.HasPrefix(row.Cells[n].Text, c.from[0]) {
						cell = new(row.Cells[n])
					}
				}
			}
		}
		if cell == nil {
			t.Fatalf("%v is not there", c.from)
		}
		size, broken := p.Looks[cell.Look].Size, false
		for _, f := range c.from {
			broken = broken || newPaper(r.Head, HalfWidths{}, "", 1).lines(f, 36.5, size) > 1
		}
		if n := strings.Count(cell.Text, "\n") + 1; size < c.least || n != c.lines || broken != c.broken {
			t.Errorf("%v: %d lines of %.1f, broken %v", c.from, n, size, broken)
		}
	}
}
