package template

import (
	"strings"
	"testing"
)

// What a count of the year is beside others, and beside that of the year before.
func TestDerived(t *testing.T) {
	v := Values{Items: map[string]Value{"参加延べ": Number(815), "前年度参加延べ": Number(609), "初参加": Number(3), "前年度初参加": Number(8), "開催回数": Number(20), "申込延べ": Number(1000), "定員合計": Number(0), "会場": Text("本庁舎")},
		Lists: map[string]*Table{"月": {Name: "月", Names: []string{"回数", "参加", "前年度参加"}, Rows: [][]Value{{Number(2), Number(45), Number(50)}, {Number(0), Number(0), Number(3)}}}}}
	for text, want := range map[string]string{
		"{{参加延べの増減|0}}": "206", "{{初参加の増減|0;△0}}": "△5", "{{参加延べの前年比|0.0%}}": "133.8%", "{{初参加の増減率|0%;△0%}}": "△63%", "{{参加延べの平均|0.0}}": "40.8",
		"{{参加延べの申込比|切捨て 0%}}": "81%", "{{参加延べの定員比|0%|なければ－}}": "－", "{{開催回数|漢数字}}": "二十", "{{参加延べ|漢数字}}": "八百十五",
		"{{月.参加の平均|0.0|なければ－}}": "22.5－", "{{月.参加|0;;－}}": "45－", "{{月.参加の増減|0;△0}}": "△5△3", "{{月.回数の増減|0;△0}}": "△2", "{{月(参加順).回数の増減|0;△0|なければ始}}": "△2始",
	} {
		out := fill(t, small(t, "", cells("A1 "+text), ""), v)
		if got := strings.Join(saidBy(partOf(t, out, "xl/worksheets/sheet1.xml")), ""); got != want {
			t.Errorf("%s: %q, want %q", text, got, want)
		}
	}
	for text, known := range map[string]bool{"{{参加延べの増減}}": true, "{{会場の増減}}": false, "{{申込延べの増減}}": false, "{{参加延べの順位}}": false, "{{月.回数の増減}}": true, "{{月.参加の順位}}": true, "{{会場の平均}}": false} {
		f, err := Open(t.Context(), small(t, "", cells("A1 "+text), ""))
		if err != nil {
			t.Fatal(err)
		}
		if r, err := f.Check(t.Context(), v); err != nil || (len(r.Problems) == 0) != known {
			t.Errorf("%s: %v %v", text, r.Problems, err)
		}
	}
	for n, want := range map[int]string{0: "〇", 1: "一", 10: "十", 11: "十一", 20: "二十", 105: "百五", 1247: "千二百四十七", 12000: "一万二千"} {
		if s, ok := Shown(Number(n), "漢数字"); !ok || s != want {
			t.Errorf("%d is %q, want %q", n, s, want)
		}
	}
}
