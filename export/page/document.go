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
