package cli

import (
	"context"
	"errors"
	"path/filepath"

	"jibun/data"
	"jibun/data/report"
	"jibun/gui/papers"
	"jibun/gui/words"
)

// surveyBoxJSON is a box of a filled アンケート用紙.
type surveyBoxJSON struct {
	File     string `json:"file"`
	Page     int    `json:"page"`     // in the file, from 1
	Number   int    `json:"number"`   // of the evening
	Question int    `json:"question"` // its printed number
	Choice   int    `json:"choice"`   // from 1
	Read     string `json:"read"`     // marked, blank or unsure
	Why      string `json:"why,omitempty"`
}

// surveyCountJSON is a question of an evening: how many sheets have each choice ticked.
type surveyCountJSON struct {
	Number   int    `json:"number"` // of the evening
	Sheets   int    `json:"sheets"` // that were read
	Question int    `json:"question"`
	Key      string `json:"key"`
	Choices  []int  `json:"choices"`
	Unsure   int    `json:"unsure"` // sheets that count for nothing, because nobody can tell
}

// survey adds the sheets of an evening.
func (out *scannedJSON) survey(x *papers.Surveyed) {
	unsure := map[int]int{}
	for _, s := range x.Sheets {
		for _, a := range s.Answers {
			for i, read := range a.Boxes {
				out.Surveys = append(out.Surveys, surveyBoxJSON{File: filepath.Base(s.File), Page: s.Number, Number: x.Seminar.Number, Question: a.Question.Number, Choice: i + 1, Read: string(read), Why: string(a.Why[i])})
			}
			if a.Unsure() {
				unsure[a.Question.Number]++
			}
		}
	}
	counts := x.Counts()
	for _, q := range report.Questions() {
		if n, ok := counts[q.Key]; ok {
			out.Counts = append(out.Counts, surveyCountJSON{Number: x.Seminar.Number, Sheets: len(x.Sheets), Question: q.Number, Key: q.Key, Choices: n, Unsure: unsure[q.Number]})
		}
	}
}

// enterSurvey enters the sheets of an evening if nothing is left to ask.
func (c *readSheetsCmd) enterSurvey(e *env, s *data.Store, x *papers.Surveyed, unread bool) error {
	e.say("%s: アンケート用紙 %d枚、判定できない設問 %d。", x.Evening(), len(x.Sheets), x.Unsure())
	for _, sheet := range x.Sheets {
		for _, a := range sheet.Answers {
			if a.Unsure() {
				e.say("  %s の%dページ目 問%d: 判定できません(%s)", filepath.Base(sheet.File), sheet.Number, a.Question.Number, papers.WhyText(a.First))
			}
		}
	}
	if n := x.Written(); n > 0 {
		e.say("自由記述に書き込みのある紙が %d枚あります。文は読み取れないので、紙を見て「ふり返り」に入れてください。", n)
	}
	pile := data.SurveyPile{Sheets: len(x.Sheets), Counts: x.Counts(), Handed: c.Handed, Add: c.Add}
	if c.Handed == 0 {
		pile.Handed = x.Now.Handed
	}
	next := x.Now.With(pile)
	why := ""
	switch {
	case unread:
		why = "読めなかったページがあり、用紙の枚数が合わないかもしれません。そのページを除くか、スキャンし直して読み取ってください。"
	case x.Unsure() > 0:
		why = "画面の「用紙を読み取る…」で確かめて入れてください。"
	case c.Add && c.Replace:
		why = "--add と --replace は、どちらか一つにしてください。"
	case !c.Add && !c.Replace && !x.Now.Empty() && !next.Same(&x.Now):
		why = "この回の集計はもう入っています。この紙だけの件数に入れ替えるなら --replace、足すなら --add を付けてください。"
	case next.Returned > next.Handed:
		why = "配布した枚数を --handed 40 のように付けてください。"
	}
	if why != "" {
		e.say("%sのアンケートは入れていません。%s", x.Evening(), why)
		e.failed = true
		return nil
	}
	if c.DryRun {
		return nil
	}
	did, err := s.Did(e.ctx, func(ctx context.Context) error { return s.EnterSurvey(ctx, x.Seminar.ID, pile) })
	var refused *data.Refusal
	switch {
	case errors.As(err, &refused):
		e.say("%sのアンケートは入れていません。%s", x.Evening(), words.Error(err))
		e.failed = true
	case err != nil:
		return err
	case len(did) == 0:
		e.say("%s: アンケートの集計は台帳と同じなので、変えたものはありません。", x.Evening())
	default:
		e.say("%s: アンケート 回収 %d枚の集計を入れました。jibun undo で元に戻せます。", x.Evening(), next.Returned)
	}
	return nil
}
