package readback

import (
	"image"
	"math"
	"slices"

	"jibun/export/marked"
	"jibun/export/page"
	"jibun/export/page/raster"
)

// People tick where they like: on their name, in front of their №, and some write their name into
// 備考. What stands in such a place is told from what is printed there by laying beside it
// how it should be printed.

// Compare tells the form how its lines should be printed, of each №: all marks of a page, and
// where on it the line lies; false where that is not known.
func (f *Form) Compare(faces *page.Faces, of func(no int) (whole page.Rect, marks []page.Mark, ok bool)) {
	p := raster.New(faces)
	for i := range f.Lines {
		l := &f.Lines[i]
		if l.Of.No == 0 {
			continue
		}
		whole, marks, ok := of(l.Of.No)
		if !ok {
			continue
		}
		img := image.NewRGBA(image.Rect(0, 0, int((l.Whole.Wide+2)*sharp+.5), int((l.Whole.High+2)*sharp+.5)))
		for j := range img.Pix {
			img.Pix[j] = 255
		}
		p.Paint(img, marks, sharp, whole.X-1, whole.Y-1-(l.Whole.High-whole.High)/2)
		l.asPrinted = grayOf(img)
	}
}

// added is what was written in a cell besides what should be printed there.
type added struct {
	like   float64     // how much of what should be printed is there; 1 where nothing should
	print  bool        // something should be
	struck bool        // a level stroke goes through all of that
	apart  *drawnApart // all of it, where it is long enough to count
}

// leastAdded is how long a piece of what is added is at least, in millimetres.
const leastAdded = .9

// elsewhere makes unsure a line that looks empty where somebody wrote into it all the same, and
// one that is marked where a stroke goes through the name. Of a column in which most of what
// should be printed is not there nothing is known: another version of the program printed it.
func (s *view) elsewhere(answers []Answer) {
	const alike, framed = .8, .5 // of the print; of the lines around where one signs
	cells := make([]map[marked.Field]added, len(answers))
	like := map[marked.Field][]float64{} // of each column, where something is printed
	for i := range s.form.Lines {
		l := &s.form.Lines[i]
		if l.asPrinted == nil {
			continue
		}
		cells[i] = s.addedTo(l)
		for f, a := range cells[i] {
			if a.print {
				like[f] = append(like[f], a.like)
			}
		}
	}
	usual := func(f marked.Field) float64 {
		all := like[f]
		if len(all) == 0 {
			return 1
		}
		slices.Sort(all)
		return all[len(all)/2]
	}
	name := usual(marked.Name)
	for i := range answers {
		a := &answers[i]
		quiet := a.Read == Blank || a.ringed
		for _, f := range []marked.Field{marked.No, marked.From, marked.Position, marked.Name, marked.Reading, marked.Remark, marked.Whole, marked.Sign} {
			c, ok := cells[i][f]
			switch {
			case !ok, f != marked.Whole && f != marked.Sign && min(name, usual(f)) < alike:
			case quiet && c.apart != nil:
				if c.apart.field = f; a.apart == nil || c.apart.path > a.apart.path {
					a.apart = c.apart
				}
				if a.Read == Blank {
					a.Read, a.Why = Unsure, Elsewhere
				}
			case a.Read == Blank && f == marked.Sign && c.like < framed*usual(f):
				a.Read, a.Why = Unsure, Covered
			case (a.Read == Marked || a.Read == Blank) && f == marked.Name && c.struck:
				a.Read, a.Why = Unsure, Struck
			}
		}
	}
}

// addedTo is what was added to each cell of a line that is printed in or white, and, as Whole,
// beside the table.
func (s *view) addedTo(l *Line) map[marked.Field]added {
	out := map[marked.Field]added{marked.Whole: s.besideTable(l)}
	p := s.line(l)
	for _, b := range l.Printed {
		out[b.Field] = p.added(l, b.Rect, b.Field == marked.Name)
	}
	if l.remark.Wide > 0 {
		out[marked.Remark] = p.added(l, l.remark, false)
	}
	if l.Sign.Wide > 0 {
		if o := p.over(l.asPrinted, inset(l.Sign, -.4), inset(l.Sign, .4)); o != nil {
			out[marked.Sign] = added{like: o.like(p.soft), print: true}
		}
	}
	return out
}

// asideTable is how far beside the table somebody on the list writes, in millimetres.
const asideTable = 9

// besideTable is what stands in front of a line and behind it, where the paper is white: as far
// as somebody on the list writes there.
func (s *view) besideTable(l *Line) (a added) {
	const far, off, thickest, over, short, light = asideTable, .5, 2.2, 3., 1.5, 2.2 // mm
	a.like = 1
	for _, r := range []rect{
		{X: l.Whole.X - far, Y: l.Whole.Y - over, Wide: far - off, High: l.Whole.High + 2*over},
		{X: l.Whole.X + l.Whole.Wide + off, Y: l.Whole.Y - over, Wide: far - off, High: l.Whole.High + 2*over},
	} {
		if a.apart != nil {
			break
		}
		p := s.cut(r)
		for _, shade := range []uint8{dark, weak, p.soft} {
			var pieces []stroke
			for _, k := range p.strokes(r, shade) {
				y := k.Y + k.High/2
				if _, thick := p.pen(k.rect, shade); y < l.Whole.Y || y > l.Whole.Y+l.Whole.High || thick > thickest || k.High > l.Whole.High+over || k.reach() < short || shade > dark && (k.reach() < light || !p.fromPen(k, shade)) {
					continue
				}
				pieces = append(pieces, k)
			}
			if len(pieces) > 0 {
				a.apart = p.apartOf(pieces, l)
				break
			}
		}
	}
	return a
}

// added is what stands in a cell besides its print; whether that is struck out is asked of a name.
func (p *patch) added(l *Line, cell rect, name bool) added {
	const off = .55 // mm: the printed lines around it
	in := inset(cell, off)
	o := p.over(l.asPrinted, in, rect{})
	if o == nil {
		return added{like: 1}
	}
	a := added{like: o.like(weak), print: len(o.dots) > 0}
	const light, together = 2.2, 4. // mm: what is paler still is longer, or there are several pieces of it
	const around, softly = 3, 5     // pixels around what is printed that may be of it, and of its blur
	rest := p.with(o.without(around), p.r)
	for _, shade := range []uint8{dark, weak, p.soft} {
		least := leastAdded
		if shade == p.soft {
			if least = light; a.print {
				rest, least = p.with(o.without(softly), p.r), 1.2
			}
		}
		var pieces []stroke
		longest, sum := 0., 0.
		for _, k := range within(rest.strokes(in, shade), in) {
			if k.reach() >= least && !p.reachesOver(k, in, shade) && rest.fromPen(k, shade) {
				longest, sum = max(longest, k.reach()), sum+k.reach()
				pieces = append(pieces, k)
			}
		}
		if len(pieces) > 0 && (shade < p.soft || longest >= light || sum >= together) {
			a.apart = rest.apartOf(pieces, l)
			break
		}
	}
	a.struck = name && a.print && (o.struckThrough(weak, 2) || o.struckThrough(p.soft, 4))
	return a
}

// fromPen reports whether a piece came from a pen: what is around the edge of a stain is paler, and
// wide.
func (p *patch) fromPen(k stroke, shade uint8) bool {
	const edges, around, sharp = .2, .4, .5 // mm; mm; of what is paler too
	const wide, pale = .85, 130             // mm; what is as wide and paler is the rim of a stain
	if mean, thick := p.pen(k.rect, shade); shade > dark && thick > wide && mean > pale {
		return false
	}
	return p.drawn(inset(k.rect, -edges), shade) && (shade > dark || p.sharply(inset(k.rect, -around), shade, sharp))
}

// reachesOver reports whether a piece in a cell is the end of what was drawn in the line above
// or below.
func (p *patch) reachesOver(k stroke, in rect, shade uint8) bool {
	const at, part, off, beyond, aside = .15, .45, .95, .35, .5 // mm, but the second; nearer than what is printed in the next line
	if k.High > part*in.High {
		return false
	}
	goesOn := func(y float64) bool {
		return p.share(rect{X: k.X - aside, Y: y, Wide: k.Wide + 2*aside, High: beyond}, shade) > .02
	}
	return k.Y < in.Y+at && goesOn(in.Y-off-beyond) || k.Y+k.High > in.Y+in.High-at && goesOn(in.Y+in.High+off)
}

// overlay is a part of a page with what should be printed there laid over it where it fits.
type overlay struct {
	*patch
	dots []image.Point // of the print, where they lie here
}

// over lays a print over a part, but for what lies in another; nil if there is none that would fit.
func (p *patch) over(print *gray, in, but rect) *overlay {
	const far = 6 // pixels that it may lie beside its place
	q, not := p.pixels(in), p.pixels(but)
	if print.wide != p.wide || print.high != p.high || q.Empty() {
		return nil
	}
	o := &overlay{patch: p}
	for y := q.Min.Y; y < q.Max.Y; y++ {
		for x := q.Min.X; x < q.Max.X; x++ {
			if print.pix[y*print.wide+x] < dark && !image.Pt(x, y).In(not) {
				o.dots = append(o.dots, image.Pt(x, y))
			}
		}
	}
	whole := image.Rect(0, 0, p.wide, p.high)
	most, best := -1, image.Point{}
	try := func(by image.Point) {
		n := 0
		for _, d := range o.dots {
			if d = d.Add(by); d.In(whole) {
				n += 255 - int(p.pix[d.Y*p.wide+d.X])
			}
		}
		if n > most {
			most, best = n, by
		}
	}
	for dy := -far; dy <= far; dy += 2 {
		for dx := -far; dx <= far; dx += 2 {
			try(image.Pt(dx, dy))
		}
	}
	about := best
	for dy := -1; dy <= 1; dy++ {
		for dx := -1; dx <= 1; dx++ {
			try(about.Add(image.Pt(dx, dy)))
		}
	}
	for i := range o.dots {
		o.dots[i] = o.dots[i].Add(best)
	}
	return o
}

// like is how much of the print is there, as dark as shade; 1 where there should be none.
func (o *overlay) like(shade uint8) float64 {
	n, whole := 0, image.Rect(0, 0, o.wide, o.high)
	for _, d := range o.dots {
		if d.In(whole) && o.pix[d.Y*o.wide+d.X] < shade {
			n++
		}
	}
	if len(o.dots) == 0 {
		return 1
	}
	return float64(n) / float64(len(o.dots))
}

// without is the part with nothing where the print lies, and so many pixels around it.
func (o *overlay) without(around int) *gray {
	out := o.copied(image.Rect(0, 0, o.wide, o.high))
	for i, covered := range o.covered(around) {
		if covered {
			out.pix[i] = 255
		}
	}
	return out
}

// covered is, of each pixel, whether the print lies there or so many pixels beside it.
func (o *overlay) covered(around int) []bool {
	out := make([]bool, o.wide*o.high)
	for _, d := range o.dots {
		for y := max(d.Y-around, 0); y <= min(d.Y+around, o.high-1); y++ {
			for x := max(d.X-around, 0); x <= min(d.X+around, o.wide-1); x++ {
				out[y*o.wide+x] = true
			}
		}
	}
	return out
}

// struckThrough reports whether a nearly level stroke goes through the print from its first to
// its last character: there is ink, as dark as shade, all along where the print, and so many pixels
// around it, leave the paper white. It is thin: under the rim of a stain all is that dark.
func (o *overlay) struckThrough(shade uint8, around int) bool {
	const (
		thick    = 9       // pixels
		steepest = 7       // degrees
		top, low = .2, .88 // of the height of the print: above is its furigana, below is a line under it
		bend     = 2       // pixels
		white    = 1.2     // mm of it at least that the print leaves
		nearly   = .88     // of it
	)
	q := image.Rectangle{o.dots[0], o.dots[0]}
	for _, d := range o.dots {
		q = q.Union(image.Rect(d.X, d.Y, d.X+1, d.Y+1))
	}
	print := o.covered(around)
	for slope := -steepest; slope <= steepest; slope++ {
		rise := math.Tan(float64(slope) * math.Pi / 180)
		for y := q.Min.Y + int(top*float64(q.Dy())); y < q.Min.Y+int(low*float64(q.Dy())); y++ {
			free, inked := 0, 0
			for x := q.Min.X; x < q.Max.X; x++ {
				yy := y + int(math.Round(rise*float64(x-(q.Min.X+q.Max.X)/2)))
				if yy < 0 || yy >= o.high || x < 0 || x >= o.wide || print[yy*o.wide+x] {
					continue
				}
				free++
				for k := max(yy-bend, 0); k <= min(yy+bend, o.high-1); k++ {
					if o.pix[k*o.wide+x] < shade && !print[k*o.wide+x] {
						if o.highAt(x, k, shade) <= thick {
							inked++
						}
						break
					}
				}
			}
			if float64(free) >= white*sharp && float64(inked) >= nearly*float64(free) {
				return true
			}
		}
	}
	return false
}

// highAt is how many pixels one below the other are as dark as shade, at a place.
func (o *overlay) highAt(x, y int, shade uint8) int {
	return o.down(x, y, 1, o.high, shade) + o.down(x, y-1, -1, o.high, shade)
}
