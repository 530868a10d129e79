package data_test

import (
	"path/filepath"
	"strings"
	"testing"

	"jibun/data"
	"jibun/data/datatest"
	"jibun/data/kana"
)

// TestPeople_family_name_first: those of one family name stand together, also where an older
// program wrote the keys, which ran the two parts of a reading together.
func TestPeople_family_name_first(t *testing.T) {
	path := filepath.Join(t.TempDir(), "台帳.jibun")
	c := datatest.NewClock()
	s, err := data.Create(t.Context(), path, data.Office{Name: "呉市"}, data.Options{Now: c.Now, Local: "-"})
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range [][2]string{{"久保田 愛", "くぼた あい"}, {"久保 博之", "くぼ ひろゆき"}, {"無名", ""}, {"久保 あかり", "くぼ　あかり"}} {
		if err := s.SavePerson(t.Context(), &data.Person{Outside: true, Name: p[0], Reading: p[1], Affiliation: data.Citizen}); err != nil {
			t.Fatal(err)
		}
	}
	order := func() string {
		list, err := s.People(t.Context(), data.PersonFilter{})
		if err != nil {
			t.Fatal(err)
		}
		var out []string
		for _, p := range list {
			out = append(out, p.Name)
		}
		return strings.Join(out, "、")
	}
	const want = "久保 あかり、久保 博之、久保田 愛、無名"
	if got := order(); got != want {
		t.Errorf("%s, want %s", got, want)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	d, err := datatest.Raw(path, "rw")
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range []string{"くぼた あい", "くぼ ひろゆき", "くぼ　あかり"} {
		if _, err := d.ExecContext(t.Context(), "UPDATE people SET sort_key = $1 WHERE reading = $2", kana.SortKey(strings.NewReplacer(" ", "", "　", "").Replace(r)), r); err != nil {
			t.Fatal(err)
		}
	}
	if err := d.Close(); err != nil {
		t.Fatal(err)
	}
	if s, err = data.Open(t.Context(), path, data.Options{Now: c.Now, Local: "-"}); err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if got := order(); got != want {
		t.Errorf("with the keys of an older program: %s, want %s", got, want)
	}
}
