package learn

import "strings"

// Share is how much of what looks like a year's own in the workbook — figures, days, and
// what is to be filled — the values have as it stands there: near 1 in a file of that
// year, little in a file of another.
func (f *Findings) Share() float64 {
	type at struct{ sheet, ref string }
	wrong, right := map[at]bool{}, map[at]bool{}
	for _, c := range f.Conflicts {
		wrong[at{c.Sheet, c.Ref}] = c.Ref != ""
	}
	for _, c := range f.Cells {
		if k := (at{c.Sheet, c.Ref}); c.Chosen >= 0 && !wrong[k] {
			right[k] = true
		}
	}
	all, found := 0, 0
	for _, s := range f.sets {
		for _, p := range s.pages {
			for _, c := range p.cells {
				k := at{p.view.Name, c.ref()}
				switch {
				case right[k]:
					all, found = all+1, found+1
				case wrong[k] || c.typed() && c.ofYear():
					all++
				}
			}
		}
	}
	if all == 0 {
		return 0
	}
	return float64(found) / float64(all)
}

// ofYear tells whether a cell looks as if somebody wrote it for one year: a figure or a
// day, and no heading with its number.
func (c *cell) ofYear() bool {
	switch {
	case c.Numeric:
		return true
	case outline.MatchString(string(c.fold)), len(c.runes) > 60:
		return false
	}
	return len(datesIn(c.fold)) > 0 || len(numbersIn(c.fold)) > 0 && c.figure()
}

// Says tells whether a text stands in the workbook, alone or within another.
func (b *Book) Says(text string) bool {
	want := plain(text)
	if want == "" {
		return false
	}
	for _, p := range b.pages {
		for _, c := range p.cells {
			if c.typed() && !c.Numeric && strings.Contains(plain(c.Text), want) {
				return true
			}
		}
	}
	return false
}
