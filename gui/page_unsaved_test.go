package gui

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"jibun/gui/kit"
)

// Every page whose fields are saved as they are left answers what of them is not: each
// file that makes such a form has a type with Forms in its package's pages.
func TestUnsaved_everyForm(t *testing.T) {
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	live, forms := regexp.MustCompile(`\.Live\(`), regexp.MustCompile(`func \(\w+ \*(\w+)\) Forms\(\) \[\]\*kit\.Form`)
	holders := map[string]bool{}
	var with []string
	for _, f := range files {
		b, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		if strings.HasSuffix(f, "_test.go") {
			continue
		}
		if live.Match(b) {
			with = append(with, f)
		}
		for _, m := range forms.FindAllSubmatch(b, -1) {
			holders[strings.SplitN(f, "_", 2)[0]] = true
			_ = m
		}
	}
	if len(with) < 4 {
		t.Errorf("only %v have such forms", with)
	}
	for _, f := range with {
		if !holders[strings.SplitN(f, "_", 2)[0]] {
			t.Errorf("%s: its room answers nothing about what is not saved", f)
		}
	}
}

// unsavedPlaces are the pages with such fields, and how to type something that none of
// them takes.
var unsavedPlaces = []struct {
	name, field string
	open        func(p *program, seminar int64)
	spoil       func(p *program) (typed func() string)
}{
	{"概要", "申込の締切", func(p *program, id int64) { p.desk.goSeminar(id, "overview") }, func(p *program) func() string {
		f := p.desk.sh.now.(*seminarPage).tab().(*overviewTab).fields
		f.deadline.SetText("13月45日")
		return func() string { return f.deadline.Text }
	}},
	{"ふり返り", "回収", func(p *program, id int64) { p.desk.goSeminar(id, "retrospect") }, func(p *program) func() string {
		r := p.desk.sh.now.(*seminarPage).tab().(*retrospectTab)
		r.handed.SetValue(10)
		r.returned.SetValue(20) // more than were handed out
		return func() string { return r.returned.Text }
	}},
	{"懇親会", "開始", func(p *program, id int64) { p.desk.goSeminar(id, "party") }, func(p *program) func() string {
		f := p.desk.sh.now.(*seminarPage).tab().(*partyTab).fields
		f.start.SetText("夜")
		return func() string { return f.start.Text }
	}},
	{"団体・所属", "団体名", func(p *program, _ int64) { p.desk.goSettings(0) }, func(p *program) func() string {
		o := p.desk.sh.now.(*settingsPage).part().(*officePart)
		o.name.SetText(strings.Repeat("長", 1000))
		return func() string { return o.name.Text }
	}},
}

// What cannot be saved is said by Ctrl+S, with the keyboard on it; going elsewhere and
// ending ask first; what was typed is still there.
func TestUnsaved(t *testing.T) {
	for _, x := range unsavedPlaces {
		t.Run(x.name, func(t *testing.T) {
			e := newEvening(t, 5)
			p := newTestProgram(t, e.path)
			x.open(p, e.seminar)
			page := p.desk.sh.now
			typed := x.spoil(p)
			want := typed()
			chord(p, fyne.KeyS, fyne.KeyModifierControl)
			if got := p.desk.wrongs.text(); !strings.Contains(got, x.field) || !strings.Contains(got, "まだ保存していません") {
				t.Errorf("Ctrl+S says %q and %q", got, p.desk.toaster.Text())
			}
			if _, ok := p.win.Canvas().Focused().(interface{ SelectedText() string }); !ok {
				t.Errorf("the keyboard is at %T", p.win.Canvas().Focused())
			}
			for name, leave := range map[string]func(){"home": func() { p.desk.goRoom("home") }, "person": func() { p.desk.goPerson(1) }, "end": p.close} {
				leave()
				if p.desk == nil || p.desk.sh.now != page || !dialogOpen(p) {
					t.Fatalf("%s: nothing is asked", name)
				}
				press(t, p, fyne.KeyReturn) // 戻って直す
				if dialogOpen(p) || typed() != want {
					t.Errorf("%s: what was typed is %q", name, typed())
				}
			}
			p.desk.goRoom("home")
			tapButton(t, p.win.Canvas().Overlays().Top(), "入力を捨てて移る")
			if _, ok := p.desk.sh.now.(*homePage); !ok {
				t.Error("she cannot go")
			}
		})
	}
}

// What is typed while an earlier field is being saved, or while the page is read anew,
// stays.
func TestUnsaved_refill(t *testing.T) {
	form, name, day := kit.NewForm(), kit.NewEntry(), kit.NewNumberEntry("")
	form.Add("name", "氏名", name, "")
	form.Add("day", "日", day, "")
	fill := func(n string, d int) func() {
		return func() {
			name.SetText(n)
			day.SetValue(d)
		}
	}
	form.Refill(fill("甲", 1))
	if form.Changed() {
		t.Error("as it was filled it counts as changed")
	}
	name.SetText("乙")
	form.Refill(fill("丙", 2))
	if name.Text != "乙" || day.Text != "2" || !form.Changed() {
		t.Errorf("typed 乙, newer 丙 2: %s %s", name.Text, day.Text)
	}
	form.Refill(fill("乙", 3))
	if form.Changed() || day.Text != "3" {
		t.Error("what was typed is in the ledger now")
	}
}
