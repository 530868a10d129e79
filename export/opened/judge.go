package opened

import (
	"math"
	"strings"

	"jibun/data/wareki"
	"jibun/export/calc"
	"jibun/export/sheet"
)

// How many cells the rules and formulas of a workbook may look at: at first, and for each
// row that is asked for. What would need more is not shown, so that no workbook can hold
// up who looks at it.
const (
	looksAtFirst = 1_500_000
	looksOfRow   = 50_000
)

// spend lets a row look at cells; what that costs is counted when the row is there.
func (b *book) spend() (done func()) {
	b.purse += looksOfRow
	k := b.values.calc
	k.Allow(max(b.purse, 0))
	return func() { b.purse -= k.Looked() }
}

// judged gives the cells of a row the looks that their values ask for.
func (r *rows) judged(x *sheet.Row, row int) {
	if len(r.conditions) == 0 {
		return
	}
	for col := 1; col <= len(x.Cells); col++ {
		var whole change
		var seen *sheet.Gauge
		for _, c := range r.conditions {
			if !c.covers(row, col) {
				continue
			}
			if c.drawn() {
				r.gauge(c, row, col, &whole, &seen)
				continue
			}
			if !r.holds(c, row, col) {
				continue
			}
			whole.and(&c.change)
			if c.stop {
				break
			}
		}
		cell := &x.Cells[col-1]
		if whole.any {
			cell.Look = r.book.paper.Look(whole.of(r.book.paper.Looks[cell.Look]))
		}
		cell.Gauge = seen
	}
}

// drawn tells whether a rule is one of colours, bars or signs, which hold for every number.
func (c *condition) drawn() bool {
	return c.kind == "colorScale" || c.kind == "dataBar" || c.kind == "iconSet"
}

// value is that of a cell; ok is false where it is not known.
func (r *rows) value(row, col int) (calc.Value, bool) {
	v, _, err := r.Cell(r.book.values.calc, row, col)
	return v, err == nil
}

// computed is the nth formula of a rule, for a cell.
func (r *rows) computed(c *condition, n, row, col int) (calc.Value, bool) {
	if n >= len(c.formulas) {
		return calc.Value{}, false
	}
	f := strings.TrimPrefix(c.formulas[n], "=")
	return r.book.values.calc.Evaluate(r, row, col, calc.Moved(f, row-c.row, col-c.col))
}

func (r *rows) yes(c *condition, row, col int) bool {
	v, ok := r.computed(c, 0, row, col)
	return ok && (v.Kind == 'b' || v.Kind == 'n') && v.Number != 0
}

// holds tells whether a rule holds for a cell.
func (r *rows) holds(c *condition, row, col int) bool {
	if c.kind == "expression" {
		return r.yes(c, row, col)
	}
	v, ok := r.value(row, col)
	if !ok {
		return false
	}
	switch c.kind {
	case "cellIs":
		return r.compares(c, v, row, col)
	case "containsText", "notContainsText", "beginsWith", "endsWith":
		return r.says(c, v, row, col)
	case "containsBlanks":
		return strings.TrimSpace(calc.String(v)) == ""
	case "notContainsBlanks":
		return strings.TrimSpace(calc.String(v)) != ""
	case "containsErrors":
		return v.Kind == 'e'
	case "notContainsErrors":
		return v.Kind != 'e'
	case "timePeriod":
		if c.period == "" {
			return r.yes(c, row, col)
		}
		return v.Kind == 'n' && within(c.period, r.book.day(v.Number), r.book.today)
	case "duplicateValues":
		return v.Kind != 0 && v.Kind != 'e' && r.spread(c).times[fold(v)] > 1
	case "uniqueValues":
		return v.Kind != 0 && v.Kind != 'e' && r.spread(c).times[fold(v)] == 1
	case "top10":
		return v.Kind == 'n' && r.spread(c).first(c, v.Number)
	case "aboveAverage":
		return v.Kind == 'n' && r.spread(c).beside(c, v.Number)
	}
	return false
}

func (r *rows) compares(c *condition, v calc.Value, row, col int) bool {
	a, ok := r.computed(c, 0, row, col)
	if !ok || a.Kind == 'e' || v.Kind == 'e' {
		return false
	}
	d := calc.Compare(v, a)
	switch c.operator {
	case "equal":
		return d == 0
	case "notEqual":
		return d != 0
	case "lessThan":
		return d < 0
	case "lessThanOrEqual":
		return d <= 0
	case "greaterThan":
		return d > 0
	case "greaterThanOrEqual":
		return d >= 0
	}
	b, ok := r.computed(c, 1, row, col)
	if !ok || b.Kind == 'e' {
		return false
	}
	if calc.Compare(a, b) > 0 {
		a, b = b, a
	}
	inside := calc.Compare(v, a) >= 0 && calc.Compare(v, b) <= 0
	return c.operator == "between" && inside || c.operator == "notBetween" && !inside
}

// says tells whether a cell says what a rule looks for.
func (r *rows) says(c *condition, v calc.Value, row, col int) bool {
	what := c.text
	if what == "" {
		return r.yes(c, row, col)
	}
	s := strings.ToLower(calc.String(v))
	what = strings.ToLower(what)
	switch c.kind {
	case "beginsWith":
		return strings.HasPrefix(s, what)
	case "endsWith":
		return strings.HasSuffix(s, what)
	case "notContainsText":
		return !strings.Contains(s, what)
	}
	return strings.Contains(s, what)
}

// fold is what equal values have in common.
func fold(v calc.Value) string {
	return string(v.Kind) + strings.ToLower(calc.String(v))
}

// day is the day of a number, "" if it is none.
func (b *book) day(f float64) wareki.Date {
	begin := wareki.Date("1899-12-30")
	if b.date04 {
		begin = "1904-01-01"
	}
	if f < 0 || f > 2_900_000 {
		return ""
	}
	return begin.AddDays(int(math.Floor(f)))
}

// within tells whether a day lies in a part of time as seen today. Weeks begin with Sunday.
func within(period string, d, today wareki.Date) bool {
	if d == "" || today == "" {
		return false
	}
	away := d.DaysSince(today)
	sunday := -int(today.Weekday())
	months := (d.Year()-today.Year())*12 + d.Month() - today.Month()
	switch period {
	case "today":
		return away == 0
	case "yesterday":
		return away == -1
	case "tomorrow":
		return away == 1
	case "last7Days":
		return away > -7 && away <= 0
	case "thisWeek":
		return away >= sunday && away < sunday+7
	case "lastWeek":
		return away >= sunday-7 && away < sunday
	case "nextWeek":
		return away >= sunday+7 && away < sunday+14
	case "thisMonth":
		return months == 0
	case "lastMonth":
		return months == -1
	case "nextMonth":
		return months == 1
	}
	return false
}
