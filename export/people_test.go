package export

import (
	"context"
	"fmt"
	"io"
	"strings"
	"testing"

	"jibun/data/report"
	"jibun/export/sheet"
)

func partyOf(r report.PartySheet) func(io.Writer) error {
	return func(w io.Writer) error { return Party(context.Background(), w, r, Options{}) }
}

func letterOf(kind report.LetterKind, outside bool) func(io.Writer) error {
	return func(w io.Writer) error {
		return Letter(context.Background(), w, sampleLetter(kind, outside), Options{})
	}
}

func personOf(r report.PersonHistory) func(io.Writer) error {
	return func(w io.Writer) error { return PersonHistory(context.Background(), w, r, Options{}) }
}

func TestParty_Rows(t *testing.T) {
	x := read(t, partyOf(sampleParty(17, 0, 3500))).sheet(t, "懇親会名簿")
	_, sum := x.find(t, "合計 17人")
	if got := x.at(5, sum); got != 59500. {
		t.Errorf("the sum is %v", got)
	}
	if f := x.Formulas[sheet.CellName(5, sum)]; f != fmt.Sprintf("=SUM(E5:E%d)", sum-1) {
		t.Errorf("the sum is the formula %q: a fee written by hand into a free row would not count", f)
	}
	if x.at(6, 5) != "済" || x.at(6, 6) != "□" {
		t.Errorf("received: %v, %v", x.at(6, 5), x.at(6, 6))
	}
	if x.TitleRows != "$1:$4" || x.Freeze != "A5" {
		t.Errorf("rows %s repeat, freeze at %s", x.TitleRows, x.Freeze)
	}
}

// TestParty_WithoutFee: no fee is known, so no sum is claimed.
func TestParty_WithoutFee(t *testing.T) {
	x := read(t, partyOf(sampleParty(3, 0, 0))).sheet(t, "懇親会名簿")
	_, sum := x.find(t, "合計 3人")
	if x.at(5, sum) != nil || len(x.Formulas) != 0 || x.at(5, 5) != nil {
		t.Errorf("sum %v, formulas %v, fee %v", x.at(5, sum), x.Formulas, x.at(5, 5))
	}
}

func TestLetter_Points(t *testing.T) {
	x := read(t, letterOf(report.LetterToLecturer, true)).sheet(t, "講師依頼書")
	_, row := x.find(t, "記")
	var got []string
	for ; x.at(1, row) != "以上"; row++ {
		if n, ok := x.at(1, row).(float64); ok {
			got = append(got, fmt.Sprintf("%.0f%v", n, x.at(2, row)))
		}
	}
	if s := strings.Join(got, " "); s != "1日時 2会場 3テーマ 4お願いする役割 5対象・人数 6謝礼・旅費 7その他 8連絡先" {
		t.Errorf("points %s", s)
	}
}

// TestLetter_Unknown: what is not fixed is said or left free, never invented.
func TestLetter_Unknown(t *testing.T) {
	for kind := report.LetterToLecturer; kind <= report.LetterMemo; kind++ {
		for _, outside := range []bool{false, true} {
			r := report.RequestLetter{Head: report.Head{Office: "呉市"}, Kind: kind, Outside: outside, Lecturer: "山田 太郎", Role: "講師"}
			s := read(t, func(w io.Writer) error { return Letter(context.Background(), w, r, Options{}) })
			text := ""
			for _, v := range s.Sheets[0].Cells {
				text += fmt.Sprint(v, "\n")
			}
			for _, bad := range []string{"第0回", "0人", "会費", "懇親会", "()", "  ", "<nil>", "内諾", "、、"} {
				if strings.Contains(text, bad) {
					t.Errorf("kind %d, outside %t says %q:\n%s", kind, outside, bad, text)
				}
			}
			if strings.Count(text, "未定") != 2 || !strings.Contains(text, " 様") {
				t.Errorf("kind %d, outside %t:\n%s", kind, outside, text)
			}
		}
	}
}

func TestPersonHistory_Tables(t *testing.T) {
	x := read(t, personOf(samplePerson(14, 2))).sheet(t, "受講履歴")
	_, row := x.find(t, "出欠")
	if got := fmt.Sprint(x.at(1, row+1), " ", x.at(4, row+1), " ", x.at(7, row+1), " ", x.at(7, row+3)); got != "101 ドラッカー勉強会 第3章を読む 1 <nil>" {
		t.Errorf("first and third row: %s", got)
	}
	if _, talks := x.find(t, "役割"); talks < row+15 {
		t.Errorf("the talks begin in row %d", talks)
	}
	many := read(t, personOf(samplePerson(70, 12)))
	if len(many.Sheets) != 2 || many.Sheets[1].Name != "登壇" {
		t.Errorf("talks that do not fit have no sheet of their own: %d sheets", len(many.Sheets))
	}
	if none := read(t, personOf(samplePerson(3, 0))); len(none.Sheets) != 1 {
		t.Errorf("nobody's talks have a sheet")
	}
}
