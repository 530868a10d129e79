package gui

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/storage"
	"github.com/xuri/excelize/v2"

	"jibun/data"
	"jibun/export"
	"jibun/gui/kit"
)

// aForm is a workbook with a text in each of the cells.
func aForm(t *testing.T, name string, cells map[string]string) string {
	t.Helper()
	f := excelize.NewFile()
	defer f.Close()
	for at, text := range cells {
		if err := f.SetCellValue("Sheet1", at, text); err != nil {
			t.Fatal(err)
		}
	}
	path := filepath.Join(t.TempDir(), name)
	if err := f.SaveAs(path); err != nil {
		t.Fatal(err)
	}
	return path
}

// dropOn lets a file fall onto the window.
func dropOn(p *program, path string) {
	p.dropped(fyne.NewPos(400, 300), []fyne.URI{storage.NewFileURI(path)})
}

// TestForms: a file that falls onto the papers is kept as a form, its paper goes into it
// and remembers it, it is looked through, renamed, replaced, taken out and brought back.
func TestForms(t *testing.T) {
	p := newTestProgram(t, sampleOffice(t))
	d := p.desk
	d.setYear(2012)
	page := openPaper(t, p, "annual", 0)
	standard := page.paper.File
	dropOn(p, aForm(t, "課の年報.xlsx", map[string]string{"A1": "{{年度}}", "A2": "延べ{{参加延べ|#,##0}}名", "A3": "{{参加延}}"}))
	forms := now[*formsPage](t, p)
	if !kit.DialogOpen(p.win.Canvas()) {
		t.Fatal("nobody asks what the form is to be called")
	}
	shot(t, p, "forms-add")
	press(t, p, fyne.KeyReturn, fyne.KeyReturn, fyne.KeyReturn) // name, paper, use
	if kit.DialogOpen(p.win.Canvas()) {
		chord(p, fyne.KeyReturn, fyne.KeyModifierControl)
	}
	if forms.form.Name != "課の年報" || forms.form.Kind != data.FormAnnual || forms.uses[data.FormAnnual] != forms.form.ID {
		t.Fatalf("kept as %+v, used %v", forms.form, forms.uses)
	}
	shot(t, p, "forms")
	var said []string
	for _, l := range forms.lines {
		said = append(said, strings.Join([]string{l.Cell, l.Text, l.Value, l.wrong}, " "))
	}
	got := strings.Join(said, "\n")
	for _, want := range []string{"A3 {{参加延}}  知らない項目 — もしかして {{参加延べ}}", "A2 {{参加延べ|#,##0}} 815 ", "A1 {{年度}} 平成24年度 "} {
		if !strings.Contains(got, want) {
			t.Errorf("様式を調べる: %q is not in\n%s", want, got)
		}
	}
	if got := forms.lines[0]; got.says() != "{{参加延べ}} では？" || got.part() != 0 || forms.lines[1].part() != 2 {
		t.Errorf("the first line says %q", got.says())
	}
	forms.found.Select(0)
	if got := forms.told(); got != "{{参加延}}: 知らない項目 — もしかして {{参加延べ}}" {
		t.Errorf("a line that is chosen is told as %q", got)
	}
	forms.found.Select(1)
	if got := forms.told(); got != forms.checked {
		t.Errorf("a line with nothing wrong is told as %q", got)
	}

	d.goBack()
	page = now[*papersPage](t, p)
	if page.options.forms.Text() != "課の年報" || page.ready || len(page.notes.Objects) != 1 {
		t.Errorf("a form with an unknown item: %q, ready %v, %d notes", page.options.forms.Text(), page.ready, len(page.notes.Objects))
	}
	shot(t, p, "papers-form-unready")
	page.blank = true
	d.sh.reload()
	if !page.ready {
		t.Fatal("with blanks it cannot be written either")
	}

	// mended in Excel, and put in the place of the first
	id := forms.form.ID
	d.goForms("annual", id)
	forms = now[*formsPage](t, p)
	forms.replace()
	typeFile(t, p, aForm(t, "直した年報.xlsx", map[string]string{"A1": "{{年度}}", "A2": "延べ{{参加延べ|#,##0}}名"}))
	if forms.form.Source != "直した年報.xlsx" || len(forms.lines) != 2 {
		t.Fatalf("replaced: %+v %v", forms.form, forms.lines)
	}
	shot(t, p, "forms-good")
	d.goBack()
	page = now[*papersPage](t, p)
	shot(t, p, "papers-form")
	path := filepath.Join(t.TempDir(), page.paper.File)
	if err := page.paper.Save(t.Context(), d.store, path, export.Options{}); err != nil {
		t.Fatal(err)
	}
	if got := cellsOf(t, path, "A1", "A2"); got != "平成24年度 延べ815名" {
		t.Error("filled:", got)
	}

	// the standard paper is always there, and comes back by Ctrl+Z too
	page.useForm(0)
	if page.form != "" || page.paper.File != standard || !page.ready {
		t.Error("標準:", page.form, page.paper.File)
	}
	undoKey(p)
	if page.form != "課の年報" {
		t.Error("undone:", page.form)
	}

	d.goForms("annual", id)
	forms = now[*formsPage](t, p)
	back := filepath.Join(t.TempDir(), "x.xlsx")
	forms.get()
	typeFile(t, p, back)
	was, err := d.store.FormFile(t.Context(), id)
	file, err2 := os.ReadFile(back)
	if err != nil || err2 != nil || !bytes.Equal(was, file) {
		t.Error("the file taken out is another one", err, err2)
	}
	p.win.Canvas().Focus(forms.list)
	press(t, p, fyne.KeyDelete)
	if forms.form.ID != 0 || forms.right.Visible() {
		t.Error("removed:", forms.form)
	}
	shot(t, p, "forms-none")
	undoKey(p)
	if forms.form.ID != id || forms.usedWord(forms.form) == "" {
		t.Error("brought back:", forms.form)
	}
}

// cellsOf reads cells of the first sheet.
func cellsOf(t *testing.T, path string, at ...string) string {
	t.Helper()
	f, err := excelize.OpenFile(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var out []string
	for _, a := range at {
		v, err := f.GetCellValue(f.GetSheetName(0), a)
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, v)
	}
	return strings.Join(out, " ")
}

// TestForms_wrong: what is no form is said and not kept; two of one name are kept apart.
func TestForms_wrong(t *testing.T) {
	p := newTestProgram(t, sampleOffice(t))
	d := p.desk
	d.goForms("signin", 0)
	for _, name := range []string{"名簿.csv", "壊れた.xlsx"} {
		path := filepath.Join(t.TempDir(), name)
		if err := os.WriteFile(path, []byte("様式ではありません"), 0o600); err != nil {
			t.Fatal(err)
		}
		dropOn(p, path)
		if kit.DialogOpen(p.win.Canvas()) || d.wrongs.text() == "" {
			t.Errorf("%s: nothing is said", name)
		}
	}
	path := aForm(t, "受付の紙.xlsx", map[string]string{"A1": "{{名簿.氏名}}"})
	dropOn(p, path)
	chord(p, fyne.KeyReturn, fyne.KeyModifierControl)
	dropOn(p, path)
	chord(p, fyne.KeyReturn, fyne.KeyModifierControl)
	forms, err := d.store.Forms(t.Context())
	if err != nil || len(forms) != 2 || forms[0].Name != "受付の紙" || forms[1].Name != "受付の紙 (2)" || forms[0].Kind != data.FormSignIn {
		t.Errorf("%+v %v", forms, err)
	}
	page := now[*formsPage](t, p)
	page.edit()
	typeText(t, p, "")
	press(t, p, fyne.KeyEscape)
	page.id = forms[1].ID
	d.sh.reload()
	page.edit()
	p.win.Canvas().Focused().(fyne.Shortcutable).TypedShortcut(&fyne.ShortcutSelectAll{})
	typeText(t, p, "受付の紙")
	chord(p, fyne.KeyReturn, fyne.KeyModifierControl)
	if !kit.DialogOpen(p.win.Canvas()) {
		t.Error("a name that another form has was taken")
	}
	press(t, p, fyne.KeyEscape)
}
