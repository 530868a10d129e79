package data

import (
	"strings"
	"sync/atomic"
	"unicode/utf8"
)

// letters says which characters stand in a text: a letter, a figure or a hiragana
// has a bit of its own, all others share the second half. So whom a keystroke may
// mean is seen without reading what she is found by.
type letters [4]uint64

const (
	ownBits   = 128
	firstKana = 'ぁ'
	lastKana  = 'ゖ'
)

// bit is that of a character; own if it is no other's.
func bit(r rune) (at uint, own bool) {
	switch {
	case 'a' <= r && r <= 'z':
		return uint(r - 'a'), true
	case '0' <= r && r <= '9':
		return 26 + uint(r-'0'), true
	case firstKana <= r && r <= lastKana:
		return 36 + uint(r-firstKana), true
	}
	return ownBits + uint(uint32(r)*0x9E3779B1>>25), false // seven bits
}

func lettersOf(texts ...string) (l letters) {
	for _, s := range texts {
		for _, r := range s {
			at, _ := bit(r)
			l[at/64] |= 1 << (at % 64)
		}
	}
	return l
}

// hold reports whether all characters of a text may be there.
func (l *letters) hold(of *letters) bool {
	return l[0]&of[0] == of[0] && l[1]&of[1] == of[1] && l[2]&of[2] == of[2] && l[3]&of[3] == of[3]
}

// single reports whether a word is one character that has a bit of its own.
func single(word string) bool {
	r, n := utf8.DecodeRuneInString(word)
	_, own := bit(r)
	return own && n == len(word)
}

// firstOf is a bit for the first character of a word.
func firstOf(word string) uint64 {
	r, n := utf8.DecodeRuneInString(word)
	if n == 0 {
		return 0
	}
	return 1 << (uint32(r) * 0x9E3779B1 >> 26)
}

// numberHash is the same for numbers that are one by SameNumber; 0 is none. Numbers
// with other characters than ASCII, which fold in more ways than one, are all alike.
func numberHash(no string) uint32 {
	if no == "" {
		return 0
	}
	if key := zeroKey(no); key != "" {
		no = key
	}
	h := uint32(2166136261)
	for i := range len(no) {
		c := no[i]
		if c >= utf8.RuneSelf {
			return otherNumber
		}
		if 'A' <= c && c <= 'Z' {
			c += 'a' - 'A'
		}
		h = (h ^ uint32(c)) * 16777619
	}
	return max(h, otherNumber+1)
}

const otherNumber = 1

// begins are the first characters of all of somebody's that rankOfName looks at the
// beginning of, and of those those of the whole name and the family name; worked out
// with the forms.
func (x *peopleIndex) begins(k int) (part, family uint64) {
	if part = x.firsts[k].Load(); part != 0 {
		return part, x.families[k].Load()
	}
	e := x.list[k]
	for key := range strings.SplitSeq(e.key, " ") {
		part |= firstOf(key)
	}
	for _, f := range e.forms() {
		family |= firstOf(f.Whole) | firstOf(f.Family)
		part |= firstOf(f.Given)
	}
	part |= family
	for _, to := range []struct{ part, family *atomic.Uint64 }{{&x.firsts[k], &x.families[k]}, {&e.firsts, &e.families}} {
		to.family.Store(family) // first, for who finds the other takes it
		to.part.Store(part)
	}
	return part, family
}
