package data

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"jibun/data/internal/ledger"
	"jibun/data/report"
	"jibun/data/wareki"
)

// Disclosure makes the 開示用記録 of one person: every row of the ledger that is them or
// belongs to them, also under records that turned out to be them. Which tables these are is
// what the schema and the nouns say, so that none can be forgotten. Other people are not
// named in it; what is kept as はい or いいえ is said where it is はい; what stands in a 備考 stands there as it is.
func (s *Store) Disclosure(ctx context.Context, person int64) (_ report.Disclosure, err error) {
	defer wrap(&err, "Disclosure(%v)", person)
	var r report.Disclosure
	p, err := s.Person(ctx, person)
	if err != nil {
		return r, err
	}
	series, err := s.mainSeries(ctx)
	if err != nil {
		return r, err
	}
	if r.Head, err = s.head(ctx, series.ID, s.Today()); err != nil {
		return r, err
	}
	r.Name, r.Reading, r.StaffNo = p.Name, p.Reading, p.StaffNo
	ids := []int64{person}
	for i := 0; i < len(ids); i++ {
		err := ledger.Each(ctx, s.read, `SELECT id FROM people WHERE merged_into = $1 ORDER BY id`, 1, func(v []any) { ids = append(ids, v[0].(int64)) }, ids[i])
		if err != nil {
			return r, err
		}
	}
	d := discloser{namer: &namer{s: s, names: map[namedRow]string{}}, style: r.Style}
	nouns := slices.Clone(s.nouns)
	slices.SortStableFunc(nouns, func(a, b Noun) int { return isPeople(b) - isPeople(a) })
	for _, noun := range nouns {
		tab := s.l.Table(noun.Table)
		if tab == nil {
			continue
		}
		g := report.DisclosedGroup{Label: noun.Label}
		if g.Records, err = d.records(ctx, noun, tab, ids); err != nil {
			return r, err
		}
		if len(g.Records) > 0 {
			r.Groups = append(r.Groups, g)
		}
	}
	return r, nil
}

// isPeople puts who it is before all else.
func isPeople(n Noun) int {
	if n.Table == personNoun.Table {
		return 1
	}
	return 0
}

// discloser says rows in words.
type discloser struct {
	*namer
	style wareki.Style
}

// records are the rows of a table that are one of the people, or belong to one.
func (d discloser) records(ctx context.Context, noun Noun, tab *ledger.Table, ids []int64) ([]report.DisclosedRecord, error) {
	var by []string
	for _, c := range tab.Columns() {
		if tab.Refers()[c.Name] == personNoun.Table && c.Name != "merged_into" {
			by = append(by, c.Name+" IN ("+idList(ids)+")")
		}
	}
	if noun.Table == personNoun.Table {
		by = []string{"id IN (" + idList(ids) + ")"}
	}
	if len(by) == 0 {
		return nil, nil
	}
	order := "id"
	if tab.Refers()["seminar_id"] == seminarNoun.Table {
		order = "(SELECT m.held_on FROM seminars m WHERE m.id = seminar_id), id"
	}
	var rows [][]any
	err := ledger.Each(ctx, d.s.read, fmt.Sprintf("SELECT %s FROM %s WHERE %s ORDER BY %s", tab.List(), tab.Name(), strings.Join(by, " OR "), order), len(tab.Columns()),
		func(v []any) { rows = append(rows, slices.Clone(v)) })
	if err != nil {
		return nil, err
	}
	var out []report.DisclosedRecord
	for _, vals := range rows {
		x, err := d.record(ctx, noun, tab, vals)
		if err != nil {
			return nil, err
		}
		if x.Says != "" { // else it is what the program remembers, and tells nothing of them
			out = append(out, x)
		}
	}
	return out, nil
}

// record says a row: the evening or the section that it is about, and its columns.
func (d discloser) record(ctx context.Context, noun Noun, tab *ledger.Table, vals []any) (x report.DisclosedRecord, err error) {
	var says []string
	for i, c := range tab.Columns() {
		said, _ := noun.Column(c.Name)
		switch to := tab.Refers()[c.Name]; {
		case to == personNoun.Table || to == assignmentNoun.Table: // themselves, or others
			continue
		case to != "":
			name, err := d.value(ctx, tab, c.Name, vals[i])
			if err != nil {
				return x, err
			}
			if x.About == "" && (to == seminarNoun.Table || to == departmentNoun.Table) {
				x.About = name
			} else if name != "" && said.Word != "" {
				says = append(says, said.Word+": "+name)
			}
		case said.Word != "":
			if v := d.word(said, vals[i]); v != "" && v != no {
				says = append(says, said.Word+": "+v)
			}
		}
	}
	x.Says = strings.Join(says, "　")
	return x, nil
}

// no is what most records say of what is seldom so: 締切後の申込. The paper says once that it
// stands there only where it is so.
const no = "いいえ"

// word is a stored value in words, "" where it says nothing.
func (d discloser) word(c Column, v any) string {
	text, _ := v.(string)
	if n, ok := v.(int64); ok {
		text = strconv.FormatInt(n, 10)
	}
	if i := slices.IndexFunc(c.Codes, func(k Code) bool { return k.Code == text }); i >= 0 {
		return c.Codes[i].Word
	}
	switch c.As {
	case AsDay:
		if day := wareki.Date(text); day.Valid() {
			return d.style.Full(day)
		}
	case AsInstant:
		if t, err := time.Parse(time.RFC3339, text); err == nil {
			t = t.In(Tokyo)
			return d.style.Full(wareki.FromTime(t)) + t.Format(" 15:04")
		}
	case AsCount, AsSheetNo:
		if text == "0" {
			return ""
		}
	}
	return strings.ReplaceAll(text, "\n", " / ")
}
