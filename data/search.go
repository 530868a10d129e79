package data

import (
	"context"
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
// organisation or e-mail; all words must match. At most limit, in the one order of
// all searches: whose whole staff number was typed (as a barcode reader does, with or
// without its leading zeros), then those whose family name begins with it and, of two
// words, whose given name begins with the other, then other beginnings, then what
// stands inside; of equals those of tonight's list, then who came last. Who has left
// comes after who has not. An empty text finds nobody.
func (s *Store) FindPeople(ctx context.Context, text string, limit int) ([]PersonHit, error) {
	hits, _, err := s.SearchPeople(ctx, text, limit)
	return hits, err
}

// SearchPeople is FindPeople, and says how many more there are.
func (s *Store) SearchPeople(ctx context.Context, text string, limit int) (hits []PersonHit, more int, err error) {
	words := kana.FoldQuery(text)
	if len(words) == 0 {
		return nil, 0, nil
	}
	x, err := s.peopleNow(ctx)
	if err != nil {
		return nil, 0, err
	}
	v, err := s.eveningsNow(ctx)
	if err != nil {
		return nil, 0, err
	}
	found, all := x.find(words, limit, v.near())
	hits = make([]PersonHit, len(found))
	for i, e := range found {
		hits[i] = e.hit(v.today)
	}
	return hits, all - len(hits), nil
}

// beginsWith reports whether a part of a key (a name, a reading, a number) begins
// with a word.
func beginsWith(key, word string) bool {
	return strings.HasPrefix(key, word) || strings.Contains(key, " "+word)
}

// matches yields the places in list of those in whose keys all words stand.
func (x *peopleIndex) matches(words []string) func(yield func(int) bool) {
	return func(yield func(int) bool) {
		all := lettersOf(words...)
		seen := len(words) == 1 && single(words[0])
		for k := range x.letters {
			if x.letters[k].hold(&all) && (seen || containsAll(x.text[x.starts[k]:x.starts[k+1]], words)) && !yield(k) {
				return
			}
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
