package readback

import (
	"math"
	"slices"
)

// Why is what makes a line unsure.
type Why string

const (
	Faint       Why = "faint"       // ink so weak that it may be dirt
	Spilt       Why = "spilt"       // ink that may be dirt
	Small       Why = "small"       // a dot, a short stroke
	Blackened   Why = "blackened"   // crossed out, hatched or filled
	Beside      Why = "beside"      // ink beside the box, none in it
	Elsewhere   Why = "elsewhere"   // something is written where nothing is to be: over what is printed, in 備考, beside the table
	Struck      Why = "struck"      // a stroke goes through the whole line
	Differs     Why = "differs"     // the box says one thing, the signature another
	Several     Why = "several"     // of a question that has one answer more than one is marked
	Covered     Why = "covered"     // the printed box cannot be found
	Across      Why = "across"      // writing at the edge of where one signs, which goes on in the next line
	Lettered    Why = "lettered"    // many short strokes: a character, as 欠
	Unnamed     Why = "unnamed"     // what stands where one signs is less like the name than like 欠席, or in a stamp
	Alone       Why = "alone"       // somebody wrote where one signs, and ticked nothing, though the others did
	Contradicts Why = "contradicts" // scanned twice, and marked in one scan only
	Gone        Why = "gone"        // nothing is seen, but neither is what was printed as light
)

// dirt reports whether a line is unsure because nobody may have written what is seen.
func (w Why) dirt() bool { return w == Faint || w == Spilt }

// light reports whether a line is unsure because little of what is seen is as dark as ink: a
// light pen may have left it.
func (w Why) light() bool { return w.dirt() || w == Small }

// finding is what a place says.
type finding struct {
	read Read
	why  Why
	ink  float64 // the share of the place that is ink

	boxed  bool // it is unsure because of its box
	signed bool // it is marked by a signature alone
	wrote  bool // something clear stands where one signs
	filled bool // it is marked by a box that was filled in
	number bool // a number stands where one signs: nobody's signature, and nothing against a tick
	hatch  bool // it is unsure because its box was hatched, neatly: on some sheets that is how one ticks
	seal   bool // it is marked by a personal seal
	named  bool // what is written where one signs is the name that it should be
	unlike bool // it is less like that name than like 欠席

	aside  bool       // a stroke as of a tick lies beside its box, in its own line
	light  *lightSign // what a very light pen may have written where one signs
	absent float64    // it is so much more like 欠席 than like that name
}

// judged is what a line says, by these rules:
//
//   - a tick in the box or a signature is enough: most do only one of the two;
//   - a signature needs no tick, a tick needs no signature; but where one of them is
//     unsure the line is, whatever the other says; only what is faint, and may be dirt, or
//     lies beside says nothing beside what is clear;
//   - a choice of a question is its box; ink around its words makes it unsure, and so do
//     several marks where one is asked for;
//   - a box that is filled in is a mark, and so is a personal seal, in the box or where one
//     signs; what was scribbled over to take it back is not;
//   - one character alone where one signs, or a number, is no signature, unless it is the name
//     that it should be; what is much more like 欠席 than like that name is none;
//   - a box that was hatched or shaded, and a tick beside a box, is a mark where that is how
//     people tick;
//   - a seal is one of the line in which its middle lies, however far it reaches over;
//   - a tick or a circle of one stroke is a mark, however thick the pen and however far it goes
//     on; a cross is none, as to some it means no;
//   - in a free line writing in any of its places is enough;
//   - a stroke through the whole line, a wavy one too, or through several lines, makes it
//     unsure, whatever stands in it.
func (s *view) judged(l *Line) finding {
	p := s.line(l)
	f := finding{read: Blank}
	if l.Box.Wide > 0 {
		frame, found := p.framed(l.Box, 1)
		if off := (point{l.Box.X, l.Box.Y}).to(point{frame.X, frame.Y}); found && off > bent {
			l = l.moved(frame.X-l.Box.X, frame.Y-l.Box.Y)
		}
		f = p.box(l, frame, found)
		f.boxed = f.read == Unsure
	}
	if f.read == Blank && l.Quiet[0].Wide > 0 {
		if s.noted(l, dark) {
			f.read, f.why = Unsure, Beside
		} else if s.noted(l, weak) || s.noted(l, s.soft) {
			f.read, f.why = Unsure, Faint
		}
	}
	if l.Sign.Wide > 0 {
		g := p.sign(l.Sign)
		if g.read == Unsure && g.why != Struck && g.why != Across && s.sealOver(l.Sign) {
			g.read, g.why, g.seal = Marked, "", true
		}
		if g.read == Marked && s.goesOn(l.Sign, g.seal) {
			g.read, g.why = Unsure, Across
		}
		g = s.named(p, l, g)
		if g.read == Marked && (s.ringedWord(p, l, g.seal) || !g.seal && p.boxedWord(l.Sign)) {
			g.read, g.why, g.seal = Unsure, Unnamed, false
		}
		wrote, ticked, aside := g.read == Marked, f.read == Marked, f.aside
		f = f.and(g)
		f.wrote, f.named, f.unlike, f.aside = wrote, g.named, g.unlike, aside && f.read == Unsure && (f.why == Beside || f.why == Small)
		if f.read == Unsure && f.why.light() && g.read == Unsure && g.why == f.why {
			f.light = s.lightSigned(p, l)
		}
		if f.read == Marked && (g.absent > 0 && !ticked || g.absent > plainly) {
			f.read, f.why = Unsure, Unnamed
		}
	}
	for _, r := range l.Write {
		f = f.or(p.sign(r))
	}
	if f.read != Unsure && p.throughCells(l) {
		f.read, f.why = Unsure, Struck
	}
	if f.read != Unsure && p.lineThrough(l) {
		f.read, f.why = Unsure, Struck
	}
	return f
}

// clean is how much of a box is not white at most where nothing was spilt.
const clean = .01

// plainly more like 欠席 is what speaks even against a tick.
const plainly = .13

// lineThrough reports whether one level stroke goes through a line: longer than any of a
// character and, where one signs, through most of what is written there.
func (p *patch) lineThrough(l *Line) bool {
	const long, most, into = 10, .85, 5 // mm; of the width; mm
	const enough = 13                   // mm: so long is no stroke of a name
	across := inset(l.Whole, .4)
	if across.High <= 3 {
		return false
	}
	across.Y, across.High = across.Y+across.High*.2, across.High*.6
	if l.Sign.Wide <= 0 {
		return p.struck(across, long)
	}
	end := l.Sign.X + l.Sign.Wide
	left := rect{X: across.X, Y: across.Y, Wide: l.Sign.X + into - across.X, High: across.High}
	right := rect{X: end - into, Y: across.Y, Wide: across.X + across.Wide - end + into, High: across.High}
	sign := rect{X: l.Sign.X, Y: across.Y, Wide: l.Sign.Wide, High: across.High}
	cover, _, _ := all(p.strokes(inset(l.Sign, .7), dark))
	return p.struck(left, long) || p.struck(right, long) || p.struck(sign, min(max(long, most*cover.Wide), enough))
}

// and is what two places say together.
func (f finding) and(g finding) finding {
	ink := max(f.ink, g.ink)
	switch {
	case (f.beside() || f.read == Unsure && f.why == Small) && g.read == Marked || f.read == Marked && (g.beside() || g.number):
		g = finding{read: Marked, signed: f.read != Marked, boxed: f.boxed, filled: f.filled, seal: f.seal || g.seal}
	case f.read == Unsure:
		g = f
	case g.read == Unsure:
		if f.read == Marked && g.why == Small { // a tick, and the pen rested where one signs
			g.why = Differs
		}
	case f.read == Marked:
		g = f
	default:
		g.signed = g.read == Marked
	}
	g.ink = ink
	return g
}

// beside reports whether what is unsure takes nothing from a clear mark in the other place:
// it may be dirt, or means the same.
func (f finding) beside() bool {
	return f.read == Unsure && (f.why.dirt() || f.why == Beside || f.why == Across)
}

// or is what a place says beside others of which one is enough: somebody wrote there.
func (f finding) or(g finding) finding {
	ink := max(f.ink, g.ink)
	if f.read == Marked || f.read == Unsure && g.read != Marked {
		g = f
	}
	g.ink = ink
	return g
}

// bent is how far a box lies beside, in millimetres, where a page was bent.
const bent = .3

// edge is how far the printed line of a box reaches, blurred.
const edge = .38

// box judges the box of a line. Its printed edge does not count; what lies in it does, and
// what goes over its edge.
func (p *patch) box(l *Line, frame rect, found bool) finding {
	in := inset(frame, edge)
	f := finding{ink: p.darkness(in)}
	beside := p.beside(l.Cell, frame, dark)
	if !found { // what covers the edge may be ink or dirt, or there is no box to be seen
		f.read, f.why = Unsure, Covered
		return f
	}
	cover, longest, area := all(within(p.strokes(in, dark), in))
	around := surround(l.Cell, frame)
	sectors, tone := p.ring(l.Cell, frame, dark, edge)
	switch part := area / (in.Wide * in.High); {
	case sectors >= allSides && !p.crossed(in, dark) && p.ends(around) < 2 && !p.lined(frame, in, weak) && !p.spilt(in, around): // one circle in another has as many strokes as what was hatched
		f.read = Marked
	case p.filled(frame, in):
		f.read, f.filled = Marked, true
	case part > .62 || p.share(in, weak) > .75 || p.hatched(in, dark) || p.crossed(in, dark) || p.core(in) >= pressed && p.crossed(inset(in, .2), weak) || p.ends(around) > 3:
		f.read, f.why = Unsure, Blackened
		f.hatch = p.hatchedIn(frame, in)
	case p.lettered(l.Cell, frame, in, dark):
		f.read, f.why = Unsure, Lettered
	case longest >= least && sectors < mostSides && flat(cover, in):
		f.read, f.why = Unsure, Struck
		if cover.Wide > in.Wide*.75 && p.ticked(frame, in) && !p.lined(frame, in, dark) && !p.spilt(in, around) {
			f.read, f.why = Marked, ""
		}
	case longest >= least && (sectors < mostSides && through(cover, in) || p.lined(frame, in, dark) || sectors >= allSides && p.lined(frame, in, weak) || p.slashed(frame, in, dark)):
		f.read, f.why = Unsure, Struck
	case longest >= least && area >= .35 && max(cover.Wide, cover.High) >= short || sectors >= mostSides:
		f.read = Marked
		if sectors < mostSides && p.onEdgeOnly(in, dark) {
			f.read, f.why = Unsure, Faint
		} else if p.spilt(in, around) && (sectors < mostSides || longest > 0 || tone > pressed) {
			f.read, f.why = Unsure, Spilt
		}
	case longest > 0:
		f.read, f.why = Unsure, Small
		f.aside = beside && p.tickedAside(l.Cell, frame)
	case beside:
		f.read, f.why = Unsure, Beside
		f.aside = p.tickedAside(l.Cell, frame)
	default:
		f.read = Blank
		if _, weak, _ := all(within(p.strokes(inset(in, .2), faint), inset(in, .2))); weak >= least && !p.stained(inset(in, .2)) {
			f.read, f.why = Unsure, Faint
			if p.light(l.Cell, in, frame) {
				f.read, f.why = Marked, ""
			}
		} else if p.pale(l.Cell, in, frame) || p.softly(l.Cell, in, frame) || !p.black && l.Of.Question == 0 && p.somewhat(l.Cell, frame) {
			f.read, f.why = Unsure, Faint
		}
	}
	if blank := f.read == Blank || f.read == Unsure && f.why.light(); !p.black && (blank || f.why == Blackened) {
		switch {
		case p.shaded(frame, in, .8):
			f.read, f.why, f.hatch = Unsure, Blackened, true
		case f.read == Blank && p.shaded(frame, in, .5):
			f.read, f.why = Unsure, Faint
		}
	}
	// Lighter lines may be the edges of a stain.
	if core := p.core(in); f.read == Unsure && l.Of.Question == 0 && f.why != Beside && core < black && p.sharply(around, dark, .45) {
		white := p.share(inset(in, .3), p.soft) < clean
		sharp := p.sharply(around, dark, .65)
		switch p.oneStroke(l.Cell, frame, dark) {
		case tick:
			// What goes through a box and beyond it may be the end of a tick only of a thick pen.
			if sharp && (f.why != Struck || p.felt(in)) && !(f.why == Blackened && p.linedAt(frame, in, dark, 6)) {
				f.read, f.why, f.hatch = Marked, "", false
			}
		case circle:
			if white || sharp && f.why != Spilt { // so does the edge of a drop, which is not white inside
				f.read, f.why, f.hatch = Marked, "", false
			}
		}
	}
	if f.read == Marked && !f.filled && p.branched(frame) {
		f.read, f.why = Unsure, Lettered
	}
	if f.read == Unsure && f.why != Beside && !p.stained(around) {
		if ring, ok := p.sealed(middle(frame), 2.2, frame); ok && !p.lined(ring, inset(ring, 1), weak) {
			f.read, f.why, f.hatch, f.seal = Marked, "", false, true
		}
	}
	return f
}

// within are strokes without what lies flat along the edge of a box: its printed line,
// which came out thick.
func within(strokes []stroke, in rect) []stroke {
	return slices.DeleteFunc(strokes, func(s stroke) bool {
		const thin, at = .32, .14
		level := s.High <= thin && (s.Y-in.Y < at || in.Y+in.High-s.Y-s.High < at)
		upright := s.Wide <= thin && (s.X-in.X < at || in.X+in.Wide-s.X-s.Wide < at)
		return level || upright
	})
}

// flat reports whether what stands in a box is one flat stroke.
func flat(ink, in rect) bool { return ink.High < in.High*.3 && ink.Wide > in.Wide*.45 }

// through reports whether ink is one level or upright stroke from edge to edge: somebody
// was crossed out, or the scanner's glass is dirty.
func through(ink, in rect) bool {
	flat := ink.High < in.High*.27 && ink.Wide > in.Wide*.9
	tall := ink.Wide < in.Wide*.27 && ink.High > in.High*.9
	return flat || tall
}

// lined reports whether a level straight stroke goes through a box and beyond it on both
// sides: what was ticked was struck out. The long stroke of a tick is steeper.
func (p *patch) lined(frame, in rect, shade uint8) bool { return p.linedAt(frame, in, shade, 18) }

// linedAt does so for strokes that are no steeper than so many degrees: with a very thick pen a
// flatter one lies within the long stroke of a tick too.
func (p *patch) linedAt(frame, in rect, shade uint8, steepest int) bool {
	const beyond = .7 // mm
	q := p.pixels(inset(in, .15))
	across := p.pixels(rect{X: frame.X - beyond, Y: frame.Y, Wide: frame.Wide + 2*beyond, High: frame.High})
	for slope := -steepest; slope <= steepest; slope += 3 {
		rise := math.Tan(float64(slope) * math.Pi / 180)
		for y := q.Min.Y; y < q.Max.Y; y++ {
			seen := 0
			for x := across.Min.X; x < across.Max.X; x++ {
				if yy := y + int(math.Round(rise*float64(x-across.Min.X))); yy < q.Min.Y || yy >= q.Max.Y {
					seen = 0
					break
				} else if p.inkedAs(x, yy, q, shade) {
					seen++
				}
			}
			if seen*100 >= across.Dx()*94 {
				return true
			}
		}
	}
	return false
}

// crossed reports whether a box was crossed out: ink in its four corners and its middle.
func (p *patch) crossed(in rect, least uint8) bool {
	w, h := in.Wide*.3, in.High*.3
	for _, r := range []rect{{X: in.X, Y: in.Y}, {X: in.X + in.Wide - w, Y: in.Y}, {X: in.X, Y: in.Y + in.High - h},
		{X: in.X + in.Wide - w, Y: in.Y + in.High - h}, {X: in.X + in.Wide*.35, Y: in.Y + in.High*.35}} {
		r.Wide, r.High = w, h
		if p.share(r, least) < .08 {
			return false
		}
	}
	return true
}

// beside reports whether there is ink around a box, within its cell.
func (p *patch) beside(cell, frame rect, shade uint8) bool {
	if cell.Wide <= 0 {
		return false
	}
	cell, frame = inset(cell, .5), inset(frame, -.45)
	reach := least
	if shade <= dark { // little of a tick that goes on over the words
		reach = shortest
	}
	right, low := frame.X+frame.Wide, frame.Y+frame.High
	for _, s := range []rect{
		{X: cell.X, Y: cell.Y, Wide: frame.X - cell.X, High: cell.High},
		{X: right, Y: cell.Y, Wide: cell.X + cell.Wide - right, High: cell.High},
		{X: frame.X, Y: cell.Y, Wide: frame.Wide, High: frame.Y - cell.Y},
		{X: frame.X, Y: low, Wide: frame.Wide, High: cell.Y + cell.High - low},
	} {
		if s.Wide <= .1 || s.High <= .1 {
			continue
		}
		if _, longest, _ := all(p.strokes(s, shade)); longest >= reach && p.drawn(s, shade) {
			return true
		}
	}
	return false
}

// noted reports whether there is ink around the words of a choice whose box is empty: a
// circle around them, a tick on them. What hangs in from the line above or below does not
// count if it does not reach the words.
func (s *view) noted(l *Line, shade uint8) bool {
	for i, r := range l.Quiet {
		if r.Wide < 1 || r.High < .8 {
			continue
		}
		p := s.cut(inset(r, -.3))
		if !p.drawn(r, shade) {
			continue
		}
		for _, k := range p.strokes(r, shade) {
			touches := i == 2 || i == 0 && k.Y+k.High > r.Y+r.High-.2 || i == 1 && k.Y < r.Y+.2
			if k.Wide > 4 || touches && k.reach() >= least {
				return true
			}
		}
	}
	return false
}

// allSides are those to which a circle has ink that is closed.
const allSides = 15

// mostSides are of the sixteen around the middle of a box those to which a circle has ink.
const mostSides = 10

// round reports whether a circle lies around the middle of a box.
func (p *patch) round(cell, frame rect, shade uint8, edge float64) bool {
	n, _ := p.ring(cell, frame, shade, edge)
	return n >= mostSides
}

// ring is to how many of sixteen sides of the middle of a box there is ink, in it, over its
// edge or around it, and how dark half of that is; none where there is ink in the middle.
// What lies so near to its printed edge does not count.
func (p *patch) ring(cell, frame rect, shade uint8, edge float64) (n int, tone uint8) {
	const sectors = 16
	var inked [sectors]bool
	var tones []uint8
	c := middle(frame)
	q := p.pixels(inset(frame, -1.4))
	if cell.Wide > 0 {
		q = q.Intersect(p.pixels(inset(cell, .6)))
	}
	for y := q.Min.Y; y < q.Max.Y; y++ {
		for x := q.Min.X; x < q.Max.X; x++ {
			if p.pix[y*p.wide+x] >= shade {
				continue
			}
			dx, dy := p.r.X+(float64(x)+.5)/sharp-c.x, p.r.Y+(float64(y)+.5)/sharp-c.y
			switch {
			case onEdge(frame, dx, dy, edge): // that may be the printed edge
			case math.Hypot(dx, dy) < .5:
				return 0, 255
			default:
				tones = append(tones, p.pix[y*p.wide+x])
				inked[int((math.Atan2(dy, dx)/(2*math.Pi)+1)*sectors)%sectors] = true
			}
		}
	}
	for _, x := range inked {
		if x {
			n++
		}
	}
	if n == 0 {
		return 0, 255
	}
	slices.Sort(tones)
	return n, tones[len(tones)/2]
}

// onEdge reports whether a place, so far from the middle of a box, lies as near to its printed
// edge as by.
func onEdge(frame rect, dx, dy, by float64) bool {
	return math.Abs(max(math.Abs(dx)-frame.Wide/2, math.Abs(dy)-frame.High/2)) < by
}

// sign judges a place where one writes. What hangs over from the line above or below lies
// at the edge and does not count; what is only short may be anything.
func (p *patch) sign(r rect) finding {
	const through = 2.2 // mm: a scan in black and white leaves shorter pieces of what is on the back
	in := inset(r, .7)
	f := finding{read: Blank, ink: p.darkness(in)}
	strokes := unruled(p.strokes(in, dark), in)
	cover, longest, area := all(strokes)
	if p.sealHere(in) {
		f.read, f.seal = Marked, true
		return f
	}
	if len(strokes) == 0 {
		if p.faintly(inset(in, .3)) {
			f.read, f.why = Unsure, Faint
			if !p.black && p.lightly(in) {
				f.read, f.why = Marked, ""
			}
		}
		return f
	}
	mid := rect{X: in.X, Y: in.Y + in.High*.3, Wide: in.Wide, High: in.High * .4}
	middle, _, inner := all(unruled(p.strokes(mid, dark), in))
	switch {
	case inner == 0: // only at the edges
		if deep := in.High * .3; over(strokes, in, deep) {
			if cover.Wide >= 4 && area >= 1.2 && cover.High >= 1.3 {
				f.read, f.why = Unsure, Across
				return f
			}
			if p.faintly(inset(mid, .3)) { // below what hangs over there may be a light pen
				f.read, f.why = Unsure, Faint
			}
			return f
		}
		f.read, f.why = Unsure, Small
	case middle.Wide >= 4 && cover.High >= 2 && area >= 1.5 && (p.struckOut(in) || p.scribbled(in) || p.ruledOut(in) || p.crossedOver(in)):
		f.read, f.why = Unsure, Struck
	case middle.Wide >= 4 && cover.High >= 2 && area >= 1.5:
		f.read = Marked
		if p.core(in) >= pressed && p.stained(in) || densest(strokes) < written || p.black && longest < through {
			f.read, f.why = Unsure, Spilt
		} else if p.single(cover) {
			f.read, f.why = Unsure, Lettered
		} else if p.numbered(in) {
			f.read, f.why, f.number = Unsure, Lettered, true
		}
	default: // dots, or what only some of is as dark as ink
		f.read, f.why = Unsure, Small
		if !p.black && p.lightly(in) && !p.struckOut(in) && !p.stained(in) {
			f.read, f.why = Marked, ""
		}
	}
	return f
}

// goesOn reports whether what lies where one signs goes on deep into the lines above and
// below: a stamp over several of them is nobody's signature; nor is what comes from one of them
// and of which half is there, unless something else stands beside it.
func (s *view) goesOn(r rect, seal bool) bool {
	const deep, some, around = 2.4, 1.2, 4.8 // mm beyond its line
	p := s.cut(rect{X: r.X, Y: r.Y - around, Wide: r.Wide, High: r.High + 2*around})
	up, down := p.beyond(r, -1), p.beyond(r, 1)
	if up >= deep && down >= deep {
		return true
	}
	return !seal && slices.ContainsFunc([]uint8{dark, weak}, func(shade uint8) bool { // of pale ink little is dark
		return up >= some && p.comesFrom(r, -1, shade) || down >= some && p.comesFrom(r, 1, shade)
	})
}

// comesFrom reports whether nearly all that is written in a part, as dark as shade, reaches its upper edge, -1, or
// its lower one, 1, and not much less of it lies beyond: it may belong there.
func (p *patch) comesFrom(r rect, side float64, shade uint8) bool {
	const edge, line = .4, .5  // mm: so near to the edge; how far the printed line reaches
	const part, half = .35, .5 // of all that is written; of what lies here
	here, rest, there := 0., 0., 0.
	in := inset(r, line)
	for _, k := range unruled(p.strokes(in, shade), in) {
		gap := k.Y - in.Y
		if side > 0 {
			gap = in.Y + in.High - k.Y - k.High
		}
		if gap < edge {
			here += k.area
		} else {
			rest += k.area
		}
	}
	beyond := rect{X: in.X, Y: p.r.Y, Wide: in.Wide, High: r.Y - p.r.Y - line}
	if side > 0 {
		beyond.Y = r.Y + r.High + line
	}
	for _, k := range unruled(p.strokes(beyond, shade), beyond) {
		gap := beyond.Y + beyond.High - k.Y - k.High
		if side > 0 {
			gap = k.Y - beyond.Y
		}
		if gap < edge {
			there += k.area
		}
	}
	return rest < part*(here+rest) && there > half*here
}

// beyond is how far what is written in a part goes on without an end beyond its upper edge,
// -1, or its lower one, 1, in millimetres.
func (p *patch) beyond(r rect, side float64) (far float64) {
	const band, line, aside = .7, .5, .6 // mm; the printed line is left out
	edge := r.Y
	if side > 0 {
		edge += r.High
	}
	within := func(from float64) []stroke { // a band that begins so far beyond the edge
		y := edge + side*(from+band/2) - band/2
		q := p.pixels(rect{X: r.X + .7, Y: y, Wide: r.Wide - 1.4, High: band})
		var out []stroke
		for _, b := range p.blots(q.Min.X, q.Min.Y, q.Max.X, q.Max.Y, dark) {
			x, w := p.r.X+float64(b.x0)/sharp, float64(b.x1-b.x0+1)/sharp
			if w < r.Wide/3 { // no printed line
				out = append(out, stroke{rect{X: x, Wide: w}, 0})
			}
		}
		return out
	}
	on := within(-line - band)
	for from := line; len(on) > 0 && from < 3; from += band {
		var next []stroke
		for _, b := range within(from) {
			if slices.ContainsFunc(on, func(a stroke) bool { return a.X < b.X+b.Wide+aside && b.X < a.X+a.Wide+aside }) {
				next = append(next, b)
			}
		}
		if on = next; len(on) > 0 {
			far = from + band
		}
	}
	return far
}

// written is how much ink, in square millimetres, somebody leaves within a centimetre of
// what is written. What shines through is strewn wider.
const written = 1.5

// densest is how much ink of strokes lies within a centimetre across, at most.
func densest(strokes []stroke) (most float64) {
	const across = 10
	for _, from := range strokes {
		sum := 0.
		for _, s := range strokes {
			both := min(s.X+s.Wide, from.X+across) - max(s.X, from.X)
			sum += s.area * min(max(both/s.Wide, 0), 1)
		}
		most = max(most, sum)
	}
	return most
}

// unruled are strokes without the printed lines between two rows, which a page that is bent
// shows where one writes: level, thin, longer than any stroke and near the edge.
func unruled(strokes []stroke, in rect) []stroke {
	const long, high, thick, deep = 12, 1., .6, 1.7 // mm
	return slices.DeleteFunc(strokes, func(s stroke) bool {
		edge := s.Y+s.High < in.Y+deep || s.Y > in.Y+in.High-deep
		return edge && s.Wide > long && s.High <= high && s.area <= s.Wide*thick
	})
}

// faintly reports whether there is something of a light pen where one signs.
func (p *patch) faintly(in rect) bool {
	c, weak, size := all(p.strokes(in, p.soft))
	return weak >= 2*least && size > 1 && min(c.Wide, c.High) > least && !p.stained(in)
}

// over reports whether all strokes begin at the upper or the lower edge, and how deep.
func over(strokes []stroke, in rect, deep float64) bool {
	for _, s := range strokes {
		top, low := s.Y-in.Y, in.Y+in.High-s.Y-s.High
		if top > .4 && low > .4 || s.High > deep+.01 {
			return false
		}
	}
	return true
}
