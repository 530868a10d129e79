package wareki_test

import (
	"testing"

	"jibun/data/wareki"
)

func TestKanjiNumber(t *testing.T) {
	for s, want := range map[string]int{"二": 2, "十": 10, "十二": 12, "二十二": 22, "百五": 105, "四百三十一": 431, "四三一": 431, "一〇〇": 100, "千二百": 1200,
		"一万二千": 12000, "十二万三千四百五十六": 123456, "〇": 0, "": 0, "回": 0, "二十回": 0} {
		if got := wareki.KanjiNumber(s); got != want {
			t.Errorf("%s is %d, want %d", s, got, want)
		}
	}
}
