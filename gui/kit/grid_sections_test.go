package kit

import (
	"fmt"
	"slices"
	"testing"

	"fyne.io/fyne/v2"
)

// sectioned is a grid whose rows stand in two sections, the older pupils first.
func sectioned(t *testing.T, n int) *gridBench {
	t.Helper()
	b := newGridBench(t, nil)
	b.Section = func(p pupil) int { return boolInt(p.age < 22) }
	b.Heading = func(section, rows int) string { return fmt.Sprintf("%d: %d", section, rows) }
	b.SetRows(pupils(n))
	return b
}

// lines are what the grid shows: headings as they are, rows by their names.
func (b *gridBench) lines() []string {
	var out []string
	cells := make([]cellContent, len(b.cols))
	for i := range b.body.count {
		title := b.lineContent(i, cells)
		if title == "" {
			title = cells[0].text
		}
		out = append(out, title)
	}
	return out
}

func TestGridSections_order(t *testing.T) {
	b := sectioned(t, 6) // ages 20 22 24 21 23 20
	want := []string{"0: 3", "生徒0001", "生徒0002", "生徒0004", "1: 3", "生徒0000", "生徒0003", "生徒0005"}
	if got := b.lines(); !slices.Equal(got, want) {
		t.Errorf("as given: %v", got)
	}
	b.SortBy("name", false) // the last name reads first
	want = []string{"0: 3", "生徒0004", "生徒0002", "生徒0001", "1: 3", "生徒0005", "生徒0003", "生徒0000"}
	if got := b.lines(); !slices.Equal(got, want) {
		t.Errorf("sorted: %v", got)
	}
	b.SortBy("age", true)
	want = []string{"0: 3", "生徒0002", "生徒0004", "生徒0001", "1: 3", "生徒0003", "生徒0005", "生徒0000"}
	if got := b.lines(); !slices.Equal(got, want) {
		t.Errorf("the other way: %v", got)
	}
	b.SetRows(pupils(1))
	if got := b.lines(); !slices.Equal(got, []string{"1: 1", "生徒0000"}) {
		t.Errorf("one row: %v", got)
	}
	b.SetRows(nil)
	if got := b.lines(); len(got) != 0 {
		t.Errorf("none: %v", got)
	}
}

// Every row is found again in its line, and no heading is a row.
func TestGridSections_lines(t *testing.T) {
	b := sectioned(t, 50)
	seen := 0
	for line := range b.body.count {
		place, section := b.placeAt(line)
		switch {
		case place < 0 && (section < 0 || section >= len(b.sections)):
			t.Errorf("line %d is nothing", line)
		case place >= 0 && b.line(place) != line:
			t.Errorf("line %d is row %d, which stands in line %d", line, place, b.line(place))
		case place >= 0:
			seen++
		}
	}
	if seen != 50 {
		t.Errorf("%d rows", seen)
	}
}

// The keys go from row to row, over headings; so do all of a selection.
func TestGridSections_keys(t *testing.T) {
	b := sectioned(t, 6)
	b.w.Canvas().Focus(b.Grid)
	var went []int64
	for range 6 {
		b.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
		row, _ := b.Current()
		went = append(went, row.id)
	}
	if want := []int64{1001, 1002, 1004, 1000, 1003, 1005}; !slices.Equal(went, want) {
		t.Errorf("down: %v", went)
	}
	b.TypedShortcut(&fyne.ShortcutSelectAll{})
	if got := ids(b.Selected()); len(got) != 6 {
		t.Errorf("all: %v", got)
	}
}

// A press on a heading is one beside the rows; one below it takes the row that is seen.
func TestGridSections_mouse(t *testing.T) {
	b := sectioned(t, 6)
	b.Select(1002)
	press := func(line int) { b.click(line, 0) }
	press(4)
	if got := ids(b.Selected()); len(got) != 0 {
		t.Errorf("on a heading: %v", got)
	}
	press(5)
	if got := ids(b.Selected()); !slices.Equal(got, []int64{1000}) {
		t.Errorf("below it: %v", got)
	}
}

// The heading above the first row of a section comes into view with it.
func TestGridSections_reveal(t *testing.T) {
	b := sectioned(t, 400)
	b.goTo(len(b.order)-1, false)
	b.goTo(b.sections[1].first, false)
	if from, _ := b.body.visible(); from != b.line(b.sections[1].first)-1 {
		t.Errorf("the view begins at line %d", from)
	}
	b.goTo(0, false)
	if b.body.offset.Y != 0 {
		t.Errorf("the first heading is out of view: %v", b.body.offset)
	}
}
