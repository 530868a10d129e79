package cli

import (
	"errors"
	"time"

	"jibun/data"
	"jibun/data/sample"
	"jibun/data/wareki"
	"jibun/gui/words"
)

type newCmd struct {
	File    string `arg:""`
	Office  string
	Section string
}

func (c *newCmd) Run(e *env) error {
	s, err := data.Create(e.ctx, c.File, data.Office{Name: c.Office, Section: c.Section}, e.options(false))
	if err != nil {
		return err
	}
	e.say("新しい台帳を作りました: %s", c.File)
	return s.Close()
}

type demoCmd struct {
	File string `arg:""`
}

func (c *demoCmd) Run(e *env) error {
	today := e.today
	if today == "" {
		today = wareki.Today(time.Now())
	}
	if err := sample.WriteSized(e.ctx, c.File, today, sample.Options{UID: data.NewUID()}, e.progress("見本を作っています")); err != nil {
		return err
	}
	e.say("見本の台帳を作りました: %s(%s現在)", c.File, wareki.Era.Full(today))
	return nil
}

type checkCmd struct {
	File string `arg:""`
}

func (c *checkCmd) Run(e *env) error {
	return e.read(c.File, func(s *data.Store) error {
		r, err := s.Check(e.ctx, e.progress("調べています"))
		if err != nil {
			return err
		}
		if r.OK() {
			w, err := s.Witness(e.ctx)
			if err != nil {
				return err
			}
			e.say("台帳の印: %s", w)
			e.say("異常はありません(%d件の記録、%d件の操作を確かめました)。", r.Rows, r.Operations)
			return nil
		}
		for _, p := range r.Problems {
			e.say("%s", words.Problem(p))
		}
		e.say("%d か所が壊れています。台帳には書き込んでいません。控えから戻してください(jibun restore 控え 新しい台帳)。", r.Found)
		e.failed = true
		return nil
	})
}

type backupCmd struct {
	File string `arg:""`
	Dir  string `arg:""`
}

func (c *backupCmd) Run(e *env) error {
	return e.read(c.File, func(s *data.Store) error {
		info, err := s.Backup(e.ctx, c.Dir)
		if err != nil && !errors.Is(err, data.ErrSecondPlace) {
			return err
		}
		e.say("控えを取り、開き直して確かめました: %s", info.Path)
		return err
	})
}

type restoreCmd struct {
	Backup string `arg:""`
	File   string `arg:""`
}

func (c *restoreCmd) Run(e *env) error {
	if err := data.Restore(e.ctx, c.Backup, c.File, e.options(false)); err != nil {
		return err
	}
	e.say("控えから台帳を作りました: %s", c.File)
	return nil
}

type undoCmd struct {
	File string `arg:""`
}

func (c *undoCmd) Run(e *env) error {
	return e.write(c.File, func(s *data.Store) error {
		o, err := s.Undo(e.ctx)
		if errors.Is(err, data.ErrNotFound) {
			e.say("元に戻せる操作はありません。")
			e.failed = true
			return nil
		}
		if err == nil {
			e.say("元に戻しました: %s", words.Operation(o))
		}
		return err
	})
}

type redoCmd struct {
	File string `arg:""`
}

func (c *redoCmd) Run(e *env) error {
	return e.write(c.File, func(s *data.Store) error {
		o, err := s.Redo(e.ctx)
		if errors.Is(err, data.ErrNotFound) {
			e.say("やり直せる操作はありません。")
			e.failed = true
			return nil
		}
		if err == nil {
			e.say("やり直しました: %s", words.Operation(o))
		}
		return err
	})
}
