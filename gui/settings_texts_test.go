package gui

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"jibun/data"
	"jibun/data/datatest"
	"jibun/gui/kit"
	"jibun/gui/papers"
)

// The text of a letter is kept as she wrote it, and is the standard one again when she
// writes that or nothing.
func TestSettings_texts(t *testing.T) {
	p := newTestProgram(t, sampleOffice(t))
	p.desk.goRoom("settings")
	s := now[*settingsPage](t, p)
	i := slices.IndexFunc(s.parts, func(x settingsPart) bool { _, ok := x.(*textsPart); return ok })
	s.tabs.SetIndex(i)
	part := s.parts[i].(*textsPart)
	for at, k := range part.kinds {
		part.kind.SetIndex(at)
		part.fill()
		standard := papers.StandardText(k)
		if standard == "" || part.text.Text != standard {
			t.Errorf("%s: %q, want %q", k, part.text.Text, standard)
		}
		for _, x := range []struct {
			text string
			kept bool
		}{{"{{テーマ}}をありがとうございました。", true}, {standard, false}, {"もう一度", true}, {"", false}} {
			part.text.SetText(x.text)
			part.saveNow()
			texts, err := p.desk.store.PaperTexts(t.Context())
			if err != nil {
				t.Fatal(err)
			}
			if got, ok := texts[k]; ok != x.kept || ok && (got.Text != x.text || got.Made != standard) {
				t.Errorf("%s: after %q it is %+v", k, x.text, got)
			}
			part.now = texts
		}
	}
	if n := len(part.kinds); n != len(data.PaperTextKinds()) {
		t.Errorf("%d texts", n)
	}
}

// A mark that is none is said while she writes, before it stands on a paper; the marks that
// there are can be pressed, and one press brings the usual text back. From the paper the text
// is a press away, and the way back leads to the same evening.
func TestSettings_textMarks(t *testing.T) {
	e := newEvening(t, 40)
	p := newTestProgram(t, e.path)
	if err := p.desk.store.Assign(t.Context(), &data.Assignment{SeminarID: e.seminar, PersonID: datatest.Person(t, p.desk.store, "孔 丘").ID, Role: data.Lecturer, State: data.Agreed}); err != nil {
		t.Fatal(err)
	}
	paper := openPaper(t, p, "letter", e.seminar)
	press := func(root fyne.CanvasObject, label string) {
		t.Helper()
		var found *kit.Button
		walk(root, func(o fyne.CanvasObject) {
			if b, ok := o.(*kit.Button); ok && b.Text() == label {
				found = b
			}
		})
		if found == nil || found.Disabled() {
			t.Fatalf("%q cannot be pressed", label)
		}
		found.OnTapped()
	}
	press(paper.root, "文を直す…")
	part := now[*settingsPage](t, p).parts[partTexts].(*textsPart)
	for text, wrong := range map[string]string{"{{内線}}まで。": "{{内線}}", "「{{テーマ}」です。": "{{", "「{{テーマ}}」です。": ""} {
		part.text.SetText(text)
		if said := allText(part.wrong); strings.Contains(said, "文の中の "+wrong+" は知らない項目") != (wrong != "") || wrong == "" && said != "" {
			t.Errorf("%s: it says %q", text, said)
		}
	}
	part.text.SetText("")
	press(part.root, "{{会場}}")
	if part.text.Text != "{{会場}}" {
		t.Errorf("pressed, the text is %q", part.text.Text)
	}
	part.saveNow()
	press(part.root, "帳票で見る")
	if x := now[*papersPage](t, p); x != paper {
		t.Error("the way back leads to another paper")
	}
	press(paper.root, "文を直す…")
	part = now[*settingsPage](t, p).parts[partTexts].(*textsPart)
	if part.text.Text != "{{会場}}" {
		t.Errorf("kept is %q", part.text.Text)
	}
	press(part.root, "いつもの文に戻す")
	if texts, err := p.desk.store.PaperTexts(t.Context()); err != nil || len(texts) != 0 || part.text.Text != papers.StandardText(data.TextToLecturer) {
		t.Errorf("%v, kept are %v, the text is %q", err, texts, part.text.Text)
	}
	for _, k := range data.PaperTextKinds() {
		if said := papers.UnknownMarks(k, papers.StandardText(k)); len(said) != 0 {
			t.Errorf("%s: the usual text has %v", k, said)
		}
		for _, mark := range regexp.MustCompile(`\{\{.*?\}\}`).FindAllString(papers.StandardText(k), -1) {
			if !slices.Contains(papers.TextMarks(k), mark) {
				t.Errorf("%s: the usual text has %s, which is not offered", k, mark)
			}
		}
		for _, m := range papers.TextMarks(k) {
			if said := papers.UnknownMarks(k, m); len(said) != 0 {
				t.Errorf("%s: %v is offered and none", k, said)
			}
		}
	}
}

// A text that is saved when its field is left and again when its page is left is no conflict
// with itself, whether it has been read between or not.
func TestSettings_textSavedTwice(t *testing.T) {
	p := newTestProgram(t, emptyLedger(t))
	part := newTextsPart(p.desk) // nothing reads it again
	show, err := part.Load()(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	show()
	for _, text := range []string{"一", "二", "", "三"} {
		part.text.SetText(text)
		part.saveNow()
		if text == "" {
			text = papers.StandardText(part.chosen())
		}
		if part.shown(part.chosen()) != text {
			t.Errorf("%q: it has %q", text, part.shown(part.chosen()))
		}
		part.saveNow()
	}
	texts, err := p.desk.store.PaperTexts(t.Context())
	if err != nil || texts[part.chosen()].Text != "三" || dialogOpen(p) || strings.Contains(allText(p.win.Content()), "重なりました") {
		t.Errorf("%v, kept is %v; %s", err, texts, allText(p.win.Content()))
	}
}
