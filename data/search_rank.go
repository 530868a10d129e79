package data

import (
	"cmp"
	"slices"
	"strings"

	"jibun/data/kana"
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

// rankOfNumber says whether a word is somebody's staff number: rankName if it is not.
func (e *personEntry) rankOfNumber(word string) nameRank {
	switch {
	case e.StaffNo == "":
	case strings.EqualFold(e.StaffNo, word):
		return rankNumber
	case SameNumber(e.StaffNo, word):
		return rankZeros
	}
	return rankName
}

// rankOfName says how well the name of somebody in whose key all words stand fits them.
func (e *personEntry) rankOfName(words []string) nameRank {
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
	list map[int32]uint8 // person → 2 expected, 1 on the list
	took *attendances
}

// near reads it from the evenings.
func (x *evenings) near() nearness {
	n := nearness{list: map[int32]uint8{}, took: x.attended()}
	for _, e := range x.span(x.today, x.today) {
		if e.State.CalledOff() {
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
	order
	at int // in the list
}

// order is the one order of everybody found, in every field that looks for people:
// the number, then those who have not left, by how the name fits, tonight's list,
// the last attendance, 五十音順. The lowest comes first.
type order uint64

// The places of its parts; how the name fits is added last.
const (
	orderAt   = 0  // in 五十音順
	orderLast = 24 // the attendance; the highest is the longest ago
	orderList = 48
	orderRank = 52 // how much worse than rankName
	orderLeft = 56
	orderNo   = 60
)

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

// order is the place of somebody of the list whose name fits as well as can be; number
// is rankName unless a staff number was typed.
func (x *peopleIndex) order(k int, number nameRank, n nearness) order {
	id, left := x.ids[k], order(0)
	if x.gone[k] {
		left = 1
	}
	return order(number)<<orderNo | left<<orderLeft | order(2-n.list[int32(id)])<<orderList |
		order(1<<(orderList-orderLast)-1-n.took.lateness(id))<<orderLast | order(k)<<orderAt
}

// find returns the first limit people in whose keys all words stand, and how many
// there are in all.
func (x *peopleIndex) find(words []string, limit int, n nearness) (out []*personEntry, all int) {
	var best []ranked
	no := uint32(0)
	if mayBeNumber(words) {
		no = numberHash(words[0])
	}
	firsts := uint64(0)
	for _, w := range words {
		firsts |= firstOf(w)
	}
	see := func(k int) {
		all++
		number := rankName
		if no != 0 && no == x.numbers[k] {
			number = x.list[k].rankOfNumber(words[0])
		}
		r := ranked{order: x.order(k, number, n), at: k}
		full := func() bool { return len(best) == limit && (limit == 0 || r.order >= best[limit-1].order) }
		if full() { // not even with the best name there is: it need not be looked at
			return
		}
		if number == rankName {
			part, family := x.begins(k)
			least := rankInside // nothing begins with a word
			if family&firsts != 0 {
				least = rankName
			} else if part&firsts != 0 {
				least = rankBegins
			}
			plain := r.order
			if r.order |= order(least-rankName) << orderRank; full() {
				return
			}
			if least != rankInside {
				r.order = plain | order(x.list[k].rankOfName(words)-rankName)<<orderRank
			}
		}
		if full() {
			return
		}
		i, _ := slices.BinarySearchFunc(best, r, func(a, b ranked) int { return cmp.Compare(a.order, b.order) })
		if len(best) == limit {
			best = best[:limit-1]
		}
		best = slices.Insert(best, i, r)
	}
	for k := range x.matches(words) {
		see(k)
	}
	x.zeroLess(words, no, see)
	for _, r := range best {
		out = append(out, x.list[r.at])
	}
	return out, all
}

// zeroLess sees those whose number is the one that was typed with fewer leading
// zeros: their keys do not hold it.
func (x *peopleIndex) zeroLess(words []string, no uint32, see func(int)) {
	if len(words) != 1 || words[0][0] != '0' || zeroKey(words[0]) == "" {
		return
	}
	for k, has := range x.numbers {
		if e := x.list[k]; has == no && SameNumber(e.StaffNo, words[0]) && !strings.Contains(e.key, words[0]) {
			see(k)
		}
	}
}
