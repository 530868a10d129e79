package kit

import (
	"fmt"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

func TestRuler_Cut(t *testing.T) {
	test.NewTempApp(t)
	r := newRuler(15, fyne.TextStyle{})
	for _, s := range []string{"", "a", "山田 太郎", "Marketing 101 – ヒット商品", "葛\U000E0100城市の人", "か\u3099ぎ", "一\n二\t三"} {
		all := r.width(oneLine(s))
		if got := r.cut(s, all+0.01); got != oneLine(s) {
			t.Errorf("%q in its own width is %q", s, got)
		}
		for w := float32(0); w < all; w += 3 {
			got := r.cut(s, w)
			if m := fyne.MeasureText(got, 15, fyne.TextStyle{}).Width; m > w+0.5 {
				t.Errorf("%q cut to %v is %q, %v wide", s, w, got, m)
			}
			if got != "" && !strings.HasSuffix(got, ellipsis) {
				t.Errorf("%q cut to %v is %q, without an ellipsis", s, w, got)
			}
			begin := strings.TrimSuffix(got, ellipsis)
			if !strings.HasPrefix(oneLine(s), begin) {
				t.Errorf("%q cut to %v is %q", s, w, got)
			}
			if rest := []rune(oneLine(s)[len(begin):]); got != "" && joins(rest[0]) {
				t.Errorf("%q cut to %v is %q: a character lost its mark", s, w, got)
			}
		}
	}
}

// The sum of the characters must not fall short of the text as it is drawn.
func TestRuler_Width(t *testing.T) {
	test.NewTempApp(t)
	r := newRuler(15, fyne.TextStyle{})
	for _, s := range []string{"AVATAR Type. To", "令和8年12月8日(火) 18:30–20:00", "fi ffi", "ﾀﾅｶ"} {
		if got, drawn := r.width(s), fyne.MeasureText(s, 15, fyne.TextStyle{}).Width; got < drawn-0.5 || got > drawn*1.1+1 {
			t.Errorf("%q: %v, drawn %v", s, got, drawn)
		}
	}
}

func TestRuler_Lines(t *testing.T) {
	test.NewTempApp(t)
	r := newRuler(15, fyne.TextStyle{})
	em := r.of('あ')
	for _, c := range []struct {
		s    string
		em   float32
		want string
	}{
		{"短い", 10, `["短い"]`},
		{"一行。\n二行。", 10, `["一行。" "二行。"]`},
		{"最初の文はこれです。次の文はこれです。", 12, `["最初の文はこれです。" "次の文はこれです。"]`},
		{"あいうえおかき、くけこ", 7.2, `["あいうえおか" "き、くけこ"]`},
	} {
		if got := fmt.Sprintf("%q", r.lines(c.s, c.em*em)); got != c.want {
			t.Errorf("%q: %s, want %s", c.s, got, c.want)
		}
	}
}
