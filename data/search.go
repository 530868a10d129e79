package data

import (
	"context"
	"slices"
	"strings"

	"jibun/data/kana"
)

// PersonHit is somebody the search found.
type PersonHit struct {
	ID      int64
	Name    string
	Reading string
	StaffNo string
	From    string // 所属 today, or 団体
	Outside bool
	Left    bool // 退職: the last day of work is over
}

// FindPeople finds people by name, reading, romaji, staff number, department,
// organisation or e-mail; all words must match. At most limit, in 五十音順: first
// the one whose whole staff number was typed (as a barcode reader does), then
// those whose present name or reading begins with the first word, then the others
// (a former name too); who has left comes after who has not. An empty text finds nobody.
func (s *Store) FindPeople(ctx context.Context, text string, limit int) ([]PersonHit, error) {
	words := kana.FoldQuery(text)
	if len(words) == 0 {
		return nil, nil
	}
	x, err := s.peopleNow(ctx)
	if err != nil {
		return nil, err
	}
	today := s.Today()
	found := x.find(words, limit, func(e *personEntry) bool { return e.left(today) })
	out := make([]PersonHit, len(found))
	for i, e := range found {
		out[i] = e.hit(today)
	}
	return out, nil
}

// find returns at most limit people in whose keys all words stand, ordered as
// FindPeople says; last tells who comes after the others.
func (x *peopleIndex) find(words []string, limit int, last func(*personEntry) bool) []*personEntry {
	number := len(words) == 1 && strings.ContainsAny(words[0], "0123456789")
	var ranks [4][]*personEntry
	for k := range x.matches(words) {
		e, rank := x.list[k], 2
		full := len(ranks[1]) >= limit
		switch {
		case number && strings.EqualFold(e.StaffNo, words[0]):
			rank = 0
		case full && number: // only the one number is still looked for
			continue
		case full:
			return ranks[1][:limit]
		case last(e):
			rank = 3
		case beginsWith(e.key, words[0]) && (len(e.former) == 0 || beginsWith(e.searchKey(nil), words[0])):
			rank = 1
		}
		if rank == 0 || len(ranks[rank]) < limit {
			ranks[rank] = append(ranks[rank], e)
		}
	}
	out := slices.Concat(ranks[:]...)
	return out[:min(len(out), limit)]
}

// beginsWith reports whether a part of a key (a name, a reading, a number) begins
// with a word.
func beginsWith(key, word string) bool {
	return strings.HasPrefix(key, word) || strings.Contains(key, " "+word)
}

// matches yields the places in list of those in whose keys all words stand.
func (x *peopleIndex) matches(words []string) func(yield func(int) bool) {
	return func(yield func(int) bool) {
		// the longest word is the rarest: look for that one, check the others
		rare := slices.MaxFunc(words, func(a, b string) int { return len(a) - len(b) })
		for at, k := 0, 0; at < len(x.text); at = x.starts[k] {
			i := strings.Index(x.text[at:], rare)
			if i < 0 {
				return
			}
			for x.starts[k+1] <= at+i {
				k++
			}
			if (len(words) == 1 || containsAll(x.text[x.starts[k]:x.starts[k+1]], words)) && !yield(k) {
				return
			}
			k++
		}
	}
}

// matching is matches, and everybody if there are no words.
func (x *peopleIndex) matching(words []string) func(yield func(int) bool) {
	if len(words) > 0 {
		return x.matches(words)
	}
	return func(yield func(int) bool) {
		for k := range x.list {
			if !yield(k) {
				return
			}
		}
	}
}
