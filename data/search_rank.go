package data

import (
	"cmp"
	"slices"
	"strings"

	"jibun/data/kana"
	"jibun/data/wareki"
)

// nameRank says how well a name fits what was typed; the lowest comes first.
type nameRank uint8

const (
	rankNumber nameRank = iota // the whole staff number
	rankZeros                  // … but for leading zeros
	rankName                   // the beginning of the family name, and of the given name
	rankBegins                 // the beginnings of other parts: the given name, a number, a former name
	rankFamily                 // the beginning of the family name, the other words inside
	rankInside
)

// forms are the ways in which somebody's name is typed, worked out when first asked for.
func (e *personEntry) forms() []kana.Form {
	if f := e.typed.Load(); f != nil {
		return *f
	}
	f := kana.Forms(e.Name, e.Reading)
	e.typed.Store(&f)
	return f
}

// rank says how well somebody in whose key all words stand fits them.
func (e *personEntry) rank(words []string) nameRank {
	if e.StaffNo != "" && mayBeNumber(words) {
		switch {
		case strings.EqualFold(e.StaffNo, words[0]):
			return rankNumber
		case SameNumber(e.StaffNo, words[0]):
			return rankZeros
		}
	}
	forms := e.forms()
	if fullName(forms, words[0], words[1:]) || len(words) == 2 && fullName(forms, words[1], words[:1]) {
		return rankName
	}
	for _, w := range words {
		if !beginsWith(e.key, w) && !slices.ContainsFunc(forms, func(f kana.Form) bool { return f.Begins(w) || strings.HasPrefix(f.Given, w) }) {
			if slices.ContainsFunc(forms, func(f kana.Form) bool { return f.Begins(words[0]) }) {
				return rankFamily
			}
			return rankInside
		}
	}
	return rankBegins
}

// mayBeNumber reports whether a staff number may have been typed.
func mayBeNumber(words []string) bool {
	return len(words) == 1 && strings.ContainsAny(words[0], "0123456789")
}

// fullName reports whether a word begins the family name and the others the given name.
func fullName(forms []kana.Form, family string, given []string) bool {
	if !slices.ContainsFunc(forms, func(f kana.Form) bool { return f.Begins(family) }) {
		return false
	}
	for _, w := range given {
		if !slices.ContainsFunc(forms, func(f kana.Form) bool { return f.Given != "" && strings.HasPrefix(f.Given, w) }) {
			return false
		}
	}
	return true
}

// nearness is what decides between people whose names fit equally: who is on
// tonight's list (still expected first), then who came last.
type nearness struct {
	today wareki.Date
	list  map[int32]uint8 // person → 2 expected, 1 on the list
	last  func(person int64) wareki.Date
}

// near reads it from the evenings.
func (x *evenings) near() nearness {
	n := nearness{today: x.today, list: map[int32]uint8{}, last: x.attended().lastDay}
	for _, e := range x.span(x.today, x.today) {
		if e.State == SeminarCancelled || e.State == SeminarPostponed {
			continue
		}
		for _, m := range e.counted.Marks {
			switch {
			case m.Code.Confirmed() && !m.Code.Known():
				n.list[m.Person] = 2
			case m.Code.Confirmed(), m.Code.Waiting(), m.Code.Received():
				n.list[m.Person] = max(n.list[m.Person], 1)
			}
		}
	}
	return n
}

// ranked is somebody found, with what orders her.
type ranked struct {
	e    *personEntry
	rank nameRank
	left bool
	list uint8
	last wareki.Date
	at   int // in 五十音順
}

// before is the one order of everybody found, in every field that looks for people:
// the number, then those who have not left, by how the name fits, tonight's list,
// the last attendance, 五十音順.
func (a ranked) before(b ranked) int {
	number := func(r ranked) int {
		if r.rank <= rankZeros {
			return int(r.rank)
		}
		return int(rankName)
	}
	return cmp.Or(cmp.Compare(number(a), number(b)), boolFirst(b.left, a.left), cmp.Compare(a.rank, b.rank),
		cmp.Compare(b.list, a.list), cmp.Compare(b.last, a.last), cmp.Compare(a.at, b.at))
}

// boolFirst puts true before false.
func boolFirst(a, b bool) int {
	switch {
	case a == b:
		return 0
	case a:
		return -1
	}
	return 1
}

// find returns the first limit people in whose keys all words stand, and how many
// there are in all.
func (x *peopleIndex) find(words []string, limit int, n nearness) (out []*personEntry, all int) {
	var best []ranked
	number := mayBeNumber(words)
	see := func(k int) {
		all++
		e := x.list[k]
		r := ranked{e: e, rank: rankName, left: e.left(n.today), list: n.list[int32(e.ID)], last: n.last(e.ID), at: k}
		full := func() bool { return len(best) == limit && (limit == 0 || r.before(best[limit-1]) >= 0) }
		if !number && full() { // not even with the best name there is: it need not be looked at
			return
		}
		if r.rank = e.rank(words); full() {
			return
		}
		i, _ := slices.BinarySearchFunc(best, r, ranked.before)
		if len(best) == limit {
			best = best[:limit-1]
		}
		best = slices.Insert(best, i, r)
	}
	for k := range x.matches(words) {
		see(k)
	}
	x.zeroLess(words, see)
	for _, r := range best {
		out = append(out, r.e)
	}
	return out, all
}

// zeroLess sees those whose number is the one that was typed with fewer leading
// zeros: their keys do not hold it.
func (x *peopleIndex) zeroLess(words []string, see func(int)) {
	if len(words) != 1 || words[0][0] != '0' || zeroKey(words[0]) == "" {
		return
	}
	for k := range x.matches([]string{zeroKey(words[0])}) {
		if e := x.list[k]; SameNumber(e.StaffNo, words[0]) && !strings.Contains(e.key, words[0]) {
			see(k)
		}
	}
}
