package kit

import (
	"fmt"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

// wideColumns are eight columns as a page has them.
func wideColumns() []Column[pupil] {
	cols := pupilColumns()
	for i := range 4 {
		c := cols[[]int{0, 1, 0, 1}[i]]
		c.Key, c.Width = fmt.Sprint(c.Key, i), 100
		cols = append(cols, c)
	}
	return cols
}

func benchGrid(b *testing.B, n int) *Grid[pupil] {
	test.NewTempApp(b)
	fyne.CurrentApp().Settings().SetTheme(&Theme{})
	g := NewGrid(wideColumns())
	g.ID = func(p pupil) int64 { return p.id }
	w := test.NewTempWindow(b, g)
	w.SetPadded(false)
	w.Resize(fyne.NewSize(1000, 32+36*25))
	g.SetRows(pupils(n))
	return g
}

// BenchmarkGrid_ScrollPage draws 25 other rows of eight columns: the most that
// one step of a scroll can ask for.
func BenchmarkGrid_ScrollPage(b *testing.B) {
	g := benchGrid(b, 100000)
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		g.scrollTo(fyne.NewPos(0, float32(36*25*(i%3999))))
	}
}

// BenchmarkGrid_ScrollRow is one notch of a smooth scroll.
func BenchmarkGrid_ScrollRow(b *testing.B) {
	g := benchGrid(b, 100000)
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		g.scrollTo(fyne.NewPos(0, float32(12*(i%200000))))
	}
}

// BenchmarkGrid_SetRows shows the same rows again, as after each change of the ledger.
func BenchmarkGrid_SetRows(b *testing.B) {
	g := benchGrid(b, 2000)
	g.Select(1500)
	rows := pupils(2000)
	b.ReportAllocs()
	for b.Loop() {
		g.SetRows(rows)
	}
}

// BenchmarkGrid_Down is an arrow key held down.
func BenchmarkGrid_Down(b *testing.B) {
	g := benchGrid(b, 100000)
	g.focused = true
	b.ReportAllocs()
	for b.Loop() {
		g.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
	}
}

// BenchmarkGrid_Sort33000 sorts rows without any order by a text, of which there
// are many, and by a number, of which there are few.
func BenchmarkGrid_Sort33000(b *testing.B) {
	g := benchGrid(b, 0)
	rows := pupils(33000)
	for i := range rows {
		j := (i*7919 + 13) % len(rows)
		rows[i], rows[j] = rows[j], rows[i]
	}
	g.SetRows(rows)
	for _, key := range []string{"name", "age"} {
		b.Run(key, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				g.SortBy("", false)
				g.SortBy(key, false)
			}
		})
	}
	b.Run("age, then name", func(b *testing.B) {
		for b.Loop() {
			g.SortBy("", false)
			g.SortBy("name", false)
			g.SortBy("age", false)
		}
	})
	b.Run("turned", func(b *testing.B) {
		for i := 0; b.Loop(); i++ {
			g.SortBy("age", i%2 == 0)
		}
	})
}

// BenchmarkGrid_Jump compares a letter with 100,000 names, none of which begins with it.
func BenchmarkGrid_Jump(b *testing.B) {
	g := benchGrid(b, 100000)
	for b.Loop() {
		g.jumpRow("誰", 0)
	}
}
