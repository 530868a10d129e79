package export

import (
	"context"
	"io"
	"strings"
	"unicode"

	"jibun/data/report"
	"jibun/export/sheet"
)

// badgeWide is the width of a 名札, in millimetres; two stand side by side.
const badgeWide = 91.0

// badgeEdge is how far what stands on a 名札 is from where it is cut, in millimetres.
const badgeEdge = 4.0

// badgeRows are the rows of a 名札 of ten on a sheet, in millimetres: the evening, the
// reading, the name, where somebody comes from, and white below. Of eight they are higher.
var badgeRows = [...]float64{10, 9, 19, 11, 6}

// badgeSheet is how many 名札 stand below each other, and how much higher than of ten.
func badgeSheet(n int) (down int, stretch float64) {
	if n == 8 {
		return 4, 65.0 / 55
	}
	return 5, 1
}

// Badges writes the 名札 of an evening, ten or eight on a sheet.
//
// Nothing is written to w when ctx ends before the workbook is complete.
func Badges(ctx context.Context, w io.Writer, r report.Badges, o Options) error {
	return Write(ctx, w, BadgesPaper(r, HalfWidths{}), o)
}

// BadgesPaper is the same before it is a file.
func BadgesPaper(r report.Badges, m Measure) *sheet.Paper {
	b := newPaper(r.Head, m, joined(" ", "名札", eveningName(r.Number, r.Series)), len(r.All)*5)
	return b.of(func() *sheet.Sheet {
		s := badges{b.draft(plan{name: "名札", letter: true, loose: true, widths: []float64{badgeEdge, badgeRoom, badgeEdge, badgeEdge, badgeRoom, badgeEdge}}), r}
		down, stretch := badgeSheet(r.Sheet)
		high := 0.0
		for _, mm := range badgeRows {
			high += mm * stretch
		}
		left, top := (sheet.A4Short-2*badgeWide)/2+r.Right, (sheet.A4Long-high*float64(down))/2+r.Down
		left, top = max(left, 0), max(top, 0)
		s.sheet.Setup = sheet.Setup{OneSided: true, Fit: sheet.Natural, Margins: sheet.Margins{Left: left, Top: top,
			Right: max(sheet.A4Short-2*badgeWide-left-.2, 0), Bottom: max(sheet.A4Long-high*float64(down)-top-.2, 0)}}
		all := append(append([]report.Badge{}, r.All...), make([]report.Badge, max(r.Blank, 0))...)
		for i := 0; i < len(all); i += 2 {
			if i > 0 && i%(2*down) == 0 {
				s.row.Break = true
			}
			s.pair(all[i:min(i+2, len(all))], stretch)
		}
		if len(all) == 0 {
			s.none()
		}
		return s.close()
	})
}

type badges struct {
	*draft
	r report.Badges
}

// pair writes two cards beside each other, or one.
func (s badges) pair(of []report.Badge, stretch float64) {
	for i, mm := range badgeRows {
		height := points(mm * stretch)
		for _, x := range of {
			l, text := badgeLine(s.paper, s.r, x, i, height)
			left, right := plainLook, plainLook
			if s.r.Frames {
				f := badgeFrame(i)
				l.Frame, left.Frame, right.Frame = f, f, f
				l.Frame.Left, l.Frame.Right, left.Frame.Right, right.Frame.Left = sheet.NoLine, sheet.NoLine, sheet.NoLine, sheet.NoLine
			}
			s.text(s.style(left), "")
			s.snug(l, text, badgeRoom, height)
			if i == 2 && x.Name != "" {
				s.row.Cells[len(s.row.Cells)-1].Reading = sheet.OneLine(x.Reading)
			}
			s.text(s.style(right), "")
		}
		s.end(height)
	}
}

// badgeRoom is how wide what stands on a card may be, in millimetres.
const badgeRoom = badgeWide - 2*badgeEdge

// badgeLine is what stands on a row of a card that is high points high: the name as large as
// it fits; a long section in two lines rather than in small type.
func badgeLine(b *paper, r report.Badges, x report.Badge, row int, high float64) (look, string) {
	const room = badgeRoom
	l := plainLook.center()
	wide := func(text string) string {
		capitals := 0 // they are wider than half as wide as high, in bold type
		for _, c := range text {
			if unicode.IsUpper(c) {
				capitals++
			}
		}
		return text + strings.Repeat("A", (capitals+1)/2)
	}
	fit := func(text string, sizes ...float64) (look, string) {
		text = sheet.OneLine(text)
		return l.sized(b.fitting(wide(text), room, 1, sizes...)), text
	}
	switch row {
	case 0:
		return fit(eveningName(r.Number, r.Series), 9, 8, 7, 6)
	case 1:
		return fit(x.Reading, 11, 10, 9, 8)
	case 2:
		l = l.strong()
		one, text := fit(x.Name, 36, 32, 28, 24, 20, 17, 14, 11)
		if first, second, ok := halves(text); ok && one.Size < 20 { // rather than in small type
			for _, size := range []float64{24, 20, 17, 14, 12, 11, 10} {
				if b.lines(wide(first), room, size) == 1 && b.lines(wide(second), room, size) == 1 && linesHigh(2, size) <= high {
					return one.wrapped().sized(size), first + "\n" + second
				}
			}
		}
		return one, text
	case 3:
		from := sheet.OneLine(joined("　", x.From, x.Position))
		if b.lines(from, room, legible) == 1 {
			return fit(from, 12, 11, 10, 9, legible)
		}
		size, text := 10.5, ""
		for tall := high + 1; size > least && tall > high; tall = linesHigh(b.lines(text, room, size), size) {
			size -= 0.5
			text = b.phrased(from, room, size)
		}
		return plainLook.center().wrapped().sized(size), text
	}
	return l, ""
}

// halves are the two lines in which a long name of several words is nearly even.
func halves(name string) (first, second string, ok bool) {
	words := strings.Fields(name)
	best := 0
	for i := 1; i < len(words); i++ {
		a, b := strings.Join(words[:i], " "), strings.Join(words[i:], " ")
		if long := max(width(a), width(b)); !ok || long < best {
			first, second, best, ok = a, b, long, true
		}
	}
	return first, second, ok
}

// badgeFrame is the edge of a card at one of its rows.
func badgeFrame(row int) sheet.Frame {
	f := sheet.Frame{Left: sheet.Hair, Right: sheet.Hair}
	if row == 0 {
		f.Top = sheet.Hair
	}
	if row == len(badgeRows)-1 {
		f.Bottom = sheet.Hair
	}
	return f
}
