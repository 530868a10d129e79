package gui

import (
	"slices"
	"testing"

	"jibun/data"
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
