package data

import (
	"context"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/text/unicode/norm"

	"jibun/data/kana"
	"jibun/data/wareki"
)

// Found is what the search of the frame (Ctrl+K) found.
type Found struct {
	Seminars []SeminarLine
	People   []PersonHit
	More     int // people there are beside these
}

// Find looks for evenings and people. An evening is found by its number (431,
// 第431回, #431), by its day (12/8 in any year, R8.12.8, 2026-12-08), and by words
// of its theme, lecturers, venue or category, all of which must match. First
// come those whose number was typed, then those of the day, then the latest. At
// most limit of each kind; an empty text finds nothing.
func (s *Store) Find(ctx context.Context, text string, limit int) (Found, error) {
	q := parseFind(text)
	if len(q.words) == 0 {
		return Found{}, nil
	}
	v, err := s.eveningsNow(ctx)
	if err != nil {
		return Found{}, err
	}
	var out Found
	now := s.now()
	for _, e := range v.find(q, limit) {
		out.Seminars = append(out.Seminars, e.line(now))
	}
	out.People, out.More, err = s.SearchPeople(ctx, text, limit)
	return out, err
}

// findQuery is what somebody may have meant by a text.
type findQuery struct {
	number   int         // that stands alone, 0 = none
	day      wareki.Date // "" = none
	anyYear  bool        // only month and day were typed
	words    []string    // folded
	numbered []int       // of the words, those that can only be a number: 第431回
}

var (
	onlyNumber = regexp.MustCompile(`^(?:第|#)?\s*([0-9]{1,5})\s*回?目?$`)
	wordNumber = regexp.MustCompile(`^(?:(?:第|#)([0-9]{1,5})回?|([0-9]{1,5})回)$`)
)

func parseFind(text string) findQuery {
	text = strings.TrimSpace(norm.NFKC.String(text))
	var q findQuery
	if m := onlyNumber.FindStringSubmatch(text); m != nil {
		q.number, _ = strconv.Atoi(m[1])
	}
	// a day without its year is the next such day: another one a year later
	early, err := wareki.Parse(text, "2000-01-01")
	late, err2 := wareki.Parse(text, "2001-01-01")
	if err == nil && err2 == nil {
		q.day, q.anyYear = early, early != late
	}
	for _, w := range strings.Fields(text) {
		if m := wordNumber.FindStringSubmatch(w); m != nil {
			n, _ := strconv.Atoi(m[1] + m[2])
			q.numbered = append(q.numbered, n)
		} else {
			q.words = append(q.words, kana.FoldQuery(w)...)
		}
	}
	if len(q.words) == 0 {
		q.words = kana.FoldQuery(text)
		if len(q.numbered) == 1 {
			q.number = q.numbered[0]
		}
	}
	return q
}

func (x *evenings) find(q findQuery, limit int) []*evening {
	var ranks [3][]*evening
	for _, e := range slices.Backward(x.list) {
		rank := -1
		switch {
		case q.number != 0 && e.Number == q.number:
			rank = 0
		case q.day != "" && (e.Date == q.day || q.anyYear && sameDay(e.Date, q.day)):
			rank = 1
		case e.named(q):
			rank = 2
		}
		if rank == 0 || rank > 0 && len(ranks[rank]) < limit {
			ranks[rank] = append(ranks[rank], e)
		}
	}
	main := func(e *evening) int { // the same number of the main series first
		if len(x.series) > 0 && e.SeriesID == x.series[0].ID {
			return 0
		}
		return 1
	}
	slices.SortStableFunc(ranks[0], func(a, b *evening) int { return main(a) - main(b) })
	out := slices.Concat(ranks[:]...)
	return out[:min(len(out), limit)]
}

// sameDay: the same month and day of any year.
func sameDay(a, b wareki.Date) bool { return a.Month() == b.Month() && a.Day() == b.Day() }

// named reports whether the words stand in what the evening is called.
func (e *evening) named(q findQuery) bool {
	for _, n := range q.numbered {
		if e.Number != n {
			return false
		}
	}
	for _, w := range q.words {
		if !strings.Contains(e.key, w) && !strings.Contains(e.lecturersKey, w) && !strings.Contains(e.categoryKey, w) && !strings.Contains(e.seriesKey, w) {
			return false
		}
	}
	return true
}
