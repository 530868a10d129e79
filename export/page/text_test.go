package page

import (
	"math"
	"slices"
	"strings"
	"testing"

	"jibun/export/sheet"
)

// wordsOf are the texts of some marks.
func wordsOf(marks []Mark) []Words {
	var all []Words
	for _, m := range marks {
		if w, ok := m.(Words); ok {
			all = append(all, w)
		}
	}
	return all
}

// TestText_shrinks: a name is set smaller until it fits, and it is said when it does not.
func TestText_shrinks(t *testing.T) {
	f := testFaces(t)
	name := Text{Rect: Rect{10, 10, 60, 20}, Text: "長谷川 ジョナサン太郎左衛門尉", Size: 28, Least: 8, Across: sheet.Centre, Down: sheet.Middle}
	marks, fits := name.Set(f)
	w := wordsOf(marks)[0]
	wide := f.Width(w.Text, w.Size, false)
	if !fits || w.Size >= 28 || w.Size < 8 || wide > 60.01 || math.Abs(w.X+wide/2-40) > .01 {
		t.Errorf("%v, %+v, %v mm wide", fits, w, wide)
	}
	name.Least = 20
	if _, fits := name.Set(f); fits {
		t.Error("it fits at 20 points")
	}
	name.Text, name.Least = "林 一", 0
	if marks, fits := name.Set(f); !fits || wordsOf(marks)[0].Size != 28 {
		t.Error("a short one is set smaller")
	}
}

// TestText_reading: each part of a name has its reading above, within the room.
func TestText_reading(t *testing.T) {
	f := testFaces(t)
	for _, down := range []sheet.Down{sheet.Top, sheet.Middle, sheet.Bottom} {
		marks, fits := Text{Rect: Rect{10, 10, 80, 20}, Text: "勅使河原 翔", Reading: "てしがわら しょう", Size: 20, Across: sheet.Left, Down: down}.Set(f)
		all := wordsOf(marks)
		if !fits || len(all) != 3 {
			t.Fatalf("%v, %q", fits, words(all))
		}
		name, end := all[0], 10.0
		em := 20 * mmOfPoint
		for i, r := range all[1:] {
			wide := f.Width(r.Text, r.Size, false)
			if r.Size > 9.01 || r.Y > name.Y-.8*em || r.Y-.9*r.Size*mmOfPoint < 10 || r.X < end-.01 || r.X+wide > 90 {
				t.Errorf("%v: %+v above %+v", down, r, name)
			}
			end = r.X + wide
			if mid := []float64{name.X + 2*em, name.X + f.Width("勅使河原 ", 20, false) + em/2}[i]; math.Abs(r.X+wide/2-mid) > em/3 {
				t.Errorf("%q stands at %.1f, its part at %.1f", r.Text, r.X+wide/2, mid)
			}
		}
	}
}

// TestText_prose: no line begins or ends with what must not.
func TestText_prose(t *testing.T) {
	f := testFaces(t)
	text := strings.Repeat("職員が、自ら学ぶ場です。「じぶん投資」と呼びます(夜間)。", 6)
	for wide := 30.0; wide < 90; wide += 3.7 {
		marks, _ := Text{Rect: Rect{20, 20, wide, 200}, Text: text, Size: 10.5, Wrap: true, Down: sheet.Top}.Set(f)
		lines := wordsOf(marks)
		if strings.Join(words(lines), "") != text || len(lines) < 4 {
			t.Fatalf("%v mm: %q", wide, words(lines))
		}
		for i, l := range lines {
			r := []rune(l.Text)
			if i > 0 && strings.ContainsRune("、。」)", r[0]) || strings.ContainsRune("「(", r[len(r)-1]) {
				t.Errorf("%v mm: a line is %q", wide, l.Text)
			}
		}
	}
}

// TestText_upright: characters stand below each other, lines from the right to the left,
// and long marks are turned.
func TestText_upright(t *testing.T) {
	f := testFaces(t)
	marks, fits := Text{Rect: Rect{0, 0, 40, 100}, Text: "コーチ\n山、川", Size: 30, Upright: true, Across: sheet.Centre, Down: sheet.Top}.Set(f)
	all := wordsOf(marks)
	if got := words(all); !fits || !slices.Equal(got, []string{"コ", "ー", "チ", "山", "、", "川"}) {
		t.Fatalf("%v %q", fits, got)
	}
	for i := range 2 {
		if !(all[i+1].Y > all[i].Y-5 && all[i+4].Y > all[i+3].Y-15) {
			t.Errorf("%q is not below %q", all[i+1].Text, all[i].Text)
		}
	}
	if all[1].Turn != -90 || all[0].Turn != 0 || all[3].X >= all[0].X || all[4].X <= all[3].X {
		t.Errorf("%+v", all)
	}
	_, fits = Text{Rect: Rect{0, 0, 40, 30}, Text: "コーチ", Size: 30, Upright: true}.Set(f)
	small, shrunk := Text{Rect: Rect{0, 0, 40, 30}, Text: "コーチ", Size: 30, Least: 10, Upright: true}.Set(f)
	if fits || !shrunk || wordsOf(small)[0].Size >= 30 {
		t.Error("a long one is not set smaller")
	}
}

// TestView_reading: a cell that asks for it has its reading above the name.
func TestView_reading(t *testing.T) {
	p := &sheet.Paper{}
	look := p.Look(sheet.Look{Size: 12, Ruby: true, Down: sheet.Middle})
	g := grid(t, p, []sheet.Cell{{Kind: sheet.Text, Text: "山﨑 由", Reading: "やまさき ゆ", Look: look}, {Kind: sheet.Text, Text: "無し", Look: look}})
	all := written(g)
	if got := words(all); !slices.Equal(got, []string{"山﨑 由", "やまさき", "ゆ", "無し"}) {
		t.Fatalf("%q", got)
	}
	if all[1].Y >= all[0].Y || all[1].Y-.9*all[1].Size*mmOfPoint < -.1 || all[0].Y+.1*all[0].Size*mmOfPoint > 8.1 {
		t.Errorf("%+v", all[:2])
	}
}

// TestView_readings: all of a column stand in one size, though one needs a smaller one.
func TestView_readings(t *testing.T) {
	p := &sheet.Paper{}
	look := p.Look(sheet.Look{Size: 11, Ruby: true, Down: sheet.Middle})
	name := func(text, kana string) []sheet.Cell {
		return []sheet.Cell{{Kind: sheet.Text, Text: text, Reading: kana, Look: look}}
	}
	g := grid(t, p, name("山﨑 由", "やまさき ゆ"), name("林 一", "はやし はじめ"), name("渡邉 司", "わたなべ つかさ"))
	sizes := map[float64]bool{}
	for _, w := range written(g) {
		if w.Size < 11 {
			sizes[w.Size] = true
		}
	}
	usual := map[float64]bool{}
	for _, w := range written(grid(t, p, name("山﨑 由", "やまさき ゆ"))) {
		if w.Size < 11 {
			usual[w.Size] = true
		}
	}
	if len(sizes) != 1 || len(usual) != 1 {
		t.Errorf("%v, alone %v", sizes, usual)
	}
	for size := range sizes {
		if usual[size] || size < 11*rubySize*leastRuby {
			t.Errorf("%v, alone %v", sizes, usual)
		}
	}
}
