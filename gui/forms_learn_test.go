package gui

import (
	"path/filepath"
	"slices"
	"testing"

	"fyne.io/fyne/v2"

	"jibun/data"
	"jibun/export"
	"jibun/export/learn"
	"jibun/export/template"
	"jibun/gui/kit"
	"jibun/gui/papers"
)

// lastYear is a file of 2012 that the section filled, see its README.
const lastYear = "papers/testdata/learn/summary_2012.xlsx"

// openLearn opens 去年のファイルから作る with last year's file dropped on it.
func openLearn(t *testing.T, p *program) *learnPage {
	t.Helper()
	p.desk.setYear(2013)
	p.desk.goForms("annual", 0)
	now[*formsPage](t, p).learn()
	page := now[*learnPage](t, p)
	if page.year.Text() != "平成24年度" || page.found != nil {
		t.Fatalf("it begins with %q", page.year.Text())
	}
	shot(t, p, "forms-learn-start")
	path, err := filepath.Abs(lastYear)
	if err != nil {
		t.Fatal(err)
	}
	dropOn(p, path)
	if page.found == nil {
		t.Fatal("nothing was read")
	}
	return page
}

// TestLearnPage: last year's file becomes a form by keyboard alone, which is kept, used,
// and filled with another year.
func TestLearnPage(t *testing.T) {
	p := newTestProgram(t, sampleOffice(t))
	d := p.desk
	page := openLearn(t, p)
	shot(t, p, "forms-learn")
	for n := len(page.open()); n > 0; n-- { // what is not sure: the first of the candidates
		typeText(t, p, "n")
		typeText(t, p, "1")
	}
	if left := page.open(); len(left) != 0 {
		t.Errorf("%d are still to be looked at", len(left))
	}
	i := slices.IndexFunc(page.found.Cells, func(c learn.Cell) bool {
		return c.Chosen >= 0 && c.List < 0 && len(page.found.Same(page.cells[place{c.Sheet, c.Col, c.Row}])) == 1
	})
	c := page.found.Cells[i]
	at := place{c.Sheet, c.Col, c.Row}
	page.picture.OnCell(at.sheet, at.col, at.row) // a click
	typeText(t, p, "0")
	if page.found.Cells[i].Chosen != -1 {
		t.Error("0 does not leave the cell as it was")
	}
	shot(t, p, "forms-learn-cell")
	typeText(t, p, "１") // the input method is on
	if page.found.Cells[i].Chosen != 0 {
		t.Error("1 does not take the first candidate")
	}
	page.see.OnTapped()
	if !page.shownPreview() {
		t.Fatal("no preview: ", d.wrongs.text())
	}
	shot(t, p, "forms-learn-preview")
	page.see.OnTapped()
	chord(p, fyne.KeyReturn, fyne.KeyModifierControl)
	if !kit.DialogOpen(p.win.Canvas()) {
		t.Fatal("nobody asks what the form is to be called")
	}
	chord(p, fyne.KeyReturn, fyne.KeyModifierControl)
	forms := now[*formsPage](t, p)
	if forms.form.Kind != data.FormAnnual || forms.usedWord(forms.form) == "" {
		t.Fatalf("kept as %+v", forms.form)
	}
	for _, l := range forms.lines {
		if l.wrong != "" {
			t.Error("the form that was made has something wrong:", l.Cell, l.Text, l.wrong)
		}
	}
	shot(t, p, "forms-learned")
	d.goBack()
	d.goPaper("annual", 0, 0)
	paper := now[*papersPage](t, p)
	path := filepath.Join(t.TempDir(), paper.paper.File)
	if err := paper.paper.Save(t.Context(), d.store, path, export.Options{}); err != nil {
		t.Fatal(err)
	}
	differ(t, path, "papers/testdata/learn/summary_2013.xlsx")
}

// written are the texts of a workbook's cells, and where it computes.
func written(t *testing.T, path string) map[string]string {
	t.Helper()
	f, err := papers.OpenForm(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]string{}
	for _, v := range f.Views() {
		for _, c := range v.Cells {
			at := v.Name + " " + template.Name(c.Row, c.Col)
			if out[at] = c.Text; c.Formula != "" {
				out[at] = "="
			}
		}
	}
	return out
}

// differ compares two workbooks cell by cell, but for the one that somebody types.
func differ(t *testing.T, path, want string) {
	t.Helper()
	got, all := written(t, path), written(t, want)
	if len(all) < 100 {
		t.Fatalf("only %d cells", len(all))
	}
	for at, text := range all {
		if got[at] != text && at != "総括票 AD5" {
			t.Errorf("%s is %q, want %q", at, got[at], text)
		}
	}
}
