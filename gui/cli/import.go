package cli

import (
	"errors"
	"path/filepath"

	"jibun/data"
	"jibun/data/roster"
	"jibun/data/wareki"
	"jibun/gui/words"
)

type importCmd struct {
	People       importPeople       `cmd:""`
	Ledger       importLedger       `cmd:""`
	Applications importApplications `cmd:""`
}

type imported struct {
	DryRun bool
	JSON   bool `name:"json"`
}

type importPeople struct {
	File   string `arg:""`
	Roster string `arg:""`
	On     *day   `placeholder:"2026-04-01"`
	Retire bool
	imported
}

// rosterJSON is a plan as data.
type rosterJSON struct {
	File        string            `json:"file"`
	Encoding    string            `json:"encoding"`
	Also        []string          `json:"also_encodings,omitempty"` // in which the bytes would be text as well
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
	Partial     bool              `json:"partial"` // not plainly the whole staff: see gaps
	Gaps        []data.Gap        `json:"gaps"`
	Retire      bool              `json:"retire"`  // --retire was given
	Staying     int               `json:"staying"` // would have left, and stay as they are
	ZerosLost   []int             `json:"zeros_lost"`
	Numberless  bool              `json:"numberless"`
	Notes       []string          `json:"notes"` // what was decided about the file
}

type lineJSON struct {
	Line    int           `json:"line"`
	StaffNo string        `json:"staff_no"`
	Cases   []data.Case   `json:"cases"`
	Skip    bool          `json:"skip,omitempty"`
	Doubt   string        `json:"doubt,omitempty"`
	Proof   data.Proof    `json:"proof,omitempty"`
	Choices []choiceJSON  `json:"choices,omitempty"`
	Old     data.PlanSide `json:"old"`
	New     data.PlanSide `json:"new"`
}

// choiceJSON is somebody of the ledger whom a line may be about.
type choiceJSON struct {
	Person  int64  `json:"person"`
	StaffNo string `json:"staff_no"`
	Name    string `json:"name"`
	From    string `json:"from"`
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
			e.sayUnreadable(r.Problems)
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
		staying := keepStaff(p, c.Retire)
		if !c.DryRun {
			if err := e.safely(s); err != nil {
				return err
			}
			if err := s.ApplyTransfer(e.ctx, p, e.progress("取り込んでいます")); err != nil {
				return err
			}
		}
		e.sayRoster(r, p)
		e.sayStaying(p, staying, c.Retire)
		e.done(c.DryRun)
		if c.JSON {
			v := rosterValue(c.Roster, r, p, !c.DryRun)
			v.Retire, v.Staying = c.Retire, staying
			return e.json(v)
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

func (e *env) done(dry bool) {
	if dry {
		e.say("ためしに読んだだけで、台帳は変えていません。")
	} else {
		e.say("台帳に取り込みました。元に戻すには jibun undo を使います。")
	}
}

func rosterValue(file string, r data.Roster, p *data.Plan, applied bool) rosterJSON {
	v := rosterJSON{File: filepath.Base(file), Encoding: r.Encoding, Also: r.AlsoEncoding, Sheet: r.Layout.SheetName, HeadingLine: r.Layout.LastLine, Columns: map[string]string{},
		On: p.On, Applied: applied, Rows: p.Rows, People: len(r.People), Counts: map[string]int{"unreadable": len(p.Unreadable)},
		Lines: []lineJSON{}, Unreadable: []unreadableJSON{}, Skipped: p.Skipped, Warnings: []warningJSON{}, Duplicates: []duplicateJSON{},
		Departments: p.Departments, Closing: p.Closing, Partial: !p.Whole(), Gaps: append([]data.Gap{}, p.Gaps...), ZerosLost: append([]int{}, p.ZerosLost...), Numberless: p.Numberless,
		Notes: append([]string{}, words.Layout(r.Layout, r.Sheets)...)}
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
			x := lineJSON{Line: l.Line, StaffNo: l.StaffNo, Cases: l.Cases, Skip: l.Skip, Doubt: l.Doubt, Proof: l.Proof, Old: l.Old, New: l.New}
			for _, c := range l.Choices {
				x.Choices = append(x.Choices, choiceJSON{c.ID, c.StaffNo, c.Name, c.From})
			}
			v.Lines = append(v.Lines, x)
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
