package page

import (
	"image/color"
	"slices"

	"jibun/export/sheet"
)

// strokes are edges of cells. Those that cells share are drawn once, and those that go on
// from cell to cell as one line.
type strokes struct {
	place map[along]int
	all   []spans
}

// along is where a line lies, and how it is drawn.
type along struct {
	level, upright bool
	at             float64
	kind           sheet.Line
	ink            color.NRGBA
}

// spans are the parts of one that are drawn.
type spans struct {
	along
	line  Line
	parts [][2]float64
}

func (s *strokes) add(l Line, kind sheet.Line) {
	a := along{kind: kind, ink: l.Color, at: l.Y1, level: l.Y1 == l.Y2}
	from, to := l.X1, l.X2
	if a.upright = !a.level && l.X1 == l.X2; a.upright {
		a.at, from, to = l.X1, l.Y1, l.Y2
	}
	if !a.level && !a.upright { // from corner to corner
		s.all = append(s.all, spans{line: l})
		return
	}
	if s.place == nil {
		s.place = map[along]int{}
	}
	i, ok := s.place[a]
	if !ok {
		i = len(s.all)
		s.place[a] = i
		s.all = append(s.all, spans{along: a, line: l})
	}
	p := &s.all[i]
	if n := len(p.parts); n > 0 && p.parts[n-1][0] <= from && from <= p.parts[n-1][1]+joint { // as they mostly come
		p.parts[n-1][1] = max(p.parts[n-1][1], to)
		return
	}
	p.parts = append(p.parts, [2]float64{min(from, to), max(from, to)})
}

// joint is how near two lines are that are one.
const joint = .001

// lines adds them as marks.
func (s *strokes) lines(out []Mark) []Mark {
	for i := range s.all {
		p := &s.all[i]
		if p.parts == nil {
			out = append(out, p.line)
			continue
		}
		slices.SortFunc(p.parts, func(a, b [2]float64) int {
			switch {
			case a[0] < b[0]:
				return -1
			case a[0] > b[0]:
				return 1
			}
			return 0
		})
		part := p.parts[0]
		for _, next := range append(p.parts[1:], [2]float64{1e300, 1e300}) {
			if next[0] <= part[1]+joint {
				part[1] = max(part[1], next[1])
				continue
			}
			l := p.line
			if p.level {
				l.X1, l.X2 = part[0], part[1]
			} else {
				l.Y1, l.Y2 = part[0], part[1]
			}
			out = append(out, l)
			part = next
		}
	}
	return out
}
