package gui

import (
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"jibun/data"
	"jibun/export"
	"jibun/gui/kit"
	"jibun/gui/papers"
)

// TestForms_mould: every standard paper that has a form is offered as one; written out and
// dropped back it is the form of its paper, which goes into it, a person's too.
func TestForms_mould(t *testing.T) {
	p := newTestProgram(t, sampleOffice(t))
	d := p.desk
	d.setYear(2012)
	hits, err := d.store.FindPeople(t.Context(), "tanaka", 1)
	if err != nil {
		t.Fatal(err)
	}
	d.goForms("annual", 0)
	shotForms(t, p)
	open, _ := busiest(t, d.store)
	dir, n := t.TempDir(), 0
	for _, l := range export.Layouts() {
		if l.Formless != "" {
			continue
		}
		d.goPaper(l.Key, open.ID, hits[0].ID)
		d.goForms(l.Key, 0)
		forms := now[*formsPage](t, p)
		var item *fyne.MenuItem
		for _, m := range forms.moulds() {
			if m.Label == l.Name {
				item = m
			}
		}
		if item == nil {
			t.Errorf("%s is not offered", l.Name)
			continue
		}
		n++
		path := filepath.Join(dir, l.Name+".xlsx")
		item.Action()
		typeFile(t, p, path)
		wantWorkbook(t, path, "")
		if b, ok := p.win.Canvas().Focused().(*kit.Button); !ok || b.Text() != "開く" || !shows(forms.root, "フォルダーを表示") {
			t.Errorf("%s: nothing offers to open it", l.Name)
		}
		if ops, err := d.store.History(t.Context(), data.HistoryFilter{What: "paper.excel", Limit: 1}); err != nil || len(ops) != 1 || !strings.Contains(ops[0].About, l.Name+"のひな形 → "+path) {
			t.Errorf("%s: the history says %+v %v", l.Name, ops, err)
		}
		dropOn(p, path)
		chord(p, fyne.KeyReturn, fyne.KeyModifierControl)
		if string(forms.form.Kind) != l.Key || forms.begin.root.Visible() || !forms.more.Visible() {
			t.Errorf("%s is kept as %+v", l.Name, forms.form)
		}
		for _, x := range forms.lines {
			if x.wrong != "" {
				t.Errorf("%s: %s %s %s", l.Name, x.Cell, x.Text, x.wrong)
			}
		}
		if forms.usedWord(forms.form) == "" {
			forms.turn()
		}
		if l.Key == "person" {
			shot(t, p, "forms-person")
		}
		d.goBack()
		page := now[*papersPage](t, p)
		if l.Key == "certificate" {
			continue // nobody was there yet
		}
		if page.form == "" || !page.ready || page.options.forms.Text() != forms.form.Name {
			t.Errorf("%s: goes into %q, ready %v, %s", l.Name, page.form, page.ready, allText(page.notes))
			continue
		}
		if l.Key == "letter" { // to each of two lecturers: a workbook is of one
			if err := page.paper.Save(t.Context(), d.store, filepath.Join(dir, "書いた"+l.Name+".xlsx"), export.Options{}); err == nil || !page.save.Disabled() {
				t.Errorf("letters to several are one workbook: %v", err)
			}
			page.setWhom([]int64{page.whom.all[1].Person})
			page = now[*papersPage](t, p)
		}
		if err := page.paper.Save(t.Context(), d.store, filepath.Join(dir, "書いた"+l.Name+".xlsx"), export.Options{}); err != nil {
			t.Errorf("%s: %v", l.Name, err)
		}
		if l.Key == "person" {
			shot(t, p, "papers-person-form")
		}
	}
	if n != len(papers.FormKinds()) {
		t.Errorf("%d standard forms of %d papers", n, len(papers.FormKinds()))
	}
}

// shotForms are pictures of the page without a form.
func shotForms(t *testing.T, p *program) {
	shot(t, p, "forms-begin")
	look(p, 1.5, false, 1024, 700)
	p.desk.goForms("annual", 0)
	shot(t, p, "forms-begin-150-small")
	look(p, 1, false, 1280, 800)
}

// The button that writes a paper is seen without scrolling, whichever paper and however
// large the text, before and after it was written.
func TestPapers_buttonSeen(t *testing.T) {
	p := newTestProgram(t, sampleOffice(t))
	d := p.desk
	open, _ := busiest(t, d.store)
	hits, err := d.store.FindPeople(t.Context(), "tanaka", 1)
	if err != nil {
		t.Fatal(err)
	}
	for _, x := range []struct {
		scale         float64
		width, height float32
	}{{1, 1280, 800}, {1, 1024, 700}, {1.5, 1280, 800}, {1.5, 1024, 700}} {
		look(p, x.scale, false, x.width, x.height)
		for _, k := range papers.FormKinds() {
			d.goPaper(k.Key, open.ID, hits[0].ID)
			page := now[*papersPage](t, p)
			seen := func(b fyne.CanvasObject, what string) {
				t.Helper()
				settle(p.win.Content())
				scrolls := false
				walk(page.root, func(o fyne.CanvasObject) {
					if s, ok := o.(*container.Scroll); ok {
						walk(s, func(o fyne.CanvasObject) { scrolls = scrolls || o == b })
					}
				})
				if scrolls {
					t.Errorf("%s: %s scrolls away", k.Key, what)
				}
				at := fyne.CurrentApp().Driver().AbsolutePositionForObject(b)
				if at.Y+b.Size().Height > x.height || at.X+b.Size().Width > x.width {
					t.Errorf("%v %s: %s is at %v", x, k.Key, what, at)
				}
			}
			seen(page.save, "Excelに書き出す…")
			if x.scale > 1 && x.width == 1024 {
				shot(t, p, "papers-"+k.Key+"-150-small")
			}
			page.saved("/tmp/受付名簿.xlsx")
			seen(page.save, "Excelに書き出す…")
			seen(p.win.Canvas().Focused().(fyne.CanvasObject), "開く")
			if x.scale > 1 && x.width == 1024 && k.Key == "annual" {
				shot(t, p, "papers-saved-150-small")
			}
		}
	}
}
