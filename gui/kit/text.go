package kit

import (
	"sort"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
)

// Text is one line of text without any space around it, centred in the height it
// is given. It follows the theme, and is cut with an ellipsis where Cut says so.
type Text struct {
	widget.BaseWidget
	Text          string
	SizeName      fyne.ThemeSizeName
	ColorName     fyne.ThemeColorName
	Bold          bool
	Right, Center bool
	Cut           bool // may be given less than its width
	Least         float32
}

// NewText makes a line of body text.
func NewText(text string) *Text {
	t := &Text{Text: text, SizeName: SizeBody, ColorName: ColorText}
	t.ExtendBaseWidget(t)
	return t
}

// NewTitle makes the title of a page.
func NewTitle(text string) *Text { return styled(text, SizeTitle, ColorText, true) }

// NewHeading makes the heading of a part of a page.
func NewHeading(text string) *Text { return styled(text, SizeHeading, ColorText, true) }

// NewMuted makes secondary text.
func NewMuted(text string) *Text { return styled(text, SizeSecondary, ColorMuted, false) }

func styled(text string, size fyne.ThemeSizeName, c fyne.ThemeColorName, bold bool) *Text {
	t := NewText(text)
	t.SizeName, t.ColorName, t.Bold = size, c, bold
	return t
}

// Shortens lets the text be cut with an ellipsis.
func (t *Text) Shortens() *Text { t.Cut = true; return t }

// Full is how wide the text is when nothing of it is cut.
func (t *Text) Full() float32 {
	return fyne.MeasureText(t.Text, Size(t.SizeName), fyne.TextStyle{Bold: t.Bold}).Width
}

// SetText changes the text.
func (t *Text) SetText(s string) {
	if t.Text != s {
		t.Text = s
		t.Refresh()
	}
}

// SetColor changes the colour.
func (t *Text) SetColor(c fyne.ThemeColorName) {
	if t.ColorName != c {
		t.ColorName = c
		t.Refresh()
	}
}

// CreateRenderer is Fyne's.
func (t *Text) CreateRenderer() fyne.WidgetRenderer {
	r := &textRenderer{t: t, c: canvas.NewText("", Color(t.ColorName))}
	r.Refresh()
	return r
}

type textRenderer struct {
	t    *Text
	c    *canvas.Text
	full fyne.Size
}

func (r *textRenderer) Layout(s fyne.Size) {
	text := r.t.Text
	if r.t.Cut && r.full.Width > s.Width {
		text = Ellipsis(text, s.Width, r.c.TextSize, r.c.TextStyle)
	}
	if r.c.Text != text {
		r.c.Text = text
		r.c.Refresh()
	}
	r.c.Alignment = fyne.TextAlignLeading
	switch {
	case r.t.Right:
		r.c.Alignment = fyne.TextAlignTrailing
	case r.t.Center:
		r.c.Alignment = fyne.TextAlignCenter
	}
	r.c.Move(fyne.NewPos(0, (s.Height-r.full.Height)/2))
	r.c.Resize(fyne.NewSize(s.Width, r.full.Height))
}

func (r *textRenderer) MinSize() fyne.Size {
	if r.t.Cut {
		return fyne.NewSize(max(r.t.Least, min(r.full.Width, r.c.TextSize*3)), r.full.Height)
	}
	return fyne.NewSize(max(r.t.Least, r.full.Width), r.full.Height)
}

func (r *textRenderer) Refresh() {
	r.c.Text, r.c.Color = r.t.Text, Color(r.t.ColorName)
	r.c.TextSize, r.c.TextStyle = Size(r.t.SizeName), fyne.TextStyle{Bold: r.t.Bold}
	r.full = fyne.MeasureText(r.t.Text, r.c.TextSize, r.c.TextStyle)
	r.Layout(r.t.Size())
	r.c.Refresh()
}

func (r *textRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.c} }
func (r *textRenderer) Destroy()                     {}

// Ellipsis cuts a text so that it fits the width.
func Ellipsis(text string, width, size float32, style fyne.TextStyle) string {
	runes := []rune(text)
	n := sort.Search(len(runes), func(n int) bool {
		return fyne.MeasureText(string(runes[:n+1])+"…", size, style).Width > width
	})
	if n >= len(runes) {
		return text
	}
	if n == 0 && fyne.MeasureText("…", size, style).Width > width {
		return ""
	}
	return string(runes[:n]) + "…"
}
