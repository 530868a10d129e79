package gui

import (
	"testing"

	"jibun/data"
)

// Where what was done is cut, the name of the series gives way and not what differs; another
// text stays as it is.
func TestBriefly(t *testing.T) {
	d := &desk{series: []data.Series{{Names: []data.SeriesName{{Name: "じぶん投資セミナー"}, {Name: "読書会"}}}}}
	for about, want := range map[string]string{
		"じぶん投資セミナー 第400回 受付名簿(48名) → /a.xlsx": "じぶん投… 第400回 受付名簿(48名) → /a.xlsx",
		"読書会 第1回 名札(2名)":                      "読書会 第1回 名札(2名)",
		"田中 太郎":                               "田中 太郎",
	} {
		if got := d.briefly(data.Operation{What: "registration.apply", About: about}); got != "申込の追加("+want+")" {
			t.Errorf("%s: %s", about, got)
		}
	}
}
