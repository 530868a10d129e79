package papers

import (
	"strings"
	"testing"

	"jibun/data"
	"jibun/export/page"
)

// A letter ends on its page, a little smaller if need be; what the office wrote at length goes on
// on the next page, in letters that can be read, to its last word.
func TestLetters_long(t *testing.T) {
	s, r := evenings(t)
	for _, kind := range []string{"letter", "thanks"} {
		for _, x := range []struct {
			lines, pages int
		}{{1, 1}, {12, 1}, {90, 3}} {
			text := strings.Repeat("職員が勤務時間のあとに自ら学ぶ場を大切にしています。\n", x.lines-1) + "これで終わりです。"
			for _, k := range []data.PaperTextKind{data.TextToLecturer, data.TextThanks} {
				if err := s.SavePaperText(t.Context(), &data.PaperText{Kind: k, Text: text}); err != nil {
					t.Fatal(err)
				}
			}
			d, err := made(t, s, kind, r).Pages(t.Context())
			if err != nil {
				t.Fatal(err)
			}
			if d.Count() != x.pages {
				t.Errorf("%s of %d lines: %d pages", kind, x.lines, d.Count())
			}
			found := false
			for n := 1; n <= d.Count(); n++ {
				marks, _, _ := d.Page(n)
				for _, w := range words(marks) {
					if found = found || strings.Contains(w.Text, "これで終わりです"); w.Size < 7 {
						t.Fatalf("%s of %d lines: %q is %.1f points high", kind, x.lines, w.Text, w.Size)
					}
				}
			}
			if !found {
				t.Errorf("%s of %d lines: the end is missing", kind, x.lines)
			}
			texts, err := s.PaperTexts(t.Context())
			if err != nil {
				t.Fatal(err)
			}
			for k := range texts {
				if err := s.DropPaperText(t.Context(), k); err != nil {
					t.Fatal(err)
				}
			}
		}
	}
}

func words(marks []page.Mark) (out []page.Words) {
	for _, m := range marks {
		switch m := m.(type) {
		case page.Words:
			out = append(out, m)
		case page.Group:
			for _, w := range words(m.Marks) {
				w.Size *= m.Scale
				out = append(out, w)
			}
		}
	}
	return out
}
