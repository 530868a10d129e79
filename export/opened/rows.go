package opened

import (
	"bytes"
	"math"
	"strconv"

	"jibun/data/table"
	"jibun/export/sheet"
)

const (
	maxRow    = 1 << 20
	maxColumn = 1 << 14
	mmOfPoint = 25.4 / 72
	mmOfPixel = 25.4 / 96
)

// found is where a row stands in its part.
type found struct {
	row, from, to int32
	mm            float32 // of its height, -1 if it says none
	need          float32 // of its largest type
	fit, hidden   bool
}

// rows are the rows of one sheet; see sheet.Lines.
type rows struct {
	book    *book
	raw     []byte
	found   []found
	at      []int32 // of each row up to the last: its place in found and 1, or 0
	count   int
	columns int
	usual   float64 // height of a row that says none
	gone    bool    // such a row is hidden
	joined  []sheet.Range
	wide    map[[2]int]sheet.Range // by their first cell
	styles  []int                  // of the columns, -1 is none
	breaks  map[int]bool           // rows that begin a page
	cache   map[int]*sheet.Row
	blank   *sheet.Row

	conditions []*condition
	tables     []*tabled
	kept       map[int][]stored // values of rows that were asked for
	keeps      int
}

// index finds the rows between the tags of sheetData.
func (r *rows) index(part string, from, to int) error {
	if len(r.raw) > math.MaxInt32 {
		return table.TooBig(part, "%d bytes", len(r.raw))
	}
	r.found = make([]found, 0, min(bytes.Count(r.raw[from:to], []byte("row>"))+1, maxRow))
	t := tags{b: r.raw[:to], pos: from}
	last, col, used := 0, 0, 0
	var cur *found
	l := &r.book.looks
	for t.next() {
		switch {
		case t.is("row") && !t.ends:
			last++
			if v := t.attr("r"); v != nil {
				n, err := strconv.Atoi(string(v))
				if err != nil || n < last || n > maxRow {
					return table.BadPart(part, "row %q", v)
				}
				last = n
			}
			r.found = append(r.found, found{row: int32(last), from: int32(t.from), to: int32(t.to), mm: -1})
			cur, col = &r.found[len(r.found)-1], 0
			if v := t.attr("ht"); v != nil {
				if pt, err := strconv.ParseFloat(string(v), 64); err == nil && pt >= 0 && pt <= 409.5 {
					cur.mm = float32(pt * mmOfPoint)
				}
			}
			v := string(t.attr("hidden"))
			cur.hidden = v == "1" || v == "true"
		case t.is("row"):
			cur.to = int32(t.to)
		case t.is("c") && !t.ends && cur != nil:
			col++
			if v := t.attr("r"); v != nil {
				n := columnOf(v)
				if n < col || n > maxColumn {
					return table.BadPart(part, "cell %q in row %d", v, last)
				}
				col = n
			}
			style := l.style(atoi(t.attr("s")))
			if !t.self || l.drawn[style] {
				r.columns, used = max(r.columns, col), last
			}
			if cur.mm >= 0 && t.attr("r") != nil { // its height is said: only its last cell is looked for
				t.toEnd("row")
				if c := l.lastSeen(r.raw[cur.from:t.pos]); c > 0 {
					r.columns, used = max(r.columns, c), last
				}
				cur.to = int32(t.pos)
				continue
			}
			if size := l.sizes[style]; size > l.normal && !t.self {
				cur.need = max(cur.need, float32(r.usual*size/l.normal))
			}
			cur.fit = cur.fit || l.wraps[style] && !t.self
		}
	}
	r.count = used
	r.at = make([]int32, last+1)
	for i := range r.found {
		f := &r.found[i]
		r.at[f.row] = int32(i + 1)
		switch {
		case f.hidden:
			f.mm, f.fit = 0, false
		case f.mm < 0 && r.gone:
			f.mm, f.fit = 0, false
		case f.mm < 0:
			f.mm = max(float32(r.usual), f.need)
		}
	}
	return nil
}

// toEnd goes behind the end tag of a name, without looking at what is between.
func (t *tags) toEnd(name string) {
	n := indexEnd(t.b[t.pos:], name)
	if n < 0 {
		n = len(t.b) - t.pos
	}
	t.pos += n
}

func atoi(b []byte) int {
	n := 0
	for _, c := range b {
		if c < '0' || c > '9' || n > 1<<30 {
			return 0
		}
		n = n*10 + int(c-'0')
	}
	return n
}

// columnOf is the column of B5, 0 if it is none.
func columnOf(b []byte) int {
	n := 0
	for _, c := range b {
		switch {
		case c >= 'A' && c <= 'Z':
			n = n*26 + int(c-'A') + 1
		case c >= 'a' && c <= 'z':
			n = n*26 + int(c-'a') + 1
		default:
			return n
		}
		if n > maxColumn {
			return n
		}
	}
	return n
}

// Count is how many rows there are.
func (r *rows) Count() int { return r.count }

// Joined are the cells that are one.
func (r *rows) Joined() []sheet.Range { return r.joined }

// Height is how high a row is.
func (r *rows) Height(row int) (float64, bool) {
	if row >= 1 && row < len(r.at) && r.at[row] > 0 {
		f := &r.found[r.at[row]-1]
		return float64(f.mm), f.fit
	}
	if r.gone {
		return 0, false
	}
	return r.usual, false
}

// Row reads a row.
func (r *rows) Row(row int) *sheet.Row {
	if x, ok := r.cache[row]; ok {
		return x
	}
	if row < 1 || row >= len(r.at) || r.at[row] == 0 {
		return r.empty(row)
	}
	defer r.book.spend()()
	f := &r.found[r.at[row]-1]
	n, err := tree(r.raw[f.from:f.to])
	x := &sheet.Row{}
	if err == nil {
		x = r.cells(n, row)
	}
	x.Height, x.Break = float64(f.mm), r.breaks[row]
	r.judged(x, row)
	r.keep(x, row)
	return x
}

// Breaks reports whether a row begins a page.
func (r *rows) Breaks(row int) bool { return r.breaks[row] }

func (r *rows) keep(x *sheet.Row, row int) {
	if len(r.cache) > 4096 {
		clear(r.cache)
	}
	r.cache[row] = x
}
