package page

import (
	"image/color"
	"math"
	"strings"

	"jibun/export/sheet"
)

// text writes a cell. over: it may reach over the empty cells beside it.
func (v *view) text(c *sheet.Cell, p Rect, col, row int, over bool) {
	look := v.look(c)
	s := Shown(c, look)
	if s.Text == "" && !s.Bad {
		return
	}
	l := letterOf(look)
	if c.Gauge != nil && c.Gauge.Sign != "" {
		v.sign(c.Gauge, l, look, p)
	}
	if c.Gauge != nil && c.Gauge.Alone {
		return
	}
	if s.Color != "" {
		l.color = s.Color
	}
	switch {
	case look.Turn == sheet.Stacked:
		v.stacked(s.Text, l, look, p)
		return
	case look.Turn != 0:
		v.turned(c, s.Text, l, look, p)
		return
	}
	across := look.Across
	if look.Ruby && c.Reading != "" && s.Text == c.Text {
		v.named(col, c, l, look, p)
		return
	}
	number := c.Kind == sheet.Number || c.Kind == sheet.Day
	if across == sheet.AsKind {
		across = sheet.Left
		if number {
			across = sheet.Right
		}
	}
	in := Rect{p.X + padding, p.Y + lift, p.Wide - 2*padding, p.High - 2*lift}
	switch d := float64(look.Indent) * indentStep; across {
	case sheet.Left, sheet.Justified:
		in.X, in.Wide = in.X+d, in.Wide-d
	case sheet.Right:
		in.Wide -= d
	case sheet.Evenly:
		in.X, in.Wide = in.X+d, in.Wide-2*d
	}
	clip := p
	var runs []sheet.Run
	if s.Text == c.Text {
		runs = c.Runs
	}
	if number {
		if k, ok := v.shrunk[sized{col, c.Look}]; ok && over {
			l.size *= k
		}
		room := in.Wide
		if v.Sheet.Lines != nil {
			room += padding // table programs let figures touch the edge
		}
		s.Text, l.size = v.number(c, s, l, room)
		if s.Fill == " " && s.At <= len(s.Text) && s.At > 0 && !strings.HasPrefix(s.Text, "#") { // ¥ at one edge, the figures at the other
			v.lines(v.faces.broken(s.Text[:s.At], nil, l, 0), look.Down, sheet.Left, in, clip)
			s.Text, across = s.Text[s.At:], sheet.Right
		}
		v.lines(v.faces.broken(s.Text, nil, l, 0), look.Down, across, in, clip)
		return
	}
	lines := v.fitted(s.Text, runs, l, look, in)
	wide := 0.0
	for _, x := range lines {
		wide = max(wide, x.wide)
	}
	switch {
	case across == sheet.Filled && wide > 0:
		lines = v.faces.broken(strings.Repeat(s.Text, max(int(in.Wide/wide), 1)), nil, l, 0)
		across = sheet.Left
	case across == sheet.Beyond:
		in.Wide = v.beyond(col, row) - in.X - padding
		clip.Wide = in.Wide + 2*padding
		across = sheet.Centre
	case wide > in.Wide && !look.Wrap:
		room := in.Wide
		if v.enclosed(look) && !look.Shrink {
			lines = v.within(s.Text, runs, l, look, in)
			break
		}
		if over && !look.Shrink {
			left, right := v.room(col, row)
			room = reaches(across, in, left+padding, right-padding)
			clip.X, clip.Wide = left, right-left
		}
		if wide > room && len(runs) == 0 && !strings.Contains(s.Text, "\n") && (look.Shrink || wide*v.squeezes() <= room) {
			l.size *= max(room, .1) / wide
			lines = v.faces.broken(s.Text, nil, l, 0)
		}
	}
	if clip.Meets(v.Rect) {
		v.lines(lines, look.Down, across, in, clip)
	}
}

// named writes a name with its reading above: above the first of its lines where it has
// several.
func (v *view) named(col int, c *sheet.Cell, l letter, look *sheet.Look, p Rect) {
	if look.Wrap {
		small := l
		small.size = sheet.RubyLeast
		in := Rect{p.X + padding, p.Y + lift/2, p.Wide - 2*padding, p.High - lift}
		reading := v.faces.broken(c.Reading, nil, small, in.Wide)
		lines := v.faces.broken(c.Text, nil, l, in.Wide)
		for high(reading)+high(lines) > in.High && l.size > sheet.RubyLeast {
			l.size -= .25
			lines = v.faces.broken(c.Text, nil, l, in.Wide)
		}
		v.lines(append(reading, lines...), look.Down, look.Across, in, p)
		return
	}
	l, in := v.nameFits(c, l, p)
	v.ruby(c.Text, c.Reading, l, look.Across, look.Down, in, p, v.rubyScale(col))
}

// nameFits is the type in which a name has room in one line below its reading, and where both
// stand.
func (v *view) nameFits(c *sheet.Cell, l letter, p Rect) (letter, Rect) {
	t := Text{Rect: Rect{p.X + padding, p.Y + lift/2, p.Wide - 2*padding, p.High - lift}, Text: c.Text, Reading: c.Reading, Bold: l.bold}
	for l.size > 4 && !t.fits(v.faces, l.size) {
		l.size -= .25
	}
	return l, t.Rect
}

// reaches is how wide a text may be that stands in a part and may run from left to right.
func reaches(across sheet.Across, in Rect, left, right float64) float64 {
	switch across {
	case sheet.Centre:
		mid := in.X + in.Wide/2
		return 2 * min(mid-left, right-mid)
	case sheet.Right:
		return in.X + in.Wide - left
	}
	return right - in.X
}

// enclosed reports whether a cell has lines at its sides that its text may not cross: on paper of
// our own none does, though the cell beside be empty.
func (v *view) enclosed(look *sheet.Look) bool {
	return v.Sheet.Lines == nil && look.Frame.Left != sheet.NoLine && look.Frame.Right != sheet.NoLine
}

// within is a text that was to be one line as it stands between the lines at its sides: a little
// smaller, else in more lines, which break a word that is longer than one.
func (v *view) within(text string, runs []sheet.Run, l letter, look *sheet.Look, in Rect) []textLine {
	if wide := v.faces.Width(text, l.size, l.bold); len(runs) == 0 && !strings.Contains(text, "\n") && wide*squeeze <= in.Wide {
		l.size *= in.Wide / wide
		return v.faces.broken(text, nil, l, 0)
	}
	broken := *look
	broken.Wrap = true
	return v.fitted(text, runs, l, &broken, in)
}

// squeezes is how much smaller text is set rather than cut: on paper of our own none is cut
// that could be read.
func (v *view) squeezes() float64 {
	if v.Sheet.Lines == nil {
		return mostSqueezed
	}
	return squeeze
}

// fitted is the lines of a cell's text. On paper of our own its words are whole.
func (v *view) fitted(text string, runs []sheet.Run, l letter, look *sheet.Look, in Rect) []textLine {
	lines := v.roomy(text, runs, l, look, in)
	if v.Sheet.Lines != nil || len(runs) > 0 || !look.Wrap || len(lines) < 2 {
		return lines
	}
	l.size = lines[0].size // it may have become smaller
	return v.faces.whole(text, l, max(in.Wide-v.ends(), 1), lines)
}

// ends is what is left white at the end of the lines of a cell beside its padding: on paper of
// our own as much as its layout counted with, so that its lines are those and none of them
// touches the rule.
func (v *view) ends() float64 {
	if v.Sheet.Lines != nil {
		return 0
	}
	return sheet.CellEdges - 2*padding
}

// roomy breaks the text of a cell, a little smaller where it would not all be seen.
func (v *view) roomy(text string, runs []sheet.Run, l letter, look *sheet.Look, in Rect) []textLine {
	room := 0.0
	if look.Wrap {
		room = max(in.Wide-v.ends(), 1)
	}
	lines := v.faces.broken(text, runs, l, room)
	if len(lines) < 2 || len(runs) > 0 {
		return lines
	}
	prose := look.Down == sheet.Top && v.Sheet.Lines == nil && high(lines) <= in.High                           // which has its lines
	if w := v.faces.Width(text, l.size, l.bold); w*squeeze <= room && !prose && !strings.Contains(text, "\n") { // one line but for a little
		l.size *= room / w
		return v.faces.broken(text, nil, l, 0)
	}
	if own := strings.Count(text, "\n") + 1; own > 1 && look.Across == sheet.Centre && v.Sheet.Lines == nil && len(lines) > own { // the lines of a heading
		for part := .95; part >= .75; part -= .05 {
			small := l
			small.size *= part
			if some := v.faces.broken(text, nil, small, room); len(some) == own {
				return some
			}
		}
	}
	if high(lines) <= in.High+.3 {
		return lines
	}
	for part := .96; part >= v.squeezes()-.01; part -= .04 {
		small := l
		small.size *= part
		if some := v.faces.broken(text, nil, small, room); high(some) <= in.High+.3 {
			return some
		}
	}
	return lines
}

// beyond is the right edge of the empty cells that a text is centred over.
func (v *view) beyond(col, row int) float64 {
	cells := v.rows[row-v.r1].Cells
	for col < min(v.last, len(cells)) && cells[col].Kind == sheet.Nothing && v.look(&cells[col]).Across == sheet.Beyond {
		col++
	}
	return v.x[col]
}

// lines writes lines into a place.
func (v *view) lines(lines []textLine, down sheet.Down, across sheet.Across, in, clip Rect) {
	all := high(lines)
	y, gap := in.from(all, down), 0.0
	if down == sheet.Apart && len(lines) > 1 {
		y, gap = in.Y, max(in.High-all, 0)/float64(len(lines)-1)
	}
	if down != sheet.Bottom && all > in.High && len(lines) > 1 {
		y = max(y, in.Y) // the beginning is seen
	}
	for i := range lines {
		line := &lines[i]
		em := line.size * mmOfPoint
		base := y + em*(leading-above-below)/2 + em*above
		x := in.X
		switch across {
		case sheet.Centre:
			x += (in.Wide - line.wide) / 2
		case sheet.Right:
			x += in.Wide - line.wide
		case sheet.Evenly:
			v.evenly(line, in, base, clip)
			y += em*leading + gap
			continue
		}
		v.line(line, x, base, clip)
		y += em*leading + gap
	}
}

func (v *view) line(line *textLine, x, base float64, clip Rect) {
	for _, p := range line.pieces {
		em := p.size * mmOfPoint
		y := base - p.rise*em
		v.add(Words{X: x, Y: y, Text: p.text, Size: p.size, Bold: p.bold, Slant: p.slant, Color: v.ink(p.color), Clip: clip})
		if p.under {
			v.ruleUnder(x, y+em*.1, p.wide, clip, p)
		}
		if p.struck {
			v.ruleUnder(x, y-em*.32, p.wide, clip, p)
		}
		x += p.wide
	}
}

func (v *view) ruleUnder(x, y, wide float64, clip Rect, p piece) {
	r := Rect{x, y, wide, .01}.Within(clip)
	if r.Wide > 0 && r.High > 0 {
		v.add(Line{X1: r.X, Y1: y, X2: r.X + r.Wide, Y2: y, Width: p.size * mmOfPoint * .06, Color: v.ink(p.color)})
	}
}

func (v *view) ink(c string) color.NRGBA {
	return Color(c, Color(v.Paper.Face.Ink, black))
}

// evenly spreads the characters of a line over the whole width.
func (v *view) evenly(line *textLine, in Rect, base float64, clip Rect) {
	n := 0
	for _, p := range line.pieces {
		n += len([]rune(p.text))
	}
	if n < 2 {
		v.line(line, in.X+(in.Wide-line.wide)/2, base, clip)
		return
	}
	gap := max(in.Wide-line.wide, 0) / float64(n-1)
	x := in.X
	for _, p := range line.pieces {
		for _, r := range p.text {
			v.add(Words{X: x, Y: base, Text: string(r), Size: p.size, Bold: p.bold, Slant: p.slant, Color: v.ink(p.color), Clip: clip})
			x += v.faces.Of(p.bold).Advance(r)*p.size*mmOfPoint + gap
		}
	}
}

// turned writes text that stands at an angle.
func (v *view) turned(c *sheet.Cell, text string, l letter, look *sheet.Look, p Rect) {
	a := float64(look.Turn) * math.Pi / 180
	sin, cos := math.Sin(a), math.Cos(a)
	room := 0.0
	if look.Wrap && (look.Turn == 90 || look.Turn == -90) {
		room = p.High - 2*padding
	}
	lines := v.faces.broken(text, nil, l, room)
	wide := 0.0
	for _, x := range lines {
		wide = max(wide, x.wide)
	}
	tall := high(lines)
	bw, bh := math.Abs(wide*cos)+math.Abs(tall*sin), math.Abs(wide*sin)+math.Abs(tall*cos)
	cx, cy := p.X+p.Wide/2, p.Y+p.High/2
	switch look.Across {
	case sheet.Left, sheet.AsKind:
		if cos > .01 && bw < p.Wide {
			cx = p.X + padding + bw/2
		}
	case sheet.Right:
		cx = p.X + p.Wide - padding - bw/2
	}
	switch look.Down {
	case sheet.Bottom:
		cy = p.Y + p.High - padding - bh/2
	case sheet.Top:
		cy = p.Y + padding + bh/2
	}
	y := -tall / 2
	for i := range lines {
		em := lines[i].size * mmOfPoint
		base := y + em*(leading-above-below)/2 + em*above
		x := -lines[i].wide / 2
		for _, q := range lines[i].pieces {
			v.add(Words{X: cx + x*cos + base*sin, Y: cy - x*sin + base*cos, Text: q.text, Size: q.size, Bold: q.bold, Slant: q.slant,
				Turn: float64(look.Turn), Color: v.ink(q.color), Clip: p})
			x += q.wide
		}
		y += em * leading
	}
}
