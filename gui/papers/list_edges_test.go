package papers

import (
	"strings"
	"testing"

	"jibun/data"
	"jibun/data/datatest"
	"jibun/export"
	"jibun/export/page"
)

// What stands in a cell of a list ends at its line, however long a word without a place to
// break it is: it goes on below or is set smaller, and never runs over the empty cell beside it.
func TestList_insideItsCell(t *testing.T) {
	s := datatest.New(t)
	faces, err := Faces()
	if err != nil {
		t.Fatal(err)
	}
	var rows [][]any
	for n := 20; n < 120; n++ {
		for _, letter := range []string{"m", "w", "/Book", "A", "i"} {
			rows = append(rows, []any{"令和8年度 出席簿(120名) → /home/mmm/" + strings.Repeat(letter, n/len(letter)) + "/out/book3.pdf)", "", "備"})
		}
	}
	p := List(s, data.Office{}, "一覧", "一覧", []export.Column{{Title: "あれ", Width: 100}, {Title: "これ", Width: 40}, {Title: "それ", Width: 60}}, rows)
	d, err := p.Pages(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	bad := 0
	for n := 1; n <= d.Count(); n++ {
		marks, _, _ := d.Page(n)
		edge := 0.0
		for _, g := range marks {
			group, ok := g.(page.Group)
			if !ok {
				continue
			}
			for _, m := range group.Marks {
				if w, ok := m.(page.Words); ok && w.Text == "これ" {
					edge = w.X
				}
			}
			for _, m := range group.Marks {
				w, ok := m.(page.Words)
				if !ok || edge == 0 || w.X > edge-5 {
					continue
				}
				if end := w.X + faces.Width(w.Text, w.Size, w.Bold); end > edge && bad < 5 {
					bad++
					t.Errorf("page %d: %q of %.1f points ends at %.1f, the cell beside begins at %.1f", n, w.Text, w.Size, end, edge)
				}
			}
		}
	}
}
