package fields

import (
	"fmt"
	"reflect"
	"strings"
	"testing"

	"jibun/data/wareki"
	"jibun/export/template"
)

// untold are what a report knows and no item tells, and why.
var untold = map[string]string{
	"Annual.Head.Style": "how years are written, no fact", "Annual.Head.CalledOff": "of an evening, not of a year", "Book.Head": "the year's own head stands in Annual", "Book.Year": "stands in Annual",
	"Party.Head": "the evening's own head stands in SignIn", "Party.Number": "stands in SignIn", "Party.Title": "stands in SignIn", "Party.Date": "stands in SignIn",
	"SignIn.Head.Style": "how years are written, no fact",
	"SignIn.Columns":    "what the standard paper shows, no fact", "SignIn.WalkIns": "how many free lines the standard paper has, no fact", "SignIn.ByKana": "the order of the lists, no fact",
	"SignIn.Ledger": "which ledger it is of, no fact", "SignIn.Seminar": "the ledger's own number of the evening, no fact",
	"Annual.Analysis.FirstTimers": "stands in 初参加", "Annual.Analysis.People": "stands in 実人数",
	"Case.Head": "stands in Annual", "Case.Year": "stands in Annual", "Case.AsOf": "stands in Annual", "Case.Running": "stands in Annual", "Case.Years": "stands in 年度別",
	"Case.Boxes.Key": "names a box, no fact", "Case.Boxes.Label": "stands on the form", "Case.Boxes.Room": "how much the form holds", "Case.Boxes.Short": "how the form shows it", "Case.Boxes.Made": "who wrote it, no fact",
	"Letter.Head": "the evening's own head stands in SignIn", "Letter.Number": "stands in SignIn", "Letter.Title": "stands in SignIn", "Letter.Date": "stands in SignIn",
	"Letter.Start": "stands in SignIn", "Letter.End": "stands in SignIn", "Letter.Venue": "stands in SignIn", "Letter.Capacity": "stands in SignIn", "Letter.Party": "stands in SignIn",
	"Letter.PartyVenue": "stands in Party", "Letter.PartyStart": "stands in Party", "Letter.Fee": "the fee of the sign-in sheet is the same one", "Letter.Kind": "which of the letters, no fact", "Letter.Text": "the words of the letter, which a form has itself", "Letter.With": "a form goes to one lecturer",
	"History.Head.Style": "how years are written, no fact", "History.Head.CalledOff": "of an evening, not of a person", "Certificates.All.Person": "the ledger's own number of the person, no fact", "Annual.WithoutHistory": "what the standard paper leaves out, no fact", "Book.A3": "the size of the standard paper, no fact",
	"Certificates.Head": "the evening's own head stands in SignIn", "Certificates.Number": "stands in SignIn", "Certificates.Title": "stands in SignIn", "Certificates.Date": "stands in SignIn",
	"Book.NotEntered.Title": "named by its number and day", "Book.NotEntered.Applied": "it has no column", "Book.NotEntered.Attendances": "nobody has entered it", "Book.NotEntered.CountedOnly": "nothing is counted", "Book.NotEntered.Unentered": "that is why it stands there",
	"Certificates.Partly": "who has no certificate stands on none",
	"Party.Fee":           "the fee of the sign-in sheet is the same one",
}

// Everything a report knows is told by an item: what changes in the report changes
// what a form is filled with.
func TestItems_complete(t *testing.T) {
	y, e, p := sampleYear(), sampleEvening(), samplePerson()
	complete(t, reflect.ValueOf(&y).Elem(), "", func() template.Values { return y.Values() })
	complete(t, reflect.ValueOf(&e).Elem(), "", func() template.Values { return e.Values() })
	complete(t, reflect.ValueOf(&p).Elem(), "", func() template.Values { return p.Values() })
}

func complete(t *testing.T, v reflect.Value, path string, values func() template.Values) {
	t.Helper()
	if untold[path] != "" {
		return
	}
	switch v.Kind() {
	case reflect.Array:
		for i := range v.Len() {
			complete(t, v.Index(i), path, values)
		}
		return
	case reflect.Struct:
		for i := range v.NumField() {
			complete(t, v.Field(i), join(path, v.Type().Field(i).Name), values)
		}
		return
	case reflect.Pointer:
		complete(t, v.Elem(), path, values)
		return
	case reflect.Slice:
		if v.Len() == 0 {
			t.Errorf("%s: the sample has none", path)
			return
		}
		complete(t, v.Index(v.Len()-1), path, values)
		return
	}
	before, old := values(), reflect.New(v.Type()).Elem()
	old.Set(v)
	switch {
	case v.Type() == reflect.TypeFor[wareki.Date]():
		v.SetString("2001-02-03")
	case v.Kind() == reflect.String:
		v.SetString("別の言葉")
	case v.Kind() == reflect.Bool:
		v.SetBool(!v.Bool())
	default:
		v.SetInt(v.Int() + 3)
	}
	if reflect.DeepEqual(before, values()) {
		t.Errorf("%s: no item tells it", path)
	}
	v.Set(old)
}

func join(path, name string) string {
	if path == "" {
		return name
	}
	return path + "." + name
}

func TestAll(t *testing.T) {
	seen := map[string]bool{}
	for _, i := range All() {
		key := fmt.Sprint(i.Form, i.Name)
		if seen[key] {
			t.Errorf("%s twice", key)
		}
		seen[key] = true
		if i.Meaning == "" || i.Example == "" && !strings.HasSuffix(i.Name, "中止") {
			t.Errorf("%s: meaning %q, example %q", key, i.Meaning, i.Example)
		}
	}
}

// Every way of writing is one that a form knows: a format fits, and filling a sheet
// with the marks finds nothing wrong.
func TestWays(t *testing.T) {
	for _, w := range Ways() {
		if strings.Contains(w.Mark, "|") && w.Example == "" || w.Meaning == "" {
			t.Errorf("%+v says nothing", w)
		}
	}
}
