package cli

import (
	"path/filepath"

	"jibun/data"
	"jibun/data/oldledger"
	"jibun/gui/words"
)

type importLedger struct {
	File string `arg:""`
	Book string `arg:""`
	ofSeries
	imported
}

type takeoverJSON struct {
	File      string                  `json:"file"`
	Applied   bool                    `json:"applied"`
	Seminars  int                     `json:"seminars"` // taken
	Existing  int                     `json:"existing"` // there already
	People    int                     `json:"people"`
	NewOnes   int                     `json:"new_people"`
	Marks     int                     `json:"marks"`
	Renumber  bool                    `json:"renumbered"`
	Lecturers []data.TakeoverLecturer `json:"lecturers"`
	Accounts  []oldledger.Account     `json:"accounts"`
	Problems  []data.TakeoverProblem  `json:"problems"`
	ZerosLost []data.TakeoverProblem  `json:"zeros_lost"`
	Read      []oldledger.Problem     `json:"unreadable"`
	Skipped   []oldledger.Skipped     `json:"skipped"`
	Notes     []oldledger.Note        `json:"notes"`
}

func (c *importLedger) Run(e *env) error {
	return e.with(c.File, c.DryRun, func(s *data.Store) error {
		if err := e.whole(s); err != nil {
			return err
		}
		series, err := c.one(e, s)
		if err != nil {
			return err
		}
		p, err := s.ReadOldLedger(e.ctx, c.Book, series)
		if err != nil {
			return err
		}
		if !c.DryRun {
			if err := e.safely(s); err != nil {
				return err
			}
			if err := s.ApplyTakeover(e.ctx, p, e.progress("取り込んでいます")); err != nil {
				return err
			}
		}
		if p.InSeries != "" {
			e.say("講座: %s", p.InSeries)
		}
		v := takeoverValue(c.Book, p, !c.DryRun)
		e.say("セミナー %d回(すでにあるもの %d回)、出欠の記録 %d件、%d名(うち新しく加わる方 %d名)。", v.Seminars, v.Existing, v.Marks, v.People, v.NewOnes)
		if p.Renumber {
			e.say("回の番号が年度ごとに振り直されているため、開催日の順に通算回を付けます。")
		}
		for i, x := range append(words.Takeover(p), "") {
			if x == "" || i == 30 {
				break
			}
			e.say("%s", x)
		}
		e.done(c.DryRun)
		if c.JSON {
			return e.json(v)
		}
		return nil
	})
}

func takeoverValue(file string, p *data.Takeover, applied bool) takeoverJSON {
	c := words.CountTakeover(p)
	return takeoverJSON{File: filepath.Base(file), Applied: applied, Seminars: c.Seminars, Existing: c.Existing, People: len(p.People), NewOnes: c.Added, Marks: c.Marks,
		Renumber: p.Renumber, Accounts: p.Ledger.Accounts, Lecturers: p.Lecturers, Problems: p.Problems, ZerosLost: append([]data.TakeoverProblem{}, p.ZerosLost...), Read: p.Ledger.Problems, Skipped: p.Ledger.Skipped, Notes: p.Ledger.Notes}
}
