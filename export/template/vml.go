package template

import (
	"bytes"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"jibun/data/table"
	"jibun/export/calc"
)

var (
	vmlShape  = regexp.MustCompile(`(?s)<(?:\w+:)?shape\s.*?</(?:\w+:)?shape>`)
	vmlNumber = regexp.MustCompile(`_x0000_s(\d+)`)
	vmlID     = regexp.MustCompile(`\s(?:id|\w+:spid)\s*=\s*["']([^"']*)["']`)
	vmlBlocks = regexp.MustCompile(`(<(?:\w+:)?idmap\b[^>]*\bdata=")([^"]*)`)
	vmlCell   = regexp.MustCompile(`(<(?:\w+:)?(Row|Column)>)\s*(\d+)\s*</`)
	vmlAnchor = regexp.MustCompile(`(<(?:\w+:)?Anchor>)([^<]*)</`)
	vmlLink   = regexp.MustCompile(`(<(?:\w+:)?(?:FmlaLink|FmlaRange|FmlaPict|FmlaTxbx)>)([^<]*)</`)
)

// vml moves the old kind of shapes: the notes' own, one for every turn of its cell, and
// form controls. It is not always XML, so that it is not read as such.
func (x *filled) vml(b []byte) []byte {
	if x.still && !vmlLink.Match(b) {
		return b
	}
	first := topNumber(b) + 1
	last := max(x.shapes, first-1)
	b = vmlShape.ReplaceAllFunc(b, func(shape []byte) []byte {
		c, ok := noteCell(shape)
		var out []byte
		if !ok {
			for _, c := range x.turnsOf(shape) {
				one := c.at.vmlShape(shape)
				if c.at.twin {
					one = renumbered(one, c.number)
				}
				out = append(out, one...)
			}
			return out
		}
		if !x.fits(c, len(shape)) {
			return nil
		}
		x.spots(c, func(p spot) {
			one := p.noteShape(shape, c)
			if p.twin {
				last++
				one = renumbered(one, last)
			}
			out = append(out, one...)
		})
		return out
	})
	if last >= first {
		b = vmlBlocks.ReplaceAllFunc(b, func(all []byte) []byte { return addBlocks(all, first, last) })
	}
	return b
}

// noteCell is the cell that a note's shape belongs to; ok is false for other shapes.
func noteCell(shape []byte) (c calc.Rect, ok bool) {
	if !bytes.Contains(shape, []byte(`ObjectType="Note"`)) {
		return c, false
	}
	for _, m := range vmlCell.FindAllSubmatch(shape, -1) {
		n, err := strconv.Atoi(string(m[3]))
		switch {
		case err != nil:
		case string(m[2]) == "Row" && n < calc.MaxRow:
			c.R1, c.R2 = n+1, n+1
		case string(m[2]) == "Column" && n < calc.MaxCol:
			c.C1, c.C2 = n+1, n+1
		}
	}
	return c, c.R1 > 0 && c.C1 > 0
}

// noteShape is the box of a note, as far from its cell as it was.
func (p spot) noteShape(shape []byte, c calc.Rect) []byte {
	down, right := p.x.rows.at(c.R1, p.rows, false)-c.R1, p.x.cols.at(c.C1, p.cols, false)-c.C1
	shape = vmlCell.ReplaceAllFunc(shape, func(all []byte) []byte {
		m := vmlCell.FindSubmatch(all)
		n := c.R1 - 1 + down
		if string(m[2]) == "Column" {
			n = c.C1 - 1 + right
		}
		return fmt.Appendf(nil, "%s%d</", m[1], n)
	})
	return anchored(shape, func(n *[8]int) {
		n[0], n[4] = n[0]+right, n[4]+right
		n[2], n[6] = n[2]+down, n[6]+down
	})
}

// anchored changes where a shape of the old kind lies: left, its offset, top, its
// offset, right, bottom likewise.
func anchored(shape []byte, change func(*[8]int)) []byte {
	return vmlAnchor.ReplaceAllFunc(shape, func(all []byte) []byte {
		m := vmlAnchor.FindSubmatch(all)
		f := strings.Split(string(m[2]), ",")
		if len(f) != 8 {
			return all
		}
		var n [8]int
		for i := range f {
			var err error
			if n[i], err = strconv.Atoi(strings.TrimSpace(f[i])); err != nil {
				return all
			}
		}
		was := n
		change(&n)
		if n == was {
			return all
		}
		for i := range f {
			f[i] = strconv.Itoa(n[i])
		}
		return []byte(string(m[1]) + strings.Join(f, ", ") + "</")
	})
}

// topNumber is the highest number of the shapes of the old kind.
func topNumber(b []byte) int {
	top := 0
	for _, m := range vmlNumber.FindAllSubmatch(b, -1) {
		if n, err := strconv.Atoi(string(m[1])); err == nil {
			top = max(top, n)
		}
	}
	return top
}

// turnsOf are the turns of the control that a shape shows; other shapes stand once.
func (x *filled) turnsOf(shape []byte) []turn {
	if m := vmlNumber.FindSubmatch(shape[:table.TagEnd(shape)]); m != nil && len(x.turns[string(m[1])]) > 0 {
		return x.turns[string(m[1])]
	}
	if !vmlAnchor.Match(shape) {
		return []turn{{at: spot{x: x}}}
	}
	at := spot{x: x}
	anchored(shape, func(n *[8]int) {
		a := edges{rows: []int{n[2], n[6]}, rowOff: []int{n[3], n[7]}, cols: []int{n[0], n[4]}, colOff: []int{n[1], n[5]}}
		at = x.firstSpot(a.under())
	})
	return []turn{{at: at}}
}

// vmlShape moves a form control or a picture of the old kind.
func (p spot) vmlShape(shape []byte) []byte {
	x := p.x
	shape = anchored(shape, func(n *[8]int) {
		cols := x.cols.moveEdges([]int{n[0], n[4]}, []int{n[1], n[5]}, "oneCell", p.cols)
		rows := x.rows.moveEdges([]int{n[2], n[6]}, []int{n[3], n[7]}, "oneCell", p.rows)
		n[0], n[4], n[2], n[6] = cols[0], cols[1], rows[0], rows[1]
	})
	m := mapper{book: x.book, sheet: x, rows: p.rows, cols: p.cols, own: true}
	return vmlLink.ReplaceAllFunc(shape, func(all []byte) []byte {
		p := vmlLink.FindSubmatch(all)
		return append(appendText(append([]byte{}, p[1]...), m.formula(unescape(p[2]))), "</"...)
	})
}

// renumbered gives a shape a number of its own.
func renumbered(shape []byte, n int) []byte {
	end := table.TagEnd(shape)
	fresh := fmt.Appendf(nil, "_x0000_s%d", n)
	tag := vmlID.ReplaceAllFunc(shape[:end], func(all []byte) []byte {
		return bytes.Replace(all, vmlID.FindSubmatch(all)[1], fresh, 1)
	})
	return slices.Concat(tag, shape[end:])
}

// addBlocks says which blocks of 1,024 numbers the shapes use.
func addBlocks(idmap []byte, first, last int) []byte {
	m := vmlBlocks.FindSubmatch(idmap)
	list := strings.Split(string(m[2]), ",")
	for n := first / 1024; n <= last/1024; n++ {
		if s := strconv.Itoa(n); !slices.Contains(list, s) {
			list = append(list, s)
		}
	}
	return slices.Concat(m[1], []byte(strings.Join(list, ",")))
}
