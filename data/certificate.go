package data

import (
	"cmp"
	"context"
	"database/sql"
	"fmt"
	"slices"
	"strings"

	"jibun/data/internal/db"
	"jibun/data/kana"
	"jibun/data/report"
	"jibun/data/text"
	"jibun/data/wareki"
)

var certificateNoun = Noun{Table: "certificates", Label: "証明書", Kinds: KindPeople,
	Columns: []Column{{Name: "kind", Word: "証明書の種類", Codes: codes(report.CertificateKinds()...)}, {Name: "year", Word: "番号の年度", As: AsCount}, {Name: "number", Word: "証明書の番号"}, {Name: "label", Word: "印刷した番号", Holds: text.Sentence},
		{Name: "person_id", Word: "人", As: AsRow}, {Name: "name", Word: "証明書の氏名", Holds: text.Name}, {Name: "seminar_id", Word: "セミナー", As: AsRow}, {Name: "series_id", Word: "講座", As: AsRow},
		{Name: "of_year", Word: "修了の年度", As: AsCount}, {Name: "times", Word: "出席した回数", As: AsCount}, {Name: "issued_on", Word: "発行日", As: AsDay},
		{Name: "again_id", Word: "再発行のもと", As: AsRow}},
	Acts: []Acts{{"paper", "certificate.", []Act{{Key: "certificate.issue", Word: "証明書の発行"}}}},
	refers: map[string]refer{"person_id": {merge: handOver}, "seminar_id": {to: "seminars", delete: hinders}, "series_id": {to: "series"}, // 0 = of a year
		"again_id": {to: "certificates"}},
	named: func(_ context.Context, _ *namer, r image) (string, error) {
		return strings.TrimSpace(report.CertificateKind(r.text("kind")).Label() + " " + r.text("name")), nil
	},
}

// Certificate is a line of the register of 受講証明書 and 修了証.
type Certificate struct {
	ID, Version int64
	Kind        report.CertificateKind
	Year        wareki.FiscalYear // of the number; 0 = numbers that run on
	Number      int
	Label       string // the number as it was printed
	PersonID    int64
	Name        string            // as it was printed
	SeminarID   int64             // 受講証明書: the evening
	SeriesID    int64             // 修了証: the series, of the year OfYear
	OfYear      wareki.FiscalYear // 修了証
	Times       int               // 修了証: evenings of 出席
	Issued      wareki.Date
	AgainID     int64 // the first one of which this is issued again, 0 = it is the first
	Withdrawn   bool  // its issue was undone: the number stays given, see WithdrawnCertificates
}

// CertificateWish says which certificates are wanted.
type CertificateWish struct {
	Kind    report.CertificateKind
	Seminar int64             // 受講証明書
	Series  int64             // 修了証: 0 = the main one
	Year    wareki.FiscalYear // 修了証
	Least   int               // 修了証: how many evenings of 出席 it takes; 0 = 1
	People  []int64           // for whom; nil = for everybody who may have one
}

const certificateColumns = `SELECT id, version, kind, year, number, label, person_id, name, seminar_id, series_id, of_year, times, issued_on, again_id FROM certificates`

func scanCertificate(rows *sql.Rows) (c Certificate, err error) {
	err = rows.Scan(&c.ID, &c.Version, &c.Kind, &c.Year, &c.Number, &c.Label, &c.PersonID, &c.Name, &c.SeminarID, &c.SeriesID, &c.OfYear, &c.Times, &c.Issued, &c.AgainID)
	return c, err
}

// Certificates is the register, in the order of the numbers; of one person if person is
// not 0.
func (s *Store) Certificates(ctx context.Context, person int64) (out []Certificate, err error) {
	defer wrap(&err, "Certificates(%v)", person)
	err = db.EachRow(ctx, s.read, certificateColumns+` WHERE $1 = 0 OR person_id = $1 ORDER BY year, number`, []any{person}, func(rows *sql.Rows) error {
		c, err := scanCertificate(rows)
		out = append(out, c)
		return err
	})
	return out, err
}

// WithdrawnCertificates are those whose issue was undone, as they were last, in the order of
// their numbers; of one person if person is not 0. Their numbers may be on paper and are given
// to nobody else, so that a register without them would have holes that nothing explains. The
// history knows them.
func (s *Store) WithdrawnCertificates(ctx context.Context, person int64) (out []Certificate, err error) {
	defer wrap(&err, "WithdrawnCertificates(%v)", person)
	tab := s.l.Table("certificates")
	if tab == nil {
		return nil, nil
	}
	last := map[int64]Certificate{}
	err = db.EachRow(ctx, s.read, `SELECT c.row_id, c.before FROM changes c WHERE c.tbl = 'certificates' AND c.after IS NULL
		AND NOT EXISTS (SELECT 1 FROM certificates x WHERE x.id = c.row_id) ORDER BY c.id`, nil, func(rows *sql.Rows) error {
		var id int64
		var before string
		if err := rows.Scan(&id, &before); err != nil {
			return err
		}
		vals, err := tab.Parse(before)
		if err != nil {
			return err
		}
		r := image{tab, vals}
		last[id] = Certificate{ID: id, Kind: report.CertificateKind(r.text("kind")), Year: wareki.FiscalYear(r.number("year")), Number: int(r.number("number")), Label: r.text("label"),
			PersonID: r.number("person_id"), Name: r.text("name"), SeminarID: r.number("seminar_id"), SeriesID: r.number("series_id"), OfYear: wareki.FiscalYear(r.number("of_year")),
			Times: int(r.number("times")), Issued: wareki.Date(r.text("issued_on")), AgainID: r.number("again_id"), Withdrawn: true}
		return nil
	})
	for _, c := range last {
		if person == 0 || c.PersonID == person {
			out = append(out, c)
		}
	}
	slices.SortFunc(out, byNumber)
	return out, err
}

func byNumber(a, b Certificate) int {
	return cmp.Or(cmp.Compare(a.Year, b.Year), cmp.Compare(a.Number, b.Number), cmp.Compare(a.ID, b.ID))
}

// CertificateRegister is the register with those that were withdrawn, in the order of the
// numbers; of one person if person is not 0.
func (s *Store) CertificateRegister(ctx context.Context, person int64) ([]Certificate, error) {
	all, err := s.Certificates(ctx, person)
	if err != nil {
		return nil, err
	}
	gone, err := s.WithdrawnCertificates(ctx, person)
	all = append(all, gone...)
	slices.SortFunc(all, byNumber)
	return all, err
}

// entitled is somebody who may have a certificate.
type entitled struct {
	person        int64
	name, reading string
	from          string
	times         int
}

// entitledTo are those who may have one, in 五十音順: who was there (出席) on the evening;
// of a year who was there often enough. Who spoke at an evening was not there as one of its
// participants.
//
// With partly, those who came late or left early count too, who have none.
func (s *Store) entitledTo(ctx context.Context, w CertificateWish, partly bool) ([]entitled, error) {
	var all []entitled
	if w.Kind == report.Attendance {
		list, err := s.Applicants(ctx, w.Seminar)
		if err != nil {
			return nil, err
		}
		speakers, err := s.Speakers(ctx, w.Seminar)
		if err != nil {
			return nil, err
		}
		list = slices.DeleteFunc(list, func(a Applicant) bool {
			spoke := slices.ContainsFunc(speakers, func(l SpeakerLine) bool { return l.PersonID == a.PersonID && l.State.Spoken() })
			return a.State != Confirmed || a.Attendance != Attended && !(partly && a.Attendance.Present()) || spoke
		})
		sortForPaper(list, ByKana)
		for _, a := range list {
			all = append(all, entitled{a.PersonID, a.Name, a.Reading, a.From, 1})
		}
		return all, nil
	}
	from, to, there := w.Year.First(), w.Year.Last(), `'attended'`
	if partly {
		there += `, 'late', 'left_early'`
	}
	type counted struct {
		entitled
		key string
	}
	var people []counted
	err := db.EachRow(ctx, s.read, `SELECT p.id, p.kind, p.organization, p.affiliation, coalesce(d.division, ''), coalesce(d.section, ''),
			`+nameSQL("name", "$3")+`, `+nameSQL("reading", "$3")+`, n.times
		FROM (SELECT r.person_id, count(*) AS times FROM registrations r JOIN seminars m ON m.id = r.seminar_id
			WHERE m.series_id = $1 AND m.held_on >= $2 AND m.held_on <= $3 AND r.state = 'confirmed' AND r.attendance IN (`+there+`)
				AND `+tookPartSQL+` GROUP BY r.person_id) n
		JOIN people p ON p.id = n.person_id
		`+postedSQL("$3")+` WHERE n.times >= $4`, []any{w.Series, string(from), string(to), max(w.Least, 1)}, func(rows *sql.Rows) error {
		var c counted
		var kind, organization, affiliation, division, section string
		err := rows.Scan(&c.person, &kind, &organization, &affiliation, &division, &section, &c.name, &c.reading, &c.times)
		c.from, c.key = placeOf(kind, organization, affiliation, division, section), kana.SortKey(c.reading)
		people = append(people, c)
		return err
	})
	slices.SortStableFunc(people, func(a, b counted) int { return compareKeys(a.key, b.key) })
	for _, c := range people {
		all = append(all, c.entitled)
	}
	return all, err
}

// wished are those of the wish who may have a certificate. Invalid: kind (code), year
// (required); a Refusal that names those of them who may not.
func (s *Store) wished(ctx context.Context, w *CertificateWish) ([]entitled, error) {
	v := Invalid{}
	if w.Kind.Label() == "" {
		v["kind"] = "code"
	}
	if w.Kind == report.Completion {
		if w.Seminar = 0; w.Year <= 0 {
			v["year"] = "required"
		}
		if w.Series == 0 {
			main, err := s.mainSeries(ctx)
			if err != nil {
				return nil, err
			}
			w.Series = main.ID
		}
	} else {
		w.Series, w.Year = 0, 0
	}
	if err := v.orNil(); err != nil {
		return nil, err
	}
	all, err := s.entitledTo(ctx, *w, false)
	if err != nil || w.People == nil {
		return all, err
	}
	some := slices.DeleteFunc(slices.Clone(all), func(e entitled) bool { return !slices.Contains(w.People, e.person) })
	var not []string
	for _, id := range w.People {
		if slices.ContainsFunc(some, func(e entitled) bool { return e.person == id }) {
			continue
		}
		p, err := s.Person(ctx, id)
		if err != nil {
			return nil, err
		}
		not = append(not, p.Name)
	}
	if len(not) > 0 {
		return nil, refuseOf("certificate.not_attended", strings.Join(not, "、"))
	}
	return some, nil
}

// planned are the certificates as they would be issued today: who has one of the same
// kind about the same from today keeps it, so that a paper that jammed is printed again;
// who has an older one gets another number, marked as issued again.
func (s *Store) plannedCertificates(ctx context.Context, q db.Querier, w CertificateWish, people []entitled) ([]Certificate, error) {
	office, err := s.Office(ctx)
	if err != nil {
		return nil, err
	}
	today := s.Today()
	year := today.FiscalYear()
	if office.CertificateRunning {
		year = 0
	}
	next, err := s.nextCertificate(ctx, q, year)
	if err != nil {
		return nil, err
	}
	before := map[int64][]Certificate{}
	err = db.EachRow(ctx, q, certificateColumns+` WHERE kind = $1 AND seminar_id = $2 AND series_id = $3 AND of_year = $4 ORDER BY id`,
		[]any{string(w.Kind), w.Seminar, w.Series, int64(w.Year)}, func(rows *sql.Rows) error {
			c, err := scanCertificate(rows)
			before[c.PersonID] = append(before[c.PersonID], c)
			return err
		})
	if err != nil {
		return nil, err
	}
	var out []Certificate
	for _, e := range people {
		c := Certificate{Kind: w.Kind, Year: year, PersonID: e.person, Name: e.name, SeminarID: w.Seminar, SeriesID: w.Series, OfYear: w.Year, Times: e.times, Issued: today}
		if w.Kind == report.Attendance {
			c.Times = 0
		}
		if had := before[e.person]; len(had) > 0 {
			if last := had[len(had)-1]; last.Issued == today && last.Name == c.Name && last.Times == c.Times {
				out = append(out, last)
				continue
			}
			c.AgainID = had[0].ID
		}
		c.Number = next
		c.Label = c.called(office)
		next++
		out = append(out, c)
	}
	return out, nil
}

// nextCertificate is the number after the highest that was ever given in a year, whether
// it was undone since or not: the history knows each of them.
func (s *Store) nextCertificate(ctx context.Context, q db.Querier, year wareki.FiscalYear) (int, error) {
	tab := s.l.Table("certificates")
	if tab == nil {
		return 1, nil
	}
	last := int64(0)
	err := db.EachRow(ctx, q, `SELECT after FROM changes WHERE tbl = 'certificates' AND after IS NOT NULL`, nil, func(rows *sql.Rows) error {
		var after string
		if err := rows.Scan(&after); err != nil {
			return err
		}
		vals, err := tab.Parse(after)
		if err != nil {
			return err
		}
		if r := (image{tab, vals}); r.number("year") == int64(year) {
			last = max(last, r.number("number"))
		}
		return nil
	})
	return int(last) + 1, err
}

// IssueCertificates gives numbers and enters them into the register. What it gives is
// what CertificateSheet shows. Invalid: kind, year; a Refusal names those who were not there. Undone, the
// lines are gone and their numbers are given to nobody.
func (s *Store) IssueCertificates(ctx context.Context, w CertificateWish) ([]Certificate, error) {
	people, err := s.wished(ctx, &w)
	if err != nil {
		return nil, err
	}
	var issued []Certificate
	err = s.write(ctx, "certificate.issue", func(t *tx) error {
		if issued, err = s.plannedCertificates(ctx, t, w, people); err != nil {
			return err
		}
		if t.About, err = s.aboutCertificates(ctx, w, issued); err != nil {
			return err
		}
		for i := range issued {
			c := &issued[i]
			if c.ID != 0 {
				continue
			}
			r := row{"kind": string(c.Kind), "year": int64(c.Year), "number": c.Number, "label": c.Label, "person_id": c.PersonID, "name": c.Name, "seminar_id": c.SeminarID,
				"series_id": c.SeriesID, "of_year": int64(c.OfYear), "times": c.Times, "issued_on": string(c.Issued), "again_id": c.AgainID}
			if err := t.Save(ctx, "certificates", &c.ID, &c.Version, r); err != nil {
				return err
			}
		}
		return nil
	})
	return issued, err
}

func (s *Store) aboutCertificates(ctx context.Context, w CertificateWish, issued []Certificate) (string, error) {
	of := ""
	if w.Kind == report.Attendance {
		m, err := s.Seminar(ctx, w.Seminar)
		if err != nil {
			return "", err
		}
		of = m.label()
	} else {
		o, err := s.Office(ctx)
		if err != nil {
			return "", err
		}
		of = w.Year.Label(o.Style())
	}
	return fmt.Sprintf("%s %s %d名", of, w.Kind.Label(), len(issued)), nil
}

// CertificateSheet makes the certificates of a wish, with the numbers that they have or
// would be given now. It changes nothing.
func (s *Store) CertificateSheet(ctx context.Context, w CertificateWish) (_ report.Certificates, err error) {
	defer wrap(&err, "CertificateSheet(%v)", w.Kind)
	r := report.Certificates{Kind: w.Kind}
	people, err := s.wished(ctx, &w)
	if err != nil {
		return r, err
	}
	day := w.Year.Last()
	series := w.Series
	r.Year = w.Year
	if w.Kind == report.Attendance {
		m, err := s.Seminar(ctx, w.Seminar)
		if err != nil {
			return r, err
		}
		day, series = m.Date, m.SeriesID
		r.Number, r.Title, r.Date = m.Number, m.Title, m.Date
	}
	if r.Head, err = s.head(ctx, series, day); err != nil {
		return r, err
	}
	texts, err := s.PaperTexts(ctx)
	if err != nil {
		return r, err
	}
	r.Text = texts[PaperTextKind(w.Kind)].Text
	if r.Held, r.Partly, err = s.aroundCertificates(ctx, w, people); err != nil {
		return r, err
	}
	planned, err := s.plannedCertificates(ctx, s.read, w, people)
	if err != nil {
		return r, err
	}
	first := map[int64]Certificate{}
	kept, err := s.Certificates(ctx, 0)
	if err != nil {
		return r, err
	}
	for _, c := range kept {
		first[c.ID] = c
	}
	for i, c := range planned {
		x := report.Certificate{Person: c.PersonID, Number: c.Label, Name: c.Name, Reading: people[i].reading, From: people[i].from, Times: c.Times, Issued: c.Issued}
		if c.AgainID != 0 {
			x.Again = first[c.AgainID].Label
		}
		r.All = append(r.All, x)
	}
	return r, nil
}

// called is the number as it is printed when it is given: 令和8年度 第12号, or as the office begins it.
func (c Certificate) called(o Office) string {
	switch {
	case o.CertificateWord != "":
		return fmt.Sprintf("%s第%d号", o.CertificateWord, c.Number)
	case c.Year == 0:
		return fmt.Sprintf("第%d号", c.Number)
	}
	return fmt.Sprintf("%s 第%d号", c.Year.Label(o.Style()), c.Number)
}
