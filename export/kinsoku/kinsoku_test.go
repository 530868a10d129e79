package kinsoku

import "testing"

func TestWord(t *testing.T) {
	for _, c := range []struct {
		text string
		room int
		want string
	}{
		{"ユニークなセミナー", 6, "ユニークな"},
		{"グローバル経済セミナー", 7, "グローバル経済"},
		{"グローバル経済セミナー", 6, "グローバル"},
		{"偉人を学ぶシリーズ", 6, "偉人を学ぶ"},
		{"本庁舎 7階702会議室", 6, "本庁舎 "},
		{"資料受領・視聴: いいえ", 10, "資料受領・視聴: "},
		{"開催日は平成25年11月20日", 10, "開催日は"},
		{"ください、お願いします", 6, "ください、"},
		{"課長補佐", 3, "課長補"}, // nothing tells where its words begin
		{"すべてひらがな", 4, "すべてひ"},
		{"ビブリオバトル(読書)", 8, "ビブリオバトル"},
	} {
		text := []rune(c.text)
		if got := string(text[:Word(text, c.room)]); got != c.want {
			t.Errorf("%s in %d: %q, want %q", c.text, c.room, got, c.want)
		}
	}
}

// A letter does not end a line within お願い, which a cell may.
func TestProse(t *testing.T) {
	text := []rune("くださいますよう、お願いします")
	if prose, cell := Prose(text, 10), Cell(text, 10); prose != 9 || cell != 10 {
		t.Error(prose, cell)
	}
	text = []rune("さて、このたび髙橋 陽子さんに講師を")
	if prose := Prose(text, 11); prose != 7 {
		t.Error("a name is broken at", prose)
	}
	text = []rune("講師をお引き受けくださり、ありがとうございました。")
	if prose, cell := Prose(text, 17), Cell(text, 17); prose != 13 || cell != 17 {
		t.Error(prose, cell)
	}
}
