package opened

import (
	"strconv"
	"strings"

	"jibun/export/sheet"
)

// tableStyle is a style of tables: what the parts of a table look like.
type tableStyle struct{ of map[string]*element }

// element is a part of a table: what it changes, with the lines at its edges; those within
// it are apart.
type element struct {
	change
	across, down       sheet.Line // between rows, between columns
	acrossInk, downInk string
	size               int // lines of a stripe
}

// lines is how many lines a stripe has.
func (e *element) lines() int {
	if e == nil {
		return 1
	}
	return max(e.size, 1)
}

// at is what a part of a table changes of one of the cells that it is over.
func (e *element) at(row, col int, over sheet.Range) *change {
	if e == nil {
		return &change{}
	}
	c := e.change
	f := &c.frame
	if col > over.Column {
		f.Left, f.Colors.Left = e.down, e.downInk
	}
	if col < over.LastColumn {
		f.Right, f.Colors.Right = e.down, e.downInk
	}
	if row > over.Row {
		f.Top, f.Colors.Top = e.across, e.acrossInk
	}
	if row < over.LastRow {
		f.Bottom, f.Colors.Bottom = e.across, e.acrossInk
	}
	c.any = true
	return &c
}

// tableStyle is the style of a name: the workbook's own, or one that Excel has; nil if
// there is none.
func (b *book) tableStyle(name string) *tableStyle {
	if name == "" {
		return nil
	}
	if s, known := b.tableStyles[name]; known {
		return s
	}
	s := b.ownTableStyle(name)
	if s == nil {
		s = b.builtTableStyle(name)
	}
	if b.tableStyles == nil {
		b.tableStyles = map[string]*tableStyle{}
	}
	b.tableStyles[name] = s
	return s
}

func (b *book) ownTableStyle(name string) *tableStyle {
	for _, n := range b.ownTables {
		if n.attr("name") != name {
			continue
		}
		s := &tableStyle{map[string]*element{}}
		for _, k := range n.all("tableStyleElement") {
			dxf := at(b.changes, k.int("dxfId", -1))
			e := &element{change: b.change(dxf), size: min(max(k.int("size", 1), 1), 9)}
			border := dxf.kid("border")
			if k := border.kid("vertical"); lines[k.attr("style")] != sheet.NoLine {
				e.down, e.downInk = lines[k.attr("style")], b.color(k.kid("color"))
			}
			if k := border.kid("horizontal"); lines[k.attr("style")] != sheet.NoLine {
				e.across, e.acrossInk = lines[k.attr("style")], b.color(k.kid("color"))
			}
			s.of[k.attr("type")] = e
		}
		return s
	}
	return nil
}

// builder makes the styles that Excel has in itself. They come in rows of seven: the first
// in black and grey, the others in the six colours of the theme.
type builder struct {
	b *book
	i int // 0 black, or which colour
}

func (k builder) ink(n int, tint float64) string {
	c := k.b.theme.named(themeOrder[n])
	if tint != 0 {
		c = tinted(c, tint)
	}
	return c
}

// Themes' colours as styles number them.
const (
	white  = 0
	black  = 1
	accent = 3 // before the first
)

// own is the style's colour, and pale a light one of it.
func (k builder) own(tint float64) string {
	if k.i == 0 {
		return k.ink(black, tint)
	}
	return k.ink(accent+k.i, tint)
}

func (k builder) pale(tint float64) string {
	if k.i == 0 {
		return k.ink(white, map[float64]float64{.8: -.15, .6: -.35}[tint])
	}
	return k.own(tint)
}

// line is the colour of thin lines where they are lighter than the style's.
func (k builder) line() string {
	if k.i == 0 {
		return k.own(0)
	}
	return k.own(.4)
}

func part(fill, color string, bold bool) *element {
	e := &element{change: change{any: true, fill: fill, color: color}}
	if bold {
		e.bold = &bold
	}
	return e
}

// edges gives a part lines: l, r, t and b at its edges, v and h within.
func (e *element) edges(which string, line sheet.Line, ink string) *element {
	f := &e.frame
	for _, c := range which {
		switch c {
		case 'l':
			f.Left, f.Colors.Left = line, ink
		case 'r':
			f.Right, f.Colors.Right = line, ink
		case 't':
			f.Top, f.Colors.Top = line, ink
		case 'b':
			f.Bottom, f.Colors.Bottom = line, ink
		case 'v':
			e.down, e.downInk = line, ink
		case 'h':
			e.across, e.acrossInk = line, ink
		}
	}
	return e
}

// builtTableStyle is TableStyleLight1 … TableStyleDark11.
func (b *book) builtTableStyle(name string) *tableStyle {
	rest, ok := strings.CutPrefix(name, "TableStyle")
	if !ok {
		return nil
	}
	kind := strings.TrimRight(rest, "0123456789")
	n, err := strconv.Atoi(rest[len(kind):])
	if err != nil || n < 1 {
		return nil
	}
	k := builder{b, (n - 1) % 7}
	row := (n - 1) / 7
	switch {
	case kind == "Light" && row < 3:
		return k.light(row)
	case kind == "Medium" && row < 4:
		return k.medium(row)
	case kind == "Dark" && row == 0:
		return k.dark()
	case kind == "Dark" && n <= 11:
		return k.pairs(n - 8)
	}
	return nil
}

func style(whole, head, total, first, last, stripe *element) *tableStyle {
	return &tableStyle{map[string]*element{"wholeTable": whole, "headerRow": head, "totalRow": total, "firstColumn": first, "lastColumn": last,
		"firstRowStripe": stripe, "firstColumnStripe": stripe}}
}

func (k builder) light(row int) *tableStyle {
	text, own := k.ink(black, 0), k.own(0)
	strong := part("", text, true)
	switch row {
	case 0:
		if k.i > 0 {
			text = k.own(-.25)
			strong = part("", text, true)
		}
		return style(part("", text, false).edges("tb", sheet.Thin, own), part("", text, true).edges("b", sheet.Thin, own),
			part("", text, true).edges("t", sheet.Thin, own), strong, strong, part(k.pale(.8), "", false))
	case 1:
		s := style(part("", text, false).edges("lrtb", sheet.Thin, own), part(own, k.ink(white, 0), true),
			part("", text, true).edges("t", sheet.Double, own), strong, strong, nil)
		for _, n := range []string{"first", "second"} {
			s.of[n+"RowStripe"] = part("", "", false).edges("t", sheet.Thin, own)
			s.of[n+"ColumnStripe"] = part("", "", false).edges("l", sheet.Thin, own)
		}
		return s
	}
	return style(part("", text, false).edges("lrtbvh", sheet.Thin, own), part("", text, true).edges("b", sheet.Medium, own),
		part("", text, true).edges("t", sheet.Double, own), strong, strong, part(k.pale(.8), "", false))
}

func (k builder) medium(row int) *tableStyle {
	text, paper, own := k.ink(black, 0), k.ink(white, 0), k.own(0)
	strong, full := part("", text, true), part(own, paper, true)
	switch row {
	case 0:
		return style(part("", text, false).edges("lrtbh", sheet.Thin, k.line()), full,
			part("", text, true).edges("t", sheet.Double, own), strong, strong, part(k.pale(.8), "", false))
	case 1:
		return style(part(k.pale(.8), text, false).edges("vh", sheet.Thin, paper), part(own, paper, true).edges("b", sheet.Thick, paper),
			part(own, paper, true).edges("t", sheet.Thick, paper), full, full, part(k.pale(.6), "", false))
	case 2:
		whole := part("", text, false).edges("tb", sheet.Medium, text)
		if k.i == 0 {
			whole.edges("lrvh", sheet.Thin, text)
		}
		return style(whole, part(own, paper, true).edges("b", sheet.Medium, text), part("", "", false).edges("t", sheet.Double, text),
			full, full, part(k.ink(white, -.15), "", false))
	}
	return style(part(k.pale(.8), text, false).edges("lrtbvh", sheet.Thin, k.line()), strong,
		part("", text, true).edges("t", sheet.Medium, own), strong, strong, part(k.pale(.6), "", false))
}

func (k builder) dark() *tableStyle {
	paper := k.ink(white, 0)
	whole, total, side := k.own(0), k.own(-.5), k.own(-.25)
	if k.i == 0 {
		whole, total, side = k.own(.45), k.own(.15), k.own(.25)
	}
	return style(part(whole, paper, false), part(k.ink(black, 0), paper, true).edges("b", sheet.Medium, paper), part(total, paper, true).edges("t", sheet.Medium, paper),
		part(side, paper, true).edges("r", sheet.Medium, paper), part(side, paper, true).edges("l", sheet.Medium, paper), part(side, "", false))
}

// pairs are the styles whose heads have another colour than their rows.
func (k builder) pairs(n int) *tableStyle {
	text := k.ink(black, 0)
	rows, head := builder{k.b, 0}, text
	if n > 0 {
		rows, head = builder{k.b, 2*n - 1}, k.ink(accent+2*n, 0)
	}
	strong := part("", text, true)
	return style(part(rows.pale(.8), "", false), part(head, k.ink(white, 0), false), part("", text, true).edges("t", sheet.Double, text),
		strong, strong, part(rows.pale(.6), "", false))
}
