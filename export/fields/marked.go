package fields

import (
	"reflect"

	"jibun/data/report"
	"jibun/data/wareki"
)

// A marked value is one in which every word, number and day occurs once. So whoever
// lays it out finds out what stands in a cell from the value alone (Names), and a
// layout that knows nothing of forms makes one: each list stands in it as its last
// row, and what that row says becomes the item that says it.
//
// A list has as many rows as no other one, so that a count is known too; all rows but
// the first and the last are empty, so that a sum is none of its rows.

// MarkedYear, MarkedEvening and MarkedPerson are such values with their names.
func MarkedYear() (Year, *Names) {
	var y Year
	m := newMarker()
	m.fill(reflect.ValueOf(&y).Elem(), 0)
	a, b := &y.Annual, &y.Book
	const year = wareki.FiscalYear(2201)
	a.Style, a.Running, a.WithoutHistory, a.Year, a.Stamps = wareki.Era, false, false, year, a.Stamps[len(a.Stamps)-stampBoxes:]
	for i := range a.Stamps {
		m.fill(reflect.ValueOf(&a.Stamps[i]).Elem(), 0)
	}
	now, before := a.Totals[len(a.Totals)-1], a.Totals[0]
	now.Year, before.Year = year, year-1
	a.Totals = []report.Year{before, now}
	a.Analysis.People, a.Analysis.FirstTimers = now.People, now.FirstTimers
	a.Analysis.Years = nil
	for i := range analysedYears {
		a.Analysis.Years = append(a.Analysis.Years, year-wareki.FiscalYear(analysedYears-1-i))
	}
	for i := range a.Analysis.Categories {
		c := &a.Analysis.Categories[i]
		c.Seminars, c.Attendances = make([]int, analysedYears), make([]int, analysedYears)
	}
	m.fill(reflect.ValueOf(a.Analysis.Categories[len(a.Analysis.Categories)-1].Seminars), 1)
	m.fill(reflect.ValueOf(a.Analysis.Categories[len(a.Analysis.Categories)-1].Attendances), 1)
	a.Seminars[1].Held = false
	b.Head, b.Year, b.A3 = a.Head, year, false
	marks := make([]string, len(b.Seminars))
	marks[len(marks)-1] = m.word()
	b.People[len(b.People)-1].Marks = marks
	y.Case = report.Case{Head: a.Head, Year: year, AsOf: a.AsOf, Boxes: report.CaseBoxes(), Years: a.Totals}
	for i := range y.Case.Boxes {
		y.Case.Boxes[i].Text = m.word()
	}
	for i := range b.Seminars {
		b.Seminars[i].Unentered = false
	}
	return y, namesOf(&y, yearItems, yearLists())
}

// MarkedEvening is the evening of one.
func MarkedEvening() (Evening, *Names) {
	var e Evening
	m := newMarker()
	m.fill(reflect.ValueOf(&e).Elem(), 0)
	s, p, l := &e.SignIn, &e.Party, &e.Letter
	s.Style = wareki.Era
	s.Columns, s.WalkIns, s.ByKana, s.Ledger, s.Seminar, s.CalledOff = nil, report.UsualWalkIns, false, "", 0, ""
	p.Head, p.Number, p.Title, p.Date, p.Fee = s.Head, s.Number, s.Title, s.Date, s.Fee
	l.Head, l.Number, l.Title, l.Date, l.Fee, l.Start, l.End = s.Head, s.Number, s.Title, s.Date, s.Fee, s.Start, s.End
	l.Venue, l.Capacity, l.PartyVenue, l.PartyStart = s.Venue, s.Capacity, p.Venue, p.Start
	l.Kind, l.Outside, l.Agreed, l.Text, l.With = report.LetterToLecturer, false, false, "", nil
	c := &e.Certificates
	c.Head, c.Number, c.Title, c.Date, c.Text = s.Head, s.Number, s.Title, s.Date, ""
	return e, namesOf(&e, eveningItems, eveningLists())
}

// MarkedPerson is a person's.
func MarkedPerson() (Person, *Names) {
	var p Person
	m := newMarker()
	m.fill(reflect.ValueOf(&p).Elem(), 0)
	p.History.Style = wareki.Era
	return p, namesOf(&p, personItems, personLists())
}

// marker hands out values.
type marker struct {
	rune   rune
	number int
	day    wareki.Date
	rows   int
}

// Words are characters that nobody writes (private use, the second plane of it);
// numbers and days are far from what papers say themselves.
func newMarker() *marker {
	return &marker{rune: 0xF0000, number: 100_003, day: "2101-04-01", rows: 1009}
}

func (m *marker) word() string {
	m.rune++
	return string(m.rune)
}

// fill gives every field of v a value of its own. Lists within lists have two rows.
func (m *marker) fill(v reflect.Value, deep int) {
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			m.fill(v.Field(i), deep)
		}
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		m.fill(v.Elem(), deep)
	case reflect.Array:
		for i := range v.Len() {
			m.fill(v.Index(i), deep)
		}
	case reflect.Slice:
		m.list(v, deep)
	case reflect.Bool:
		v.SetBool(true)
	case reflect.String:
		if v.Type() == reflect.TypeFor[wareki.Date]() {
			m.day = m.day.AddDays(1)
			v.SetString(string(m.day))
			return
		}
		v.SetString(m.word())
	case reflect.Int, reflect.Int64:
		m.number += 7
		v.SetInt(int64(m.number))
	}
}

func (m *marker) list(v reflect.Value, deep int) {
	if v.Len() > 0 { // its length is settled
		for i := range v.Len() {
			m.fill(v.Index(i), deep+1)
		}
		return
	}
	n := 2
	if deep == 0 {
		n = m.rows
		m.rows += 2
	}
	v.Set(reflect.MakeSlice(v.Type(), n, n))
	for i := range n {
		if i == 0 || i == n-1 {
			m.fill(v.Index(i), deep+1)
		} else if x := v.Index(i); x.Kind() == reflect.Struct {
			for k := range x.NumField() {
				if f := x.Field(k); f.Kind() == reflect.Bool {
					f.SetBool(true)
				}
			}
		}
	}
}
