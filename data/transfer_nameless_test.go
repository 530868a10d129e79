package data_test

import (
	"fmt"
	"strings"
	"testing"

	"jibun/data"
	"jibun/data/datatest"
)

// The old ledger first, with numbers that have lost their zeros and names that are
// missing or a family name only; then the roster: nobody is lost, nobody is doubled,
// and everybody has the name, the number and the attendance.
func TestTransfer_namelessLedgerFirst(t *testing.T) {
	families, givens := strings.Fields("田中 佐藤 髙橋 山﨑 渡邉 中村 濵田 大西 松井"), strings.Fields("太郎 花子 一郎 美咲 由美 翔太 直樹 恵 純一")
	full := func(i int) string { return families[i%9] + " " + givens[i/9%9] }
	for way, known := range map[string]func(i int) string{
		"the name":            full,
		"no name":             func(int) string { return "" },
		"family name":         func(i int) string { return families[i%9] },
		"now this, now that":  func(i int) string { return []string{full(i), "", families[i%9]}[i%3] },
		"nothing parts names": func(i int) string { return strings.ReplaceAll(full(i), " ", "") },
	} {
		for _, joined := range []bool{false, true} {
			t.Run(fmt.Sprint(way, joined), func(t *testing.T) {
				s := datatest.New(t)
				matrix, list := [][]any{{"職員番号", "氏名", "所属", "第1回"}}, "職員番号,氏名,所属,職名\n"
				for i := range 200 {
					name := full(i)
					if joined {
						name = strings.ReplaceAll(name, " ", "")
					}
					list += fmt.Sprintf("%05d,%s,人事課,主事\n", 1001+i*3, name)
					if i < 89 {
						matrix = append(matrix, []any{1001 + i*3, known(i), "人事課", "○"})
					}
				}
				takeover(t, s, oldBook(t, map[string][][]any{"開催一覧": oldList[:4], "出席簿": matrix}))
				for _, p := range everybody(t, s) {
					if p.Name == "" {
						t.Fatal("somebody has nothing to be seen by")
					}
				}
				p := plan(t, s, list, "")
				apply(t, s, p)
				people := everybody(t, s)
				if len(people) != 200 || len(p.Gaps) > 0 {
					t.Errorf("%d people, gaps %+v", len(people), p.Gaps)
				}
				came := 0
				for _, w := range people {
					var i int
					if _, err := fmt.Sscan(strings.TrimLeft(w.StaffNo, "0"), &i); err != nil || len(w.StaffNo) != 5 {
						t.Fatalf("number %q of %s", w.StaffNo, w.Name)
					}
					if want := full((i - 1001) / 3); strings.ReplaceAll(w.Name, " ", "") != strings.ReplaceAll(want, " ", "") {
						t.Errorf("%s is called %q, want %q", w.StaffNo, w.Name, want)
					}
					came += w.Times
				}
				if came != 89 {
					t.Errorf("they came %d times", came)
				}
			})
		}
	}
}

// everybody is the list of people, with those who left.
func everybody(t *testing.T, s *data.Store) []data.PersonLine {
	t.Helper()
	list, err := s.People(t.Context(), data.PersonFilter{WithLeft: true})
	if err != nil {
		t.Fatal(err)
	}
	return list
}

// A roster's name that is the ledger's family name only leaves the ledger's; another
// name beside the number stays somebody to be asked about.
func TestTransfer_partOfAName(t *testing.T) {
	s := withRoster(t)
	p := plan(t, s, "職員番号,氏名,所属,職名\n00101,髙橋,人事課,主事\n00102,別人 次郎,人事課,主事\n", "")
	for _, l := range p.Lines {
		switch {
		case l.StaffNo == "00101" && (l.Has(data.CaseRenamed) || l.Doubt != ""):
			t.Errorf("the family name alone: %v %s", l.Cases, l.Doubt)
		case l.StaffNo == "00102" && l.Doubt != data.DoubtReused:
			t.Errorf("another name: %v %s", l.Cases, l.Doubt)
		}
	}
}
