package papers

import (
	"slices"
	"strings"
	"testing"

	"jibun/data"
	"jibun/data/datatest"
	"jibun/data/report"
	"jibun/export/fields"
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

// Who was late or left early has no certificate, and that is said by name; a 修了証 says of how
// many evenings somebody was at how many.
func TestCertificates_partly(t *testing.T) {
	s := datatest.New(t)
	hanako, taro := datatest.Person(t, s, "青木 花子"), datatest.Person(t, s, "渡辺 太郎")
	m := datatest.Held(t, s, "論語勉強会", s.Today(), hanako, taro)
	list, err := s.Applicants(t.Context(), m.ID)
	if err != nil {
		t.Fatal(err)
	}
	for _, a := range list {
		if a.Name == "渡辺 太郎" {
			if err := s.Mark(t.Context(), data.Late, a.ID); err != nil {
				t.Fatal(err)
			}
		}
	}
	p := made(t, s, "certificate", Request{Seminar: m.ID})
	if len(p.Warnings) != 1 || p.Warnings[0] != "遅刻・早退の方1名の証明書はありません(「出席」の方だけに出します): 渡辺 太郎" {
		t.Errorf("%q", p.Warnings)
	}
	p = made(t, s, "certificate", Request{Certificate: report.Completion, Year: m.Date.FiscalYear(), Least: 1})
	if len(p.Warnings) != 1 || !strings.Contains(p.Warnings[0], "1名います: 渡辺 太郎") {
		t.Errorf("%q", p.Warnings)
	}
	r, err := s.CertificateSheet(t.Context(), data.CertificateWish{Kind: report.Completion, Year: m.Date.FiscalYear(), Least: 1})
	if err != nil || len(r.All) != 1 {
		t.Fatal(len(r.All), err)
	}
	if said := fields.CertificateText(r, r.All[0]); !strings.Contains(said, "全1回のうち1回に出席し") {
		t.Error(said)
	}
}
