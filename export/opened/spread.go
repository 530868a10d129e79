package opened

import (
	"math"
	"slices"

	"jibun/export/calc"
)

// spread is what the cells of a rule hold together.
type spread struct {
	list      []float64 // the numbers, the least first
	times     map[string]int
	mean, dev float64
}

// spread looks at all cells of a rule once.
func (r *rows) spread(c *condition) *spread {
	if c.known != nil {
		return c.known
	}
	s := &spread{times: map[string]int{}}
	c.known = s
	counts := c.kind == "duplicateValues" || c.kind == "uniqueValues"
	last, wide := r.Used()
	for _, g := range c.over {
		if (min(g.LastRow, last)-g.Row+1)*(min(g.LastColumn, wide)-g.Column+1) > 2*keptCells {
			continue
		}
		for row := g.Row; row <= min(g.LastRow, last); row++ {
			for col := g.Column; col <= min(g.LastColumn, wide); col++ {
				v, ok := r.value(row, col)
				switch {
				case !ok || v.Kind == 0:
				case counts:
					s.times[fold(v)]++
				case v.Kind == 'n':
					s.list = append(s.list, v.Number)
				}
			}
		}
	}
	slices.Sort(s.list)
	for _, f := range s.list {
		s.mean += f / float64(len(s.list))
	}
	for _, f := range s.list {
		s.dev += (f - s.mean) * (f - s.mean)
	}
	s.dev = math.Sqrt(s.dev / float64(max(len(s.list)-1, 1)))
	return s
}

// first tells whether a number is among the first, or the last.
func (s *spread) first(c *condition, f float64) bool {
	n := int(c.rank)
	if c.percent {
		n = max(int(float64(len(s.list))*c.rank/100), 1)
	}
	n = min(n, len(s.list))
	switch {
	case n < 1:
		return false
	case c.below:
		return f <= s.list[n-1]
	}
	return f >= s.list[len(s.list)-n]
}

// beside tells whether a number is above the mean, or below it.
func (s *spread) beside(c *condition, f float64) bool {
	d := f - s.mean
	edge := c.away * s.dev
	if c.below {
		d = -d
	}
	return d > edge && math.Abs(d-edge) > 1e-12*math.Abs(s.mean) || c.equal && math.Abs(d-edge) <= 1e-12*math.Abs(s.mean)
}

// part is the number below which a part of them lies.
func (s *spread) part(p float64) float64 {
	at := p * float64(len(s.list)-1)
	i := min(max(int(at), 0), len(s.list)-1)
	j := min(i+1, len(s.list)-1)
	return s.list[i] + (s.list[j]-s.list[i])*(at-float64(i))
}

// placed finds the numbers of a scale's steps.
func (r *rows) placed(c *condition) (*spread, bool) {
	s := r.spread(c)
	if len(s.list) == 0 {
		return s, false
	}
	least, most := s.list[0], s.list[len(s.list)-1]
	for i := range c.scale {
		t := &c.scale[i]
		if t.ok {
			continue
		}
		t.ok = true
		switch t.kind {
		case "min":
			t.at = least
			continue
		case "max":
			t.at = most
			continue
		case "autoMin":
			t.at = min(least, 0)
			continue
		case "autoMax":
			t.at = max(most, 0)
			continue
		}
		v, ok := r.book.values.calc.Evaluate(r, c.row, c.col, t.value)
		if !ok || v.Kind != 'n' {
			v = calc.Number(0)
		}
		switch t.kind {
		case "percent":
			t.at = least + (most-least)*v.Number/100
		case "percentile":
			t.at = s.part(min(max(v.Number/100, 0), 1))
		default: // num, formula
			t.at = v.Number
		}
	}
	return s, true
}
