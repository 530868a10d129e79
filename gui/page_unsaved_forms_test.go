package gui

import (
	"os"
	"regexp"
	"testing"

	"jibun/data"
	"jibun/gui/kit"
)

// Every error that a ledger may have against what stands in a live form is said beside a
// field: the keys are read where data gives them, so a new one cannot be forgotten.
func TestLiveForms_everyErrorHasAField(t *testing.T) {
	e := newEvening(t, 40)
	form := func(tab string) *kit.Form {
		_, x := openTab(t, e.path, e.seminar, tab)
		if x, ok := x.(*partyTab); ok {
			return x.fields.form
		}
		return x.(holder).Forms()[0]
	}
	p := newTestProgram(t, e.path)
	p.desk.goCase(0)
	boxes := map[string]bool{}
	for _, b := range data.CaseBoxes() {
		boxes[string(b)] = true
	}
	for name, x := range map[string]struct {
		form  *kit.Form
		keys  map[string]bool
		apart []string // what no field of the form is about, and the window never gives
	}{
		"overview":   {form("overview"), invalidKeys(t, "seminar.go", `func \(m \*Seminar\) Validate`, `SaveSeminar\(ctx`), []string{"speaker_text"}},
		"retrospect": {form("retrospect"), invalidKeys(t, "retrospect.go", `func \(r \*Retrospect\) Validate`), nil},
		"party":      {form("party"), invalidKeys(t, "party.go", `func \(p \*Party\) Validate`), nil},
		"case":       {now[*casePage](t, p).form, boxes, nil},
	} {
		for _, key := range x.apart {
			if !x.keys[key] {
				t.Errorf("%s: %q is an error no more", name, key)
			}
			delete(x.keys, key)
		}
		if len(x.keys) < 5 {
			t.Errorf("%s: only %v were found", name, x.keys)
		}
		touch(t, x.form)
		for key := range x.keys {
			x.form.Mark(map[string]string{key: "☆"})
			if label, why := x.form.Unsaved(); label == "" && key != "note" || why != "☆" {
				t.Errorf("%s: the error of %q is said of %q: %q", name, key, label, why)
			}
		}
	}
}

// touch changes the first field that takes a text.
func touch(t *testing.T, f *kit.Form) {
	for _, o := range fieldsIn(f.Object()) {
		if e, ok := o.(*kit.Entry); ok {
			e.SetText("書きかけ")
			return
		}
	}
	t.Fatal("the form has no field for a text")
}

var (
	invalidKey  = regexp.MustCompile(`(?:v\[|Invalid\{)"(\w+)"`)
	invalidPair = regexp.MustCompile(`"(\w+)": +\w+\.`)
)

// invalidKeys reads the keys that functions of data, found by how they begin, give to
// Invalid.
func invalidKeys(t *testing.T, file string, functions ...string) map[string]bool {
	t.Helper()
	source, err := os.ReadFile("../data/" + file)
	if err != nil {
		t.Fatal(err)
	}
	keys := map[string]bool{}
	for _, f := range functions {
		body := regexp.MustCompile(`(?s)` + f + `.*?\n}\n`).Find(source)
		if body == nil {
			t.Fatalf("no %s in %s", f, file)
		}
		for _, r := range []*regexp.Regexp{invalidKey, invalidPair} {
			for _, m := range r.FindAllSubmatch(body, -1) {
				keys[string(m[1])] = true
			}
		}
	}
	return keys
}
