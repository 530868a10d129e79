package template

import "sort"

// A band is rows (or columns) of a form that stand once for every row of a list.
type band struct {
	lo, hi int
	list   string
	kids   []*band
	cut    bool // it does not stand at all: lines of last year's file that a form has no more
}

// scope is the row of a list that something is written for.
type scope struct {
	table  *Table
	row    int // -1: the list is empty, the one blank row
	parent *scope
}

// part is a stretch of the filled sheet made from lines lo… of the form: the whole
// sheet, or one turn of a band.
type part struct {
	band          *band // that it is a turn of, nil for the whole sheet
	lo, out, size int   // size in the filled sheet
	scope         *scope
	bands         []turns // in order
	chain         chain   // that leads to it
}

// turns are the turns of a band within a part.
type turns struct {
	band  *band
	parts []*part
	begin int // in the filled sheet
	size  int // of all turns together
}

// chain leads to a place: the turns from the outermost band to the innermost.
type chain []*part

// axis maps the lines of a form, rows or columns, to those of the filled sheet.
type axis struct {
	root *part
	max  int  // how many lines a sheet can have
	full bool // there are more turns than can be: not all are here
}

// newAxis lays out the lines of a sheet; turns is how many turns there may still be.
func newAxis(bands []*band, top *scope, lists func(*scope, string) *Table, limit int, turns *int) *axis {
	root := &part{lo: 1, out: 1, scope: top}
	grow(root, bands, limit, lists, turns)
	return &axis{root: root, max: limit, full: *turns < 0}
}

// grow lays out the bands of a part; the size of the part is that of its lines and
// what they have grown by.
func grow(p *part, bands []*band, lines int, lists func(*scope, string) *Table, left *int) {
	more := 0
	for _, b := range bands {
		t := turns{band: b}
		at := p.out + b.lo - p.lo + more
		t.begin = at
		if b.cut {
			more -= b.hi - b.lo + 1
			p.bands = append(p.bands, t)
			continue
		}
		table := lists(p.scope, b.list)
		n, blank := 0, 1
		if table != nil {
			n = len(table.Rows)
		}
		if *left -= n; *left < 0 {
			n = 0
		}
		if n > 0 {
			blank = 0
		}
		t.parts = make([]*part, 0, n+blank)
		turnParts := make([]part, n+blank)
		turnScopes := make([]scope, n+blank)
		for i := range n + blank {
			sc := &turnScopes[i]
			*sc = scope{table: table, row: i - blank, parent: p.scope}
			if table == nil {
				sc.table = &Table{Name: b.list}
			}
			q := &turnParts[i]
			*q = part{band: b, lo: b.lo, out: at + t.size, scope: sc, chain: append(p.chain[:len(p.chain):len(p.chain)], q)}
			grow(q, b.kids, b.hi-b.lo+1, lists, left)
			t.size += q.size
			t.parts = append(t.parts, q)
		}
		more += t.size - (b.hi - b.lo + 1)
		p.bands = append(p.bands, t)
	}
	p.size = lines + more
}

// same tells whether nothing moves.
func (a *axis) same() bool { return a.root.same() }

func (p *part) same() bool {
	for _, t := range p.bands {
		if len(t.parts) != 1 || !t.parts[0].same() {
			return false
		}
	}
	return true
}

// at is where a line of the form stands for somebody at a place; in a band that the
// place is not in, its first turn or its last.
func (a *axis) at(line int, place chain, last bool) int {
	p, depth := a.root, 0
next:
	for {
		off := 0
		for i := range p.bands {
			t := &p.bands[i]
			if line < t.band.lo {
				break
			}
			if line > t.band.hi {
				off += t.size - (t.band.hi - t.band.lo + 1)
				continue
			}
			switch {
			case t.band.cut:
				n := t.begin
				if last {
					n--
				}
				return n
			case depth < len(place) && place[depth].of(t):
				p = place[depth]
				depth++
			case last:
				p, depth = t.parts[len(t.parts)-1], len(place)
			default:
				p, depth = t.parts[0], len(place)
			}
			continue next
		}
		return p.out + line - p.lo + off
	}
}

// of tells whether p is one of these turns.
func (p *part) of(t *turns) bool {
	if p.band != t.band {
		return false
	}
	i := sort.Search(len(t.parts), func(i int) bool { return t.parts[i].out >= p.out })
	return i < len(t.parts) && t.parts[i] == p
}

// bandsAt is the bands that hold lines lo to hi, the outermost first.
func (a *axis) bandsAt(lo, hi int) []*band {
	var out []*band
	list := a.root.bands
next:
	for {
		for _, t := range list {
			if lo >= t.band.lo && hi <= t.band.hi {
				out = append(out, t.band)
				if t.band.cut {
					return out
				}
				list = t.parts[0].bands
				continue next
			}
		}
		return out
	}
}

// places calls f with every turn of the innermost band that holds lines lo to hi; once
// with an empty chain if none does.
func (a *axis) places(lo, hi int, f func(chain)) {
	a.root.places(lo, hi, f)
}

func (p *part) places(lo, hi int, f func(chain)) {
	for _, t := range p.bands {
		if lo >= t.band.lo && hi <= t.band.hi {
			for _, q := range t.parts {
				q.places(lo, hi, f)
			}
			return
		}
	}
	f(p.chain)
}

// back is where a line of the filled sheet comes from.
func (a *axis) back(out int) (line int, place chain) {
	p := a.root
next:
	for {
		off := out - p.out // lines into the part
		for i := range p.bands {
			t := &p.bands[i]
			begin := t.begin
			if out < begin {
				break
			}
			if out >= begin+t.size {
				off -= t.size - (t.band.hi - t.band.lo + 1)
				continue
			}
			k := sort.Search(len(t.parts), func(i int) bool { return t.parts[i].out > out }) - 1
			p = t.parts[k]
			continue next
		}
		return p.lo + off, p.chain
	}
}

// span is where lines lo to hi stand as a range. A fixed end ($) within the band of
// the place means the band from end to end.
func (a *axis) span(lo, hi int, place chain, fixLo, fixHi bool) (int, int) {
	if lo == 1 && hi >= a.max {
		return lo, hi
	}
	from, to := place, place
	if fixLo {
		from = place.outside(lo)
	}
	if fixHi {
		to = place.outside(hi)
	}
	return min(a.at(lo, from, false), a.max), min(a.at(hi, to, true), a.max)
}

// outside leaves out the innermost turn if the line is in its band.
func (c chain) outside(line int) chain {
	if n := len(c); n > 0 && line >= c[n-1].band.lo && line <= c[n-1].band.hi {
		return c[:n-1]
	}
	return c
}

// scattered tells whether lines lo to hi, seen from outside, are no longer beside each
// other once the sheet is filled: they are some lines of a higher band, not all.
func (a *axis) scattered(lo, hi int, place chain) bool {
	list := a.bandsAt(lo, hi)
	for i, b := range list {
		if i < len(place) && place[i].band == b {
			continue
		}
		if (lo > b.lo || hi < b.hi) && !a.single(b) {
			return true
		}
	}
	return false
}

// single tells whether a band has one turn everywhere.
func (a *axis) single(b *band) bool {
	n := 0
	a.places(b.lo, b.hi, func(chain) { n++ })
	return n <= 1
}
