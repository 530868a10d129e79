package page

import (
	"strings"

	"jibun/export/kinsoku"
	"jibun/export/sheet"
)

// How high type is, in parts of its size: above and below the base line, and from line
// to line.
const (
	above   = .88
	below   = .14
	leading = 1.22
)

// letter is how characters look.
type letter struct {
	size                       float64
	bold, slant, under, struck bool
	rise                       float64 // above the base line, in parts of the size
	color                      string
}

// piece is characters of one look on a line.
type piece struct {
	text string
	letter
	wide float64
}

// textLine is one line.
type textLine struct {
	pieces []piece
	wide   float64
	size   float64 // of its largest type
}

// broken cuts text into lines no wider than mm; 0 is only where the text says so. runs
// are the same text where its parts look different.
func (f *Faces) broken(text string, runs []sheet.Run, l letter, mm float64) []textLine {
	if len(runs) == 0 {
		if !strings.Contains(text, "\n") {
			if w := f.Width(text, l.size, l.bold); mm <= 0 || w <= mm {
				return []textLine{{pieces: []piece{{text, l, w}}, wide: w, size: l.size}}
			}
		}
		runs = []sheet.Run{{Text: text}}
		return f.cut(runs, []letter{l}, mm, kinsoku.Cell)
	}
	letters := make([]letter, len(runs))
	for i, r := range runs {
		letters[i] = letter{size: r.Size, bold: r.Bold, slant: r.Slant, under: r.Under, struck: r.Struck, color: r.Color}
		if r.Size == 0 {
			letters[i].size = l.size
		}
		if r.Color == "" {
			letters[i].color = l.color
		}
		if r.Raised || r.Low {
			letters[i].size *= .65
			letters[i].rise = .5
			if r.Low {
				letters[i].rise = -.2
			}
		}
	}
	return f.cut(runs, letters, mm, kinsoku.Cell)
}

// mostWhole is in how many lines words are kept whole; more are prose, whose lines are full.
const mostWhole = 3

// whole is a text that was broken into a few lines with no word of it broken, where that
// takes no more of them.
func (f *Faces) whole(text string, l letter, mm float64, lines []textLine) []textLine {
	if len(lines) < 2 || len(lines) > mostWhole {
		return lines
	}
	if some := f.cut([]sheet.Run{{Text: text}}, []letter{l}, mm, kinsoku.Word); len(some) == len(lines) {
		return some
	}
	return lines
}

// cut breaks runs into lines, which end where at says: the last place at or before n.
func (f *Faces) cut(runs []sheet.Run, letters []letter, mm float64, at func(text []rune, n int) int) []textLine {
	var chars []rune
	var of []int
	var wide []float64
	for i, r := range runs {
		face := f.Of(letters[i].bold)
		em := letters[i].size * mmOfPoint
		for _, c := range r.Text {
			chars, of, wide = append(chars, c), append(of, i), append(wide, face.Advance(c)*em)
		}
	}
	var out []textLine
	for start := 0; start <= len(chars); {
		end := start
		w := 0.0
		for end < len(chars) && chars[end] != '\n' && (mm <= 0 || w+wide[end] <= mm+1e-6 || end == start) {
			w += wide[end]
			end++
		}
		next := end
		switch {
		case end == len(chars):
			next = end + 1
		case chars[end] == '\n':
			next = end + 1
		default:
			end = start + at(chars[start:], end-start)
			next = end
			for next < len(chars) && chars[next] == ' ' { // a space does not begin a line
				next++
			}
		}
		out = append(out, lineOf(chars[start:end], of[start:end], wide[start:end], letters))
		start = next
	}
	return out
}

func lineOf(chars []rune, of []int, wide []float64, letters []letter) textLine {
	l := textLine{size: letters[0].size}
	for from := 0; from < len(chars); {
		to := from
		w := 0.0
		for to < len(chars) && of[to] == of[from] {
			w += wide[to]
			to++
		}
		look := letters[of[from]]
		if from == 0 {
			l.size = look.size
		}
		l.pieces = append(l.pieces, piece{string(chars[from:to]), look, w})
		l.wide += w
		l.size = max(l.size, look.size)
		from = to
	}
	return l
}

// high is how high lines are together, in millimetres.
func high(lines []textLine) float64 {
	h := 0.0
	for _, l := range lines {
		h += l.size * leading * mmOfPoint
	}
	return h
}
