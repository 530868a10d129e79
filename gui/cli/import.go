package cli

import (
	"errors"
	"path/filepath"
	"strconv"
	"strings"

	"jibun/data"
	"jibun/data/roster"
	"jibun/data/wareki"
	"jibun/gui/words"
)

type importCmd struct {
	People importPeople `cmd:""`
	Ledger importLedger `cmd:""`
}

type imported struct {
	DryRun bool
	JSON   bool `name:"json"`
}

type importPeople struct {
	File   string `arg:""`
	Roster string `arg:""`
	On     *day   `placeholder:"2026-04-01"`
	imported
}

// rosterJSON is a plan as data.
type rosterJSON struct {
	File        string            `json:"file"`
	Encoding    string            `json:"encoding"`
	Sheet       string            `json:"sheet"`
	HeadingLine int               `json:"heading_line"`
	Columns     map[string]string `json:"columns"` // field → heading
	On          wareki.Date       `json:"on"`
	Applied     bool              `json:"applied"`
	Rows        int               `json:"rows"` // under the heading: people + unreadable + skipped
	People      int               `json:"people"`
	Counts      map[string]int    `json:"counts"`
	Lines       []lineJSON        `json:"lines"` // those that change something
	Unreadable  []unreadableJSON  `json:"unreadable"`
	Skipped     []roster.Skipped  `json:"skipped"`
	Warnings    []warningJSON     `json:"warnings"`
	Duplicates  []duplicateJSON   `json:"duplicates"`
	Departments []string          `json:"new_departments"`
	Closing     []string          `json:"closing_departments"`
	Partial     bool              `json:"partial"`
}

type lineJSON struct {
	Line    int           `json:"line"`
	StaffNo string        `json:"staff_no"`
	Cases   []data.Case   `json:"cases"`
	Skip    bool          `json:"skip,omitempty"`
	Doubt   string        `json:"doubt,omitempty"`
	Old     data.PlanSide `json:"old"`
	New     data.PlanSide `json:"new"`
}

type unreadableJSON struct {
	Line    int      `json:"line"`
	Reasons []string `json:"reasons"`
	Name    string   `json:"name"`
}

type warningJSON struct {
	Line   int    `json:"line"`
	Field  string `json:"field"`
	Reason string `json:"reason"`
	Value  string `json:"value"`
}

type duplicateJSON struct {
	Line   int    `json:"line"`
	Name   string `json:"name"`
	Person int64  `json:"person"`
	From   string `json:"from"`
}

func (c *importPeople) Run(e *env) error {
	return e.with(c.File, c.DryRun, func(s *data.Store) error {
		if err := e.whole(s); err != nil {
			return err
		}
		r, err := s.ReadRoster(e.ctx, c.Roster)
		if err != nil {
			return err
		}
		if len(r.People) == 0 {
			e.say("取り込める行がありません。台帳は変わっていません。")
			for _, u := range r.Problems[:min(len(r.Problems), 20)] {
				e.say("読めない行 %d行目: %s", u.Line, words.Faults(u.Faults))
			}
			e.failed = true
			return nil
		}
		on, err := s.DefaultTransferDay(e.ctx)
		if err != nil {
			return err
		}
		if c.On != nil {
			on = wareki.Date(*c.On)
		}
		p, err := s.Plan(e.ctx, r, on)
		if err != nil {
			return err
		}
		if !c.DryRun {
			if err := e.safely(s); err != nil {
				return err
			}
			if err := s.ApplyTransfer(e.ctx, p, e.progress("取り込んでいます")); err != nil {
				return err
			}
		}
		e.sayRoster(r, p, c.DryRun)
		if c.JSON {
			return e.json(rosterValue(c.Roster, r, p, !c.DryRun))
		}
		return nil
	})
}

// safely makes a backup before many rows change. A second place that cannot be
// reached is said and does not stop the work.
func (e *env) safely(s *data.Store) error {
	needed, err := s.NeedsBackup(e.ctx, "")
	if err != nil || !needed {
		return err
	}
	info, err := s.Backup(e.ctx, "")
	if errors.Is(err, data.ErrSecondPlace) {
		e.say("二つ目の置き場所に控えを写せませんでした。手元の控えは取れています。")
		err = nil
	}
	if err == nil {
		e.say("取込みの前に控えを取りました: %s", info.Path)
	}
	return err
}

func (e *env) sayRoster(r data.Roster, p *data.Plan, dry bool) {
	when := "ずっと前から"
	if p.On != "" {
		when = wareki.Era.Full(p.On) + "付け"
	}
	e.say("%d行のうち %d名を読みました(%s、読めない行 %d、飛ばした行 %d)。", len(r.People)+len(p.Unreadable)+len(p.Skipped), len(r.People), when, len(p.Unreadable), len(p.Skipped))
	var parts []string
	for _, k := range data.Cases {
		if n := p.Count(k); n > 0 {
			parts = append(parts, k.Label()+" "+strconv.Itoa(n)+"名")
		}
	}
	e.say("%s", strings.Join(parts, "、"))
	for i, u := range p.Unreadable {
		if i == 20 {
			e.say("ほか %d 行", len(p.Unreadable)-20)
			break
		}
		e.say("読めない行 %d行目: %s", u.Line, words.Faults(u.Faults))
	}
	for i, w := range p.Warnings {
		if i == 10 {
			e.say("ほか %d 件", len(p.Warnings)-10)
			break
		}
		e.say("項目だけ読めません %d行目: %s", w.Line, words.Faults([]roster.Fault{w.Fault}))
	}
	for _, n := range r.Notes {
		if n.Code == roster.NumberLengths {
			e.say("ご確認ください: 職員番号の桁数がそろっていません。先頭の0が落ちていませんか(%v行目など)。", n.Lines)
		}
	}
	if p.Partial {
		e.say("名簿にいない方が多いため、一部の職場の名簿とみて、退職にはしていません。")
	}
	for i, d := range p.Duplicates {
		if i == 20 {
			e.say("ほか %d 件", len(p.Duplicates)-20)
			break
		}
		e.say("同じ方かもしれません %d行目: %s(%s)", d.Line, d.Name, strings.TrimSpace(d.Who.StaffNo+" "+d.Who.From))
	}
	letters := 0
	for i := range p.Lines {
		switch l := &p.Lines[i]; l.Doubt {
		case "letters":
			letters++
		case "reused_number":
			e.say("取り込んでいません %d行目: 職員番号 %s は %s さんの番号です。%s さんとは別の方かもしれません。", l.Line, l.StaffNo, l.Old.Name, l.New.Name)
		}
	}
	if letters > 0 {
		e.say("字体だけが違う氏名 %d名は、台帳のままにしました(𠮷田と吉田など)。", letters)
	}
	e.done(dry)
}

func (e *env) done(dry bool) {
	if dry {
		e.say("ためしに読んだだけで、台帳は変えていません。")
	} else {
		e.say("台帳に取り込みました。元に戻すには jibun undo を使います。")
	}
}

func rosterValue(file string, r data.Roster, p *data.Plan, applied bool) rosterJSON {
	v := rosterJSON{File: filepath.Base(file), Encoding: r.Encoding, Sheet: r.Layout.SheetName, HeadingLine: r.Layout.LastLine, Columns: map[string]string{},
		On: p.On, Applied: applied, Rows: len(r.People) + len(p.Unreadable) + len(p.Skipped), People: len(r.People), Counts: map[string]int{"unreadable": len(p.Unreadable)},
		Lines: []lineJSON{}, Unreadable: []unreadableJSON{}, Skipped: p.Skipped, Warnings: []warningJSON{}, Duplicates: []duplicateJSON{},
		Departments: p.Departments, Closing: p.Closing, Partial: p.Partial}
	for f, i := range r.Layout.Columns {
		if i >= 0 && i < len(r.Layout.Headings) {
			v.Columns[string(f)] = r.Layout.Headings[i]
		}
	}
	for _, k := range data.Cases {
		v.Counts[string(k)] = p.Count(k)
	}
	for i := range p.Lines {
		if l := &p.Lines[i]; !l.Has(data.CaseUnchanged) {
			v.Lines = append(v.Lines, lineJSON{l.Line, l.StaffNo, l.Cases, l.Skip, l.Doubt, l.Old, l.New})
		}
	}
	for _, u := range p.Unreadable {
		x := unreadableJSON{Line: u.Line, Name: u.Name}
		for _, f := range u.Faults {
			x.Reasons = append(x.Reasons, string(f.Code))
		}
		v.Unreadable = append(v.Unreadable, x)
	}
	for _, w := range p.Warnings {
		v.Warnings = append(v.Warnings, warningJSON{w.Line, string(w.Field), string(w.Code), w.Value})
	}
	for _, d := range p.Duplicates {
		v.Duplicates = append(v.Duplicates, duplicateJSON{d.Line, d.Name, d.Who.ID, d.Who.From})
	}
	return v
}
