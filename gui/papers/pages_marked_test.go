package papers

import (
	"testing"

	"jibun/export/marked"
	"jibun/export/page"
)

// The pages of the 受付名簿 say what they are, and so are the ones that are printed.
func TestSignIn_marked(t *testing.T) {
	s, r := evenings(t)
	d, err := made(t, s, "signin", r).Pages(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	marks, wide, high := d.Page(1)
	for _, c := range marked.Corners(wide, high) {
		found := false
		for _, m := range marks {
			if b, ok := m.(page.Box); ok && b.Rect == c {
				found = true
			}
		}
		if !found {
			t.Errorf("no corner at %v", c)
		}
	}
}
