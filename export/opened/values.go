package opened

import (
	"bytes"
	"html"
	"strings"

	"jibun/data/wareki"
	"jibun/export/calc"
)

// values is a workbook as package calc asks for it: the values that the file holds, and
// computed ones where it holds none.
type values struct {
	book  *book
	calc  *calc.Calculator
	rows  map[string]*rows // by the names of their sheets, in lower case
	names map[string]string
}

// stored is a cell as the file holds it.
type stored struct {
	v       calc.Value
	formula string
	bare    bool // of the formula no result is known
}

// keptCells is about how many values of a sheet are held.
const keptCells = 1_000_000

func (v *values) Sheet(name string) calc.Sheet {
	if r := v.rows[lower(name)]; r != nil {
		return r
	}
	return nil
}

// List is none: where formats are, tables cannot be named, and the results of cells that
// name them are in the file.
func (v *values) List(string, string, calc.Sheet, int) (string, calc.Rect, bool, bool) {
	return "", calc.Rect{}, false, false
}

func (v *values) Named(name string) string { return v.names[name] }
func (v *values) From1904() bool           { return v.book.date04 }
func (v *values) Today() wareki.Date       { return v.book.today }

// rangesOf are the names of ranges that the whole workbook knows.
func rangesOf(n *node) map[string]string {
	out := map[string]string{}
	for _, d := range n.all("definedName") {
		name := lower(d.attr("name"))
		if _, has := out[name]; d.attr("localSheetId") != "" {
			out[name] = "" // not the same on every sheet
		} else if !has {
			out[name] = d.text
		}
	}
	return out
}

// Used is how far the cells of a sheet reach.
func (r *rows) Used() (rows, cols int) { return min(r.count, len(r.at)-1), r.columns }

// Hides tells whether a row is not shown.
func (r *rows) Hides(row int) bool {
	h, _ := r.Height(row)
	return h == 0
}

// Cell is what a cell shows.
func (r *rows) Cell(k *calc.Calculator, row, col int) (calc.Value, string, error) {
	cells := r.stored(row)
	if col > len(cells) {
		return calc.Value{}, "", nil
	}
	c := &cells[col-1]
	if !c.bare {
		return c.v, c.formula, nil
	}
	v, ok := k.Formula(r, row, col, c.formula)
	if !ok {
		return v, c.formula, calc.ErrCannot
	}
	return v, c.formula, nil
}

// stored are the cells of a row.
func (r *rows) stored(row int) []stored {
	if row < 1 || row >= len(r.at) || r.at[row] == 0 {
		return nil
	}
	if c, ok := r.kept[row]; ok {
		return c
	}
	f := &r.found[r.at[row]-1]
	c := r.taken(r.raw[f.from:f.to])
	if r.keeps += len(c) + 1; r.keeps > keptCells || r.kept == nil {
		r.kept, r.keeps = map[int][]stored{}, len(c)+1
	}
	r.kept[row] = c
	return c
}

// taken reads the cells of a row.
func (r *rows) taken(raw []byte) []stored {
	var out []stored
	t := tags{b: raw}
	col := 0
	for t.next() {
		if !t.is("c") || t.ends {
			continue
		}
		col++
		if n := columnOf(t.attr("r")); n >= col && n <= maxColumn {
			col = n
		}
		if col > r.columns || t.self {
			continue
		}
		for len(out) < col {
			out = append(out, stored{})
		}
		typ, from := string(t.attr("t")), t.from
		t.skip()
		out[col-1] = r.book.value(typ, raw[from:t.pos])
	}
	return out
}

// value reads a cell.
func (b *book) value(typ string, raw []byte) stored {
	var c stored
	if typ == "inlineStr" {
		if n, err := tree(raw); err == nil {
			c.v = calc.Text(plainOf(n.kid("is")))
		}
		return c
	}
	v, has := inside(raw, "v")
	if f, ok := inside(raw, "f"); ok {
		c.formula, c.bare = f, v == "" && typ != "str" && f != ""
	}
	switch {
	case typ == "s":
		c.v = calc.Text(plainOf(b.texts.get(atoi([]byte(strings.TrimSpace(v))))))
	case has:
		c.v = calc.Stored(typ, unescape(v))
	}
	return c
}

// inside is the text of the first element of a name.
func inside(raw []byte, name string) (string, bool) {
	t := tags{b: raw}
	for t.next() {
		if t.is(name) && !t.ends && !t.self {
			n := bytes.IndexByte(raw[t.to:], '<')
			if n < 0 {
				return "", false
			}
			return html.UnescapeString(string(raw[t.to : t.to+n])), true
		}
	}
	return "", false
}

// plainOf is a text of the file without its looks and readings.
func plainOf(n *node) string {
	s := ""
	for _, k := range n.kidsOf() {
		switch k.name {
		case "t":
			s += unescape(k.text)
		case "r":
			s += unescape(k.kid("t").string())
		}
	}
	return s
}
