package kit

import (
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// jumpWithin is how long typed letters belong together.
const jumpWithin = time.Second

// TypedRune jumps to the first row that begins with the letters typed.
func (g *Grid[T]) TypedRune(r rune) {
	if g.swallow {
		g.swallow = false
		return
	}
	if g.OnRune != nil && g.OnRune(r) {
		return
	}
	now := g.now()
	if now.Sub(g.typedAt) > jumpWithin {
		g.typed = ""
	}
	if unicode.IsControl(r) || (g.typed == "" && unicode.IsSpace(r)) {
		return
	}
	g.typed, g.typedAt = g.typed+string(r), now
	if row := g.jumpRow(g.typed, 0); row >= 0 {
		g.goTo(row, false)
		return
	}
	// One letter again and again goes through the rows that begin with it.
	if strings.Trim(g.typed, string(r)) != "" {
		return
	}
	row := g.jumpRow(string(r), g.cur+1)
	if row < 0 {
		row = g.jumpRow(string(r), 0)
	}
	if row >= 0 {
		g.goTo(row, false)
	}
}

// jumpRow is the first row from one on that begins with what was typed, -1 if
// there is none.
func (g *Grid[T]) jumpRow(typed string, from int) int {
	text, begins := g.jumpText(), begins
	if g.JumpFold != nil {
		typed = g.JumpFold(typed)
		begins = func(s, typed string) bool { return strings.HasPrefix(g.JumpFold(s), typed) }
	} else {
		typed = foldJump(typed)
	}
	if text == nil || typed == "" {
		return -1
	}
	for i := max(from, 0); i < len(g.order); i++ {
		if begins(text(g.at(i)), typed) {
			return i
		}
	}
	return -1
}

func (g *Grid[T]) jumpText() func(T) string {
	if g.JumpText != nil {
		return g.JumpText
	}
	for i := range g.cols {
		if c := &g.cols[i]; c.Text != nil && !c.Right && c.Chip == nil {
			return c.Text
		}
	}
	return nil
}

// foldJump makes letters comparable: full and half width, case, ひらがな and
// カタカナ do not matter.
func foldJump(s string) string {
	return strings.Map(func(r rune) rune {
		r, _ = foldRune(r)
		return r
	}, norm.NFKC.String(s))
}

// foldRune folds one character; done is false if it takes more than that one.
func foldRune(r rune) (folded rune, done bool) {
	switch {
	case r < 0x80:
		return unicode.ToLower(r), true
	case r >= 'ァ' && r <= 'ヶ':
		return r - 'ァ' + 'ぁ', true
	case r >= 'ぁ' && r <= 'ん', r >= '一' && r <= 0x9FFF:
		return r, true
	}
	return unicode.ToLower(r), false
}

// begins says whether a text folded begins with one that is folded already.
// Nearly all rows are told by their first character: folding whole texts of
// 100,000 rows would be felt.
func begins(s, folded string) bool {
	rest := folded
	for _, r := range s {
		f, done := foldRune(r)
		if !done {
			break
		}
		want, n := utf8.DecodeRuneInString(rest)
		if f != want {
			return false
		}
		if rest = rest[n:]; rest == "" {
			return true
		}
	}
	return strings.HasPrefix(foldJump(s), folded)
}
