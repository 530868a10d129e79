package gui

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"jibun/data"
	"jibun/data/report"
	"jibun/gui/papers"
)

// Ctrl+P and Ctrl+E say why nothing comes of them: of a page that has nothing, of a paper that
// nobody gets, of one that is no workbook.
func TestPapers_neverSilent(t *testing.T) {
	p := newTestProgram(t, sampleOffice(t))
	open, _ := busiest(t, p.desk.store)
	for _, x := range []struct {
		name string
		open func()
		key  fyne.KeyName
		want string
	}{
		{"settings", func() { p.desk.goRoom("settings") }, fyne.KeyP, "印刷するものはありません"},
		{"settings", func() { p.desk.goRoom("settings") }, fyne.KeyE, "Excelで保存するものはありません"},
		{"history", func() { p.desk.goRoom("history") }, fyne.KeyE, "Excelで保存するものはありません"},
		{"certificates", func() { openPaper(t, p, "certificate", open.ID) }, fyne.KeyP, "証明書"},
		{"certificates", func() { openPaper(t, p, "certificate", open.ID) }, fyne.KeyE, "証明書"},
		{"the papers of the day", func() { openPaper(t, p, "set", open.ID) }, fyne.KeyE, "PDFで保存"},
	} {
		p.desk.goRoom("home")
		x.open()
		p.desk.toaster.Show("", "", nil)
		if chord(p, x.key, fyne.KeyModifierControl); !strings.Contains(p.desk.toaster.Text(), x.want) {
			t.Errorf("%s, Ctrl+%s: it says %q", x.name, x.key, p.desk.toaster.Text())
		}
		if top := p.win.Canvas().Overlays().Top(); top != nil {
			t.Errorf("%s, Ctrl+%s: %q", x.name, x.key, allText(top))
			press(t, p, fyne.KeyEscape)
		}
	}
}

// 文を直す leads to the text that stands on the paper, ready to be typed in; what does nothing for
// a paper is not offered.
func TestPapers_textOfThePaper(t *testing.T) {
	p := newTestProgram(t, sampleOffice(t))
	open, _ := busiest(t, p.desk.store)
	for v, want := range map[int]data.PaperTextKind{int(report.LetterToLecturer): data.TextToLecturer, int(report.LetterToHead): data.TextToHead, int(report.LetterMemo): data.TextMemo} {
		page := openPaper(t, p, "letter", open.ID)
		for _, x := range papers.OptionsOf(papers.KindOf("letter")) {
			if x.Key == "letter.kind" {
				page.options.choose(x, v)
			}
		}
		if shows(page.options.root, "講師全員へ一通で") != (want == data.TextToLecturer) {
			t.Errorf("%s: one letter to all is wrongly offered or not", want)
		}
		p.desk.goTexts(papers.KindOf("letter"), page.paper.Text)
		part := now[*settingsPage](t, p).parts[partTexts].(*textsPart)
		if part.chosen() != want || p.win.Canvas().Focused() != fyne.Focusable(part.text) {
			t.Errorf("%s: it leads to %s, and the keyboard is at %T", want, part.chosen(), p.win.Canvas().Focused())
		}
	}
}
