package data_test

import (
	"strings"
	"testing"

	"jibun/data"
	"jibun/data/datatest"
)

// One order in every field that looks for people: how the name fits, tonight's list,
// who came last; who has left comes last.
func TestFindPeople_rank(t *testing.T) {
	d := newDesk(t)
	for _, p := range []data.Person{
		{Name: "渡辺 愛", Reading: "わたなべ あい"},
		{Name: "渡部 七海", Reading: "わたなべ ななみ"},
		{Name: "渡邉 直樹", Reading: "わたなべ なおき"},
		{Name: "渡辺 夏", Reading: "わたなべ なつ"},
		{Name: "渡辺 奈々", Reading: "わたなべ なな", LeftOn: "2020-03-31"},
		{Name: "川渡 鍋", Reading: "かわわたなべ なべ"},
		{Name: "長田 渡", Reading: "ながた わたる"},
		{Name: "上田 純", Reading: "うえだ じゅん"},
		{Name: "上田 正一", Reading: "うえだ しょういち"},
		{Name: "大野 修", Reading: "おおの おさむ"},
		{Name: "中村 大野", Reading: "なかむら おおの"},
	} {
		d.must(d.s.SavePerson(d.Context(), &p))
		d.here[p.Name] = p.ID
	}
	for text, want := range map[string]string{
		"watanabe n":  "渡邉 直樹, 渡辺 夏, 渡部 七海, 渡辺 愛, 川渡 鍋, 渡辺 奈々",
		"わたなべ な":      "渡邉 直樹, 渡辺 夏, 渡部 七海, 渡辺 愛, 川渡 鍋, 渡辺 奈々",
		"ワタナベ　ナオ":     "渡邉 直樹",
		"watanaben":   "渡邉 直樹, 渡辺 夏, 渡部 七海, 川渡 鍋, 渡辺 奈々",
		"わたなべな":       "渡邉 直樹, 渡辺 夏, 渡部 七海, 川渡 鍋, 渡辺 奈々",
		"渡辺 な":        "渡邉 直樹, 渡辺 夏, 渡辺 愛, 渡辺 奈々",
		"なお わたなべ":     "渡邉 直樹",
		"わた":          "渡辺 愛, 渡邉 直樹, 渡辺 夏, 渡部 七海, 長田 渡, 川渡 鍋, 渡辺 奈々",
		"ueda zyu":    "上田 純",
		"ueda j":      "上田 純",
		"ueda syo":    "上田 正一",
		"ueda sho":    "上田 正一",
		"ohno":        "大野 修, 中村 大野",
		"oono osamu":  "大野 修",
		"おおの":         "大野 修, 中村 大野",
		"watanabe na": "渡邉 直樹, 渡辺 夏, 渡部 七海, 渡辺 愛, 川渡 鍋, 渡辺 奈々",
	} {
		if got := d.found(text); got != want {
			t.Errorf("%q:\n got %s\nwant %s", text, got, want)
		}
	}
	d.past("2026-10-01", "渡部 七海")
	d.past("2026-11-01", "渡辺 夏")
	d.equal("who came last", d.found("watanabe n"), "渡辺 夏, 渡部 七海, 渡邉 直樹, 渡辺 愛, 川渡 鍋, 渡辺 奈々")
	m := d.seminar(0, on(d.s.Today()))
	d.apply(m, "渡邉 直樹", "渡辺 愛")
	d.equal("tonight's list", d.found("watanabe n"), "渡邉 直樹, 渡辺 夏, 渡部 七海, 渡辺 愛, 川渡 鍋, 渡辺 奈々")
	hits, more, err := d.s.SearchPeople(d.Context(), "watanabe n", 2)
	d.must(err)
	d.equal("cut", []any{len(hits), more}, []any{2, 4})
	list, more, err := d.s.Candidates(d.Context(), m, "watanabe n", 3)
	d.must(err)
	d.equal("on an evening", []any{list[0].Name, len(list), more}, []any{"渡邉 直樹", 3, 3})
	f, err := d.s.Find(d.Context(), "watanabe n", 1)
	d.must(err)
	d.equal("in the frame", []any{f.People[0].Name, f.More}, []any{"渡邉 直樹", 5})
}

// What a scanner or a hand types without its zeros is the ledger's number, and the
// other way round.
func TestFindPeople_zeros(t *testing.T) {
	d := newDesk(t)
	for _, p := range []data.Person{{StaffNo: "01841", Name: "甲"}, {StaffNo: "21841", Name: "乙"}, {StaffNo: "1842", Name: "丙"}, {StaffNo: "18410", Name: "丁"}} {
		d.must(d.s.SavePerson(d.Context(), &p))
	}
	for text, want := range map[string]string{"1841": "甲", "01841": "甲", "001841": "甲", "1842": "丙", "01842": "丙", "００１８４２": "丙", "0018": ""} {
		if got, _, _ := strings.Cut(d.found(text), ","); got != want {
			t.Errorf("%s: %q, want %q first", text, got, want)
		}
	}
}

// The old ledger has lost its zeros: its people are those of the roster, in either
// order, whatever of their names it knows.
func TestTakeover_zerosEitherOrder(t *testing.T) {
	book := func(t *testing.T, name func(string) any) string {
		rows := [][]any{{"職員番号", "氏名", "所属", "第1回"}, {101, name("髙橋　一郎"), "人事課", "○"}, {102, name("田中 花子"), "人事課", "○"}}
		return oldBook(t, map[string][][]any{"開催一覧": oldList[:4], "出席簿": rows})
	}
	for way, name := range map[string]func(string) any{
		"the name":        func(s string) any { return s },
		"no name":         func(string) any { return "" },
		"family name":     func(s string) any { return strings.Fields(s)[0] },
		"a maiden's name": func(s string) any { return "旧姓　" + strings.Fields(s)[1] },
	} {
		t.Run(way, func(t *testing.T) {
			s := withRoster(t)
			_, all := staffOf(t, s)
			p := takeover(t, s, book(t, name))
			if _, now := staffOf(t, s); now != all || len(p.ZerosLost) != 2 || len(p.Problems) != 0 {
				t.Errorf("%d people became %d; %+v %+v", all, now, p.ZerosLost, p.Problems)
			}
		})
	}
	s := datatest.New(t)
	takeover(t, s, book(t, func(s string) any { return s }))
	apply(t, s, plan(t, s, "職員番号,氏名,ふりがな,所属,職名\n00101,髙橋　一郎,たかはし いちろう,人事課,主事\n00102,田中 花子,たなか はなこ,人事課,主事\n", ""))
	if _, all := staffOf(t, s); all != 2 {
		t.Errorf("the old ledger first: %d people", all)
	}
	s = withRoster(t)
	p := takeover(t, s, book(t, func(string) any { return "別人 次郎" }))
	if len(p.Problems) != 2 || p.Problems[0].Code != "number_zeros" {
		t.Errorf("another name: %+v", p.Problems)
	}
	pairs, err := s.Duplicates(t.Context())
	if err != nil || len(pairs) != 2 || pairs[0].Reason != "same_number" {
		t.Errorf("both forms are there: %+v %v", pairs, err)
	}
}
