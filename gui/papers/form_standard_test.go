package papers

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"jibun/data"
	"jibun/data/wareki"
	"jibun/export"
	"jibun/export/template"
)

// both are a standard paper, and its form filled with the same.
func both(t *testing.T, s *data.Store, key string, r Request) (paper, filled []byte) {
	t.Helper()
	k := KindOf(key)
	p, err := k.Make(t.Context(), s, r)
	if err != nil {
		t.Fatal(key, err)
	}
	if p.Write == nil {
		return nil, nil
	}
	form, err := FormOf(key)
	if err != nil {
		t.Fatal(err)
	}
	v, err := ValuesOf(t.Context(), s, k, r)
	if err != nil {
		t.Fatal(err)
	}
	var a, b, c bytes.Buffer
	if err := p.Write(t.Context(), &a, export.Options{}); err != nil {
		t.Fatal(err)
	}
	if err := form.Write(t.Context(), &b, export.Options{}); err != nil {
		t.Fatal(err)
	}
	f, err := template.Open(t.Context(), b.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	problems, err := f.Fill(t.Context(), &c, v, template.Options{})
	if err != nil || len(problems) > 0 {
		t.Fatalf("%s: %v %v", key, err, problems)
	}
	if dir := os.Getenv("JIBUN_FORMS"); dir != "" {
		for name, x := range map[string][]byte{"paper": a.Bytes(), "form": b.Bytes(), "filled": c.Bytes()} {
			if err := os.WriteFile(filepath.Join(dir, fmt.Sprintf("%s_%d_%s.xlsx", key, r.Year, name)), x, 0o600); err != nil {
				t.Fatal(err)
			}
		}
	}
	return a.Bytes(), c.Bytes()
}

// Every standard paper is its own form: filled with the same, it is the paper. So a
// section may begin with what it knows and change it.
func TestForms_demo(t *testing.T) {
	s := sampleLedger(t)
	type one struct {
		key string
		Request
	}
	all := []one{{"annual", Request{Year: 2013, History: new(true)}}, {"annual", Request{Year: 2026, History: new(true)}}, {"book", Request{Year: 2013}}, {"book", Request{Year: 2026}},
		{"case", Request{Year: 2013}}, {"case", Request{Year: 2026}}}
	list, err := s.Seminars(t.Context(), data.SeminarFilter{})
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range list {
		if !slices.Contains([]int{62, 390, 400}, m.Number) || m.SeriesID != list[0].SeriesID {
			continue
		}
		for _, key := range []string{"signin", "party", "letter", "certificate"} {
			r := Request{Year: wareki.FiscalYear(m.Number), Seminar: m.ID, Order: data.ByDepartment}
			each, err := KindOf(key).each(t.Context(), s, r)
			if err != nil {
				t.Fatal(err)
			}
			if each != nil { // a form has room for one letter
				r = each[0]
			}
			all = append(all, one{key, r})
		}
	}
	for id := range int64(6) {
		all = append(all, one{"person", Request{Year: wareki.FiscalYear(id + 1), Person: 60*id + 1}})
	}
	seen := map[string]int{}
	for _, x := range all {
		if a, b := both(t, s, x.key, x.Request); a != nil {
			seen[x.key]++
			for _, d := range differ(seeBook(t, a), seeBook(t, b)) {
				t.Errorf("%s %d %s", x.key, x.Year, d)
			}
		}
	}
	for _, k := range Kinds() {
		if seen[k.Key] < 2 && formless(k.Key) == "" {
			t.Errorf("%s: compared %d times", k.Key, seen[k.Key])
		}
	}
}

// formless is why a kind has no form, "" if it has.
func formless(key string) string {
	for _, l := range export.Layouts() {
		if l.Key == key {
			return l.Formless
		}
	}
	return "it is not laid out"
}

// Every kind of paper has a form, or says why not.
func TestForms_kinds(t *testing.T) {
	for _, k := range Kinds() {
		_, err := FormOf(k.Key)
		if why := formless(k.Key); (err == nil) != (why == "") || err != nil && why == "it is not laid out" {
			t.Errorf("%s: %v, %q", k.Key, err, why)
		}
	}
	if _, err := FormOf("list"); err == nil {
		t.Error("a list of the screen is a form")
	}
}

// Where there is nothing the form says so as the paper does.
func TestForms_empty(t *testing.T) {
	s, r := evenings(t)
	r.History = new(true)
	for _, k := range Kinds() {
		if formless(k.Key) != "" || k.Key == "case" || k.Key == "certificate" { // its headline leaves a line where nobody ever came; nobody has a certificate
			continue
		}
		a, b := both(t, s, k.Key, r)
		x, y := seeBook(t, a), seeBook(t, b)
		x.charts, y.charts = nil, nil              // one of nothing stays on a form
		for _, list := range []*seenBook{&x, &y} { // so do six years on the table of categories
			list.sheets = slices.DeleteFunc(list.sheets, func(s seenSheet) bool { return s.name == "分析" })
		}
		for _, d := range differ(x, y) {
			t.Errorf("%s %s", k.Key, d)
		}
	}
}

// The comparison sees what it is for.
func TestForms_differ(t *testing.T) {
	s, r := evenings(t)
	a, b := both(t, s, "signin", r)
	x, y := seeBook(t, a), seeBook(t, b)
	for what, spoil := range map[string]func(*seenSheet){
		"value": func(s *seenSheet) { s.rows[6].cells[4].value = "別の方" }, "frame": func(s *seenSheet) { s.rows[6].cells[4].lines = "" },
		"fill": func(s *seenSheet) { s.rows[5].cells[0].fill = "" }, "font": func(s *seenSheet) { s.rows[5].cells[0].font = "x" },
		"format": func(s *seenSheet) { s.rows[6].cells[0].format = "0.0" }, "align": func(s *seenSheet) { s.rows[6].cells[0].align = "right" },
		"row": func(s *seenSheet) { s.rows = s.rows[1:] }, "setup": func(s *seenSheet) { s.setup += "x" }, "merge": func(s *seenSheet) { s.rows[5].cells[0].reach = "" },
		"width": func(s *seenSheet) { s.widths[2] *= 2 }, "height": func(s *seenSheet) { s.rows[6].height = 60 }, "text": func(s *seenSheet) { s.rows[0].cells[0].value = "" },
	} {
		spoiled := seeBook(t, b)
		spoil(&spoiled.sheets[0])
		if was, is := len(differ(x, y)), len(differ(x, spoiled)); was != 0 || is == 0 {
			t.Errorf("%s: %d differences, then %d", what, was, is)
		}
	}
}
