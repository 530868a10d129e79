package cli

import (
	"errors"
	"strings"

	"jibun/data"
	"jibun/gui/words"
)

// ofSeries is --series: which 講座 is meant, by a name it has or had, by its id, or すべて.
type ofSeries struct {
	Series string `placeholder:"講座"`
}

// one finds the series of an evening; 0 = whichever has it.
func (c ofSeries) one(e *env, s *data.Store) (int64, error) {
	id, err := s.FindSeries(e.ctx, c.Series)
	return max(id, 0), err
}

// counted finds the series that is counted. Where there are several and none is named
// it is the main one, which is said; and so is what すべて means for 初参加.
func (c ofSeries) counted(e *env, s *data.Store) (int64, error) {
	id, err := s.FindSeries(e.ctx, c.Series)
	if err != nil {
		return 0, err
	}
	all, err := s.Series(e.ctx)
	if err != nil || len(all) < 2 {
		return id, err
	}
	switch id {
	case data.AllSeries:
		e.say("全講座を合わせた数字です。初参加・新規・初登壇は、どの講座にもそれまで参加・登壇のなかった方です。")
	case 0:
		var others []string
		for _, x := range all[1:] {
			others = append(others, "「"+x.NameOn(s.Today())+"」")
		}
		e.say("講座「%s」だけの数字です。%sや、すべてを合わせた数字は --series で選べます。", all[0].NameOn(s.Today()), strings.Join(others, ""))
	}
	return id, nil
}

// seminar finds the evening of a number.
func (c ofSeries) seminar(e *env, s *data.Store, number int) (data.Seminar, error) {
	series, err := c.one(e, s)
	if err != nil {
		return data.Seminar{}, err
	}
	m, err := s.SeminarByNumber(e.ctx, series, number)
	if errors.Is(err, data.ErrNotFound) {
		all, err := s.Seminars(e.ctx, data.SeminarFilter{Series: series})
		if err != nil {
			return data.Seminar{}, err
		}
		var last data.SeminarLine
		for _, x := range all {
			if x.Number > last.Number {
				last = x
			}
		}
		if last.Number != 0 {
			e.say("%sは台帳にありません。いちばん大きい番号は、%sです。", words.EveningNumber(last.InSeries, number), last.Called())
		}
	}
	return m, err
}
