package data

import (
	"cmp"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"jibun/data/kana"
	"jibun/data/wareki"
)

// slow finds as find does, with no care for time: it looks at everybody, and orders
// them by the rule as it is written.
func (x *peopleIndex) slow(words []string, today wareki.Date, n nearness) []*personEntry {
	type found struct {
		*personEntry
		number, rank nameRank
	}
	var all []found
	for _, e := range x.list {
		f := found{e, rankName, rankName}
		if mayBeNumber(words) {
			f.number = e.rankOfNumber(words[0])
		}
		if !containsAll(e.key, words) && (f.number == rankName || words[0][0] != '0' || zeroKey(words[0]) == "") {
			continue
		}
		if f.rank = f.number; f.number == rankName {
			f.rank = e.rankOfName(words)
		}
		all = append(all, f)
	}
	slices.SortStableFunc(all, func(a, b found) int {
		return cmp.Or(cmp.Compare(a.number, b.number), boolFirst(b.left(today), a.left(today)), cmp.Compare(a.rank, b.rank),
			cmp.Compare(n.list[int32(b.ID)], n.list[int32(a.ID)]), cmp.Compare(n.took.lastDay(b.ID), n.took.lastDay(a.ID)))
	})
	var out []*personEntry
	for _, f := range all {
		out = append(out, f.personEntry)
	}
	return out
}

// TestFind_slow: whoever is found, and in which order, is the same as without the
// means by which it is quick.
func TestFind_slow(t *testing.T) {
	const today = "2026-11-22"
	rnd := rand.New(rand.NewPCG(3, 5))
	pick := func(s string) string { w := strings.Split(s, "|"); return w[rnd.IntN(len(w))] }
	x, took, near := &peopleIndex{}, &attendances{last: make([]wareki.Date, 900), late: make([]int32, 900)}, map[int32]uint8{}
	for id := range int64(900) {
		e := &personEntry{}
		e.ID, e.Name = id, pick("田中|渡邉|髙橋|山|川田中|Smith|Ω田")+pick(" |　|")+pick("健一|恵|こ|ジョン|a1|子")
		e.Reading = pick("たなか|わたなべ|タカハシ|やま|かわたなか|すみす|あいローラ|") + pick(" |") + pick("けんいち|めぐみ|こ|じょん|えい|しこ")
		e.StaffNo = pick("|0|00") + pick(fmt.Sprint(rnd.IntN(60), "|", rnd.IntN(9), "|A", rnd.IntN(9), "|É1|000|"))
		e.LeftOn = wareki.Date(pick("|||2020-03-31|2026-11-22|2026-11-21"))
		e.sortKey = kana.SortKey(e.Reading)
		e.key = kana.SearchKeys(e.Name, e.Reading, e.StaffNo, pick("|tanaka1@example.jp|山の会|佐藤"))
		e.appoint(nil, nil, today, map[string]string{"": pick("|総務部総務課|田中課|渡し場")})
		x.list = append(x.list, e)
		took.late[id] = rnd.Int32N(4)
		took.last[id] = []wareki.Date{"", "2019-12-31", "2026-01-02", "2026-10-11"}[took.late[id]]
		if id%9 == 0 {
			near[int32(id)] = uint8(1 + rnd.IntN(2))
		}
	}
	slices.SortFunc(x.list, compareEntries)
	x.index(today)
	n := nearness{near, took}
	for _, text := range strings.Split("a|k|田|た|こ|1|0|00|01|001|12|012|a1|A3|é1|000|0000|あ|山|田中|たなか|tanaka|渡辺|わた|健一|いち|総務|Ω|ー|佐藤|nobody|"+
		"田 こ|tanaka k|k tanaka|こ 田|1 田|山 山|め わ|総務 a|smith j|zyo", "|") {
		words := kana.FoldQuery(text)
		want := x.slow(words, today, n)
		for _, limit := range []int{0, 1, 7, 50, 2000} {
			got, all := x.find(words, limit, n)
			if all != len(want) || !slices.Equal(got, want[:min(limit, len(want))]) {
				t.Errorf("%q, %d: %d found, want %d, or in another order", text, limit, all, len(want))
			}
		}
		if len(want) == 0 && text != "nobody" {
			t.Errorf("%q finds nobody", text)
		}
	}
}
