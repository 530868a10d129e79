package kinsoku

import (
	"strings"
	"testing"
)

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

// A letter does not end a line within a verb, nor within お願いする, whatever the line holds.
func TestProse_verbs(t *testing.T) {
	for _, text := range []string{
		"このたび、下記のとおり第10回を開催しますので、森川 陸さんに講師をお願いすることについて、御配慮くださいますよう、お願いします。",
		"日頃から、市の職員の育成に御理解と御協力をいただき、厚くお礼申し上げます。講師をお引き受けくださり、誠にありがとうございました。",
		"自らの仕事とこれからを見つめ直すよい機会となりました。条件を読み解く方法に取り組み、御多用のところ恐れ入りますがお越しくださいますよう御願い申し上げます。",
	} {
		for room := 14; room <= 45; room++ {
			for rest := []rune(text); len(rest) > room; {
				n := Prose(rest, room)
				line, next := string(rest[:n]), string(rest[n:])
				for _, verb := range []string{"お願いする", "お願いします", "申し上げ", "引き受け", "見つめ直す", "読み解く", "取り組み", "恐れ入り", "御理解", "御協力"} {
					for k := range []rune(verb) {
						if v := []rune(verb); k > 0 && strings.HasSuffix(line, string(v[:k])) && strings.HasPrefix(next, string(v[k:])) {
							t.Errorf("in %d: %s|%s", room, line, verb)
						}
					}
				}
				rest = rest[n:]
			}
		}
	}
}

// Who has a name in letters of another language has one name, and half-width kana keep their
// marks; a selector is never alone.
func TestCell_letters(t *testing.T) {
	for text, want := range map[string]string{
		"NGUYỄN THỊ HỒNG NHUNG": "NGUYỄN ",
		"Müßiggänger":           "Müßiggän", // longer than the line
		"山田ﾀﾅｶﾞﾜｶﾞﾜ":            "山田ﾀﾅｶﾞﾜ",
		"一二三四五六七辻\U000E0100村":   "一二三四五六七",
	} {
		text := []rune(text)
		if got := string(text[:Cell(text, 8)]); got != want {
			t.Errorf("%s: %q, want %q", string(text), got, want)
		}
	}
}
