package papers

import (
	"fmt"
	"slices"
	"strings"
)

// differ is how a form's filled workbook differs from the paper. What a form cannot do
// is no difference: pages (free lines, 利用目的 and the numbers at the foot of each page of the
// 受付名簿, the break of a 出席簿 that goes on to the right), a size for each text, where
// its lines end, and grey for some rows of a list.
func differ(a, b seenBook) (out []string) {
	say := func(format string, x ...any) { out = append(out, fmt.Sprintf(format, x...)) }
	if len(a.sheets) != len(b.sheets) {
		say("%d sheets, filled %d", len(a.sheets), len(b.sheets))
	}
	if !slices.Equal(a.charts, b.charts) {
		say("charts %q, filled %q", a.charts, b.charts)
	}
	for i := range min(len(a.sheets), len(b.sheets)) {
		for _, d := range a.sheets[i].differ(b.sheets[i]) {
			say("%s %s", a.sheets[i].name, d)
		}
	}
	return out
}

func (x seenSheet) differ(y seenSheet) (out []string) {
	say := func(format string, x ...any) {
		if len(out) < 6 {
			out = append(out, fmt.Sprintf(format, x...))
		}
	}
	if x.name != y.name {
		say("filled %s", y.name)
	}
	tidy := func(s string) string {
		return strings.Replace(strings.ReplaceAll(s, "'", ""), "出席簿!$A:$E,", "", 1)
	}
	if tidy(x.setup) != tidy(y.setup) {
		say("%s, filled %s", x.setup, y.setup)
	}
	free := x.name == "講師依頼書" // its lines are broken by the program that shows it
	if free {
		if said(x.rows) != said(y.rows) {
			say("%s, filled %s", said(x.rows), said(y.rows))
		}
		return out
	}
	xr, yr := x.comparable(), y.comparable()
	if len(xr) != len(yr) || len(x.widths) != len(y.widths) {
		say("%d rows %d columns, filled %d rows %d columns", len(xr), len(x.widths), len(yr), len(y.widths))
		return out
	}
	for c := range x.widths {
		if y.widths[c] < 0.65*x.widths[c] || y.widths[c] > 1.5*x.widths[c] {
			say("column %d: %.1f wide, filled %.1f", c+1, x.widths[c], y.widths[c])
		}
	}
	for r := range xr {
		for _, d := range xr[r].differ(yr[r]) {
			say("row %d/%d %s", xr[r].at, yr[r].at, d)
		}
	}
	return out
}

func (x seenRow) differ(y seenRow) (out []string) {
	if !x.framed() {
		if x.words() != y.words() {
			out = append(out, x.words()+", filled "+y.words())
		}
		return out
	}
	// Half as high or twice: what is set smaller on paper takes more lines on a form.
	if y.height < 0.5*x.height || y.height > 2.2*x.height {
		out = append(out, fmt.Sprintf("%.1f high, filled %.1f", x.height, y.height))
	}
	for c := range x.cells {
		p, q := x.cells[c], y.cells[c]
		if !(p.bare() && q.bare()) && !p.like(q) {
			out = append(out, fmt.Sprintf("col %d: %+v, filled %+v", c+1, p, q))
		}
	}
	return out
}

// comparable is the rows of a sheet without what fills a page of the 受付名簿: free lines,
// and the 利用目的 at the foot of each but the last.
func (s seenSheet) comparable() []seenRow {
	last := -1
	for i, r := range s.rows {
		if strings.HasPrefix(r.words(), "利用目的") {
			last = i
		}
	}
	var out []seenRow
	for i, r := range s.rows {
		if r.words() != "" && (i == last || !strings.HasPrefix(r.words(), "利用目的")) {
			out = append(out, r)
		}
	}
	return out
}

func said(rows []seenRow) string {
	var b strings.Builder
	for _, r := range rows {
		b.WriteString(r.words())
	}
	return b.String()
}

const greyInk, ink = "767676", "1F1F1F"

// like tells whether a cell looks like another, in whatever size.
func (c seenCell) like(of seenCell) bool {
	dark := func(s string) string { return strings.ReplaceAll(s, greyInk, ink) }
	free := func(s string) string { return strings.Join(strings.Fields(s), "") } // lines of a form are broken by the program that shows it
	return sameValue(free(c.value), free(of.value)) && c.reach == of.reach && c.lines == of.lines && c.fill == of.fill && c.format == of.format && c.align == of.align &&
		dark(c.font) == dark(of.font)
}
