package readback

// unstreaked is a page without the straight lines that dirt on the glass of a feeder draws
// from one end of the picture to the other: each is filled with what lies on both sides of
// it. The longest line that is printed ends before the margins.
func (g *gray) unstreaked() *gray {
	out := g
	for _, down := range []bool{true, false} {
		for _, s := range g.streaks(down) {
			if out == g {
				out = &gray{g.wide, g.high, append([]uint8(nil), g.pix...)}
			}
			out.fill(s, down)
		}
	}
	return out
}

// streak is from where to where one reaches across, in pixels.
type streak struct{ from, to int }

// Of how much of its length a streak is seen: of the ends of the picture, where nothing is
// printed, and of all. Text and tables on it hide some.
const (
	streakAll  = .7
	streakEnds = .5
	streakDark = 10 // so much darker than what lies beside it
	streakWide = 8  // pixels at most
)

func (g *gray) streaks(down bool) (out []streak) {
	across, along := g.wide, g.high
	at := func(i, j int) uint8 { return g.pix[j*g.wide+i] }
	if !down {
		across, along = along, across
		at = func(i, j int) uint8 { return g.pix[i*g.wide+j] }
	}
	const beside = streakWide + 2
	first, last := along*3/100, along-along*3/100
	zone := along * 5 / 100
	found := make([]bool, across)
	for i := beside; i < across-beside; i++ {
		var n, head, foot int
		for j := first; j < last; j += 2 {
			ref := min(at(i-beside, j), at(i+beside, j))
			if int(at(i, j))+streakDark > int(ref) {
				continue
			}
			n++
			switch {
			case j < first+zone:
				head++
			case j >= last-zone:
				foot++
			}
		}
		share := func(n, of int) float64 { return float64(2*n) / float64(of) }
		found[i] = share(n, last-first) > streakAll && share(head, zone) > streakEnds && share(foot, zone) > streakEnds
	}
	for i := 0; i < across; i++ {
		if !found[i] {
			continue
		}
		s := streak{from: i}
		for i < across && found[i] {
			i++
		}
		if s.to = i; s.to-s.from <= streakWide {
			out = append(out, s)
		}
	}
	return out
}

// fill lays what is beside a streak over it, with a pixel on each side that it greyed.
func (g *gray) fill(s streak, down bool) {
	along := g.high
	place := func(i, j int) int { return j*g.wide + i }
	if !down {
		along = g.wide
		place = func(i, j int) int { return i*g.wide + j }
	}
	from, to := s.from-1, s.to+1
	for j := range along {
		a, b := int(g.pix[place(max(from-1, 0), j)]), int(g.pix[place(to, j)])
		for i := max(from, 0); i < to; i++ {
			g.pix[place(i, j)] = uint8((a*(to-i) + b*(i-from+1)) / (to - from + 1))
		}
	}
}
