package kit

import (
	"path/filepath"
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// newMarkBench is a dialog that takes several files: 控え 様式 a.xlsx b.xlsx c.txt.
func newMarkBench(t *testing.T) (b *fileBench, several *[][]string) {
	several = &[][]string{}
	b = newFileBench(t, fileWish{kind: openFiles, title: "申込", several: func(paths []string) {
		var names []string
		for _, p := range paths {
			names = append(names, filepath.Base(p))
		}
		*several = append(*several, names)
	}})
	return b, several
}

func (b *fileBench) pressLine(i int, x float32, m fyne.KeyModifier) {
	e := &desktop.MouseEvent{Button: desktop.MouseButtonPrimary, Modifier: m}
	e.Position = fyne.NewPos(x, (float32(i)+0.5)*Size(SizeRow))
	b.c.list.MouseDown(e)
}

func (b *fileBench) wantMarked(button string, names ...string) {
	b.t.Helper()
	var got []string
	for _, f := range b.c.all {
		if b.c.marks[f.name] {
			got = append(got, f.name)
		}
	}
	if !slices.Equal(got, names) || b.c.dialog.Primary != button {
		b.t.Errorf("marked %q, button %q; want %q, %q", got, b.c.dialog.Primary, names, button)
	}
}

func TestFileMarks_mouse(t *testing.T) {
	b, several := newMarkBench(t)
	b.pressLine(2, 200, 0)
	b.wantMarked("開く")
	b.pressLine(4, 200, withCtrl) // and the one pressed before
	b.wantMarked("2件を開く", "a.xlsx", "c.txt")
	b.pressLine(3, 200, 0)
	b.wantMarked("開く")
	b.pressLine(4, 200, shift)
	b.wantMarked("2件を開く", "b.xlsx", "c.txt")
	b.pressLine(4, 10, 0) // its box
	b.wantMarked("1件を開く", "b.xlsx")
	b.pressLine(0, 10, 0) // a folder has none
	b.wantMarked("開く")
	b.pressLine(2, 10, 0)
	b.pressLine(2, 10, 0)
	b.c.list.DoubleTapped(&fyne.PointEvent{Position: fyne.NewPos(10, 2.5*Size(SizeRow))})
	if len(b.picked) != 0 || len(*several) != 0 {
		t.Fatalf("two presses on a box open %q %q", b.picked, *several)
	}
	b.pressLine(2, 10, 0)
	b.pressLine(4, 10, 0)
	b.c.submit()
	if want := [][]string{{"a.xlsx", "c.txt"}}; len(*several) != 1 || !slices.Equal((*several)[0], want[0]) || ModalOpen(b.w.Canvas()) {
		t.Errorf("opened %q", *several)
	}
}

func TestFileMarks_keys(t *testing.T) {
	b, several := newMarkBench(t)
	pressOn(b.w, fyne.KeyDown, fyne.KeyDown, fyne.KeySpace, fyne.KeySpace) // 様式 has none
	b.wantMarked("1件を開く", "a.xlsx")
	b.c.list.TypedShortcut(&fyne.ShortcutSelectAll{})
	b.wantMarked("3件を開く", "a.xlsx", "b.xlsx", "c.txt")
	pressOn(b.w, fyne.KeySpace)
	b.wantMarked("2件を開く", "a.xlsx", "c.txt")
	pressOn(b.w, fyne.KeyReturn)
	if len(*several) != 1 || !slices.Equal((*several)[0], []string{"a.xlsx", "c.txt"}) {
		t.Errorf("opened %q", *several)
	}
}

// Without marks it is as where one file is looked for; another folder has other marks.
func TestFileMarks_none(t *testing.T) {
	b, several := newMarkBench(t)
	b.pressLine(2, 10, 0)
	b.c.goTo(filepath.Join(b.dir, "様式"))
	b.wantMarked("開く")
	b.w.Canvas().Focus(b.c.entry)
	b.c.entry.SetText("../b.xlsx")
	pressOn(b.w, fyne.KeyReturn)
	b.wantPicked("b.xlsx")
	if len(*several) != 0 {
		t.Errorf("several: %q", *several)
	}
	one := newFileBench(t, xlsx(openFile))
	one.pressLine(2, 10, withCtrl)
	one.wantMarked("開く")
}
