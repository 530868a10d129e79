package gui

import (
	"fmt"
	"reflect"
	"regexp"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"jibun/data"
	"jibun/gui/kit"
)

// everyPage shows all pages, tabs and parts there are, one after the other.
func everyPage(t *testing.T, p *program, each func(where string)) {
	t.Helper()
	d := p.desk
	seen := func(where string) {
		settle(p.win.Content())
		each(where)
	}
	for _, r := range rooms() {
		d.goRoom(r.key)
		seen(r.key)
	}
	open, past := busiest(t, d.store)
	for _, m := range []data.SeminarLine{open, past} {
		for _, tab := range seminarTabs() {
			d.goRoom("seminars")
			d.goSeminar(m.ID, tab.key)
			seen(fmt.Sprintf("seminar %d %s", m.Number, tab.key))
		}
		d.goSeminar(m.ID, "attendance")
		now[*seminarPage](t, p).tab().(*attendanceTab).ways.SetIndex(1)
		seen(fmt.Sprintf("seminar %d sheet", m.Number))
	}
	people, err := d.store.Lecturers(t.Context(), "")
	if err != nil || len(people) == 0 {
		t.Fatal("no lecturers", err)
	}
	most := people[0]
	for _, l := range people {
		if l.Talks > most.Talks {
			most = l
		}
	}
	d.goRoom("people")
	d.goPerson(most.PersonID)
	seen("person")
	now[*personPage](t, p).tabs.SetIndex(1)
	seen("person talks")
	d.goRoom("settings")
	for i := range now[*settingsPage](t, p).parts {
		now[*settingsPage](t, p).tabs.SetIndex(i)
		seen(fmt.Sprintf("settings %d", i))
	}
	d.goContact(0)
	seen("contact")
	d.goCase(0)
	seen("case")
	d.goForms("annual", 0)
	seen("forms")
	openImport(p, "roster")
	seen("import")
	d.goBack()
}

// anyGrid is any table of kit.
type anyGrid interface {
	fyne.Widget
	fyne.Shortcutable
	TSV() string
}

// visible walks what is seen of an object.
func visible(o fyne.CanvasObject, each func(fyne.CanvasObject)) {
	if !o.Visible() {
		return
	}
	each(o)
	switch x := o.(type) {
	case *fyne.Container:
		for _, c := range x.Objects {
			visible(c, each)
		}
	case fyne.Widget:
		for _, c := range test.WidgetRenderer(x).Objects() {
			visible(c, each)
		}
	}
}

// cells are what stands in a table, its headings left out.
func cells(g anyGrid) []string {
	g.TypedShortcut(&fyne.ShortcutSelectAll{})
	var out []string
	for i, line := range strings.Split(g.TSV(), "\r\n") {
		if i > 0 {
			out = append(out, strings.Split(line, "\t")...)
		}
	}
	return out
}

var (
	someDay = regexp.MustCompile(`^((令和|平成|昭和)(\d|元)|[RHS](\d+|元)\.|\d{4}[-/年]\d|\d+月\d+日|\d+[./]\d+\(|\d+/\d+ \d+:)`)
	era     = regexp.MustCompile(`^(退職 )?([RHS](\d+|元)\.)?\d{1,2}\.\d{1,2}\([日月火水木金土]\)( \d{2}:\d{2})?( \S+)?$`)
	western = regexp.MustCompile(`^(退職 )?(\d{4}/)?\d{1,2}/\d{1,2}\([日月火水木金土]\)( \d{2}:\d{2})?( \S+)?$`)
)

// A day looks the same in the tables of all pages, with its day of the week, whichever way
// the office writes its years.
func TestColumns_days(t *testing.T) {
	p := newTestProgram(t, sampleOffice(t))
	for _, x := range []struct {
		western bool
		form    *regexp.Regexp
	}{{false, era}, {true, western}} {
		o := p.desk.office
		o.Western = x.western
		if err := p.desk.store.SaveOffice(t.Context(), &o); err != nil {
			t.Fatal(err)
		}
		days := map[string]int{}
		everyPage(t, p, func(where string) {
			visible(p.win.Content(), func(obj fyne.CanvasObject) {
				g, ok := obj.(anyGrid)
				if !ok {
					return
				}
				for _, c := range cells(g) {
					switch {
					case x.form.MatchString(c):
						days[where]++
					case someDay.MatchString(c):
						t.Errorf("%s: %q", where, c)
					}
				}
			})
		})
		for _, where := range []string{"seminars", "people", "lecturers", "history", "person", "person talks", "settings 3"} {
			if days[where] == 0 {
				t.Errorf("western %v: no day in the tables of %s", x.western, where)
			}
		}
	}
}

// No table is scrolled sideways in any window the program promises to work in.
func TestRoom_sideways(t *testing.T) {
	p := newTestProgram(t, sampleOffice(t))
	for _, x := range []struct {
		width, height float32
		scale         float64
	}{{1280, 800, 1}, {1024, 700, 1}, {1280, 800, 1.5}, {1024, 700, 1.5}} {
		look(p, x.scale, false, x.width, x.height)
		everyPage(t, p, func(where string) {
			visible(p.win.Content(), func(o fyne.CanvasObject) {
				if reflect.TypeOf(o).String() == "*kit.gridBar" && o.Size().Width > o.Size().Height {
					t.Errorf("%v: a table of %s is scrolled sideways", x, where)
				}
			})
		})
	}
}

// A page has at most one button in the colour of what is to be done.
func TestRoom_one_primary(t *testing.T) {
	p := newTestProgram(t, sampleOffice(t))
	everyPage(t, p, func(where string) {
		var labels []string
		visible(p.win.Content(), func(o fyne.CanvasObject) {
			if b, ok := o.(*kit.Button); ok && b.Primary() && !b.Disabled() {
				labels = append(labels, b.Text())
			}
		})
		if len(labels) > 1 {
			t.Errorf("%s: %q", where, labels)
		}
	})
}

// numberOnly is a number that stands alone, with what it is of or its unit.
var numberOnly = regexp.MustCompile(`^[-−]?[\d,]+(\.\d+)?%?([/(][\d,/()%円名件]+)?(回|名|件|円|枚|点)?$`)

// Numbers stand on a page in one way: with their words before them, as kit.Figure makes
// them. None stands alone beside words that are on the other side.
func TestRoom_figures(t *testing.T) {
	p := newTestProgram(t, sampleOffice(t))
	found := 0
	everyPage(t, p, func(where string) {
		of := map[fyne.CanvasObject]bool{}
		visible(p.win.Content(), func(o fyne.CanvasObject) {
			if f, ok := o.(*kit.Figure); ok {
				found++
				visible(f, func(o fyne.CanvasObject) { of[o] = true })
			}
		})
		visible(p.win.Content(), func(o fyne.CanvasObject) {
			if x, ok := o.(*kit.Text); ok && x.Bold && !of[x] && numberOnly.MatchString(x.Text) {
				t.Errorf("%s: %q is no figure of kit", where, x.Text)
			}
		})
	})
	if found < 30 {
		t.Errorf("only %d figures were seen", found)
	}
}

// The place where one is is lit at the left, and no other.
func TestRoom_lit(t *testing.T) {
	p := newTestProgram(t, sampleOffice(t))
	everyPage(t, p, func(where string) {
		var lit []string
		for key, item := range p.frame.items {
			if item.on {
				lit = append(lit, key)
			}
		}
		if len(lit) != 1 {
			t.Errorf("%s: lit are %q", where, lit)
		}
	})
}
