package gui

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	"fyne.io/fyne/v2/lang"

	"jibun/data"
	"jibun/data/report"
	"jibun/export"
)

// PartyPaper is the 懇親会名簿 of a seminar. Without a gathering it only says so.
func PartyPaper(ctx context.Context, s *data.Store, seminar int64) (Paper, error) {
	r, err := s.PartySheet(ctx, seminar)
	if errors.Is(err, data.ErrNotFound) {
		return Paper{Warnings: []string{lang.X("paper.party.none", "この回に懇親会の記録がありません。セミナーの「懇親会」で加えられます。")}}, nil
	}
	if err != nil {
		return Paper{}, err
	}
	label := eveningLabel(r.Number, r.Date)
	p := Paper{About: fmt.Sprintf("%s 懇親会名簿(%d名)", label, len(r.People)), File: "懇親会名簿_" + label + ".xlsx",
		Write: func(ctx context.Context, w io.Writer, o export.Options) error { return export.Party(ctx, w, r, o) }}
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

// LetterPaper is the 講師依頼書 to a person who is on a seminar; person 0, or one who
// is not, means its first lecturer. Without a lecturer it only says so.
func LetterPaper(ctx context.Context, s *data.Store, seminar, person int64, kind report.LetterKind) (Paper, error) {
	speakers, err := s.Speakers(ctx, seminar)
	if err != nil {
		return Paper{}, err
	}
	chosen := int64(0)
	for _, x := range speakers {
		if x.PersonID == person {
			chosen = x.ID
			break
		}
		if chosen == 0 && x.State != data.Refused && x.State != data.Replaced {
			chosen = x.ID
		}
	}
	if chosen == 0 {
		return Paper{Warnings: []string{lang.X("paper.letter.none", "この回の講師がまだ決まっていません。セミナーの「講師」で加えられます。")}}, nil
	}
	r, err := s.RequestLetter(ctx, chosen, kind)
	if err != nil {
		return Paper{}, err
	}
	label := eveningLabel(r.Number, r.Date)
	p := Paper{About: fmt.Sprintf("%s 講師依頼書(%s)", label, r.Lecturer), File: inFileName("講師依頼書_" + label + "_" + r.Lecturer + ".xlsx"),
		Write: func(ctx context.Context, w io.Writer, o export.Options) error { return export.Letter(ctx, w, r, o) }}
	if r.Venue == "" {
		p.Warnings = append(p.Warnings, lang.X("paper.letter.venue", "会場が決まっていないので、「未定」と書きます。"))
	}
	if r.Phone == "" && r.Email == "" {
		p.Warnings = append(p.Warnings, lang.X("paper.letter.contact", "連絡先がありません。設定の「団体・所属」で電話かメールを入れられます。"))
	}
	return p, nil
}

// PersonPaper is the 受講履歴 of one person.
func PersonPaper(ctx context.Context, s *data.Store, person int64) (Paper, error) {
	r, err := s.PersonHistory(ctx, person)
	if err != nil {
		return Paper{}, err
	}
	return Paper{About: fmt.Sprintf("受講履歴(%s)", r.Name), File: inFileName("受講履歴_" + r.Name + ".xlsx"),
		Write: func(ctx context.Context, w io.Writer, o export.Options) error {
			return export.PersonHistory(ctx, w, r, o)
		}}, nil
}

// inFileName replaces what Windows allows in no file's name.
func inFileName(name string) string {
	return strings.Map(func(r rune) rune {
		if r < ' ' || strings.ContainsRune(`\/:*?"<>|`, r) {
			return '_'
		}
		return r
	}, name)
}
