package sheet

import (
	"strings"
	"testing"
	"unicode/utf16"

	"jibun/data/wareki"
)

func utf16Len(s string) int { return len(utf16.Encode([]rune(s))) }

func TestClean(t *testing.T) {
	for in, want := range map[string]string{
		"髙橋 﨑 𠮷田 葛󠄀": "髙橋 﨑 𠮷田 葛󠄀", "a\x00b\x0bc\x1f": "abc", "a\r\nb\rc": "a\nb\nc", "a\tb": "a b",
		"\uFFFEx\uFFFF": "x", "a\xff\xfeb": "ab", "ａ１（）": "ａ１（）", "": "", "=1+1": "=1+1", "\ud7ff\ue000": "\ud7ff\ue000",
	} {
		if got := Clean(in); got != want {
			t.Errorf("Clean(%q) = %q, want %q", in, got, want)
		}
	}
	if got := Clean(strings.Repeat("𠮷", 20000)); utf16Len(got) != 32766 {
		t.Errorf("%d units", utf16Len(got))
	}
	if got := Clean(strings.Repeat("あ", 32767)); utf16Len(got) != 32767 {
		t.Errorf("%d units", utf16Len(got))
	}
}

func TestSerial(t *testing.T) {
	for d, want := range map[string]int{"1900-03-01": 61, "2019-04-30": 43585, "2019-05-01": 43586, "2020-01-01": 43831} {
		if got := Serial(wareki.Date(d)); got != want {
			t.Errorf("Serial(%s) = %d, want %d", d, got, want)
		}
	}
}

// FuzzClean: what is lawful is left alone, and what is clean is lawful.
func FuzzClean(f *testing.F) {
	for _, s := range []string{"髙橋 𠮷田\n", "a\x00b", "\uFFFD", "\xff", "a\tb", "\uFFFE", "\xef\xbf", "\U0010FFFF"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		got := Clean(s)
		if len(s) <= MaxText && lawful(s) != (got == s) {
			t.Errorf("%q is lawful: %t, and becomes %q", s, lawful(s), got)
		}
		if !lawful(got) || Clean(got) != got {
			t.Errorf("%q becomes %q, which is not clean", s, got)
		}
	})
}
