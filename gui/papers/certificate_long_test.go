package papers

import (
	"slices"
	"strings"
	"testing"

	"jibun/data"
	"jibun/data/datatest"
)

// A text whose end has no room on the certificate is said before it is printed; one that has room,
// in smaller letters too, is not.
func TestCertificates_tooLong(t *testing.T) {
	s := datatest.New(t)
	m := datatest.Held(t, s, "論語勉強会", s.Today(), datatest.Person(t, s, "青木 花子"))
	for n, want := range map[int]bool{1: false, 6: false, 40: true} {
		text := data.PaperText{Kind: data.TextAttended, Text: strings.Repeat("職員が自ら学ぶ場を大切にしています。", n)}
		if err := s.SavePaperText(t.Context(), &text); err != nil {
			t.Fatal(err)
		}
		p, err := Certificates(t.Context(), s, Request{Seminar: m.ID})
		if err != nil {
			t.Fatal(err)
		}
		if said := slices.ContainsFunc(p.Warnings, func(w string) bool { return strings.Contains(w, "文が長く") }); said != want {
			t.Errorf("%d sentences: %q", n, p.Warnings)
		}
		if err := s.DropPaperText(t.Context(), text.Kind); err != nil {
			t.Fatal(err)
		}
	}
}
