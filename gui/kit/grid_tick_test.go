package kit

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// ticking is a grid of two sections whose rows have boxes, all but that of 生徒0003.
func ticking(t *testing.T) (b *gridBench, on map[int64]bool) {
	b, on = sectioned(t, 0), map[int64]bool{}
	b.Tick = func(p pupil) Tick {
		switch {
		case p.id == 1003:
			return TickNone
		case on[p.id]:
			return TickOn
		}
		return TickOff
	}
	b.OnTick = func(rows []pupil) {
		all := true
		for _, r := range rows {
			all = all && (on[r.id] || r.id == 1003)
		}
		for _, r := range rows {
			on[r.id] = !all && r.id != 1003
		}
		b.Refresh()
	}
	b.SetRows(pupils(6)) // 0: 1001 1002 1004, 1: 1000 1003 1005
	b.Refresh()
	return b, on
}

// boxes are what the lines show: a letter for each.
func (b *gridBench) boxesOf() string {
	out := ""
	for i := range b.body.count {
		out += map[Tick]string{TickNone: ".", TickOff: "o", TickSome: "-", TickOn: "x"}[b.row(i).tick.now]
	}
	return out
}

func (b *gridBench) pressAt(line int, x float32) {
	e := &desktop.MouseEvent{Button: desktop.MouseButtonPrimary}
	e.Position = fyne.NewPos(x, float32(line)*b.style.row+10)
	b.body.MouseDown(e)
	b.body.MouseUp(e)
}

func TestGridTick_mouse(t *testing.T) {
	b, on := ticking(t)
	want := func(when, boxes string) {
		t.Helper()
		if got := b.boxesOf(); got != boxes {
			t.Errorf("%s: %s, want %s", when, got, boxes)
		}
	}
	want("at first", "oooo"+"oo.o")
	b.pressAt(1, 14)
	want("a box", "-xoo"+"oo.o")
	b.wantSelected(1001)
	b.pressAt(2, 200)
	want("beside the boxes", "-xoo"+"oo.o")
	b.wantSelected(1002)
	b.pressAt(0, 14)
	want("a heading's box", "xxxx"+"oo.o")
	b.pressAt(4, b.lead()+4)
	want("a heading's words", "xxxx"+"xx.x")
	b.pressAt(4, 300)
	want("beside them", "xxxx"+"xx.x")
	b.pressAt(0, 14)
	want("again", "oooo"+"xx.x")
	b.pressAt(6, 14)
	want("where no box is", "oooo"+"xx.x")
	b.pressAt(5, 14)
	b.pressAt(5, 14)
	b.body.DoubleTapped(nil)
	want("twice", "oooo"+"xx.x")
	if len(b.opened) != 0 || on[1003] {
		t.Errorf("opened %v, without a box %v", b.opened, on[1003])
	}
}

func TestGridTick_keys(t *testing.T) {
	b, on := ticking(t)
	b.focusIt()
	b.Select(1002, 1004)
	b.key(fyne.KeySpace)
	if !on[1002] || !on[1004] || on[1001] {
		t.Errorf("Space ticks %v", on)
	}
	b.wantSelected(1002, 1004)
	b.shiftKey(fyne.KeySpace)
	if !on[1001] || on[1000] {
		t.Errorf("Shift+Space ticks %v", on)
	}
	b.Select(1003)
	if b.key(fyne.KeySpace); on[1003] {
		t.Error("what has no box is ticked")
	}
}

// The boxes take their room before the columns, and headings begin where the columns do.
func TestGridTick_room(t *testing.T) {
	b, _ := ticking(t)
	if x := b.boxes[0].x; x != b.lead() || x < barLead+b.style.tick+2*b.style.pad-8 {
		t.Errorf("the first column begins at %v", x)
	}
	box := b.row(1).tick.box
	if right := box.Position().X + box.Size().Width; right > b.boxes[0].x+b.style.pad-4 {
		t.Errorf("the box ends at %v, the text begins at %v", right, b.boxes[0].x+b.style.pad)
	}
	if x := b.row(0).heading.text.Position().X; x != b.boxes[0].x+b.style.pad {
		t.Errorf("the heading begins at %v", x)
	}
	if got := b.lines(); !slices.Equal(got[:2], []string{"0: 3", "生徒0001"}) {
		t.Errorf("%v", got)
	}
}
