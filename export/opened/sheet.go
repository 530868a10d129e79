package opened

import (
	"math"
	"strings"

	"jibun/data/table"
	"jibun/export/sheet"
)

// sheet reads a worksheet but for its rows, which are found.
func (b *book) sheet(part string) (*sheet.Sheet, error) {
	raw, err := b.pkg.Bytes(part)
	if err != nil {
		return nil, err
	}
	sound := make(chan error, 1) // most of a large sheet's time: beside the rest
	go func() { sound <- table.WellFormed(raw) }()
	s, err := b.laid(part, raw)
	if bad := <-sound; bad != nil {
		return nil, table.Broken(part, bad)
	}
	return s, err
}

// laid makes a sheet of a part that may still turn out to be broken.
func (b *book) laid(part string, raw []byte) (*sheet.Sheet, error) {
	rels, err := b.pkg.Relations(part)
	if err != nil {
		return nil, err
	}
	from, to := data(raw)
	n, err := tree(append(append([]byte{}, raw[:from]...), raw[to:]...))
	if err != nil {
		return nil, table.BadPart(part, "%v", err)
	}
	s := &sheet.Sheet{Ruled: true}
	r := &rows{book: b, raw: raw, cache: map[int]*sheet.Row{}, wide: map[[2]int]sheet.Range{}, breaks: map[int]bool{}}
	s.Lines = r
	format := n.kid("sheetFormatPr")
	r.usual = format.number("defaultRowHeight", 15) * mmOfPoint
	r.gone = format.is("zeroHeight", false)
	if r.usual == 0 {
		r.gone = true
	}
	if err := r.index(part, from, to); err != nil {
		return nil, err
	}
	if err := r.join(part, n.kid("mergeCells")); err != nil {
		return nil, err
	}
	r.conditions = b.conditions(n)
	if err := b.tables(r, rels); err != nil {
		return nil, err
	}
	if err := b.shapes(s, r, n, rels); err != nil {
		return nil, err
	}
	r.columns = max(r.columns, 1)
	r.count = max(r.count, 1)
	s.RowHeight = r.usual
	b.columns(s, r, n, format)
	view := n.kid("sheetViews", "sheetView")
	s.Ruled = view.is("showGridLines", true)
	if p := view.kid("pane"); p != nil && strings.HasPrefix(p.attr("state"), "frozen") {
		s.Freeze = sheet.Freeze{Rows: p.int("ySplit", 0), Columns: p.int("xSplit", 0)}
	}
	setup(s, r, n)
	return s, nil
}

// data is where the inside of sheetData begins and ends.
func data(raw []byte) (from, to int) {
	t := tags{b: raw}
	for t.next() {
		if t.is("sheetData") && !t.ends {
			if t.self {
				return t.to, t.to
			}
			from = t.to
			name := "sheetData"
			n := indexEnd(raw[from:], name)
			if n < 0 {
				return len(raw), len(raw)
			}
			to = from + n
			for to > from && raw[to-1] != '<' {
				to--
			}
			return from, to - 1
		}
	}
	return len(raw), len(raw)
}

// join reads the joined cells.
func (r *rows) join(part string, n *node) error {
	for _, m := range n.all("mergeCell") {
		g, ok := rangeOf(m.attr("ref"))
		if !ok {
			return table.BadPart(part, "joined cells %q", m.attr("ref"))
		}
		if g.Column == g.LastColumn && g.Row == g.LastRow {
			continue
		}
		r.joined = append(r.joined, g)
		r.wide[[2]int{g.Row, g.Column}] = g
		if g.LastRow-g.Row < 10000 && g.LastColumn-g.Column < 1000 { // a whole column is not shown whole
			r.columns, r.count = max(r.columns, g.LastColumn), max(r.count, g.LastRow)
		}
	}
	return nil
}

func rangeOf(ref string) (sheet.Range, bool) {
	from, to, two := strings.Cut(ref, ":")
	if !two {
		to = from
	}
	c1, r1 := cellOf(from)
	c2, r2 := cellOf(to)
	g := sheet.Range{Column: c1, Row: r1, LastColumn: c2, LastRow: r2}
	return g, c1 >= 1 && r1 >= 1 && c2 >= c1 && r2 >= r1 && c2 <= maxColumn && r2 <= maxRow
}

func cellOf(s string) (column, row int) {
	s = strings.ReplaceAll(s, "$", "")
	i := 0
	for i < len(s) && (s[i] < '0' || s[i] > '9') {
		i++
	}
	return columnOf([]byte(s[:i])), atoi([]byte(s[i:]))
}

// columns gives the columns that are used their widths.
func (b *book) columns(s *sheet.Sheet, r *rows, n, format *node) {
	digit := figure(n, b.looks.digit)
	usual := math.Ceil((format.number("baseColWidth", 8)*digit+5)/8) * 8
	if format.attr("defaultColWidth") != "" {
		usual = pixels(format.number("defaultColWidth", 8.43), digit)
	}
	for _, c := range n.kid("cols").all("col") { // those with lines or colours are seen although they are empty
		style := b.looks.style(c.int("style", 0))
		if to := c.int("max", 0); b.looks.drawn[style] && to <= 256 {
			r.columns = max(r.columns, to)
		}
	}
	r.columns = min(r.columns, maxColumn)
	s.Columns = make([]float64, r.columns)
	r.styles = make([]int, r.columns)
	for i := range s.Columns {
		s.Columns[i], r.styles[i] = usual*mmOfPixel, -1
	}
	for _, c := range n.kid("cols").all("col") {
		from, to := c.int("min", 0), c.int("max", 0)
		if from < 1 || to < from {
			continue
		}
		wide := usual
		if c.attr("width") != "" {
			wide = pixels(c.number("width", 8.43), digit)
		}
		if c.is("hidden", false) {
			wide = 0
		}
		for i := from; i <= min(to, r.columns); i++ {
			s.Columns[i-1] = wide * mmOfPixel
			if c.attr("style") != "" {
				r.styles[i-1] = b.looks.style(c.int("style", 0))
			}
		}
	}
}

// figure is how many pixels a figure was wide where the workbook was written: the widths
// of its columns are whole pixels, counted in figures. It is guess if they do not say.
func figure(n *node, guess float64) float64 {
	var widths []float64
	for _, c := range n.kid("cols").all("col") {
		if w := c.number("width", 0); w > 0 && c.is("customWidth", false) {
			widths = append(widths, w)
		}
	}
	for _, digit := range []float64{guess, 7, 8, 6, 9, 5, 10, 11, 12} {
		whole := 0
		for _, w := range widths {
			if px := math.Round(w * digit); math.Abs(math.Floor(px/digit*256)/256-w) < 1e-6 {
				whole++
			}
		}
		if len(widths) > 0 && whole == len(widths) {
			return digit
		}
	}
	return guess
}

// pixels is how wide a column of so many figures is.
func pixels(width, digit float64) float64 {
	return math.Floor((256*min(max(width, 0), 255) + math.Floor(128/digit)) / 256 * digit)
}
