package papers

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"jibun/data"
	"jibun/data/sample/sampletest"
	"jibun/data/wareki"
	"jibun/export/learn"
	"jibun/export/template"
)

// sampleLedger is the sample office, opened.
func sampleLedger(t *testing.T) *data.Store {
	t.Helper()
	s, err := data.Open(t.Context(), sampletest.Office(t), data.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	return s
}

func yearOfSample(t *testing.T, s *data.Store, year wareki.FiscalYear) template.Values {
	t.Helper()
	v, err := YearValues(t.Context(), s, 0, year)
	if err != nil {
		t.Fatal(err)
	}
	return v
}

func eveningOfSample(t *testing.T, s *data.Store, number int) template.Values {
	t.Helper()
	list, err := s.Seminars(t.Context(), data.SeminarFilter{})
	if err != nil {
		t.Fatal(err)
	}
	i := slices.IndexFunc(list, func(m data.SeminarLine) bool { return m.Number == number })
	v, err := EveningValues(t.Context(), s, list[i].ID, data.ByKana)
	if err != nil {
		t.Fatal(err)
	}
	return v
}

func learnedFrom(t *testing.T, b []byte, v template.Values) *learn.Findings {
	t.Helper()
	book, err := learn.Read(t.Context(), b)
	if err != nil {
		t.Fatal(err)
	}
	f, err := learn.Match(t.Context(), book, v)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// filledWith writes the form that was learned and fills it with other values.
func filledWith(t *testing.T, f *learn.Findings, v template.Values) (form, filled []byte) {
	t.Helper()
	b, err := f.Bytes(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	x, err := template.Open(t.Context(), b)
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	problems, err := x.Fill(t.Context(), &out, v, template.Options{})
	if err != nil || len(problems) > 0 {
		t.Fatal(err, problems)
	}
	return b, out.Bytes()
}

// typed are the cells of a workbook that somebody types, by sheet and cell.
func typed(t *testing.T, b []byte) map[string]string {
	t.Helper()
	f, err := template.Open(t.Context(), b)
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]string{}
	for _, v := range f.Views() {
		for _, c := range v.Cells {
			text := c.Text
			if c.Formula != "" {
				text = "="
			}
			out[v.Name+" "+template.Name(c.Row, c.Col)] = text
		}
		for _, m := range v.Merges {
			out[v.Name+" merge "+template.Name(m.Row, m.Col)] = template.Name(m.Row2, m.Col2)
		}
	}
	return out
}

// Last year's files of an office, read against the ledger, become forms that fill the
// next year as the office would have typed it.
func TestLearn_offices(t *testing.T) {
	s := sampleLedger(t)
	before, after := yearOfSample(t, s, 2012), yearOfSample(t, s, 2013)
	for _, c := range []struct {
		name          string
		before, after template.Values
		hand          []string // what somebody types each year
	}{
		{"list", before, after, []string{"平成25年度 A5"}},
		{"slots", eveningOfSample(t, s, 62), eveningOfSample(t, s, 110), nil},
		{"matrix", before, after, nil},
		{"summary", before, after, []string{"総括票 AD5"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			f := learnedFrom(t, bytesOf(t, c.name+"_2012.xlsx"), c.before)
			_, filled := filledWith(t, f, c.after)
			got, want := typed(t, filled), typed(t, bytesOf(t, c.name+"_2013.xlsx"))
			wrong := 0
			for at, text := range want {
				if got[at] != text && !slices.Contains(c.hand, at) {
					if wrong++; wrong < 20 {
						t.Errorf("%s is %q, want %q", at, got[at], text)
					}
				}
			}
			for at, text := range got {
				if _, ok := want[at]; !ok {
					t.Errorf("%s is %q, want nothing", at, text)
				}
			}
			for _, at := range c.hand {
				if ref := at[strings.LastIndexByte(at, ' ')+1:]; !slices.ContainsFunc(f.ByHand, func(x learn.Text) bool { return x.Ref == ref }) {
					t.Errorf("%s is not listed as written by hand", at)
				}
			}
		})
	}
}

func bytesOf(t *testing.T, name string) []byte {
	t.Helper()
	b, err := os.ReadFile(filepath.Join("testdata", "learn", name))
	if err != nil {
		t.Fatal(err)
	}
	return b
}
