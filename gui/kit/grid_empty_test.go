package kit

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"
)

func TestGrid_Empty(t *testing.T) {
	test.NewTempApp(t)
	fyne.CurrentApp().Settings().SetTheme(&Theme{})
	g := &gridBench{Grid: NewGrid(pupilColumns()), t: t}
	g.w = test.NewTempWindow(t, g.Grid)
	g.w.Resize(fyne.NewSize(600, 400))
	done := 0
	hint := "最初の申込を登録すると、ここに並びます。"
	g.Empty = func() (string, string, string, func()) {
		return "まだ申込がありません", hint, "申込を登録", func() { done++ }
	}
	g.Refresh()
	if g.empty.box.Visible() {
		t.Error("says that there are no rows before it was told so")
	}
	g.SetRows(nil)
	if !g.empty.box.Visible() {
		t.Fatal("says nothing")
	}
	var words []string
	for _, o := range g.empty.box.Objects {
		if text, ok := o.(*canvas.Text); ok {
			words = append(words, text.Text)
		}
	}
	if len(words) != 2 || words[0] != "まだ申込がありません" || words[1] != hint {
		t.Errorf("says %q", words)
	}
	g.focusIt()
	if !g.frame.Visible() {
		t.Error("the focus is not seen")
	}
	g.key(fyne.KeyReturn)
	test.Tap(g.empty.button.(fyne.Tappable))
	if done != 2 {
		t.Errorf("the button did its work %d times, want by Enter and by a click", done)
	}
	hint = "別の言葉"
	g.SetRows(nil)
	if text := g.empty.box.Objects[1].(*canvas.Text).Text; text != hint {
		t.Errorf("still says %q", text)
	}
	g.SetRows(pupils(1))
	if g.empty.box.Visible() || g.frame.Visible() {
		t.Error("still says that there are none")
	}
	g.SetRows(nil)
	g.w.Canvas().Unfocus()
	if !g.empty.box.Visible() || g.frame.Visible() {
		t.Error("the rows are gone again")
	}
}

func TestChip(t *testing.T) {
	test.NewTempApp(t)
	fyne.CurrentApp().Settings().SetTheme(&Theme{})
	v := NewChip(Chip{Text: "締切", Tone: ToneWarn})
	w := test.NewTempWindow(t, v)
	w.Resize(fyne.NewSize(300, 40))
	r := test.WidgetRenderer(v).(*chipRenderer)
	if r.ground.Size() != v.MinSize() || r.ground.FillColor != Color(ColorWarnBg) || r.text.Color != Color(ColorWarn) {
		t.Errorf("ground %v in %v", r.ground.Size(), r.ground.FillColor)
	}
	v.Set(Chip{Text: "", Tone: ToneWarn})
	if r.ground.Visible() || v.MinSize().Width != 0 {
		t.Error("a chip without a word is drawn")
	}
	v.Set(Chip{Text: "普通", Tone: ToneNone})
	if r.ground.Visible() || r.text.Text != "普通" {
		t.Error("plain text has a ground")
	}
}
