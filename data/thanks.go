package data

import (
	"context"
	"slices"

	"jibun/data/report"
)

// Thanks makes the 礼状 to those who spoke at a seminar; to those of people if there are any.
func (s *Store) Thanks(ctx context.Context, seminar int64, people ...int64) (report.ThanksLetters, error) {
	var r report.ThanksLetters
	all, err := s.Speakers(ctx, seminar)
	if err != nil {
		return r, err
	}
	all = slices.DeleteFunc(all, func(x SpeakerLine) bool {
		return !x.State.Active() || len(people) > 0 && !slices.Contains(people, x.PersonID)
	})
	for _, x := range all {
		l, err := s.RequestLetter(ctx, x.ID, report.LetterToLecturer)
		if err != nil {
			return r, err
		}
		r.All = append(r.All, l)
	}
	texts, err := s.PaperTexts(ctx)
	if err != nil {
		return r, err
	}
	r.Texts = [2]string{texts[TextThanks].Text, texts[TextGuestThanks].Text}
	came, err := s.Attended(ctx, seminar, ByKana)
	r.People = came.Present + came.Late
	return r, err
}

// LetterText is which text of a 講師依頼書 is meant.
func LetterText(kind report.LetterKind, outside bool) PaperTextKind {
	switch {
	case kind == report.LetterMemo:
		return TextMemo
	case kind == report.LetterToHead && outside:
		return TextToGuestsHead
	case kind == report.LetterToHead:
		return TextToHead
	case outside:
		return TextToGuest
	}
	return TextToLecturer
}
