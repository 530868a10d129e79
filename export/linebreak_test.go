package export

import (
	"slices"
	"strings"
	"testing"
)

func TestBroken(t *testing.T) {
	const mm, size = 1.6 + 10*size10, 10.0 // ten full-width characters
	for _, c := range []struct{ text, want string }{
		{"", ""},
		{"一二三四五六七八九十", "一二三四五六七八九十"},
		{"一二三四五六七八九十百", "一二三四五六七八九十|百"},
		{"一二三四五六七八九十、百", "一二三四五六七八九|十、百"},
		{"一二三四五六七八九「百」", "一二三四五六七八九|「百」"},
		{"会費は一人あたり3,500円です", "会費は一人あたり|3,500円です"},
		{"一\n二", "一|二"},
		{"𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷", "𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷|𠮷"},
		{"aaaaaaaaaaaaaaaaaaaaaaaaa", "aaaaaaaaaaaaaaaaaaaa|aaaaa"},
	} {
		if got := broken(HalfWidths{}, c.text, mm, size); strings.Join(got, "|") != c.want {
			t.Errorf("%q is broken into %q, want %q", c.text, got, c.want)
		}
	}
}

// size10 is a character of 10 points in millimetres.
const size10 = 10 * 25.4 / 72

// FuzzBroken: nothing is lost, no line is empty or too long, and it ends.
func FuzzBroken(f *testing.F) {
	f.Add("一二三四五六七八九「百」、。3,500円", 40.0)
	f.Fuzz(func(t *testing.T, text string, mm float64) {
		text = strings.ToValidUTF8(strings.ReplaceAll(text, "\n", ""), "")
		if mm < 10 || mm > 300 {
			return
		}
		all := broken(HalfWidths{}, text, mm, 11)
		if strings.Join(all, "") != text {
			t.Errorf("%q became %q", text, all)
		}
		if len(all) > 1 && slices.Contains(all, "") {
			t.Errorf("%q has an empty line: %q", text, all)
		}
	})
}
