package kana

// letters maps the ways in which one sound is typed in Latin letters to one
// spelling, so that every romanisation finds every other: shi/si, chi/ti,
// tsu/tu, ja/jya/zya, fu/hu, nn/n, homma/honma, ohno/oono/ono, la/ra, va/ba. It
// takes folded text; what is not a–z stays, but a - after a letter is dropped
// (ka-ru for カール).
//
// The spelling is that of the 訓令式, whose consonants are the same all along a
// row. That keeps the result for the beginning of a word a beginning of the
// result for the word, nearly always, and so a name is found while it is typed.
// It is coarser than speech on purpose: one name too many in a list of people is
// seen, one missing is not.
func letters(s string) string {
	w := speller{out: make([]byte, 0, len(s))}
	for i := 0; i < len(s); {
		i += w.step(s[i], s[i+1:])
	}
	return string(w.out)
}

type speller struct {
	out   []byte
	ouCut bool // the u of a long o has just been dropped
}

// last returns the letter written last, 0 if there is none.
func (w *speller) last() byte {
	if n := len(w.out); n > 0 && isLetter(w.out[n-1]) {
		return w.out[n-1]
	}
	return 0
}

// write appends a letter unless it doubles the last one.
func (w *speller) write(c byte) {
	w.ouCut = false
	if !isLetter(c) || c != w.last() {
		w.out = append(w.out, c)
	}
}

// step spells the letter c, looks at what follows it and returns how many bytes
// it has read.
func (w *speller) step(c byte, rest string) int {
	next := byte(0)
	if rest != "" {
		next = rest[0]
	}
	switch c {
	case '-':
		if w.last() == 0 {
			w.write(c)
		}
	case 'u':
		if w.last() == 'o' && !w.ouCut {
			w.ouCut = true
			return 1
		}
		w.write(c)
	case 's', 'c':
		return w.sibilant(c, rest)
	case 'j':
		w.write('z')
		w.hiddenY(rest)
	case 't':
		w.write('t')
		if next == 's' {
			return 2
		}
	case 'f':
		w.write('h')
	case 'v':
		w.write('b')
	case 'l':
		w.write('r')
	case 'h':
		if !isVowel(w.last()) || isVowel(next) {
			w.write(c) // else the h of ohno
		}
	case 'd', 'm', 'w':
		w.assimilate(c, next)
	default:
		w.write(c)
	}
	return 1
}

// sibilant spells s, sh, c and ch.
func (w *speller) sibilant(c byte, rest string) int {
	if c == 'c' {
		c = 't' // chi and cchi; a c alone occurs in foreign names only
	}
	w.write(c)
	if rest == "" || rest[0] != 'h' {
		return 1
	}
	w.hiddenY(rest[1:])
	return 2
}

// hiddenY writes the y that sh, ch and j hide before a, u, e and o.
func (w *speller) hiddenY(rest string) {
	if rest != "" && isVowel(rest[0]) && rest[0] != 'i' {
		w.write('y')
	}
}

// assimilate spells consonants that change before the next letter: du is づ, wo
// is を, and the m of homma is ん.
func (w *speller) assimilate(c, next byte) {
	switch {
	case c == 'd' && next == 'z', c == 'w' && next == 'o':
		return
	case c == 'd' && (next == 'i' || next == 'u' || next == 'y'):
		c = 'z'
	case c == 'm' && (next == 'b' || next == 'm' || next == 'p'):
		c = 'n'
	}
	w.write(c)
}

func isLetter(c byte) bool { return 'a' <= c && c <= 'z' }

func isVowel(c byte) bool {
	switch c {
	case 'a', 'i', 'u', 'e', 'o':
		return true
	}
	return false
}
