package kana

import (
	"os"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"
)

// levelOf returns the first level (1–4) on which two keys differ and whether a
// is the smaller one there, 0 if they are equal.
func levelOf(a, b string) (level int, less bool) {
	as, bs := strings.Split(a, " "), strings.Split(b, " ")
	for i := range min(len(as), len(bs)) {
		if as[i] != bs[i] {
			return i + 1, as[i] < bs[i]
		}
	}
	return 0, false
}

// together makes one part of a reading, which is all that ICU knows.
var together = strings.NewReplacer(" ", "", "　", "")

// icu-order.txt is ICU's order of readings.txt; see icu-order.mjs.
func TestSortKey_agrees_with_ICU(t *testing.T) {
	text, err := os.ReadFile("testdata/icu-order.txt")
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(strings.TrimSuffix(string(text), "\n"), "\n")
	if len(lines) < 400 {
		t.Fatalf("only %d readings", len(lines))
	}
	for i := range lines[1:] {
		_, a, _ := strings.Cut(lines[i], "\t")
		want, b, _ := strings.Cut(lines[i+1], "\t")
		a, b = together.Replace(a), together.Replace(b)
		level, less := levelOf(SortKey(a), SortKey(b))
		got := string("=123="[level])
		if got != want || got != "=" && !less {
			t.Errorf("%q, %q: ICU differs at %s, the keys at %s (less: %v)\n%s\n%s", a, b, want, got, less, SortKey(a), SortKey(b))
		}
	}
}

func TestSortKey_where_it_leaves_ICU(t *testing.T) {
	for _, c := range []struct {
		a, b  string
		level int // 0: equal keys
		why   string
	}{
		{"さとう", "サトウ", 4, "hiragana before katakana, the last tie"},
		{"サトウ", "ｻﾄｳ", 0, "width does not count"},
		{"がもう", "か゛もう", 0, "a free-standing mark is a mark"},
		{"ガー", "ｶﾞｰ", 0, "a long mark after half-width kana"},
		{"かー", "か・ー", 0, "punctuation between kana and ー"},
		{"やまだ　たろう", "やまだ たろう", 0, "one space is as good as another"},
		{" やまだ　 た ろう ", "やまだ たろう", 0, "only the first space parts"},
		{"やまだ　", "やまだ", 0, "a space with nothing behind it parts nothing"},
		{"・ やまだ", "やまだ", 0, "nor with nothing to sort by before it"},
		{"がゝ", "がか", 3, "ゝ before the plain kana"},
		{"がゝ", "がが", 2, "ゝ has no voicing mark after が either"},
		{"かー", "かぁ", 3, "long before small"},
		{"かぁ", "かあ", 3, "small before plain"},
		{"はは", "ばば", 2, "清音 before 濁音"},
		{"はば", "ばは", 2, "the first mark decides"},
		{"ばば", "ぱば", 2, "濁音 before 半濁音"},
		{"ばん", "はんい", 1, "the characters come before the marks"},
		{"ABC", "あ", 1, "letters before kana"},
		{"1", "A", 1, "digits before letters"},
		{"ん", "田中", 1, "kanji last"},
	} {
		level, less := levelOf(SortKey(c.a), SortKey(c.b))
		if level != c.level || level > 0 && !less {
			t.Errorf("%q, %q (%s): level %d, less %v; want level %d", c.a, c.b, c.why, level, less, c.level)
		}
	}
	for _, none := range []string{"", " 　", "・", "(-)", "\u200b", "゛"} {
		if k := SortKey(none); k != "" {
			t.Errorf("SortKey(%q) = %q, want nothing to sort by", none, k)
		}
	}
}

// The family name stands first, whatever follows it, and those of one family name
// stand together.
func TestSortKey_family_name_first(t *testing.T) {
	order := []string{"くぼ", "くぼ あきら", "くぼ ひろゆき", "クボ まり", "くぼ みき", "くぼた あい", "くぼた　あきら", "くぼの あ",
		"さとう", "さとう あい", "さとう ハミルトン えみ", "さとうら い", "たかた いちろう", "たかた ひろし", "たかだ あきら", "たかだ いちろう",
		"はせ けん", "はせ ゲン", "はせがわ あ"}
	for i, b := range order[1:] {
		if a := order[i]; SortKey(a) >= SortKey(b) {
			t.Errorf("%q does not come before %q\n%s\n%s", a, b, SortKey(a), SortKey(b))
		}
	}
	for _, r := range append(order, "", "くぼひろゆき", "山田 太郎", "・ あ") {
		old := SortKey(together.Replace(r)) // as older programs kept it
		if got := SortKeyKept(old, r); got != SortKey(r) {
			t.Errorf("%q: the key of an older program stays: %q", r, got)
		}
		if got := SortKeyKept(SortKey(r), r); got != SortKey(r) {
			t.Errorf("%q: %q, want its own key", r, got)
		}
	}
}

func FuzzSortKey(f *testing.F) {
	f.Add("かゝ", "カー")
	f.Add("Émile゛", "\xff")
	f.Fuzz(func(t *testing.T, a, b string) {
		k := SortKey(a)
		if !utf8.ValidString(k) || strings.ContainsFunc(k, unicode.IsControl) {
			t.Fatalf("SortKey(%q) = %q is not printable", a, k)
		}
		// What is added to a reading never moves it forward.
		if joined := SortKey(a + b); utf8.ValidString(a) && utf8.ValidString(b) && k != "" && strings.Split(joined, " ")[0] < strings.Split(k, " ")[0] {
			t.Fatalf("%q: %q; %q: %q", a, k, a+b, joined)
		}
	})
}

func BenchmarkSortKey(b *testing.B) {
	for b.Loop() {
		SortKey("たかはし　じゅんいちろう")
	}
}
