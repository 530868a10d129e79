package data

import (
	"context"
	"slices"
	"strings"

	"jibun/data/kana"
	"jibun/data/report"
	"jibun/data/wareki"
)

// head makes the head of a paper about a series (or AllSeries) on a day.
func (s *Store) head(ctx context.Context, series int64, day wareki.Date) (report.Head, error) {
	o, err := s.Office(ctx)
	if err != nil {
		return report.Head{}, err
	}
	h := report.Head{Office: o.Name, Section: o.Section, Series: AllSeriesName, Style: o.Style(), Made: s.Today(), Stamps: o.Stamps}
	if series == AllSeries {
		return h, nil
	}
	all, err := s.Series(ctx)
	if err != nil {
		return report.Head{}, err
	}
	i := slices.IndexFunc(all, func(x Series) bool { return x.ID == series })
	if i < 0 {
		return report.Head{}, ErrNotFound
	}
	h.Series = all[i].NameOn(day)
	return h, nil
}

// headOf is what stands at the head of the papers of an evening.
func (s *Store) headOf(ctx context.Context, m Seminar) (report.Head, error) {
	h, err := s.head(ctx, m.SeriesID, m.Date)
	if m.State.CalledOff() {
		h.CalledOff = m.State.Label()
	}
	return h, err
}

// speakerTexts finds the lecturers of each seminar of a span, as on the day.
func (s *Store) speakerTexts(ctx context.Context, from, to wareki.Date, series int64) (map[int64]spoken, error) {
	rows, err := s.speakerRows(ctx, from, to, series)
	if err != nil {
		return nil, err
	}
	out := map[int64]spoken{}
	for _, r := range rows {
		out[r.seminar] = append(out[r.seminar], report.Lecturer{From: r.From, Name: r.Name, Now: r.Now})
	}
	return out, nil
}

// spoken are the lecturers of an evening.
type spoken []report.Lecturer

// with adds those who are known only as text: of a text that names several, those
// whom nobody stands for.
func (x spoken) with(text string) []report.Lecturer {
	out := slices.Clip(x)
	rest := strings.Split(text, "、")
	if len(x) > 0 && len(rest) < 2 {
		return out
	}
	for _, r := range rest {
		key := kana.Fold(r)
		if key != "" && !slices.ContainsFunc(x, func(l report.Lecturer) bool { return l.Name != "" && strings.HasSuffix(key, kana.Fold(l.Name)) }) {
			out = append(out, report.Lecturer{Name: strings.TrimSpace(r)})
		}
	}
	return out
}

// inWords writes them as papers do in a line: 所属 職名 氏名, several joined by 、.
func inWords(all []report.Lecturer) string {
	out := make([]string, len(all))
	for i, x := range all {
		out[i] = strings.TrimSpace(x.From + " " + x.Name)
	}
	return strings.Join(out, "、")
}

type speakerRow struct {
	report.SpeakerRow
	seminar int64
	state   AssignmentState
	person  int64
}

// speakerRows lists the assignments of a span that were neither refused nor
// replaced, in order of the evenings.
func (s *Store) speakerRows(ctx context.Context, from, to wareki.Date, series int64) (_ []speakerRow, err error) {
	defer wrap(&err, "speakerRows(%v, %v, %v)", from, to, series)
	rows, err := s.read.QueryContext(ctx, `
		SELECT a.seminar_id, a.person_id, a.role, a.state, m.held_on, m.number, m.title, coalesce(c.name, ''), p.kind, p.organization, p.affiliation, p.title,
			`+nameSQL("name", "m.held_on")+`, `+nameSQL("reading", "m.held_on")+`, p.name, p.reading,
			coalesce(d.division, ''), coalesce(d.section, ''), coalesce(o.position, '')
		FROM seminars m JOIN assignments a ON a.seminar_id = m.id JOIN people p ON p.id = a.person_id
		LEFT JOIN categories c ON c.id = m.category_id
		`+postedSQL("m.held_on")+`
		WHERE `+ofSeries("$1")+` AND m.held_on BETWEEN $2 AND $3 AND a.state NOT IN ('declined', 'replaced')
		ORDER BY m.held_on, m.starts, m.id, a.position, a.id`, series, string(from), string(to))
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var out []speakerRow
	for rows.Next() {
		var r speakerRow
		var role Role
		var kind, org, affiliation, title, division, section, position string
		if err := rows.Scan(&r.seminar, &r.person, &role, &r.state, &r.Date, &r.Number, &r.Title, &r.Category, &kind, &org, &affiliation, &title,
			&r.Name, &r.Reading, &r.Now, &r.ReadingNow, &division, &section, &position); err != nil {
			return nil, err
		}
		if kind == "outside" {
			r.From, r.Place, r.Position = placeAndTitle(true, org, title, Affiliation(affiliation)), Place(true, org, Affiliation(affiliation)), title
		} else {
			r.Place, r.Position = departmentLabel(division, section), position
			r.From = placeAndTitle(false, r.Place, position, "")
		}
		r.Role = role.Label()
		out = append(out, r)
	}
	return out, rows.Err()
}

func joinWords(a, b string) string {
	if a == "" || b == "" {
		return a + b
	}
	return a + " " + b
}
