package page

import (
	"strings"

	"jibun/export/sheet"
)

// lying are the characters that are turned where text runs downwards.
const lying = "ー～〜－−―-—（）()「」『』【】〈〉《》［］[]｛｝{}…‥=＝゠|｜:：;；"

// Lying reports whether a character is turned where text runs downwards: ー, ＝, （.
func Lying(r rune) bool { return strings.ContainsRune(lying, r) }

// small are those that move to the upper right.
const small = "、。，．"

// stacked writes characters one below the other, lines from the right to the left.
func (v *view) stacked(text string, l letter, look *sheet.Look, p Rect) {
	v.upright(text, l, look.Across, look.Down, Rect{p.X + lift, p.Y + lift, p.Wide - 2*lift, p.High - 2*lift}, p)
}

func (v *view) upright(text string, l letter, across sheet.Across, down sheet.Down, in, clip Rect) {
	columns := strings.Split(text, "\n")
	em := l.size * mmOfPoint
	most := 0
	for _, s := range columns {
		most = max(most, len([]rune(s)))
	}
	step := em * 1.16
	if most > 0 && float64(most)*step > in.High {
		step = max(in.High/float64(most), em*1.0)
	}
	pitch := em * leading
	all := pitch * float64(len(columns))
	right := in.X + (in.Wide+all)/2
	switch across {
	case sheet.Left:
		right = in.X + all
	case sheet.Right:
		right = in.X + in.Wide
	}
	for i, s := range columns {
		chars := []rune(s)
		tall := step * float64(len(chars))
		y := in.from(tall, down)
		if tall > in.High {
			y = in.Y
		}
		mid := right - pitch*(float64(i)+.5)
		for _, r := range chars {
			v.standing(r, l, mid, y, step, clip)
			y += step
		}
	}
}

// standing writes one character of text that runs downwards.
func (v *view) standing(r rune, l letter, mid, y, step float64, clip Rect) {
	em := l.size * mmOfPoint
	w := v.faces.Of(l.bold).Advance(r) * em
	m := Words{Text: string(r), Size: l.size, Bold: l.bold, Slant: l.slant, Color: v.ink(l.color), Clip: clip}
	centre := y + step/2
	const half = (above - below) / 2 // from the middle of a character to its base line
	switch {
	case Lying(r):
		m.Turn = -90
		m.X, m.Y = mid-em*half, centre-w/2
	case strings.ContainsRune(small, r):
		m.X, m.Y = mid-w/2+em*.55, centre+em*half-em*.55
	default:
		m.X, m.Y = mid-w/2, centre+em*half
	}
	v.add(m)
}
