package readback

import "slices"

// How dark ink is on a page is known from what was printed black, and how light its paper is
// from where it is white: a light copy makes all of it pale alike, and grain and noise tell
// how pale a mark may be to be seen at all.

// contrast makes what was printed black black, and finds how pale a mark is to be seen.
func (s *view) contrast() {
	if b := s.blackness(); b > palePrint {
		s.flat = s.flat.stretched(min(b, palestPrint))
	}
	s.soft, s.print = s.softest(), s.printedEdge()
}

const (
	palePrint   = 25  // as dark is print that is black enough
	palestPrint = 150 // what is paler is no print of ours
)

// blackness is how dark the marks of the corners came out: the darker half of them.
func (s *view) blackness() uint8 {
	var all []uint8
	for _, c := range s.form.Corners {
		p := s.cut(inset(c, 1.2))
		slices.Sort(p.pix)
		all = append(all, p.pix[len(p.pix)/2])
	}
	slices.Sort(all)
	return all[(len(all)-1)/2]
}

// stretched takes black to black, and leaves white as it is.
func (g *gray) stretched(black uint8) *gray {
	var to [256]uint8
	for v := range to {
		to[v] = uint8(max(v-int(black), 0) * 255 / (255 - int(black)))
	}
	out := newGray(g.wide, g.high)
	for i, v := range g.pix {
		out.pix[i] = to[v]
	}
	return out
}

// softest is how pale a mark may be on this page: clearly darker than the paper around the
// boxes is at its darkest, of most of them.
func (s *view) softest() uint8 {
	const clearly, least = 5.5, 20. // times the grain; shades
	var paper, grain []float64
	for i := range s.form.Lines {
		l := &s.form.Lines[i]
		if l.Box.Wide <= 0 || l.Cell.Wide <= 0 {
			continue
		}
		cell := inset(l.Cell, .7)
		p := s.cut(cell)
		var around []uint8
		no := p.pixels(inset(l.Box, -.9))
		for y := range p.high {
			for x := range p.wide {
				if x < no.Min.X || x >= no.Max.X || y < no.Min.Y || y >= no.Max.Y {
					around = append(around, p.pix[y*p.wide+x])
				}
			}
		}
		if len(around) < 100 {
			continue
		}
		slices.Sort(around)
		m, low := float64(around[len(around)/2]), float64(around[len(around)/12])
		paper, grain = append(paper, m), append(grain, (m-low)/1.4)
	}
	if len(paper) < 4 {
		return faint
	}
	slices.Sort(paper)
	slices.Sort(grain)
	m, g := paper[len(paper)/2], grain[len(grain)/2]
	return uint8(max(m-max(clearly*g, least), faint))
}
