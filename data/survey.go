package data

import (
	"context"
	"database/sql"
	"maps"
	"slices"
	"strconv"
	"strings"

	"jibun/data/internal/db"
	"jibun/data/report"
	"jibun/data/text"
)

var surveyCountNoun = Noun{Table: "survey_counts", Label: "アンケートの件数", Kinds: KindSeminars,
	Columns: []Column{{Name: "seminar_id", Word: "セミナー", As: AsRow}, {Name: "question", Word: "設問", Holds: text.Code}, {Name: "choice", Word: "選択肢"}, {Name: "sheets", Word: "件数"}},
	Acts:    []Acts{{"seminar", "survey.", []Act{{Key: "survey.save", Word: "アンケートの集計"}, {Key: "survey.read", Word: "アンケート用紙の読み取り"}}}},
	refers:  map[string]refer{"seminar_id": {delete: hinders}},
}

// Survey is what the アンケート of an evening said: how many sheets were handed out, how many
// came back, and of each question (report.Questions, by its key) how many of these have a
// choice ticked, from the first on.
type Survey struct {
	SeminarID        int64
	Handed, Returned int
	Counts           map[string][]int
}

// Validate checks the numbers by themselves: counts by question, the keys being those of
// Counts. code: no such question or choice; negative; more_than_returned.
func (x *Survey) Validate() error {
	v := Invalid{}
	for key, n := range x.Counts {
		i := slices.IndexFunc(report.Questions(), func(q report.Question) bool { return q.Key == key })
		if i < 0 || len(n) > len(report.Questions()[i].Choices) {
			v[key] = "code"
			continue
		}
		sum := 0
		for _, k := range n {
			if k < 0 {
				v[key] = "negative"
			}
			if sum += k; report.Questions()[i].Many {
				sum = slices.Max(n)
			}
		}
		if v[key] == "" && sum > max(x.Returned, 0) {
			v[key] = "more_than_returned"
		}
	}
	return v.orNil()
}

// Survey reads what the アンケート of a seminar said.
func (s *Store) Survey(ctx context.Context, seminar int64) (_ Survey, err error) {
	defer wrap(&err, "Survey(%v)", seminar)
	x := Survey{SeminarID: seminar, Counts: map[string][]int{}}
	r, err := s.Retrospect(ctx, seminar)
	if err != nil {
		return x, err
	}
	x.Handed, x.Returned = r.Handed, r.Returned
	for _, q := range report.Questions() {
		if len(q.Choices) > 0 {
			x.Counts[q.Key] = make([]int, len(q.Choices))
		}
	}
	x.Counts[report.Satisfaction] = slices.Clone(r.Scores[:])
	err = db.EachRow(ctx, s.read, `SELECT question, choice, sheets FROM survey_counts WHERE seminar_id = $1`, []any{seminar}, func(rows *sql.Rows) error {
		var question string
		var choice, sheets int
		err := rows.Scan(&question, &choice, &sheets)
		if n := x.Counts[question]; choice > 0 && choice <= len(n) {
			n[choice-1] = sheets
		}
		return err
	})
	return x, err
}

// SaveSurvey keeps what the アンケート said, one operation: 配布, 回収 and 満足度 in the
// ふり返り, the other questions beside it. Questions that Counts leaves out stay as they
// are. Invalid: see Validate, and handed, returned, scores as of a Retrospect.
func (s *Store) SaveSurvey(ctx context.Context, x *Survey) error {
	if err := x.Validate(); err != nil {
		return err
	}
	r, err := s.Retrospect(ctx, x.SeminarID)
	if err != nil {
		return err
	}
	r.Handed, r.Returned = x.Handed, x.Returned
	if n, ok := x.Counts[report.Satisfaction]; ok {
		r.Scores = [5]int{}
		copy(r.Scores[:], n)
	}
	if err := r.Validate(); err != nil {
		return err
	}
	return s.saveSurvey(ctx, "survey.save", x, &r, "")
}

// SurveyPile is what filled アンケート用紙 say, read back from paper. A sheet names nobody,
// and two that say the same cannot be told apart: whether a pile is new she must say.
type SurveyPile struct {
	Sheets int
	Counts map[string][]int // as of a Survey
	Handed int              // 配布, of the evening
	Add    bool             // to what the ledger has; else in its place
}

// Empty reports whether nobody has entered anything of an アンケート yet.
func (x *Survey) Empty() bool {
	for _, n := range x.Counts {
		if slices.ContainsFunc(n, func(n int) bool { return n != 0 }) {
			return false
		}
	}
	return x.Returned == 0
}

// With is what the ledger would have with a pile.
func (x *Survey) With(p SurveyPile) Survey {
	out := Survey{SeminarID: x.SeminarID, Handed: p.Handed, Returned: p.Sheets, Counts: map[string][]int{}}
	if p.Add {
		out.Returned += x.Returned
	}
	for _, q := range report.Questions() {
		if len(q.Choices) == 0 {
			continue
		}
		n := make([]int, len(q.Choices))
		copy(n, p.Counts[q.Key])
		if p.Add {
			for i, k := range x.Counts[q.Key] {
				n[i] += k
			}
		}
		out.Counts[q.Key] = n
	}
	return out
}

// Same reports whether two say the same.
func (x *Survey) Same(y *Survey) bool {
	return x.Handed == y.Handed && x.Returned == y.Returned && maps.EqualFunc(x.Counts, y.Counts, slices.Equal[[]int])
}

// EnterSurvey enters a pile of filled sheets as one operation, which it does not do if the
// ledger says the same already. Invalid: as of SaveSurvey.
func (s *Store) EnterSurvey(ctx context.Context, seminar int64, p SurveyPile) error {
	now, err := s.Survey(ctx, seminar)
	if err != nil {
		return err
	}
	x := now.With(p)
	if x.Same(&now) {
		return nil
	}
	if err := x.Validate(); err != nil {
		return err
	}
	r, err := s.Retrospect(ctx, seminar)
	if err != nil {
		return err
	}
	r.Handed, r.Returned = x.Handed, x.Returned
	copy(r.Scores[:], x.Counts[report.Satisfaction])
	if err := r.Validate(); err != nil {
		return err
	}
	return s.saveSurvey(ctx, "survey.read", &x, &r, " "+strconv.Itoa(p.Sheets)+"枚")
}

// saveSurvey writes a survey, and the ふり返り that has its figures.
func (s *Store) saveSurvey(ctx context.Context, act string, x *Survey, r *Retrospect, about string) error {
	return s.write(ctx, act, func(t *tx) error {
		m, err := t.seminar(ctx, x.SeminarID)
		if err != nil {
			return err
		}
		t.About = m.label() + about
		if r.ID != 0 || r.Handed+r.Returned > 0 || r.Scores != [5]int{} {
			if err := t.Save(ctx, "retrospects", &r.ID, &r.Version, r.row()); err != nil {
				return err
			}
		}
		for _, key := range slices.Sorted(maps.Keys(x.Counts)) {
			if key == report.Satisfaction {
				continue
			}
			for i, n := range x.Counts[key] {
				if err := t.surveyCount(ctx, x.SeminarID, key, i+1, n); err != nil {
					return err
				}
			}
		}
		return nil
	})
}

// surveyCount sets one count; one of nothing has no row.
func (t *tx) surveyCount(ctx context.Context, seminar int64, question string, choice, sheets int) error {
	ids, err := t.ids(ctx, `SELECT id FROM survey_counts WHERE seminar_id = $1 AND question = $2 AND choice = $3`, seminar, question, choice)
	switch {
	case err != nil:
		return err
	case len(ids) > 0 && sheets == 0:
		return t.Remove(ctx, "survey_counts", ids[0])
	case len(ids) > 0:
		return t.Change(ctx, "survey_counts", ids[0], row{"sheets": sheets})
	case sheets > 0:
		_, err = t.Add(ctx, "survey_counts", row{"seminar_id": seminar, "question": question, "choice": choice, "sheets": sheets})
	}
	return err
}

// surveyPurpose is the 利用目的 of the アンケート用紙.
const surveyPurpose = "このアンケートは、お名前を書かずにお答えください。答えは、セミナーの改善と実施報告にのみ使います。"

// SurveySheet makes the アンケート用紙 of a seminar.
func (s *Store) SurveySheet(ctx context.Context, seminar int64) (report.SurveySheet, error) {
	r := report.SurveySheet{Questions: report.Questions(), Ledger: s.uid, Seminar: seminar, Purpose: surveyPurpose}
	m, err := s.Seminar(ctx, seminar)
	if err != nil {
		return r, err
	}
	texts, err := s.PaperTexts(ctx)
	if err != nil {
		return r, err
	}
	r.Text = texts[TextSurvey].Text
	r.Number, r.Title, r.Date = m.Number, m.Title, m.Date
	r.Head, r.Speakers, err = s.headAndSpeakers(ctx, m)
	return r, err
}

// SurveyTally makes the アンケート集計表 of a seminar.
func (s *Store) SurveyTally(ctx context.Context, seminar int64) (report.SurveyTally, error) {
	var r report.SurveyTally
	m, err := s.Seminar(ctx, seminar)
	if err != nil {
		return r, err
	}
	x, err := s.Survey(ctx, seminar)
	if err != nil {
		return r, err
	}
	back, err := s.Retrospect(ctx, seminar)
	if err != nil {
		return r, err
	}
	r.Number, r.Title, r.Date, r.Handed, r.Returned = m.Number, m.Title, m.Date, x.Handed, x.Returned
	for _, q := range report.Questions() {
		t := report.TalliedQuestion{Question: q, Counts: x.Counts[q.Key]}
		for _, n := range t.Counts {
			if !q.Many {
				t.Sheets += n
			}
		}
		if len(q.Choices) > 0 {
			r.Questions = append(r.Questions, t)
		}
	}
	for _, c := range strings.Split(back.Comments, "\n") {
		if c = strings.TrimSpace(c); c != "" {
			r.Comments = append(r.Comments, c)
		}
	}
	r.Head, r.Speakers, err = s.headAndSpeakers(ctx, m)
	return r, err
}

// headAndSpeakers is what the papers of an evening begin with.
func (s *Store) headAndSpeakers(ctx context.Context, m Seminar) (report.Head, string, error) {
	h, err := s.headOf(ctx, m)
	if err != nil {
		return h, "", err
	}
	speakers, err := s.speakerTexts(ctx, m.Date, m.Date, m.SeriesID)
	return h, inWords(speakers[m.ID].with(m.SpeakerText)), err
}
