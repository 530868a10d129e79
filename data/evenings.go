package data

import (
	"cmp"
	"context"
	"database/sql"
	"slices"
	"time"

	"jibun/data/internal/ledger"
	"jibun/data/kana"
	"jibun/data/report"
	"jibun/data/wareki"
)

// evenings are all seminars with what became of everybody who applied.
type evenings struct {
	today  wareki.Date
	list   []*evening // by day, start and id
	at     map[int64]*evening
	names  map[int64]string // of categories
	series []Series         // the main one first
	people int              // above every person's id in the marks
	attend *attendances
}

// evening is one seminar as lists and figures see it.
type evening struct {
	Seminar
	category, series, lecturers string
	key, lecturersKey           string // folded
	titleKey, categoryKey       string
	seriesKey                   string // "" where there is only one
	counted                     report.Evening
	assigned                    []assigned // in the order of the paper
	offers                      []offer
	expired                     int // 期限切れ: waits no more
	board                       board
	top                         int // above every person's id in its marks
}

// offer is 繰上げ打診中: it takes a seat until its instant.
type offer struct {
	person int64
	until  string
}

// runs reports whether it still takes the seat.
func (o offer) runs(now time.Time) bool { return o.until >= ledger.Instant(now) }

// assigned is somebody's request, for the lists of lecturers.
type assigned struct {
	Assignment
	name, reading string // today's
}

// took reports whether something of the evening is counted; it may be nil.
func (e *evening) took() bool {
	return e != nil && (e.State.TookPlace() || slices.ContainsFunc(e.assigned, func(a assigned) bool { return a.State.Spoken() }))
}

// board counts an evening's registrations by where they stand.
type board struct {
	all, received, confirmed, waiting int // waiting without 期限切れ
	known, unknown, absent, noShow    int // of the confirmed
	walkIns                           int // of the confirmed
	applied                           int // as the figures count: without walk-ins and who spoke
	present                           int // as the figures count: who spoke is left out
}

func (s *Store) eveningsNow(ctx context.Context) (*evenings, error) {
	return s.evenings.Look(ctx, s.l, s.Today())
}

// eveningsTables are those that evenings are read from.
var eveningsTables = map[string]string{"seminars": "", "registrations": "seminar_id", "assignments": "seminar_id", "people": "",
	"categories": "", "series": "", "series_names": ""}

func readEvenings(ctx context.Context, views []*sql.Tx, today wareki.Date) (*evenings, error) {
	x := &evenings{today: today, at: map[int64]*evening{}, attend: &attendances{}}
	marks := map[int64][]report.Mark{}
	err := ledger.Beside(views, func(view *sql.Tx) error {
		return readMarks(ctx, view, markQuery, nil, marks)
	}, func(view *sql.Tx) error {
		return x.readRest(ctx, view)
	})
	if err != nil {
		return nil, err
	}
	for _, e := range x.list {
		e.counted.Marks = marks[e.ID]
	}
	x.derive()
	return x, nil
}

// readRest reads everything but the registrations.
func (x *evenings) readRest(ctx context.Context, view *sql.Tx) (err error) {
	if x.series, err = readSeries(ctx, view); err != nil {
		return err
	}
	if x.names, err = readCategoryNames(ctx, view); err != nil {
		return err
	}
	x.list, err = readSeminars(ctx, view, 0)
	if err != nil {
		return err
	}
	for _, e := range x.list {
		x.at[e.ID] = e
	}
	return readAround(ctx, view, 0, x.at)
}

// mostEvenings is how many evenings are read one by one.
const mostEvenings = 60

// stepEvenings reads the evenings that changed, and those whose lecturers did.
func stepEvenings(ctx context.Context, view *sql.Tx, old *evenings, n ledger.News, today wareki.Date) (*evenings, error) {
	changed := map[int64]bool{}
	for _, ids := range []map[int64]bool{n["seminars"], n["registrations"], n["assignments"]} {
		for id := range ids {
			changed[id] = true
		}
	}
	if len(n["people"]) > 0 {
		for _, e := range old.list {
			if slices.ContainsFunc(e.assigned, func(a assigned) bool { return n["people"][a.PersonID] }) {
				changed[e.ID] = true
			}
		}
	}
	if len(changed) > mostEvenings || len(n["categories"])+len(n["series"])+len(n["series_names"]) > 0 {
		return nil, nil
	}
	x := &evenings{today: today, at: make(map[int64]*evening, len(old.at)), names: old.names, series: old.series, attend: old.attend}
	for _, e := range old.list {
		if !changed[e.ID] {
			x.list = append(x.list, e)
		}
	}
	for id := range changed {
		e, err := readEvening(ctx, view, id)
		if err != nil {
			return nil, err
		}
		if e != nil {
			x.list = append(x.list, e)
		}
		if e.took() || old.at[id].took() {
			x.attend = &attendances{} // what took place is another thing now
		}
	}
	x.derive()
	return x, nil
}

// readEvening is nil if there is no such seminar any more.
func readEvening(ctx context.Context, view *sql.Tx, id int64) (*evening, error) {
	list, err := readSeminars(ctx, view, id)
	if err != nil || len(list) == 0 {
		return nil, err
	}
	e, marks := list[0], map[int64][]report.Mark{}
	if err := readMarks(ctx, view, markOneQuery, []any{id}, marks); err != nil {
		return nil, err
	}
	e.counted.Marks = marks[id]
	return e, readAround(ctx, view, id, map[int64]*evening{id: e})
}

// derive sorts the evenings and fills in what follows from what was read.
func (x *evenings) derive() {
	slices.SortFunc(x.list, func(a, b *evening) int {
		return cmp.Or(cmp.Compare(a.Date, b.Date), cmp.Compare(a.Start, b.Start), cmp.Compare(a.ID, b.ID))
	})
	for _, e := range x.list {
		x.at[e.ID] = e
		if e.counted.ID == 0 {
			e.derive(x.names, x.series)
		}
		x.people = max(x.people, e.top)
	}
}

// derive fills in what follows of one evening.
func (e *evening) derive(names map[int64]string, series []Series) {
	e.category = names[e.CategoryID]
	if i := slices.IndexFunc(series, func(s Series) bool { return s.ID == e.SeriesID }); i >= 0 {
		e.series = series[i].NameOn(e.Date)
	}
	c := &e.counted
	c.ID, c.Number, c.Title, c.Category, c.Day, c.Capacity = e.ID, e.Number, e.Title, e.category, e.Date, e.Capacity
	c.Held, c.Counted, c.CountedApplied, c.SpeakerText = e.State.TookPlace(), e.Counted, e.CountedApplied, e.SpeakerText
	var lecturers spoken
	for _, a := range e.assigned {
		if a.State.Active() {
			lecturers = append(lecturers, report.Lecturer{Name: a.name})
			e.lecturersKey += "\t" + kana.SearchKeys(a.name, a.reading)
		}
		if a.State.Spoken() {
			c.Speakers = append(c.Speakers, int32(a.PersonID))
		}
	}
	e.lecturers = inWords(lecturers.with(e.SpeakerText))
	e.titleKey, e.categoryKey = kana.SearchKeys(e.Title, ""), kana.SearchKeys(e.category, "")
	e.seriesKey = kana.SearchKeys(e.InSeries, "")
	for _, m := range c.Marks {
		e.board.add(m.Code, c.Participant(m.Person))
		e.top = max(e.top, int(m.Person)+1)
	}
	e.board.waiting -= e.expired
}

func (b *board) add(c report.Code, participant bool) {
	b.all++
	if c.Applied() && participant {
		b.applied++
	}
	switch {
	case c.Confirmed():
		b.confirmed++
		if !c.Applied() {
			b.walkIns++
		}
		if !c.Known() {
			b.unknown++ // of a speaker too: it is asked for
		}
		if !participant || !c.Known() {
			return
		}
		b.known++
		switch {
		case c.Absent():
			b.absent++
		case c.NoShow():
			b.noShow++
		case c.Present():
			b.present++
		}
	case c.Received():
		b.received++
	case c.Waiting():
		b.waiting++
	}
}
