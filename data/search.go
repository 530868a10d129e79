package data

import (
	"context"
	"slices"
	"strings"

	"jibun/data/kana"
	"jibun/data/wareki"
)

// PersonHit is somebody the search found.
type PersonHit struct {
	ID      int64
	Name    string
	Reading string
	StaffNo string
	From    string // 所属 today, or 団体
	Outside bool
}

// peopleIndex holds everybody's folded keys in one text, so that a keystroke is
// one pass over memory (20,000 people: well below a millisecond).
type peopleIndex struct {
	day    wareki.Date // whose departments it knows; "" while it is read
	text   string      // keys, each followed by a NUL
	starts []int       // of each key, and the end
	hits   []PersonHit // in 五十音順
}

// FindPeople finds people by name, reading, romaji, staff number, department,
// organisation or e-mail; all words must match. At most limit, in 五十音順;
// those whose name or reading begins with the first word come first. An empty
// text finds nobody.
func (s *Store) FindPeople(ctx context.Context, text string, limit int) ([]PersonHit, error) {
	words := kana.FoldQuery(text)
	if len(words) == 0 {
		return nil, nil
	}
	x, err := s.people(ctx)
	if err != nil {
		return nil, err
	}
	return x.find(words, limit), nil
}

func (x *peopleIndex) find(words []string, limit int) []PersonHit {
	// the longest word is the rarest: look for that one, check the others
	rare := slices.MaxFunc(words, func(a, b string) int { return len(a) - len(b) })
	begins := " " + words[0] // a part of the key is a name, a reading, a number
	var first, rest []PersonHit
	for at, k := 0, 0; len(first) < limit; at = x.starts[k] {
		i := strings.Index(x.text[at:], rare)
		if i < 0 {
			break
		}
		for x.starts[k+1] <= at+i {
			k++
		}
		key := x.text[x.starts[k]:x.starts[k+1]]
		hit := x.hits[k]
		k++
		if len(words) > 1 && !containsAll(key, words) {
			continue
		}
		if strings.HasPrefix(key, words[0]) || strings.Contains(key, begins) {
			first = append(first, hit)
		} else if len(rest) < limit {
			rest = append(rest, hit)
		}
	}
	out := append(first, rest...)
	return out[:min(len(out), limit)]
}

// people returns the index, reading it if people changed since or another day
// has come.
func (s *Store) people(ctx context.Context) (*peopleIndex, error) {
	today := s.Today()
	reading := &peopleIndex{}
	s.mu.Lock()
	x := s.index
	if x != nil && x.day == today {
		s.mu.Unlock()
		return x, nil
	}
	s.index = reading
	s.mu.Unlock()
	x, err := s.readPeople(ctx, today)
	if err != nil {
		return nil, err
	}
	s.mu.Lock()
	if s.index == reading { // else people changed meanwhile
		s.index = x
	}
	s.mu.Unlock()
	return x, nil
}

func (s *Store) readPeople(ctx context.Context, today wareki.Date) (*peopleIndex, error) {
	departments, err := s.postedOn(ctx, today)
	if err != nil {
		return nil, err
	}
	rows, err := s.db.R.QueryContext(ctx, `SELECT id, kind, name, reading, staff_no, organization, search_key FROM people
		WHERE merged_into = 0 ORDER BY CASE WHEN sort_key = '' THEN 1 ELSE 0 END, sort_key, id`)
	if err != nil {
		return nil, translate(err)
	}
	defer rows.Close()
	x := &peopleIndex{day: today}
	var b strings.Builder
	folded := map[string]string{}
	for rows.Next() {
		var h PersonHit
		var kind, org, key string
		if err := rows.Scan(&h.ID, &kind, &h.Name, &h.Reading, &h.StaffNo, &org, &key); err != nil {
			return nil, err
		}
		h.Outside = kind == "outside"
		h.From = departments[h.ID]
		if h.Outside {
			h.From = org
		}
		if _, ok := folded[h.From]; !ok {
			folded[h.From] = kana.Fold(h.From)
		}
		x.starts = append(x.starts, b.Len())
		x.hits = append(x.hits, h)
		b.WriteString(key + "\t" + folded[h.From] + "\x00")
	}
	x.starts = append(x.starts, b.Len())
	x.text = b.String()
	return x, rows.Err()
}

// postedOn names everybody's department on the day.
func (s *Store) postedOn(ctx context.Context, day wareki.Date) (map[int64]string, error) {
	rows, err := s.db.R.QueryContext(ctx, `SELECT o.person_id, d.division, d.section FROM postings o JOIN departments d ON d.id = o.department_id
		WHERE o.valid_from <= $1 AND (o.valid_to = '' OR o.valid_to >= $1) ORDER BY o.person_id, o.valid_from, o.id`, string(day))
	if err != nil {
		return nil, translate(err)
	}
	defer rows.Close()
	out := map[int64]string{}
	for rows.Next() {
		var id int64
		var division, section string
		if err := rows.Scan(&id, &division, &section); err != nil {
			return nil, err
		}
		out[id] = departmentLabel(division, section)
	}
	return out, rows.Err()
}
