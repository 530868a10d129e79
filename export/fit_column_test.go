package export

import (
	"slices"
	"testing"

	"jibun/data/report"
	"jibun/export/marked"
	"jibun/export/page"
	"jibun/export/page/pagetest"
	"jibun/export/sheet"
)

// Where ふりがな has no column of its own it stands small above the name.
func TestSignIn_ruby(t *testing.T) {
	r := sampleSignIn(3, 0, 0, false)
	r.Columns = []report.DoorColumn{report.DoorSign}
	r.Staff[1].Name, r.Staff[1].Reading = "髙﨑 花子", "たかさき はなこ"
	p, err := PrintedOf(r, HalfWidths{})
	if err != nil {
		t.Fatal(err)
	}
	d, err := page.NewDocument(p, pagetest.Faces(t))
	if err != nil {
		t.Fatal(err)
	}
	marks, _, _ := d.Page(1)
	words := map[string]page.Words{}
	var look func([]page.Mark)
	look = func(all []page.Mark) {
		for _, m := range all {
			switch m := m.(type) {
			case page.Words:
				words[m.Text] = m
			case page.Group:
				look(m.Marks)
			}
		}
	}
	look(marks)
	name, above := words["髙﨑 花子"], words["たかさき"]
	if name.Text == "" || above.Text == "" || above.Size > name.Size*.6 || above.Y > name.Y-name.Size*.3 || above.Y < name.Y-9 {
		t.Errorf("the name %+v, above it %+v", name, above)
	}
	if words["ふりがな"].Text != "" {
		t.Error("the column is there all the same")
	}
}

// The 所属 and 職名 of a list stand in two sizes at most, whatever they are, and all of them
// are read.
func TestSignIn_twoSizes(t *testing.T) {
	r := sampleSignIn(31, 9, 3, true)
	for i, from := range []string{"総務部 人事課", "教育委員会事務局 学校施設課", "福祉保健部 高齢者支援課", "市民部 安浦市民センター", "産業部 海事歴史科学館",
		"特定非営利活動法人くれ子育てネットワークひまわり 事務局", "上下水道局 経営企画課", "呉"} {
		for n := i; n < len(r.Staff); n += 8 {
			r.Staff[n].From = from
		}
	}
	for range 3 {
		r.Staff[0].From += "の長い名前の続き"
	}
	p := paperOf(t, r)
	cols := doorColumns(r)
	for s := range p.Sheets {
		if s.Name != "受付名簿" {
			continue
		}
		for i, c := range cols {
			if c.field != marked.From && c.field != marked.Position {
				continue
			}
			sizes := map[float64]int{}
			for _, row := range s.Rows[signInHead:] {
				if len(row.Cells) > i && row.Cells[0].Kind == sheet.Number && row.Cells[i].Kind == sheet.Text {
					l := p.Looks[row.Cells[i].Look]
					sizes[l.Size]++
					if n := (HalfWidths{}).Lines(row.Cells[i].Text, c.mm, l.Size); n > 1 && linesHigh(n, l.Size) > points(row.Height)+0.1 {
						t.Errorf("%q takes %d lines of %g points in a row of %.0f", row.Cells[i].Text, n, l.Size, points(row.Height))
					}
				}
			}
			if len(sizes) == 0 || len(sizes) > 2 {
				t.Errorf("%s stands in %v", c.title, sizes)
			}
		}
		if !slices.ContainsFunc(s.Rows, func(row sheet.Row) bool {
			return slices.ContainsFunc(row.Cells, func(c sheet.Cell) bool { return c.Text == "福祉保健部\n高齢者支援課" })
		}) {
			t.Error("部 and 課 do not stand on a line each")
		}
	}
}
