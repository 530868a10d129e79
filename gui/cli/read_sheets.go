package cli

import (
	"context"
	"path/filepath"

	"jibun/data"
	"jibun/export/marked"
	"jibun/gui/papers"
)

// readSheetsCmd enters signed sheets and filled アンケート用紙 that were scanned. It enters only what leaves no
// question: where a page is missing or says nothing, or a line is unsure, the evening is
// left to the window, where she decides.
type readSheetsCmd struct {
	File         string   `arg:""`
	Scans        []string `arg:""`
	NoShow       bool     // who did not sign did not come
	Add, Replace bool     // the survey sheets come to those that the ledger has, or take their place
	Handed       int      // how many of them were given out
	UnseenBlank  bool     // what looks empty on a page that shows nothing light is empty: somebody has looked at the paper
	imported
}

// scannedJSON is what was read.
type scannedJSON struct {
	Pages   []scannedPageJSON `json:"pages"`
	Lines   []signedLineJSON  `json:"lines"`
	WalkIns []walkInJSON      `json:"walk_ins"`
	Surveys []surveyBoxJSON   `json:"surveys"`
	Counts  []surveyCountJSON `json:"survey_counts"`
}

type scannedPageJSON struct {
	File    string `json:"file"`
	Page    int    `json:"page"`   // in the file, from 1
	Number  int    `json:"number"` // of the evening
	Sheet   int    `json:"sheet"`  // which page of the list; 0 = not known
	Paper   string `json:"paper"`  // signin or survey; empty = not known
	Turned  int    `json:"turned"` // degrees with the clock
	Problem string `json:"problem,omitempty"`
	Note    string `json:"note,omitempty"` // what may be missing of what was read
}

type signedLineJSON struct {
	No       int    `json:"no"`
	PersonID int64  `json:"person_id"`
	Name     string `json:"name"`
	Read     string `json:"read"` // marked, blank or unsure
	Why      string `json:"why,omitempty"`
	Number   int    `json:"number"` // of the evening
	Sheet    int    `json:"sheet"`
}

type walkInJSON struct {
	Sheet  int    `json:"sheet"`
	Line   int    `json:"line"` // of those for 当日参加, from 1
	Read   string `json:"read"`
	Number int    `json:"number"`
}

func (c *readSheetsCmd) Run(e *env) error {
	return e.with(c.File, c.DryRun, func(s *data.Store) error {
		r, err := papers.ReadSigned(e.ctx, s, c.Scans, nil)
		if err != nil {
			return err
		}
		for _, text := range r.PageProblems() {
			e.say("%s", text)
		}
		if c.UnseenBlank {
			r.TakeUnseen()
		} else if r.Unseen() {
			e.say("紙を見て、空いて見える行に何も書かれていないと確かめたら、--unseen-blank を付けてください。空欄として入れます。")
		}
		for _, p := range r.Pages {
			e.failed = e.failed || p.Problem != ""
		}
		clean := !e.failed
		for _, x := range r.Evenings {
			if err := c.enter(e, s, x, clean); err != nil {
				return err
			}
		}
		for _, x := range r.Surveys {
			if err := c.enterSurvey(e, s, x, clean); err != nil {
				return err
			}
		}
		if len(r.Evenings)+len(r.Surveys) == 0 && !e.failed {
			e.say("読み取れる名簿もアンケート用紙もありませんでした。台帳は変わっていません。")
			e.failed = true
		}
		if c.JSON {
			return e.json(scannedOf(r))
		}
		return nil
	})
}

// enter enters the sheets of an evening, and says what it did not. A page that says
// nothing may be one of any evening, so that then nothing is entered.
func (c *readSheetsCmd) enter(e *env, s *data.Store, x *papers.Signed, clean bool) error {
	entry := x.Entry(c.NoShow)
	e.say("%s: 全%dページ、%d名のうち 印あり %d名、判定できない行 %d。", x.Evening(), x.Pages, len(x.Lines), len(entry.Attended), x.Unsure())
	for _, text := range x.Problems() {
		e.say("%s", text)
	}
	for _, l := range x.Lines {
		if l.Read == "unsure" {
			e.say("  №%d %s: 判定できません(%s)", l.No, l.Who.Name, papers.WhyText(l.Why))
		}
	}
	if n := x.WalkedIn(); n > 0 {
		e.say("当日参加の欄に、書き込みのある行が %d行あります。画面の「用紙を読み取る…」で名前を入れられます。", n)
	}
	if !x.Whole() || !clean {
		e.say("%sの出欠は入れていません。画面の「用紙を読み取る…」で確かめて入れるか、足りないページと一緒に読み取ってください。", x.Evening())
		e.failed = true
		return nil
	}
	if c.DryRun {
		return nil
	}
	var marks []data.SheetMark
	did, err := s.Did(e.ctx, func(ctx context.Context) (err error) {
		marks, err = s.EnterSigned(ctx, x.Seminar.ID, entry)
		return err
	})
	switch {
	case err != nil:
		return err
	case len(did) == 0:
		e.say("%s: 台帳と同じなので、変えたものはありません。", x.Evening())
	default:
		e.say("%s: %d名の出欠を入れました。jibun undo で元に戻せます。", x.Evening(), max(len(marks), 1))
	}
	return nil
}

func scannedOf(r *papers.Scanned) scannedJSON {
	out := scannedJSON{Pages: []scannedPageJSON{}, Lines: []signedLineJSON{}, WalkIns: []walkInJSON{}, Surveys: []surveyBoxJSON{}, Counts: []surveyCountJSON{}}
	numbers := map[int64]int{}
	for _, x := range r.Evenings {
		numbers[x.Seminar.ID] = x.Seminar.Number
		for _, l := range x.Lines {
			out.Lines = append(out.Lines, signedLineJSON{No: l.No, PersonID: l.Who.PersonID, Name: l.Who.Name, Read: string(l.Read), Why: string(l.Why), Number: x.Seminar.Number, Sheet: l.Page})
		}
		for _, w := range x.WalkIns {
			out.WalkIns = append(out.WalkIns, walkInJSON{Sheet: w.Page, Line: w.Line, Read: string(w.Read), Number: x.Seminar.Number})
		}
	}
	for _, x := range r.Surveys {
		numbers[x.Seminar.ID] = x.Seminar.Number
		out.survey(x)
	}
	for _, p := range r.Pages {
		line := scannedPageJSON{File: filepath.Base(p.File), Page: p.Number, Turned: p.Turned, Problem: p.Problem, Note: p.Note}
		if p.Sheet != nil {
			line.Number, line.Sheet = numbers[p.Sheet.Seminar], p.Sheet.Page
			line.Paper = map[marked.Paper]string{marked.SignIn: "signin", marked.Survey: "survey"}[p.Sheet.Paper]
		}
		out.Pages = append(out.Pages, line)
	}
	return out
}
