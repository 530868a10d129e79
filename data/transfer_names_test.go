package data_test

import (
	"strings"
	"testing"

	"jibun/data"
	"jibun/data/datatest"
)

const seating = `座席,氏名,ふりがな,所属,職名,内線
1,髙橋 一郎,たかはし いちろう,総務部 人事課,課長,201
2,佐藤 健,さとう けん,総務部 人事課,係長,202
3,佐藤 健,さとう たける,総務部 人事課,主事,203
4,佐藤 健,さとう けん,市民部 市民課,主事,301
5,山﨑 恵,やまさき めぐみ,市民部 市民課,主事,302
6,欠員,,市民部 市民課,,303
7,田中 花子,たなか はなこ,市民部 市民課,主事,304
`

// numbered is the same office with numbers.
const numbered = `職員番号,氏名,ふりがな,部,課,職名
0001,髙橋 一郎,たかはし いちろう,総務部,人事課,課長
0002,佐藤 健,さとう けん,総務部,人事課,係長
0003,佐藤 健,さとう たける,総務部,人事課,主事
0004,佐藤 健,さとう けん,市民部,市民課,主事
0005,山﨑 恵,やまさき めぐみ,市民部,市民課,主事
0006,田中 花子,たなか はなこ,市民部,市民課,主事
`

func cases(p *data.Plan) string {
	var out []string
	for i := range p.Lines {
		l := &p.Lines[i]
		text := l.Old.Name + ">" + l.New.Name
		for _, c := range l.Cases {
			text += " " + string(c)
		}
		if l.Skip {
			text += " -" + l.Doubt
		}
		if !l.Has(data.CaseUnchanged) || l.Has(data.CaseAsked) {
			out = append(out, text)
		}
	}
	return strings.Join(out, "\n")
}

func wantCases(t *testing.T, p *data.Plan, want ...string) {
	t.Helper()
	accounted(t, p)
	if got := cases(p); got != strings.Join(want, "\n") {
		t.Errorf("got\n%s\nwant\n%s", got, strings.Join(want, "\n"))
	}
}

// A seating list has no numbers: everybody is taken, namesakes stay apart, the same
// again changes nothing, and it retires nobody.
func TestTransfer_withoutNumbers(t *testing.T) {
	s := datatest.New(t)
	p := plan(t, s, seating, "")
	if !p.Numberless || p.Count(data.CaseNew) != 6 || len(p.Skipped) != 1 || gaps(p) != "no_numbers" {
		t.Fatalf("numberless %v, %d new, skipped %+v, gaps %s", p.Numberless, p.Count(data.CaseNew), p.Skipped, gaps(p))
	}
	accounted(t, p)
	apply(t, s, p)
	office := officeRows(t, s)
	p = plan(t, s, seating, "2026-05-01")
	wantCases(t, p)
	apply(t, s, p)
	if office != officeRows(t, s) {
		t.Error("the same list again changed something")
	}
	if r, err := s.Check(t.Context(), nil); err != nil || !r.OK() {
		t.Errorf("%v %v", r.Problems, err)
	}

	t.Run("half of it retires nobody", func(t *testing.T) {
		wantCases(t, plan(t, s, strings.Join(strings.SplitAfter(seating, "\n")[:3], ""), "2026-05-01"))
	})
	t.Run("a move is certain where the name is the only one", func(t *testing.T) {
		wantCases(t, plan(t, s, strings.Replace(seating, "髙橋 一郎,たかはし いちろう,総務部 人事課,課長", "髙橋 一郎,たかはし いちろう,市民部 市民課,課長", 1), "2026-05-01"),
			"髙橋 一郎>髙橋 一郎 moved")
		wantCases(t, plan(t, s, strings.Replace(seating, "佐藤 健,さとう たける,総務部 人事課", "佐藤 健,さとう たける,市民部 市民課", 1), "2026-05-01"),
			"佐藤 健>佐藤 健 moved")
	})
	t.Run("and asked where there are namesakes", func(t *testing.T) {
		moved := strings.Replace(seating, "佐藤 健,さとう けん,総務部 人事課,係長", "佐藤 健,さとう けん,福祉部 介護課,係長", 1)
		p := plan(t, s, moved, "2026-05-01")
		wantCases(t, p, ">佐藤 健 asked -name")
		if c := p.Lines[1].Choices; len(c) != 1 || c[0].From != "総務部 人事課" {
			t.Fatalf("%+v", c)
		}
		if p.Answer(0, data.NewPerson) || p.Answer(1, 987) {
			t.Error("an answer to what was not asked")
		}
		if !p.Answer(1, p.Lines[1].Choices[0].ID) {
			t.Fatal("not answered")
		}
		wantCases(t, p, "佐藤 健>佐藤 健 asked moved")
		if !p.Answer(1, data.NewPerson) {
			t.Fatal("not answered")
		}
		wantCases(t, p, ">佐藤 健 asked new")
		if !p.Answer(1, 0) {
			t.Fatal("not taken back")
		}
		wantCases(t, p, ">佐藤 健 asked -name")
		apply(t, s, p) // as from the command line: it is left
		if _, all := staffOf(t, s); all != 6 {
			t.Errorf("%d people", all)
		}
	})
	t.Run("another family name, or only a family name", func(t *testing.T) {
		wantCases(t, plan(t, s, strings.NewReplacer("山﨑 恵,やまさき めぐみ", "川口 恵,かわぐち めぐみ", "田中 花子,たなか はなこ", "田中,たなか").Replace(seating), "2026-05-01"),
			">川口 恵 asked -name", ">田中 asked -name")
	})
	t.Run("the same row twice", func(t *testing.T) {
		wantCases(t, plan(t, s, seating+"8,田中 花子,たなか はなこ,市民部 市民課,主事,305\n9,新田 葵,,市民部 市民課,主事,306\n10,新田 葵,,市民部 市民課,主事,307\n", "2026-05-01"),
			">田中 花子 new -same_row", ">新田 葵 new", ">新田 葵 new -same_row")
	})
	t.Run("who is stated to have left is shown and not ticked", func(t *testing.T) {
		wantCases(t, plan(t, s, "氏名,所属,在職区分\n田中 花子,市民部 市民課,退職\n", "2026-05-01"), "田中 花子>田中 花子 left -no_numbers")
	})
}

// Numbers that come later are joined to the people who are there without.
func TestTransfer_numbersLater(t *testing.T) {
	s := datatest.New(t)
	apply(t, s, plan(t, s, seating, ""))
	p := plan(t, s, numbered, "2026-05-01")
	if p.Count(data.CaseCompleted) != 6 || p.Count(data.CaseNew)+p.Count(data.CaseLeft)+p.Count(data.CaseMoved) != 0 {
		t.Errorf("%s", cases(p))
	}
	apply(t, s, p)
	if working, all := staffOf(t, s); working != 6 || all != 6 {
		t.Errorf("%d of %d", working, all)
	}
	for no, reading := range map[string]string{"0002": "さとう けん", "0003": "さとう たける", "0006": "たなか はなこ"} {
		if p, err := s.PersonByStaffNo(t.Context(), no); err != nil || strings.ReplaceAll(p.Reading, "　", " ") != reading {
			t.Errorf("%s: %+v %v", no, p, err)
		}
	}
	t.Run("and the list without numbers stays one of the same people", func(t *testing.T) {
		wantCases(t, plan(t, s, seating, "2026-06-01"))
	})

	s = datatest.New(t)
	apply(t, s, plan(t, s, "氏名,所属\n佐藤 健,総務部 人事課\n佐藤 健,市民部 市民課\n田中 花子,市民部 市民課\n臨時 一,市民部 市民課\n", ""))
	p = plan(t, s, "職員番号,氏名,所属\n01,佐藤 健,福祉部 介護課\n02,佐藤 健,市民部 市民課\n03,田中 花子,総務部 人事課\n", "2026-05-01")
	wantCases(t, p, ">佐藤 健 asked -name", "佐藤 健>佐藤 健 completed", "田中 花子>田中 花子 moved completed", "臨時 一> left -no_number")
}

// 課 alone in a phone list means the 課 in which somebody is.
func TestTransfer_phoneList(t *testing.T) {
	s := datatest.New(t)
	apply(t, s, plan(t, s, numbered, ""))
	p := plan(t, s, "氏名,課,内線\n高橋一郎,人事課,201\n佐藤健,市民課,202\n山崎恵,市民課,203\n", "2026-05-01")
	wantCases(t, p, "髙橋 一郎>高橋一郎 completed", "佐藤 健>佐藤健 completed", "山﨑 恵>山崎恵 completed")
	apply(t, s, p)
	if p, err := s.PersonByStaffNo(t.Context(), "0004"); err != nil || p.Phone != "202" {
		t.Errorf("%+v %v", p, err)
	}
	if d, err := s.Departments(t.Context(), ""); err != nil || len(d) != 2 {
		t.Errorf("%+v %v", d, err)
	}
}
