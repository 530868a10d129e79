package kit

import (
	"strconv"
	"strings"
	"time"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// typeAhead finds options by typing; what is typed within a second counts as one.
type typeAhead struct {
	typed string
	at    time.Time
}

// find is the option to go to, -1 without one.
func (t *typeAhead) find(r rune, options []string, from int, now time.Time) int {
	key := foldKey(string(r))
	if now.Sub(t.at) > time.Second {
		t.typed = ""
	}
	t.at = now
	more := t.typed + key
	if i := beginning(more, options, from, t.typed == ""); i >= 0 {
		t.typed = more
		return i
	}
	if t.typed == key { // the same letter again: the next one
		if i := beginning(key, options, from, true); i >= 0 {
			return i
		}
	}
	t.typed = more
	if n, err := strconv.Atoi(more); err == nil && n <= len(options) {
		return n - 1
	}
	return -1
}

// beginning is the option that begins so, at from or, if on, after it.
func beginning(typed string, options []string, from int, on bool) int {
	start := max(from, 0)
	if on {
		start = from + 1
	}
	for i := range options {
		at := (start + i) % len(options)
		if strings.HasPrefix(foldKey(options[at]), typed) {
			return at
		}
	}
	return -1
}

// foldKey makes katakana hiragana and full width plain, to compare.
func foldKey(s string) string {
	return strings.Map(func(r rune) rune {
		if r >= 'ァ' && r <= 'ヶ' {
			return r - 'ァ' + 'ぁ'
		}
		return unicode.ToLower(r)
	}, norm.NFKC.String(s))
}
