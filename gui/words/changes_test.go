package words

import (
	"strings"
	"testing"

	"jibun/data"
	"jibun/data/wareki"
)

// TestWords: no column of the schema that is told to people lacks a word, nor a
// table, a code or an operation. That each is declared is tested in package data.
func TestWords(t *testing.T) {
	if n := len(Declared()); n < 240 {
		t.Errorf("only %d words are declared", n)
	}
	for key, japanese := range Declared() {
		if japanese == "" || strings.TrimSpace(japanese) != japanese {
			t.Errorf("%s: %q", key, japanese)
		}
	}
	for _, n := range data.Nouns() {
		if tableWord(n.Table) == "" {
			t.Errorf("%s has no word", n.Table)
		}
		for _, c := range n.Columns {
			if (fieldWord(n.Table, c.Name) == "") != (c.Word == "") {
				t.Errorf("%s.%s: %q", n.Table, c.Name, c.Word)
			}
			for _, code := range c.Codes {
				if codeWord(n.Table, c, code.Code) == "" {
					t.Errorf("%s.%s: code %q has no word", n.Table, c.Name, code.Code)
				}
			}
		}
	}
	for _, g := range data.HistoryGroups() {
		if HistoryGroup(g.Name) == "" {
			t.Errorf("%s has no word", g.Name)
		}
	}
	for what, want := range map[string]string{tableWord("nothing"): "", fieldWord("people", "nothing"): "", HistoryGroup("nothing"): "", operationWord("nothing"): ""} {
		if what != want {
			t.Errorf("%q is said of nothing", what)
		}
	}
}

func TestChanges(t *testing.T) {
	for _, x := range []struct {
		c    data.ChangeLine
		want string
	}{
		{data.ChangeLine{Table: "registrations", Kind: data.RowChanged, Label: "田中 太郎 第1回 論語", Fields: []data.FieldChange{{Column: "state", Before: "confirmed", After: "withdrawn"}, {Column: "reason", Before: "", After: "出張"}, {Column: "offer_until", Before: "", After: "2026-11-22T01:32:05Z"}}},
			"申込の変更: 田中 太郎 第1回 論語|状態: 参加確定 → キャンセル|理由: (なし) → 出張|返事の期限: (なし) → 令和8年11月22日(日) 10:32"},
		{data.ChangeLine{Table: "seminars", Kind: data.RowAdded, Label: "論語", Fields: []data.FieldChange{{Column: "title", Before: "", After: "論語"}, {Column: "held_on", Before: "", After: "2026-12-20"}, {Column: "policy", Before: "", After: "newcomers"}}},
			"セミナーの追加: 論語|テーマ: 論語|開催日: 令和8年12月20日(日)|繰上げの順: 初参加優先"},
		{data.ChangeLine{Table: "party_entries", Kind: data.RowRemoved, Label: "甲", Fields: []data.FieldChange{{Column: "state", Before: "joining", After: ""}, {Column: "paid", Before: "1", After: ""}}},
			"懇親会の名簿の削除: 甲|状態: 参加|会費の受領: 受領済"},
		{data.ChangeLine{Table: "seminars", Kind: data.RowChanged, Label: "論語", Fields: []data.FieldChange{{Column: "capacity", Before: "40", After: "0"}, {Column: "note", Before: "一\n二", After: ""}, {Column: "state", Before: "open", After: "cancelled"}}},
			"セミナーの変更: 論語|定員: 40 → (なし)|備考: 一 / 二 → (なし)|状態: 募集中 → 中止"},
		{data.ChangeLine{Table: "assignments", Kind: data.RowChanged, Label: "戊", Fields: []data.FieldChange{{Column: "state", Before: "candidate", After: "sounding"}, {Column: "role", Before: "lecturer", After: "chair"}}},
			"講師の変更: 戊|状態: 候補 → 打診中|役割: 講師 → 司会"},
		{data.ChangeLine{Table: "holidays", Kind: data.RowAdded, Label: "2028-01-01", Fields: []data.FieldChange{{Column: "day", Before: "", After: "2028-01-01"}, {Column: "name", Before: "", After: "元日"}}},
			"祝日の追加: 令和10年1月1日(土)|日: 令和10年1月1日(土)|祝日: 元日"},
		{data.ChangeLine{Table: "series_names", Kind: data.RowChanged, Fields: []data.FieldChange{{Column: "name", Before: "甲", After: "乙"}}}, "講座の名称の変更|講座の名称: 甲 → 乙"},
	} {
		got := strings.Join(append([]string{ChangeHeading(x.c, wareki.Era)}, Changes(x.c, wareki.Era)...), "|")
		if got != x.want {
			t.Errorf("\n got %s\nwant %s", got, x.want)
		}
	}
}
