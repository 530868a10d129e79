package template

import (
	"fmt"
	"hash/fnv"
	"slices"
	"strconv"
	"strings"

	"jibun/export/calc"
)

// spot is a place of a filled sheet that something stands at which is in no cell: the
// turns of rows and of columns around it. Its marks are filled as a cell's would be.
type spot struct {
	x          *filled
	rows, cols chain
	twin       bool // not the first that stands for the one of the form
	where      where
}

func (p spot) words(m *mark) string {
	return p.x.wordsAt(m, p.x.scopeAt(p.rows), p.x.scopeAt(p.cols), p.where)
}

// spots calls f for every turn of the bands that hold all of a range.
func (x *filled) spots(r calc.Rect, f func(spot)) {
	first := true
	x.each(r, func(rows, cols chain) {
		f(spot{x: x, rows: rows, cols: cols, twin: !first})
		first = false
	})
}

// comments moves notes with their cells, one for every turn of a cell, and fills their
// marks.
func (x *filled) comments(b []byte) []byte {
	n := noteWriter{x: x}
	s := &scanner{b: b}
	var head, out []byte
	for t, ok := s.next(); ok; t, ok = s.next() {
		switch {
		case t.kind == '<' && (t.is("comment") || t.is("threadedComment")):
			out = n.note(out, t, s.skip(t))
		case t.kind == '<' && t.is("author"):
			whole := s.skip(t)
			n.authorTag = t
			name := plainText(whole)
			if marked(name) && !x.book.marking {
				name = spot{x: x, where: where{place: InNote}}.fillText(name)
				whole = append(appendText(append([]byte{}, t.raw...), name), "</"+string(t.name)+">"...)
			}
			n.authors = append(n.authors, name)
			out = append(out, whole...)
		case t.kind == '/' && t.is("authors"):
			head, out = out, append([]byte{}, t.raw...)
		default:
			out = append(out, t.raw...)
		}
	}
	return append(append(head, n.added...), out...)
}

// noteWriter writes notes; the thread of a note has its number as its author.
type noteWriter struct {
	x         *filled
	authors   []string
	authorTag token
	added     []byte // authors
}

func (n *noteWriter) note(out []byte, t token, whole []byte) []byte {
	ref, _ := t.attr("ref")
	c, ok := calc.Plain(ref)
	if !ok {
		return append(out, whole...)
	}
	if !n.x.fits(c, len(whole)) {
		return out
	}
	n.x.spots(c, func(p spot) {
		at := calc.Rect{R1: n.x.rows.at(c.R1, p.rows, false), C1: n.x.cols.at(c.C1, p.cols, false), Single: true}
		p.where = where{place: InNote, cell: calc.CellName(c.R1, c.C1)}
		own := "" // what makes it another than the form's
		if p.twin || n.x.copied {
			own = n.x.part + at.String()
		}
		s := &scanner{b: whole}
		for u, ok := s.next(); ok; u, ok = s.next() {
			switch {
			case u.kind == '<' && (u.is("comment") || u.is("threadedComment")):
				out = append(out, edit(u.raw, func(name, v string) string {
					switch name {
					case "ref":
						return at.String()
					case "authorId":
						return n.author(v, own)
					case "id", "parentId", "xr:uid":
						return twinID(v, own)
					}
					return v
				})...)
			case u.kind == '<' && u.is("text"):
				out = append(out, p.noteText(u, s.skip(u))...)
			default:
				out = append(out, u.raw...)
			}
		}
	})
	return out
}

// noteText fills the words of a note; those of a thread have no runs.
func (p spot) noteText(t token, whole []byte) []byte {
	if len(runs(whole)) == 0 && (marked(plainText(whole)) || p.x.edit.Words[plainText(whole)] != nil) {
		s := plainText(whole)
		if w := p.x.edit.Words[s]; w != nil {
			s = written(w)
		} else {
			s = p.fillText(s)
		}
		return append(appendText(append([]byte{}, t.raw...), s), "</"+string(t.name)+">"...)
	}
	return p.rich(whole)
}

// author is the number of a note's author in the list.
func (n *noteWriter) author(v, own string) string {
	i, err := strconv.Atoi(v)
	if own == "" || err != nil || i < 0 || i >= len(n.authors) || !strings.HasPrefix(n.authors[i], "tc=") {
		return v
	}
	name := "tc=" + twinID(strings.TrimPrefix(n.authors[i], "tc="), own)
	if at := slices.Index(n.authors, name); at >= 0 {
		return strconv.Itoa(at)
	}
	n.authors = append(n.authors, name)
	n.added = append(appendText(append(n.added, n.authorTag.raw...), name), "</"+string(n.authorTag.name)+">"...)
	return strconv.Itoa(len(n.authors) - 1)
}

// twinID is the number, unlike any other in the world, of what has been copied; the
// same form filled with the same values has the same.
func twinID(old, own string) string {
	if own == "" || len(old) != 38 || old[0] != '{' {
		return old
	}
	h := fnv.New128a()
	_, _ = h.Write([]byte(old + own))
	b := h.Sum(nil)
	b[6], b[8] = b[6]&0x0f|0x40, b[8]&0x3f|0x80
	return fmt.Sprintf("{%X-%X-%X-%X-%X}", b[:4], b[4:6], b[6:8], b[8:10], b[10:])
}
