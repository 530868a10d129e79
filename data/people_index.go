package data

import (
	"cmp"
	"context"
	"database/sql"
	"slices"
	"strings"

	"jibun/data/kana"
	"jibun/data/wareki"
)

// peopleIndex is everybody who was not merged into somebody else, with the
// posting of a day. All keys stand in one text, so that a keystroke is one pass
// over memory (20,000 people: well below a millisecond).
type peopleIndex struct {
	list   []*personEntry // in 五十音順; those without a reading come last
	at     map[int64]*personEntry
	text   string // the keys of list, each followed by a NUL
	starts []int  // of each key, and the end

	departments map[int64]string // their labels
}

// personEntry is one person as lists show her.
type personEntry struct {
	Person
	from, position string // 所属 or 団体, 職名; of the day
	department     int64  // 0 = none
	sortKey        string
	key            string // folded: what she is found by
}

func (e *personEntry) hit(today wareki.Date) PersonHit {
	return PersonHit{ID: e.ID, Name: e.Name, Reading: e.Reading, StaffNo: e.StaffNo, From: e.from, Outside: e.Outside, Left: e.left(today)}
}

// left reports whether her last day of work is over.
func (e *personEntry) left(today wareki.Date) bool { return e.LeftOn != "" && e.LeftOn < today }

func (s *Store) peopleNow(ctx context.Context) (*peopleIndex, error) {
	return s.people.look(ctx, s)
}

func peopleMirror() mirror[peopleIndex] {
	return mirror[peopleIndex]{
		tables: map[string]string{"people": "", "postings": "person_id", "departments": ""},
		full:   readPeople, step: stepPeople, turn: make(chan struct{}, 1),
	}
}

// placed is somebody's posting.
type placed struct {
	id, department int64
	position       string
	from           wareki.Date
}

const (
	entryQuery  = `SELECT ` + personColumns + `, p.sort_key, p.search_key FROM people p WHERE p.merged_into = 0`
	placedQuery = `SELECT person_id, id, department_id, position, valid_from FROM postings WHERE valid_from <= $1 AND (valid_to = '' OR valid_to >= $1)`
)

func readPeople(ctx context.Context, views []*sql.Tx, today wareki.Date) (*peopleIndex, error) {
	x := &peopleIndex{at: map[int64]*personEntry{}}
	postings := map[int64]placed{}
	err := beside(views, func(view *sql.Tx) error {
		var err error
		if x.departments, err = departmentLabels(ctx, view); err != nil {
			return err
		}
		return eachRow(ctx, view, placedQuery, []any{string(today)}, func(rows *sql.Rows) error {
			return scanPlaced(rows, postings)
		})
	}, func(view *sql.Tx) error {
		return eachRow(ctx, view, entryQuery, nil, func(rows *sql.Rows) error {
			e, err := scanEntry(rows)
			x.list = append(x.list, e)
			return err
		})
	})
	if err != nil {
		return nil, err
	}
	folded := map[string]string{}
	for _, e := range x.list {
		e.place(x.departments, postings[e.ID], folded)
	}
	slices.SortFunc(x.list, compareEntries)
	x.finish()
	return x, nil
}

// mostPeople is how many people are read one by one.
const mostPeople = 200

// stepPeople reads those who changed, or whose postings did.
func stepPeople(ctx context.Context, view *sql.Tx, old *peopleIndex, n news, today wareki.Date) (*peopleIndex, error) {
	changed := map[int64]bool{}
	for _, ids := range []map[int64]bool{n["people"], n["postings"]} {
		for id := range ids {
			changed[id] = true
		}
	}
	if len(n["departments"]) > 0 || len(changed) > mostPeople {
		return nil, nil
	}
	var fresh []*personEntry
	for id := range changed {
		e, err := readEntry(ctx, view, id, old.departments, today)
		if err != nil {
			return nil, err
		}
		if e != nil {
			fresh = append(fresh, e)
		}
	}
	slices.SortFunc(fresh, compareEntries)
	x := &peopleIndex{departments: old.departments, list: make([]*personEntry, 0, len(old.list)+len(fresh))}
	for _, e := range old.list {
		if changed[e.ID] {
			continue
		}
		for len(fresh) > 0 && compareEntries(fresh[0], e) < 0 {
			x.list = append(x.list, fresh[0])
			fresh = fresh[1:]
		}
		x.list = append(x.list, e)
	}
	x.list = append(x.list, fresh...)
	x.finish()
	return x, nil
}

// readEntry is nil if there is no such person any more.
func readEntry(ctx context.Context, view *sql.Tx, id int64, departments map[int64]string, today wareki.Date) (*personEntry, error) {
	var e *personEntry
	postings := map[int64]placed{}
	err := eachRow(ctx, view, entryQuery+` AND p.id = $1`, []any{id}, func(rows *sql.Rows) (err error) {
		e, err = scanEntry(rows)
		return err
	})
	if err != nil || e == nil {
		return nil, err
	}
	err = eachRow(ctx, view, placedQuery+` AND person_id = $2`, []any{string(today), id}, func(rows *sql.Rows) error {
		return scanPlaced(rows, postings)
	})
	e.place(departments, postings[id], map[string]string{})
	return e, err
}

func scanEntry(rows *sql.Rows) (*personEntry, error) {
	var e personEntry
	var err error
	e.Person, err = scanPerson(rows, &e.sortKey, &e.key)
	return &e, err
}

// scanPlaced keeps, of two postings that are valid, the one that began last.
func scanPlaced(rows *sql.Rows, into map[int64]placed) error {
	var person int64
	var p placed
	err := rows.Scan(&person, &p.id, &p.department, &p.position, &p.from)
	if old, ok := into[person]; !ok || cmp.Or(cmp.Compare(old.from, p.from), cmp.Compare(old.id, p.id)) < 0 {
		into[person] = p
	}
	return err
}

// place says where somebody belongs, and completes her key with it.
func (e *personEntry) place(departments map[int64]string, p placed, folded map[string]string) {
	e.from, e.position, e.department = departments[p.department], p.position, p.department
	if e.Outside {
		e.from, e.position = e.Organization, e.Title
	}
	f, ok := folded[e.from]
	if !ok {
		f = kana.Fold(e.from)
		folded[e.from] = f
	}
	e.key += "\t" + f
}

func compareEntries(a, b *personEntry) int {
	return cmp.Or(compareKeys(a.sortKey, b.sortKey), cmp.Compare(a.ID, b.ID))
}

// finish makes what is found by from the list.
func (x *peopleIndex) finish() {
	x.at = make(map[int64]*personEntry, len(x.list))
	x.starts = make([]int, 0, len(x.list)+1)
	size := 0
	for _, e := range x.list {
		size += len(e.key) + 1
	}
	var b strings.Builder
	b.Grow(size)
	for _, e := range x.list {
		x.at[e.ID] = e
		x.starts = append(x.starts, b.Len())
		b.WriteString(e.key)
		b.WriteByte(0)
	}
	x.starts = append(x.starts, b.Len())
	x.text = b.String()
}

func departmentLabels(ctx context.Context, view *sql.Tx) (map[int64]string, error) {
	out := map[int64]string{}
	err := eachRow(ctx, view, `SELECT id, division, section FROM departments`, nil, func(rows *sql.Rows) error {
		var id int64
		var division, section string
		err := rows.Scan(&id, &division, &section)
		out[id] = departmentLabel(division, section)
		return err
	})
	return out, err
}
