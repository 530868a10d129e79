package gui

import (
	"context"

	"fyne.io/fyne/v2/lang"

	"jibun/data"
	"jibun/data/wareki"
	"jibun/gui/kit"
)

// seminarFields are the fields of a seminar: the new one's dialog and the tab 概要
// share them, with their rules.
type seminarFields struct {
	d          *desk
	form       *kit.Form
	title      *kit.Entry
	date       *kit.DateEntry
	start, end *kit.TimeEntry
	venue      *kit.Entry
	capacity   *kit.NumberEntry
	deadline   *kit.DateEntry
	category   *kit.Select
	series     *kit.Select
	policy     *kit.Select
	number     *kit.NumberEntry
	note       *kit.Entry

	categories []int64 // id by place in the choice
	serieses   []int64
}

// policies are the orders of the waiting list, the usual one first.
var policies = []data.Policy{data.FirstCome, data.Newcomers, data.Balance, data.Lottery}

func policyLabel(p data.Policy) string {
	switch p {
	case data.Newcomers:
		return lang.X("policy.newcomers", "初参加の方を優先")
	case data.Balance:
		return lang.X("policy.balance", "所属のかたよりをなくす")
	case data.Lottery:
		return lang.X("policy.lottery", "抽選")
	}
	return lang.X("policy.first_come", "先着順")
}

// parseTime reads a time for a field.
func parseTime(text string) (string, string) {
	if text == "" {
		return "", ""
	}
	t, err := wareki.ParseTime(text)
	if err != nil {
		return "", lang.X("time.unreadable", "18:30 のように入力してください")
	}
	return t, ""
}

func newSeminarFields(d *desk, series []data.Series, categories []data.Category, withNumber bool) *seminarFields {
	s := &seminarFields{d: d, form: kit.NewForm(), title: kit.NewEntry(), date: kit.NewDateEntry(d.days()), start: kit.NewTimeEntry(parseTime), end: kit.NewTimeEntry(parseTime),
		venue: kit.NewEntry(), capacity: kit.NewNumberEntry(lang.X("unit.people", "名")), deadline: kit.NewDateEntry(d.days()), number: kit.NewNumberEntry(lang.X("unit.number", "回")), note: kit.NewArea(4)}
	labels := []string{lang.X("category.none", "(なし)")}
	s.categories = []int64{0}
	for _, c := range categories {
		if !c.Retired {
			labels = append(labels, c.Name)
			s.categories = append(s.categories, c.ID)
		}
	}
	s.category = kit.NewSelect(labels)
	labels = nil
	for _, x := range series {
		labels = append(labels, x.NameOn(d.store.Today()))
		s.serieses = append(s.serieses, x.ID)
	}
	s.series = kit.NewSelect(labels)
	labels = nil
	for _, p := range policies {
		labels = append(labels, policyLabel(p))
	}
	s.policy = kit.NewSelect(labels)
	f := s.form
	if len(series) > 1 {
		f.Add("series", lang.X("seminar.series", "講座"), s.series, "")
	}
	f.Add("title", lang.X("seminar.title", "テーマ"), s.title, "")
	f.Column(1)
	f.Heading(lang.X("seminar.group.when", "いつ・どこで"))
	f.Add("date", lang.X("seminar.date", "開催日"), s.date, "")
	f.AddRow(lang.X("seminar.time", "時刻"), kit.Field("start", s.start), kit.Word("–"), kit.Field("end", s.end))
	f.Add("venue", lang.X("seminar.venue", "会場"), s.venue, "")
	f.Heading(lang.X("seminar.group.apply", "募集"))
	f.Add("capacity", lang.X("seminar.capacity", "定員"), s.capacity, lang.X("seminar.capacity.hint", "空なら定員なし"))
	f.Add("deadline", lang.X("seminar.deadline", "申込の締切"), s.deadline, lang.X("seminar.deadline.hint", "空なら開催日の前の日"))
	f.Add("policy", lang.X("seminar.policy", "繰上げの順"), s.policy, "")
	f.Column(2)
	f.Heading(lang.X("seminar.group.kind", "分け方"))
	f.Add("category", lang.X("seminar.category", "分類"), s.category, "")
	if withNumber {
		f.Add("number", lang.X("seminar.no", "通算回"), s.number, lang.X("seminar.no.hint", "募集を始めると、順に付きます。"))
	}
	f.Heading(lang.X("seminar.note", "備考"))
	f.Add("note", "", s.note, "")
	return s
}

// fill shows a seminar in the fields.
func (s *seminarFields) fill(m data.Seminar) {
	s.title.SetText(m.Title)
	s.date.SetDay(string(m.Date))
	s.start.SetValue(m.Start)
	s.end.SetValue(m.End)
	s.venue.SetText(m.Venue)
	number(s.capacity, m.Capacity)
	s.deadline.SetDay(string(m.Deadline))
	s.category.SetIndex(indexOrFirst(s.categories, m.CategoryID))
	s.series.SetIndex(indexOrFirst(s.serieses, m.SeriesID))
	s.policy.SetIndex(indexOrFirst(policies, m.Policy))
	number(s.number, m.Number)
	s.note.SetText(m.Note)
	s.form.Clean()
}

// indexOrFirst is where x stands in a list, 0 if it is not there.
func indexOrFirst[T comparable](list []T, x T) int {
	for i, v := range list {
		if v == x {
			return i
		}
	}
	return 0
}

// read puts what the fields say into a seminar; false if one cannot be read, which
// is marked then.
func (s *seminarFields) read(m *data.Seminar) bool {
	wrong := map[string]string{}
	note := func(key, complaint string) {
		if complaint != "" {
			wrong[key] = complaint
		}
	}
	m.Title, m.Venue, m.Note = s.title.Text, s.venue.Text, s.note.Text
	day, c := s.date.Day()
	note("date", c)
	deadline, c := s.deadline.Day()
	note("deadline", c)
	m.Date, m.Deadline = wareki.Date(day), wareki.Date(deadline)
	m.Start, c = s.start.Value()
	note("start", c)
	m.End, c = s.end.Value()
	note("end", c)
	m.Capacity, c = s.capacity.Value()
	note("capacity", c)
	m.Number, c = s.number.Value()
	note("number", c)
	m.CategoryID, m.SeriesID, m.Policy = at(s.categories, s.category.Index()), at(s.serieses, s.series.Index()), at(policies, s.policy.Index())
	if m.Title == "" {
		note("title", required(""))
	}
	if m.Date == "" && wrong["date"] == "" {
		note("date", required(""))
	}
	s.form.Mark(wrong)
	return len(wrong) == 0
}

func at[T any](list []T, i int) T {
	var none T
	if i < 0 || i >= len(list) {
		return none
	}
	return list[i]
}

// showSeminarForm makes a new seminar: date and theme, the rest as last time.
// copyOf is one to be like, 0 = the latest.
func showSeminarForm(d *desk, copyOf int64) {
	if d.refuses() {
		return
	}
	d.opens(func(ctx context.Context) (func(), error) {
		m, err := d.store.NewSeminarDefaults(ctx)
		if err == nil && copyOf != 0 {
			m, err = d.store.Seminar(ctx, copyOf)
		}
		if err != nil {
			return nil, err
		}
		series, err := d.store.Series(ctx)
		if err != nil {
			return nil, err
		}
		categories, err := d.store.Categories(ctx)
		return func() {
			fields := newSeminarFields(d, series, categories, false)
			m.ID, m.Version, m.Date, m.Deadline, m.Number, m.State, m.StateReason = 0, 0, "", "", 0, "", ""
			m.Seed, m.Counted, m.CountedApplied, m.SpeakerText = 0, 0, 0, ""
			if copyOf == 0 {
				m.Title, m.Note = "", ""
			}
			fields.fill(m)
			d.newSeminarDialog(fields, m)
		}, err
	})
}

func (d *desk) newSeminarDialog(fields *seminarFields, m data.Seminar) {
	dialog := &kit.Dialog{Title: lang.X("seminars.new", "新しいセミナー"), Content: fields.form.Object(), Width: 900, Primary: lang.X("seminar.create", "作る"), First: fields.form.First(), Changed: fields.form.Changed}
	save := func() bool {
		if !fields.read(&m) {
			return false
		}
		d.actOr(func(ctx context.Context) error { return d.store.SaveSeminar(ctx, &m) }, func() {
			dialog.Hide()
			d.goSeminar(m.ID, "")
		}, d.marks(fields.form))
		return false
	}
	dialog.OnPrimary = save
	fields.form.OnSubmit = func() { save() }
	kit.Show(d.win, dialog)
}

// copySeminar makes a new seminar like another one.
func copySeminar(d *desk, m data.Seminar) { showSeminarForm(d, m.ID) }
