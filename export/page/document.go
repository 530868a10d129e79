package page

import "jibun/export/sheet"

// Part is pages of one size that follow each other. Each is drawn when it is asked for,
// so that of a long paper only what is looked at costs anything.
type Part interface {
	// Size is the size of the paper, in millimetres.
	Size() (wide, high float64)
	// Count is how many pages there are.
	Count() int
	// Page is the marks of a page, from 1; nothing of one that does not exist.
	Page(n int) []Mark
	// Front reports whether a page, from 1, lies on the front of a piece of paper where both
	// sides are printed: the first of a part does.
	Front(n int) bool
}

// Document is a paper as it is printed: its parts, one after the other. What looks at
// it, saves it as PDF or prints it takes the same one.
type Document struct {
	Title, Author string
	Faces         *Faces // those that it was laid out with
	Parts         []Part
}

// NewDocument lays out all sheets of a paper but those that are hidden. Its pages are
// counted through, as table programs do that print a whole workbook.
func NewDocument(p *sheet.Paper, f *Faces) (*Document, error) {
	d := &Document{Title: p.Title, Author: p.Author, Faces: f}
	var all []*Pages
	n := 0
	for s := range p.Sheets {
		if s.Hidden {
			continue
		}
		pages, err := NewPages(p, s, f)
		if err != nil {
			return nil, err
		}
		pages.before = n
		n += pages.Count()
		all, d.Parts = append(all, pages), append(d.Parts, pages)
	}
	for _, x := range all {
		x.of = n
	}
	return d, nil
}

// Count is how many pages there are in all.
func (d *Document) Count() int {
	n := 0
	for _, p := range d.Parts {
		n += p.Count()
	}
	return n
}

// Page is a page of all, from 1, and the size of its paper; nothing of one that does
// not exist.
func (d *Document) Page(n int) (marks []Mark, wide, high float64) {
	for _, p := range d.Parts {
		if c := p.Count(); n > c {
			n -= c
			continue
		}
		wide, high = p.Size()
		return p.Page(n), wide, high
	}
	return nil, 0, 0
}

// Front reports whether a page, from 1, lies on the front of a piece of paper where both
// sides are printed.
func (d *Document) Front(n int) bool {
	for _, p := range d.Parts {
		if c := p.Count(); n > c {
			n -= c
			continue
		}
		return p.Front(n)
	}
	return false
}

// Only is some of the pages, from 1, in the order that is asked for; 0 is an empty one, as
// large as the one before it.
func (d *Document) Only(pages []int) *Document {
	some := &Document{Title: d.Title, Author: d.Author, Faces: d.Faces}
	for _, n := range pages {
		if last := len(some.Parts) - 1; n == 0 && last >= 0 {
			some.Parts = append(some.Parts, single{part: some.Parts[last]})
			continue
		}
		for _, p := range d.Parts {
			if n <= p.Count() {
				some.Parts = append(some.Parts, single{p, n})
				break
			}
			n -= p.Count()
		}
	}
	return some
}

// single is one page of a part; none of them is an empty one.
type single struct {
	part Part
	n    int
}

func (s single) Size() (wide, high float64) { return s.part.Size() }
func (s single) Count() int                 { return 1 }
func (s single) Front(int) bool             { return s.n > 0 && s.part.Front(s.n) }

func (s single) Page(n int) []Mark {
	if n != 1 || s.n == 0 {
		return nil
	}
	return s.part.Page(s.n)
}

// Join is several documents as one, in their order.
func Join(title string, ds ...*Document) *Document {
	all := &Document{Title: title}
	for _, d := range ds {
		if all.Faces == nil {
			all.Faces, all.Author = d.Faces, d.Author
		}
		all.Parts = append(all.Parts, d.Parts...)
	}
	return all
}

// Lack is a character that no font has, and the text that it stands in.
type Lack struct {
	Char rune
	Text string
	Page int // the first that it stands on
}

// Missing are the characters of a document that no font has, each once for a text, in the
// order of the pages. On paper Lacking stands for them.
func (d *Document) Missing() []Lack {
	if d.Faces == nil {
		return nil
	}
	var out []Lack
	seen := map[Lack]bool{}
	for n := 1; n <= d.Count(); n++ {
		marks, _, _ := d.Page(n)
		eachWords(marks, func(w *Words) {
			for _, r := range w.Text {
				if r < 0x80 || d.Faces.Of(w.Bold).Has(r) {
					continue
				}
				if l := (Lack{Char: r, Text: w.Text}); !seen[l] {
					seen[l] = true
					l.Page = n
					out = append(out, l)
				}
			}
		})
	}
	return out
}

func eachWords(marks []Mark, do func(*Words)) {
	for _, m := range marks {
		switch m := m.(type) {
		case Words:
			do(&m)
		case Group:
			eachWords(m.Marks, do)
		}
	}
}
