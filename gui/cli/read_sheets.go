package cli

import (
	"context"
	"errors"
	"path/filepath"
	"slices"

	"jibun/data"
	"jibun/export/marked"
	"jibun/gui/papers"
	"jibun/gui/words"
)

// readSheetsCmd enters signed sheets and filled アンケート用紙 that were scanned. It enters only what leaves no
// question: where a page is missing or a line is unsure, the evening is left to the window,
// where she decides. What one evening says keeps no other from being entered.
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
	Written  bool   `json:"written,omitempty"` // marked by what stands where one signs alone
	Number   int    `json:"number"`            // of the evening
	Sheet    int    `json:"sheet"`
}

type walkInJSON struct {
	Sheet  int    `json:"sheet"`
	Line   int    `json:"line"` // of those for 当日参加, from 1
	Read   string `json:"read"`
	Why    string `json:"why,omitempty"`
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
		e.failed = slices.ContainsFunc(r.Pages, func(p papers.ScannedPage) bool { return p.Problem != "" })
		for _, x := range r.Evenings {
			if err := c.enter(e, s, x, r.Unread(x.Seminar.ID)); err != nil {
				return err
			}
		}
		for _, x := range r.Surveys {
			if err := c.enterSurvey(e, s, x, r.Unread(x.Seminar.ID)); err != nil {
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

// enter enters the sheets of an evening, and says what it did not; unread says that some
// page says nothing. All pages of the list are there if it is entered, so that the other is
// of something else or another print of them: who signed came, but who did not sign here may
// have signed there.
func (c *readSheetsCmd) enter(e *env, s *data.Store, x *papers.Signed, unread bool) error {
	noShow := c.NoShow && !unread
	entry := x.Entry(noShow)
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
	if !x.Whole() {
		todo := "画面の「用紙を読み取る…」で確かめて入れてください。"
		if len(x.Missing) > 0 {
			todo = "足りないページと一緒に読み取るか、画面の「用紙を読み取る…」で確かめて入れてください。"
		}
		e.say("%sの出欠は入れていません。%s", x.Evening(), todo)
		e.failed = true
		return nil
	}
	if c.NoShow && !noShow {
		e.say("%s: 読めなかったページに印のある方がいるかもしれないので、印のない方を無断欠席にはしません。", x.Evening())
	}
	if c.DryRun {
		return nil
	}
	var marks []data.SheetMark
	did, err := s.Did(e.ctx, func(ctx context.Context) (err error) {
		marks, err = s.EnterSigned(ctx, x.Seminar.ID, entry)
		return err
	})
	var refused *data.Refusal
	switch {
	case errors.As(err, &refused): // of this evening; the others may be right
		e.say("%sの出欠は入れていません。%s", x.Evening(), words.Error(err))
		e.failed = true
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
	for _, x := range slices.Concat(r.Evenings, r.Settled) {
		numbers[x.Seminar.ID] = x.Seminar.Number
		for _, l := range x.Lines {
			out.Lines = append(out.Lines, signedLineJSON{No: l.No, PersonID: l.Who.PersonID, Name: l.Who.Name, Read: string(l.Read), Why: string(l.Why), Written: l.Signed, Number: x.Seminar.Number, Sheet: l.Page})
		}
		for _, w := range x.WalkIns {
			out.WalkIns = append(out.WalkIns, walkInJSON{Sheet: w.Page, Line: w.Line, Read: string(w.Read), Why: string(w.Why), Number: x.Seminar.Number})
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
