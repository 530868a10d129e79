package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
)

// Measures of a form at 100 % text.
const (
	labelMin, labelMax = 64, 200
	fieldMax           = 560
	fieldLeast         = 240 // a wide field does not get narrower than this
	labelGap           = 12
	labelAbove         = 4
	rowGap             = 12
	headingGap         = 24
	partGap            = 8
	columnGap          = 40
	columnLeast        = 380 // where two have less, there is one
)

// formRow is a row: a heading, something wide, or a label with its fields.
type formRow struct {
	heading     *remark
	label       *remark
	wide        bool
	parts       []Part
	hint, err   *remark
	hidden      bool
	column      int     // 0: across, 1 and 2: left and right where there is room
	above       bool    // its label stands above, see Form.Above
	across      bool    // over two columns: its field takes all of the width
	least       float32 // see Form.Least
	top, height float32 // where it was put
}

func (r *formRow) objects() []fyne.CanvasObject {
	var out []fyne.CanvasObject
	for _, m := range []*remark{r.heading, r.label, r.hint, r.err} {
		if m != nil {
			out = append(out, m)
		}
	}
	for _, p := range r.parts {
		out = append(out, p.shown())
	}
	return out
}

func (p Part) shown() fyne.CanvasObject {
	if p.word != nil {
		return p.word
	}
	return p.object
}

// width is what a part wants at least and at most.
func (p Part) width() (min, max float32) {
	k := textScale()
	if p.word != nil {
		w := p.word.naturalWidth()
		return w, w
	}
	if f, ok := p.object.(field); ok {
		if w := f.fixedWidth(); w > 0 {
			return w, w
		}
	}
	min, max = p.object.MinSize().Width, fieldMax*k
	if m, ok := p.object.(MaxWidthed); ok {
		max = m.MaxWidth()
	}
	if _, container := p.object.(*fyne.Container); !container {
		min = fyne.Max(min, fyne.Min(max, 96*k))
	}
	return min, fyne.Max(min, max)
}

type formLayout struct {
	f     *Form
	width float32 // of the last layout: what text wraps at
}

// labelWidth is that of the widest label, within limits; 0 without labels.
func (l *formLayout) labelWidth() float32 {
	w, k := float32(0), textScale()
	for _, r := range l.f.rows {
		if r.label != nil && !r.above && r.label.text != "" && !r.hidden {
			w = fyne.Max(w, fyne.Max(labelMin*k, r.label.naturalWidth()))
		}
	}
	return fyne.Min(w, labelMax*k)
}

// MinSize is as high as the rows are in the width they were last laid out in.
func (l *formLayout) MinSize([]fyne.CanvasObject) fyne.Size {
	k := textScale()
	left := l.left()
	width := left + l.f.least()*k
	for _, r := range l.f.rows {
		if r.hidden {
			continue
		}
		for _, p := range r.parts {
			min, _ := p.width()
			if r.wide {
				width = fyne.Max(width, p.object.MinSize().Width)
			} else {
				width = fyne.Max(width, left+min)
			}
		}
	}
	return fyne.NewSize(width, l.arrange(fyne.Max(l.width, width), false))
}

func (l *formLayout) left() float32 {
	if w := l.labelWidth(); w > 0 {
		return w + labelGap*textScale()
	}
	return 0
}

// Layout puts the rows below each other.
func (l *formLayout) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	l.width = size.Width
	l.arrange(size.Width, true)
}

// arrange lays out in a width, or only says how high that would be.
func (l *formLayout) arrange(width float32, put bool) float32 {
	k := textScale()
	for _, r := range l.f.rows {
		r.across = false
	}
	y, left := float32(0), l.left()
	if l.f.general.text != "" {
		h := l.f.general.heightFor(width)
		if put {
			move(l.f.general, 0, 0, width, h)
		}
		y += h + rowGap*k
	}
	if !l.two(width) {
		return l.rows(l.f.rows, 0, y, width, left, put)
	}
	var in [3][]*formRow
	for _, r := range l.f.rows {
		in[r.column] = append(in[r.column], r)
	}
	for _, r := range in[0] {
		r.across = true
	}
	if y = l.rows(in[0], 0, y, width, left, put); y > 0 {
		y += headingGap * k
	}
	half := float32(int((width - columnGap*k) / 2))
	return fyne.Max(l.rows(in[1], 0, y, half, left, put), l.rows(in[2], half+columnGap*k, y, half, left, put))
}

// two reports whether there are two columns, and room for them.
func (l *formLayout) two(width float32) bool {
	if width < (2*columnLeast+columnGap)*textScale() {
		return false
	}
	for _, r := range l.f.rows {
		if r.column == 2 && !r.hidden {
			return true
		}
	}
	return false
}

// rows lays out rows below each other from a height on, and returns where they end.
func (l *formLayout) rows(rows []*formRow, x, y, width, left float32, put bool) float32 {
	k := textScale()
	first := true
	for _, r := range rows {
		if r.hidden {
			continue
		}
		if !first {
			y += rowGap * k
		}
		var h float32
		switch {
		case r.heading != nil:
			if !first {
				y += (headingGap - rowGap) * k
			}
			h = r.heading.heightFor(width)
			if put {
				move(r.heading, 0, y, width, h)
			}
		case r.wide:
			h = r.runWide(y, width, put)
		default:
			h = r.runFields(left, y, width, put)
		}
		if put {
			r.top, r.height = y, h
			r.shift(x)
		}
		y += h
		first = false
	}
	return y
}

// shift moves a row to the right.
func (r *formRow) shift(x float32) {
	if x == 0 {
		return
	}
	for _, o := range r.objects() {
		o.Move(o.Position().AddXY(x, 0))
	}
}

func (r *formRow) runWide(y, width float32, put bool) float32 {
	o := r.parts[0].object
	if put && o.Size().Width != width {
		o.Resize(fyne.NewSize(width, o.MinSize().Height)) // what wraps is as high as its width makes it
	}
	h := o.MinSize().Height
	if put {
		move(o, 0, y, width, h)
	}
	return h + r.runBelow(0, y+h, width, put)
}

// runFields puts the label and flows the parts; what does not fit beside goes
// below, a word together with the field it stands before.
func (r *formRow) runFields(left, y, width float32, put bool) float32 {
	k, top := textScale(), y
	room := fyne.Max(width-left, r.least*k)
	if r.above {
		h := r.label.heightFor(room)
		if put {
			move(r.label, left, y, room, h)
		}
		y += h + labelAbove*k
	}
	widths := r.partWidths(room)
	x, line := float32(0), float32(0)
	for i, p := range r.parts {
		need := widths[i]
		if p.word != nil && i+1 < len(widths) {
			need += partGap*k + widths[i+1]
		}
		if x > 0 && x+need > room+0.5 {
			x, y = 0, y+line+partGap*k
			line = 0
		}
		h := fyne.Max(p.shown().MinSize().Height, Size(SizeRow))
		if put {
			p.placeAt(left+x, y, widths[i])
		}
		line = fyne.Max(line, h)
		x += widths[i] + partGap*k
	}
	y += line
	if put && r.label != nil && !r.above {
		lw := left - labelGap*k
		h := r.label.heightFor(lw)
		move(r.label, 0, top+fyne.Max(0, (Size(SizeRow)-h)/2), lw, h)
	}
	return y - top + r.runBelow(left, y, room, put)
}

// placeAt places a part; what is lower than a row stands in its middle.
func (p Part) placeAt(x, y, width float32) {
	o := p.shown()
	h := o.MinSize().Height
	if p.word != nil {
		h = p.word.heightFor(width)
	}
	move(o, x, y+fyne.Max(0, (Size(SizeRow)-h)/2), width, h)
}

// runBelow puts the error and the hint under the fields.
func (r *formRow) runBelow(x, y, room float32, put bool) float32 {
	width := fyne.Min(room, fieldMax*textScale())
	total := float32(0)
	for _, m := range []*remark{r.err, r.hint} {
		h := m.heightFor(width)
		if h > 0 {
			total += Size(theme.SizeNamePadding)
		}
		if put {
			move(m, x, y+total, width, h)
		}
		total += h
	}
	return total
}

// partWidths gives the wide parts of a row what the others leave of 560.
func (r *formRow) partWidths(room float32) []float32 {
	k := textScale()
	out := make([]float32, len(r.parts))
	most := fieldMax * k
	if r.across {
		most = room
	}
	left, wide := fyne.Min(room, most)-partGap*k*float32(len(r.parts)-1), 0
	for i, p := range r.parts {
		min, max := p.width()
		out[i] = min
		left -= min
		if max > min {
			wide++
		}
	}
	for i, p := range r.parts {
		min, max := p.width()
		if r.across && max == fieldMax*k {
			max = most
		}
		if max > min && left > 0 {
			more := fyne.Min(left/float32(wide), max-min)
			out[i] += more
			left -= more
		}
		wide -= boolInt(max > min)
		out[i] = fyne.Min(out[i], room)
	}
	return out
}

func boolInt(b bool) int {
	if b {
		return 1
	}
	return 0
}

func move(o fyne.CanvasObject, x, y, width, height float32) {
	o.Move(fyne.NewPos(x, y))
	o.Resize(fyne.NewSize(width, height))
}

func (f *Form) least() float32 {
	if f.Least > 0 {
		return f.Least
	}
	return fieldLeast
}
