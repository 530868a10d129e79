package cli

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"strings"

	"jibun/data"
	"jibun/gui/words"
)

// importApplications takes applications as they arrive. "-" is what comes on the
// standard input: text as it would be pasted.
type importApplications struct {
	File    string   `arg:""`
	Sources []string `arg:""`
	Number  int      `required:"" placeholder:"N"`
	ofSeries
	imported
}

// applicationJSON is a line of the plan, as the window shows it.
type applicationJSON struct {
	Source       string `json:"source"`
	Row          int    `json:"row"` // line of the table or text, 0 = the whole of it
	Kind         string `json:"kind"`
	Name         string `json:"name"`
	PersonID     int64  `json:"person_id"` // 0 = nobody of the ledger, or not certain who
	StaffNo      string `json:"staff_no"`
	Organization string `json:"organization"`
	Sure         string `json:"sure"`
	Party        *bool  `json:"party"`
	Number       int    `json:"number"` // of the evening that is named, 0 = none
	Why          string `json:"why"`
}

func (c *importApplications) Run(e *env) error {
	sources, err := e.sources(c.Sources)
	if err != nil {
		return err
	}
	return e.with(c.File, c.DryRun, func(s *data.Store) error {
		m, err := c.seminar(e, s, c.Number)
		if err != nil {
			return err
		}
		p, err := s.PlanPaste(e.ctx, m.ID, sources...)
		if err != nil {
			return err
		}
		p.TakeSure()
		list := make([]applicationJSON, len(p.Lines))
		read := false
		for i := range p.Lines {
			list[i] = applicationOf(p, &p.Lines[i])
			read = read || p.Lines[i].Line > 0
		}
		r, err := e.applySure(s, p, c.DryRun)
		if err != nil {
			return err
		}
		e.tellApplications(p, r, c.DryRun)
		if !read {
			e.say("申込は、どれからも読み取れませんでした。台帳は変わっていません。")
			e.failed = true
		}
		if c.JSON {
			return e.json(list)
		}
		return nil
	})
}

// sources reads the files first: if one is missing, nothing is done.
func (e *env) sources(paths []string) ([]data.PasteSource, error) {
	var out []data.PasteSource
	for _, path := range paths {
		if path == "-" {
			b, err := io.ReadAll(io.LimitReader(e.in, 1<<20))
			if err != nil {
				return nil, err
			}
			out = append(out, data.Pasted(string(b)))
			continue
		}
		switch st, err := os.Stat(path); {
		case err != nil:
			return nil, err
		case st.IsDir():
			return nil, &fs.PathError{Op: "open", Path: path, Err: errors.ErrUnsupported}
		}
		out = append(out, data.PasteFile(path))
	}
	return out, nil
}

func (e *env) applySure(s *data.Store, p *data.PastePlan, dry bool) (data.PasteResult, error) {
	any := false
	for i := range p.Lines {
		any = any || p.Lines[i].Take
	}
	if dry || !any {
		return data.PasteResult{}, nil
	}
	return s.ApplyPaste(e.ctx, p, data.Email)
}

func applicationOf(p *data.PastePlan, l *data.PasteLine) applicationJSON {
	a := applicationJSON{Source: l.Source, Row: l.Line, Kind: string(l.Wish), Name: l.Name, StaffNo: l.StaffNo, Organization: l.From, Sure: l.Sure(), Party: l.Party, Number: l.Number, Why: whyOf(p, l)}
	if sure := l.Sure(); sure == data.SureCertain || sure == data.SureAlready {
		a.PersonID = l.Person.ID
		if l.Person.ID != 0 && l.Person.StaffNo != "" {
			a.StaffNo = l.Person.StaffNo
		}
	}
	return a
}

// whyOf says what stands against a line, and what of it was guessed.
func whyOf(p *data.PastePlan, l *data.PasteLine) string {
	var why []string
	if l.Line == 0 {
		for _, n := range p.Notes {
			if n.Source == l.Source {
				why = append(why, words.PasteNote(n))
			}
		}
	}
	if w := words.PasteWhy(l); w != "" && len(why) == 0 {
		why = append(why, w)
	}
	if d := words.PasteDoubts(l); d != "" {
		why = append(why, d)
	}
	return strings.Join(why, " ")
}

// tellApplications says what was done, and names what was left for the window.
func (e *env) tellApplications(p *data.PastePlan, r data.PasteResult, dry bool) {
	counts := map[string]int{}
	taken := 0
	for i := range p.Lines {
		l := &p.Lines[i]
		counts[string(l.Wish)]++
		if l.Take {
			taken++
		}
	}
	e.say("%d件を読みました(申込 %d、キャンセル待ち %d、キャンセルの連絡 %d、質問 %d、申込ではないもの %d)。", len(p.Lines), counts["apply"], counts["wait"], counts["withdraw"], counts["question"], counts["none"])
	for _, n := range p.Notes {
		e.say("%s: %s", words.PasteSource(n.Source), words.PasteNote(n))
	}
	for _, h := range p.Unknown {
		e.say("%s: 「%s」の列は、意味が分からないため使っていません。", words.PasteSource(h.Source), h.Text)
	}
	if dry {
		e.say("加えられる申込は %d名です。", taken)
	} else {
		e.say("%d名を加えました(うちキャンセル待ち %d名、新しい外部の方 %d名)。", len(r.Names), r.Waiting, r.Added)
	}
	for _, s := range r.Skipped {
		e.say("加えていません %s: %s", s.Name, words.PasteSkip(s))
	}
	left := 0
	for i := range p.Lines {
		if l := &p.Lines[i]; !l.Take && l.Line > 0 && l.Sure() != data.SureAlready {
			if left++; left <= 40 {
				e.say("残しました %s %d行目 %s: %s %s", words.PasteSource(l.Source), l.Line, words.PasteName(l), l.Status.Label(), whyOf(p, l))
			}
		}
	}
	if left > 40 {
		e.say("ほか %d 件", left-40)
	}
	if left > 0 {
		e.say("残したものは、画面で一件ずつ確かめて加えます。")
	}
	switch {
	case dry:
		e.say("ためしに読んだだけで、台帳は変えていません。")
	case len(r.Names) > 0:
		e.say("元に戻すには jibun undo を使います。")
	}
}
