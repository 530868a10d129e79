package papers

import (
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"fyne.io/fyne/v2/lang"

	"jibun/data"
	"jibun/data/report"
	"jibun/export"
	"jibun/export/fields"
)

// SignIn is the 受付名簿 of a seminar. Saving it gives everybody the number that
// stands on it, unless the seminar is settled.
func SignIn(ctx context.Context, s *data.Store, q Request) (Paper, error) {
	q, err := q.asOffice(ctx, s)
	if err != nil {
		return Paper{}, err
	}
	seminar, order := q.Seminar, q.Order
	m, err := s.Seminar(ctx, seminar)
	if err != nil {
		return Paper{}, err
	}
	r, err := s.SignIn(ctx, seminar, order)
	if err != nil {
		return Paper{}, err
	}
	if q.Columns != nil {
		r.Columns = q.Columns
	}
	if q.WalkIns != 0 {
		r.WalkIns = max(q.WalkIns, 0)
	}
	p := Paper{About: fmt.Sprintf("%s 受付名簿(%d名)", evening(m), len(r.Staff)+len(r.Outside)), File: eveningFile(m, variant("受付名簿", listed(order))) + ".xlsx",
		Write: func(ctx context.Context, w io.Writer, o export.Options) error { return export.SignIn(ctx, w, r, o) },
		Pages: printed(r)}
	if m.State != data.SeminarSettled {
		p.Before = func(ctx context.Context) error { return s.NumberSheet(ctx, seminar, order) }
	}
	p.warnCalledOff(m)
	if len(r.Staff)+len(r.Outside) == 0 {
		p.Warnings = append(p.Warnings, lang.X("paper.signin.empty", "参加確定の方がまだいません。"))
	}
	p.warnReadings(r.NoReading)
	return p, nil
}

// warnCalledOff says that the evening does not take place.
func (p *Paper) warnCalledOff(m data.Seminar) {
	if m.State.CalledOff() {
		p.Warnings = append(p.Warnings, lang.X("paper.calledoff", "この回は中止か延期になっています。"))
	}
}

// Party is the 懇親会名簿 of a seminar. Without a gathering it only says so.
func Party(ctx context.Context, s *data.Store, seminar int64) (Paper, error) {
	r, err := s.PartySheet(ctx, seminar)
	if errors.Is(err, data.ErrNotFound) {
		return Paper{Warnings: []string{lang.X("paper.party.none", "この回に懇親会の記録がありません。セミナーの「懇親会」で加えられます。")}}, nil
	}
	if err != nil {
		return Paper{}, err
	}
	m, err := s.Seminar(ctx, seminar)
	if err != nil {
		return Paper{}, err
	}
	label := evening(m)
	p := Paper{About: fmt.Sprintf("%s 懇親会名簿(%d名)", label, len(r.People)), File: eveningFile(m, "懇親会名簿") + ".xlsx",
		Write: func(ctx context.Context, w io.Writer, o export.Options) error { return export.Party(ctx, w, r, o) },
		Pages: laid(export.PartyPaper, r)}
	p.warnCalledOff(m)
	if len(r.People) == 0 {
		p.Warnings = append(p.Warnings, lang.X("paper.party.empty", "参加する方がまだいません。"))
	}
	if r.Fee == 0 {
		p.Warnings = append(p.Warnings, lang.X("paper.party.fee", "会費が決まっていないので、合計は空欄になります。"))
	}
	var noReading []string
	for _, x := range r.People {
		if x.Reading == "" {
			noReading = append(noReading, x.Name)
		}
	}
	p.warnReadings(noReading)
	return p, nil
}

// Letter is the 講師依頼書 to the lecturers of a seminar who have not declined, a letter for
// each: to those of Request.People, or to the one of Request.Person; or one letter to all.
// Without a lecturer it only says so.
func Letter(ctx context.Context, s *data.Store, q Request) (Paper, error) {
	q, err := q.asOffice(ctx, s)
	if err != nil {
		return Paper{}, err
	}
	all, err := lettersOf(ctx, s, q)
	if err != nil {
		return Paper{}, err
	}
	if len(all) == 0 {
		return nobodySpeaks(), nil
	}
	var names []string
	for _, r := range all {
		names = append(names, r.Lecturer)
		for _, x := range r.With {
			names = append(names, x.Name)
		}
	}
	m, err := s.Seminar(ctx, q.Seminar)
	if err != nil {
		return Paper{}, err
	}
	label, to := evening(m), strings.Join(names, "・")
	what, kind := "講師依頼書", q.Letter.Label()
	if len(all[0].With) > 0 {
		kind = "全員へ一通"
	}
	about := what // the usual one says no more
	if kind != report.LetterToLecturer.Label() {
		about += "・" + kind
	}
	p := Paper{About: fmt.Sprintf("%s %s(%s)", label, about, to), File: eveningFile(m, variant(what, kind, to)) + ".xlsx",
		Write: func(ctx context.Context, w io.Writer, o export.Options) error { return export.Letters(ctx, w, all, o) },
		Pages: laid(export.LettersPaper, all), Text: data.LetterText(all[0].Kind, all[0].Guests())}
	p.warnCalledOff(m)
	var marks []string
	for _, r := range all {
		marks = append(marks, fields.LetterMarks(r)...)
	}
	slices.Sort(marks)
	p.warnMarks(slices.Compact(marks))
	if all[0].Venue == "" {
		p.Warnings = append(p.Warnings, lang.X("paper.letter.venue", "会場が決まっていないので、「未定」と書きます。"))
	}
	if all[0].Phone == "" && all[0].Email == "" {
		p.Warnings = append(p.Warnings, lang.X("paper.letter.contact", "連絡先がありません。設定の「団体・所属」で電話かメールを入れられます。"))
	}
	return p, nil
}

// lettersOf are the letters of a request, see Letter.
func lettersOf(ctx context.Context, s *data.Store, q Request) ([]report.RequestLetter, error) {
	to, err := asked(ctx, s, q)
	if err != nil {
		return nil, err
	}
	var all []report.RequestLetter
	for _, x := range to {
		r, err := s.RequestLetter(ctx, x.ID, q.Letter)
		if err != nil {
			return nil, err
		}
		all = append(all, r)
	}
	if *q.Together && q.Letter == report.LetterToLecturer && len(all) > 1 {
		all = []report.RequestLetter{all[0].To(all[1:]...)}
	}
	return all, nil
}

// asked are the lecturers to whom letters of a request go. One letter to all is to all.
func asked(ctx context.Context, s *data.Store, q Request) ([]data.SpeakerLine, error) {
	speakers, err := s.Speakers(ctx, q.Seminar)
	if err != nil {
		return nil, err
	}
	var all, some []data.SpeakerLine
	for _, x := range speakers {
		switch {
		case slices.Contains(q.People, x.PersonID) || q.People == nil && x.PersonID == q.Person:
			some = append(some, x)
		case !x.State.Active():
			continue
		}
		all = append(all, x)
	}
	if len(some) == 0 || q.People == nil && *q.Together && q.Letter == report.LetterToLecturer {
		some = all
	}
	return some, nil
}

// letterOf is the letter to a person who is on a seminar, see Letter; empty without a
// lecturer.
func letterOf(ctx context.Context, s *data.Store, seminar, person int64, kind report.LetterKind) (report.RequestLetter, error) {
	speakers, err := s.Speakers(ctx, seminar)
	if err != nil {
		return report.RequestLetter{}, err
	}
	chosen := int64(0)
	for _, x := range speakers {
		if x.PersonID == person {
			chosen = x.ID
			break
		}
		if chosen == 0 && x.State.Active() {
			chosen = x.ID
		}
	}
	if chosen == 0 {
		return report.RequestLetter{}, nil
	}
	return s.RequestLetter(ctx, chosen, kind)
}
