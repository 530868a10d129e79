package data

import (
	"cmp"
	"context"
	"database/sql"
	"slices"
	"strings"
	"sync/atomic"

	"jibun/data/internal/ledger"
	"jibun/data/kana"
	"jibun/data/wareki"
)

// peopleIndex is everybody, with all postings and former names. The keys of those
// who are listed stand in one text, so that a keystroke is one pass over memory
// (20,000 people: well below a millisecond).
type peopleIndex struct {
	list   []*personEntry // in 五十音順; those without a reading come last
	merged []*personEntry // who turned out to be somebody else: not in list
	at     map[int64]*personEntry
	text   string // the keys of list, each followed by a NUL
	starts []int  // of each key, and the end

	// The same of each of list, side by side for the search.
	letters          []letters
	ids              []int64
	numbers          []uint32        // numberHash
	gone             []bool          // left by today
	firsts, families []atomic.Uint64 // begins

	departments map[int64]Department
}

// personEntry is one person as lists show her.
type personEntry struct {
	Person
	from, position   string // 所属 or 団体, "" if nobody recorded it, 職名; of the day
	department       int64  // 0 = none
	sortKey          string
	key              string  // folded: what she is found by
	letters          letters // of the key
	number           uint32  // see numberHash
	typed            atomic.Pointer[[]kana.Form]
	firsts, families atomic.Uint64 // see begins; 0 = not yet known
	past
}

// past is what somebody was called and where she worked.
type past struct {
	former   []formerName // by their last days
	postings []placed     // by their first days
}

// placed is a posting.
type placed struct {
	id, department int64
	position       string
	rank           int
	from, to       wareki.Date
}

// on is the posting of a day: of two that are valid, the one that began last.
func (p *past) on(day wareki.Date) placed {
	for _, o := range slices.Backward(p.postings) {
		if o.from <= day && (o.to == "" || o.to >= day) {
			return o
		}
	}
	return placed{}
}

// nameOn is what somebody was called on a day.
func (e *personEntry) nameOn(day wareki.Date) (name, reading string) {
	for _, f := range e.former {
		if f.to >= day {
			return f.name, f.reading
		}
	}
	return e.Name, e.Reading
}

func (e *personEntry) hit(today wareki.Date) PersonHit {
	return PersonHit{ID: e.ID, Name: e.Name, Reading: e.Reading, StaffNo: e.StaffNo, From: e.place(), Outside: e.Outside, Left: e.left(today)}
}

// place is what lists say she comes from.
func (e *personEntry) place() string { return Place(e.Outside, e.from, e.Affiliation) }

// foldedName is the name as kana.Fold makes it: it comes first in the key.
func (e *personEntry) foldedName() string {
	name, _, _ := strings.Cut(e.key, "\t") // her department
	name, _, _ = strings.Cut(name, " ")
	return name
}

// left reports whether her last day of work is over.
func (e *personEntry) left(today wareki.Date) bool { return e.LeftOn != "" && e.LeftOn < today }

func (s *Store) peopleNow(ctx context.Context) (*peopleIndex, error) {
	return s.people.Look(ctx, s.l, s.Today())
}

// peopleTables are those that everybody is read from.
var peopleTables = map[string]string{"people": "", "former_names": "person_id", "postings": "person_id", "departments": ""}

func readPeople(ctx context.Context, views []*sql.Tx, today wareki.Date) (*peopleIndex, error) {
	x := &peopleIndex{}
	pasts := map[int64]*past{}
	var entries []*personEntry
	err := ledger.Beside(views, func(view *sql.Tx) (err error) {
		if x.departments, err = readDepartments(ctx, view); err != nil {
			return err
		}
		return readPasts(ctx, view, 0, pasts)
	}, func(view *sql.Tx) (err error) {
		entries, err = readEntries(ctx, view, 0)
		return err
	})
	if err != nil {
		return nil, err
	}
	folded := map[string]string{}
	for _, e := range entries {
		e.appoint(x.departments, pasts[e.ID], today, folded)
		if e.MergedInto != 0 {
			x.merged = append(x.merged, e)
		} else {
			x.list = append(x.list, e)
		}
	}
	slices.SortFunc(x.list, compareEntries)
	x.index(today)
	return x, nil
}

// mostPeople is how many people are read one by one.
const mostPeople = 200

// stepPeople reads those who changed, or whose names or postings did.
func stepPeople(ctx context.Context, view *sql.Tx, old *peopleIndex, n ledger.News, today wareki.Date) (*peopleIndex, error) {
	changed := map[int64]bool{}
	for _, ids := range []map[int64]bool{n["people"], n["former_names"], n["postings"]} {
		for id := range ids {
			changed[id] = true
		}
	}
	if len(n["departments"]) > 0 || len(changed) > mostPeople {
		return nil, nil
	}
	x := &peopleIndex{departments: old.departments, list: make([]*personEntry, 0, len(old.list)+len(changed))}
	var fresh []*personEntry
	for id := range changed {
		list, err := readEntries(ctx, view, id)
		if err != nil {
			return nil, err
		}
		pasts := map[int64]*past{}
		if err := readPasts(ctx, view, id, pasts); err != nil {
			return nil, err
		}
		for _, e := range list { // one, or none any more
			e.appoint(x.departments, pasts[id], today, map[string]string{})
			if e.MergedInto != 0 {
				x.merged = append(x.merged, e)
			} else {
				fresh = append(fresh, e)
			}
		}
	}
	for _, e := range old.merged {
		if !changed[e.ID] {
			x.merged = append(x.merged, e)
		}
	}
	slices.SortFunc(fresh, compareEntries)
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
	x.index(today)
	return x, nil
}

// appoint says where somebody belongs today, and completes her key with it.
func (e *personEntry) appoint(departments map[int64]Department, p *past, today wareki.Date, folded map[string]string) {
	if p != nil {
		e.past = *p
	}
	o := e.on(today)
	e.from, e.position, e.department = departments[o.department].Label(), o.position, o.department
	if e.Outside {
		e.from, e.position = e.Organization, e.Title
	}
	f, ok := folded[e.from]
	if !ok {
		f = kana.Fold(e.from)
		folded[e.from] = f
	}
	e.key += "\t" + f
	e.letters, e.number = lettersOf(e.key), numberHash(e.StaffNo)
}

func compareEntries(a, b *personEntry) int {
	return cmp.Or(compareKeys(a.sortKey, b.sortKey), cmp.Compare(a.ID, b.ID))
}

// index makes what is found by from the list, as it is today.
func (x *peopleIndex) index(today wareki.Date) {
	x.at = make(map[int64]*personEntry, len(x.list)+len(x.merged))
	x.starts = make([]int, 0, len(x.list)+1)
	x.letters, x.ids = make([]letters, len(x.list)), make([]int64, len(x.list))
	x.numbers, x.gone, x.firsts = make([]uint32, len(x.list)), make([]bool, len(x.list)), make([]atomic.Uint64, len(x.list))
	x.families = make([]atomic.Uint64, len(x.list))
	size := 0
	for _, e := range x.list {
		size += len(e.key) + 1
	}
	var b strings.Builder
	b.Grow(size)
	for k, e := range x.list {
		x.at[e.ID] = e
		x.letters[k], x.ids[k], x.numbers[k], x.gone[k] = e.letters, e.ID, e.number, e.left(today)
		x.firsts[k].Store(e.firsts.Load())
		x.families[k].Store(e.families.Load())
		x.starts = append(x.starts, b.Len())
		b.WriteString(e.key)
		b.WriteByte(0)
	}
	for _, e := range x.merged {
		x.at[e.ID] = e
	}
	x.starts = append(x.starts, b.Len())
	x.text = b.String()
}
