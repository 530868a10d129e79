package readback

import (
	"context"
	"errors"
	"image"
	"math"

	"jibun/export/marked"
)

// Why a page says nothing. None of them is a fault of the program: each is a sentence to
// her, and the page is typed in by hand.
var (
	ErrNoCode    = errors.New("no QR on the page")
	ErrCodeGone  = errors.New("the marks of a page of ours, and no QR")
	ErrEmptyPage = errors.New("nothing is on the page")
	ErrCorners   = errors.New("too few corner marks on the page")
	ErrCoarse    = errors.New("the page is too coarse")
)

// coarse is how many pixels a millimetre must have: some 120 to an inch.
const coarse = 4.7

// view is a page that was found in a picture.
type view struct {
	flat  *gray
	plane *plane
	form  *Form
	from  []point         // places of the printed page that were found, by its QR and corners
	in    []point         // and where in the picture
	soft  uint8           // what is darker may be the mark of a very light pen, not the grain of the paper
	lines map[rect]*patch // see line; by where they lie, as they were printed
	print *profile        // how the edges of most boxes came out
	black bool            // the picture knows black and white only: what is pale in it is the edge of what is black
}

// Page is what was read on one page of a file.
type Page struct {
	File   string
	Number int    // in the file, from 1
	Code   string // what its QR says
	Turned int    // 0, 90, 180 or 270 degrees with the clock
	Skew   float64
	Lines  []Answer // in the order of the lines of the form
	Black  bool     // it was scanned in black and white
	Lost   bool     // it was scanned in black and white and shows nothing light: of what was written some may be gone
	Err    error    // why it says nothing
}

// Answer is what one line says.
type Answer struct {
	Of      marked.Box // which line it is
	Read    Read
	Why     Why
	Ink     float64     // the share of the place that is ink
	Named   bool        // the name it should be is written where one signs
	Signed  bool        // it is marked by what is written where one signs alone, and by no seal
	Picture *image.Gray // of the line, where she may have to look

	wrote, filled, hatch, aside, seal, boxed, unlike bool        // see finding
	light                                            *lightSign  // see finding
	ringed                                           bool        // it is unsure only by what is drawn around what is printed of somebody
	apart                                            *drawnApart // what somebody drew where nothing is to be drawn, and elsewhere nothing
}

// Forms tells the form of a page by what its QR says. What it refuses is why the page
// says nothing.
type Forms func(code string) (*Form, error)

// Look reads one picture of a page.
func Look(ctx context.Context, img image.Image, forms Forms) Page {
	g, c := sought(img)
	if c == nil {
		return Page{Err: g.unread()}
	}
	return read(ctx, img, g, c, forms)
}

// sought is a picture in shades, made flat, and the QR on it, if there is one.
func sought(img image.Image) (*gray, *code) {
	raw := grayOf(img).unstreaked()
	g := raw.flat()
	c := g.findCode()
	if c == nil && raw.negative() {
		over := raw.turnedOver().flat()
		if c = over.findCode(); c != nil {
			g = over
		}
	}
	return g, c
}

// unread is why a picture without a QR says nothing.
func (g *gray) unread() error {
	switch {
	case g.empty():
		return ErrEmptyPage
	case g.ours():
		return ErrCodeGone
	}
	return ErrNoCode
}

// read reads the page whose QR was found.
func read(ctx context.Context, img image.Image, g *gray, c *code, forms Forms) (p Page) {
	p.Code = c.text
	form, err := forms(c.text)
	if err != nil {
		p.Err = err
		return p
	}
	black := bilevel(img)
	s := &view{flat: g, form: form, black: black}
	n := 0
	if n = s.place(c); n < 2 || !s.straighten(n) {
		p.Err = ErrCorners
		return p
	}
	s.contrast()
	k, turn := s.plane.scale(point{form.Wide / 2, form.High / 2})
	if k < coarse {
		p.Err = ErrCoarse
		return p
	}
	quarter := math.Round(turn / 90)
	p.Turned, p.Skew = (int(quarter)*90+360)%360, turn-quarter*90
	traces := map[int]trace{}
	for i := range form.Lines {
		if p.Err = ctx.Err(); p.Err != nil {
			return p
		}
		l := &form.Lines[i]
		f := s.judged(l)
		if f.read == Marked || f.read == Unsure && l.Box.Wide > 0 {
			traces[i] = s.traced(l)
		}
		p.Lines = append(p.Lines, Answer{Of: l.Of, Read: f.read, Why: f.why, Ink: f.ink, Named: f.named, Signed: f.signed && !f.seal && f.read == Marked, wrote: f.wrote, unlike: f.unlike, boxed: f.boxed, filled: f.filled, hatch: f.hatch && f.why == Blackened, aside: f.aside, seal: f.seal && f.read == Marked, light: f.light})
	}
	s.written(p.Lines)
	s.circled(p.Lines)
	s.elsewhere(p.Lines)
	s.edged(p.Lines)
	if !black {
		penned(p.Lines, traces)
	}
	if hatching(p.Lines) && !black { // those boxes tell of the pens of the page too
		penned(p.Lines, traces)
	}
	ticksAside(p.Lines)
	alikeApart(p.Lines)
	lightNames(p.Lines)
	unnamed(p.Lines)
	s.struckAcross(p.Lines)
	corrected(p.Lines)
	several(p.Lines, traces)
	p.Black = black
	p.Lost = black && (s.speckled(p.Lines) || s.lost())
	if p.Lost {
		gone(p.Lines)
	}
	for i := range p.Lines {
		a, l := &p.Lines[i], &form.Lines[i]
		switch {
		case a.Read == Blank || a.Read == Marked && len(l.Write) == 0 && !a.Signed:
		case i > 0 && p.Lines[i-1].Picture != nil && form.Lines[i-1].shown() == l.shown():
			a.Picture = p.Lines[i-1].Picture // the same line
		default:
			r := inset(l.shown(), -1.5)
			if a.Why == Elsewhere { // it may stand beside the table
				r.X, r.Wide = r.X-asideTable, r.Wide+2*asideTable
			}
			a.Picture = s.cut(r).image()
		}
	}
	return p
}

// gone makes unsure what looks empty. Who answers a question has one pen: where it left a
// mark, it would have left others.
func gone(answers []Answer) {
	came := map[int]bool{}
	for _, a := range answers {
		came[a.Of.Question] = came[a.Of.Question] || a.Of.Question > 0 && (a.Read == Marked || a.Why == Several)
	}
	for i := range answers {
		if a := &answers[i]; a.Read == Blank && !came[a.Of.Question] {
			a.Read, a.Why = Unsure, Gone
		}
	}
}

// several makes unsure what is marked of a question that has one answer where more than
// one is, or may be: what is much lighter than the mark was not made with the same pen, or
// was rubbed out.
func several(answers []Answer, traces map[int]trace) {
	marks, darkest := map[int]int{}, map[int]float64{}
	for i, a := range answers {
		if t, ok := traces[i]; ok && a.Of.One && a.Read == Marked {
			darkest[a.Of.Question] = max(darkest[a.Of.Question], t.darkness())
		}
	}
	for i, a := range answers {
		in := a.Read == Unsure && a.Why != Beside && a.Why != Covered // that may be the other mark
		if t, ok := traces[i]; in && a.Why.dirt() && ok {
			in = t.darkness() >= alike*darkest[a.Of.Question]
		}
		if a.Of.One && (a.Read == Marked || in) {
			marks[a.Of.Question]++
		}
	}
	for i := range answers {
		if a := &answers[i]; a.Of.One && a.Read == Marked && marks[a.Of.Question] > 1 {
			a.Read, a.Why = Unsure, Several
		}
	}
}

// empty reports whether nothing is on a page: the back of another.
func (g *gray) empty() bool {
	n := 0
	for _, v := range g.pix {
		if v < dark {
			n++
		}
	}
	return n < len(g.pix)/2000
}
