package kit

import (
	"testing"

	"fyne.io/fyne/v2"
)

func TestGrid_Theme(t *testing.T) {
	g := newGridBench(t, pupils(30))
	g.w.Resize(fyne.NewSize(900, 400))
	g.Select(1004)
	fyne.CurrentApp().Settings().SetTheme(&Theme{Dark: true, Scale: 1.5})
	g.Refresh()
	if g.style.row != 54 || g.row(4).box.Position().Y != 4*54 {
		t.Errorf("rows of %v at %v, want 54 high", g.style.row, g.row(4).box.Position())
	}
	if c := g.row(0).cells[0].text; c.TextSize != 22.5 || c.Color != Color(ColorText) {
		t.Errorf("text is %v high in %v", c.TextSize, c.Color)
	}
	if !g.row(4).state.selected || g.row(4).ground.FillColor != Color(ColorTint) {
		t.Error("the selection is gone or light")
	}
	if w := g.boxes[0].w; w != 180 {
		t.Errorf("a column of 120 is %v wide at 150 %%", w)
	}
}

// A page that is not shown is not told of a new theme: the grid asks when it gets rows.
func TestGrid_ThemeChangedWhileHidden(t *testing.T) {
	g := newGridBench(t, pupils(3))
	g.w.SetContent(NewChip(Chip{Text: "別", Tone: ToneGood}))
	fyne.CurrentApp().Settings().SetTheme(&Theme{Scale: 1.25})
	g.SetRows(pupils(4))
	if g.style.row != 45 || g.row(3).cells[0].text.TextSize != 18.75 {
		t.Errorf("rows are %v high, text %v", g.style.row, g.row(3).cells[0].text.TextSize)
	}
}

func TestGrid_Tight(t *testing.T) {
	g := newGridBench(t, pupils(3))
	g.Tight = true
	g.SetRows(pupils(3))
	if g.style.row != 30 {
		t.Errorf("tight rows are %v high, want 30", g.style.row)
	}
}
