package calc

import "testing"

// Names of sheets that are made from what the ledger has: what Excel takes in none is
// written otherwise, wide characters too.
func TestTab(t *testing.T) {
	for in, want := range map[string]string{
		"集計": "集計", "": "シート", "history": "historyシート", "4/5:[案]*?": "4-5-(案)・", "論語：生き方［上］／誰が読む？": "論語－生き方（上）－誰が読む", "＊￥＼": "・－－",
		"'引用'": "引用", "’ 引用 ＇": " 引用 ", "?": "シート", "a\nb": "a_b", "一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二": "一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一",
		"一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十'字": "一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十", "一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十𠮷字": "一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十",
	} {
		if got := Tab(in); got != want {
			t.Errorf("Tab(%q) = %q, want %q", in, got, want)
		}
	}
	for in, want := range map[string]string{"集計": "集計", "集計－一": "'集計－一'", "R1": "'R1'", "rc": "'rc'", "C": "'C'", "2013": "'2013'", "Ａ～Ｂ": "'Ａ～Ｂ'", "a'b": "'a''b'", "第1回": "第1回", "①": "'①'"} {
		if got := Quoted(in); got != want {
			t.Errorf("Quoted(%q) = %q, want %q", in, got, want)
		}
	}
}
