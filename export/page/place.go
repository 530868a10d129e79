package page

// Place is where a cell stands on a page, from 1, with all that it is joined to; ok is
// false where it is not on that page. Rows that repeat are on the page they come from.
func (p *Pages) Place(n, column, row int) (_ Rect, ok bool) {
	if n < 1 || n > p.Count() {
		return Rect{}, false
	}
	c, r := p.pages[n-1][0], p.pages[n-1][1]
	if column < c.first || column > c.last || row < r.first || row > r.last {
		return Rect{}, false
	}
	left, top := p.begin(n)
	x := p.grid.Place(column, row)
	return Rect{left + (x.X-c.from)*p.scale, top + (x.Y-r.from)*p.scale, x.Wide * p.scale, x.High * p.scale}, true
}

// begin is where the cells of a page begin, below and beside those that repeat.
func (p *Pages) begin(n int) (x, y float64) {
	c, r := p.pages[n-1][0], p.pages[n-1][1]
	m := p.grid.Sheet.Setup.Margins
	left, top := 0.0, 0.0
	if p.beside.last > 0 && c.first > p.beside.last {
		left = p.beside.size()
	}
	if p.repeat.last > 0 && r.first > p.repeat.last {
		top = p.repeat.size()
	}
	if p.grid.Sheet.Setup.Centred {
		m.Left += max(p.wide-m.Left-m.Right-(left+c.size())*p.scale, 0) / 2
	}
	return m.Left + left*p.scale, m.Top + top*p.scale
}
