package cli

import (
	"errors"
	"fmt"
	"io"
	"math"
	"path/filepath"
	"strings"

	"jibun/data"
	"jibun/data/wareki"
	"jibun/export"
	"jibun/export/learn"
	"jibun/export/template"
	"jibun/gui/papers"
	"jibun/gui/words"
)

// formLearnCmd makes a form out of last year's filled file.
type formLearnCmd struct {
	File   string      `arg:"" placeholder:"台帳"`
	Filled string      `arg:"" placeholder:"去年.xlsx"`
	Year   *fiscalYear `required:"" placeholder:"2012"`
	Number int         `placeholder:"62"`
	Out    string      `placeholder:"様式.xlsx"`
	ofSeries
	JSON bool `name:"json"`
}

func (c *formLearnCmd) Run(e *env) error {
	if c.Out == "" && !c.JSON {
		e.say("書き出す先を --out 様式.xlsx で指定してください。")
		e.failed = true
		return nil
	}
	book, err := papers.ReadFilled(e.ctx, c.Filled)
	if err != nil {
		return e.formError(err)
	}
	if ext := filepath.Ext(c.Out); c.Out != "" && strings.EqualFold(ext, ".xlsm") != book.Macros() {
		e.say("書き出す先の名前の終わりは、去年のファイルと同じにしてください: %s", c.Out)
		e.failed = true
		return nil
	}
	var f *learn.Findings
	var other papers.Likelier
	var wrong bool
	err = e.read(c.File, func(s *data.Store) error {
		v, about, err := c.values(e, s)
		if err != nil {
			return err
		}
		if f, err = learn.Match(e.ctx, book, v); err != nil {
			return err
		}
		if c.Number != 0 {
			other, wrong, err = papers.LikelierEvening(e.ctx, s, book, f, about)
		} else {
			other, wrong, err = papers.LikelierYear(e.ctx, s, about, book, f, wareki.FiscalYear(*c.Year))
		}
		return err
	})
	if err != nil {
		return err
	}
	if !f.Found() || wrong {
		e.failed = true
	} else if c.Out != "" {
		if err := export.ToFile(c.Out, func(w io.Writer) error { return f.Form(e.ctx, w) }, nil); err != nil && !errors.Is(err, learn.ErrNothing) {
			return err
		}
	}
	if c.JSON {
		out := learned(f)
		if wrong {
			out.Likelier = &likelierForm{Year: int(other.Year), Number: other.Seminar.Number, Share: other.Share}
		}
		return e.json(out)
	}
	if wrong {
		c.tellWrong(e, f, other)
		return nil
	}
	c.tell(e, f)
	return nil
}

// values are those of the year, and about is the series, or those of an evening, and
// about is the seminar.
func (c *formLearnCmd) values(e *env, s *data.Store) (v template.Values, about int64, err error) {
	if c.Number == 0 {
		series, err := c.counted(e, s)
		if err != nil {
			return v, 0, err
		}
		v, err = papers.YearValues(e.ctx, s, series, wareki.FiscalYear(*c.Year))
		return v, series, err
	}
	m, err := c.seminar(e, s, c.Number)
	if err != nil {
		return v, 0, err
	}
	v, err = papers.EveningValues(e.ctx, s, m.ID, data.ByKana)
	return v, m.ID, err
}

// tellWrong says of which year or evening the file is.
func (c *formLearnCmd) tellWrong(e *env, f *learn.Findings, other papers.Likelier) {
	given, is := wareki.FiscalYear(*c.Year).Label(wareki.Era), other.Year.Label(wareki.Era)
	if other.Year == 0 {
		given, is = words.EveningNumber("", c.Number), words.EveningNumber("", other.Seminar.Number)
	}
	if other.Named {
		e.say("このファイルには%sと書かれていて、その値と %d%% 合います(%sの値とは %d%%)。年度をお確かめください。何も書き出していません。", is, percent(other.Share), given, percent(f.Share()))
		return
	}
	e.say("%sの値と合うのは、%d%%だけです。%sなら %d%% 合います。年度や回をお確かめください。何も書き出していません。", given, percent(f.Share()), is, percent(other.Share))
}

func percent(share float64) int { return int(math.Round(share * 100)) }

// tell says in a few lines what was found.
func (c *formLearnCmd) tell(e *env, f *learn.Findings) {
	if !f.Found() {
		e.say("台帳の%sの値と合うところが見つかりません。年度とファイルをお確かめください。何も書き出していません。", wareki.FiscalYear(*c.Year).Label(wareki.Era))
		return
	}
	sheets := map[string]int{}
	key := func(l learn.List) string { return l.Name + l.Shape + l.Order }
	for _, l := range f.Lists {
		sheets[key(l)]++
	}
	for _, l := range f.Lists {
		n := sheets[key(l)]
		if sheets[key(l)] = 0; n == 0 {
			continue
		}
		more := ""
		if n > 1 {
			more = fmt.Sprintf("同じシートがほかに%d枚", n-1)
		}
		order := l.Order
		switch {
		case !l.Known:
			order = "並びの順は分かりません"
		case order == "":
			order = "台帳の順"
		}
		e.line("一覧", l.Sheet, l.From+":"+l.To, l.Name, order, listShapes[l.Shape], more)
	}
	told := map[string]bool{}
	placed := 0
	for _, x := range f.Cells {
		if x.Chosen < 0 {
			continue
		}
		placed++
		k := x.Candidates[x.Chosen]
		if !told[k.Text] {
			told[k.Text] = true
			e.line("✓", x.Sheet, x.Ref, x.Was, k.Text)
		}
	}
	for _, x := range f.Words {
		e.line("✓", x.Sheet, "(セルの外)", x.Was, x.Text)
	}
	for _, i := range f.Unsure() {
		x := f.Cells[i]
		var list []string
		for _, k := range x.Candidates {
			list = append(list, k.Text)
		}
		if x.Chosen < 0 {
			list = append(list, "そのまま")
		}
		e.line("確かめてください", x.Sheet, x.Ref, x.Was, strings.Join(list, " / "))
	}
	for _, x := range f.Conflicts {
		if x.Ref == "" {
			e.line("ファイルにありません", x.Sheet, x.Item, x.Ledger)
		} else if x.Ledger == "" {
			e.line("台帳にありません", x.Sheet, x.Ref, x.Was)
		} else {
			e.line("台帳と違います", x.Sheet, x.Ref, "ファイル "+x.Was, "台帳 "+x.Ledger, x.Item)
		}
	}
	for _, x := range f.ByHand {
		e.line("毎年書くところ", x.Sheet, x.Ref, x.Was)
	}
	e.say("%d か所に項目を入れた様式を書き出しました: %s", placed, c.Out)
}

var listShapes = map[string]string{"down": "下へ伸びる", "right": "右へ伸びる", "cross": "人と回の表", "block": "まとまりごとに小計", "slots": "決まった欄", "each": "シートごと"}

type learnedCell struct {
	Sheet      string             `json:"sheet"`
	Cell       string             `json:"cell"`
	Was        string             `json:"was"`
	Item       string             `json:"item"`
	Format     string             `json:"format"`
	List       string             `json:"list"`
	Sure       float64            `json:"sure"`
	Text       string             `json:"text"`
	Candidates []learnedCandidate `json:"candidates,omitempty"`
}

type learnedCandidate struct {
	Item  string  `json:"item"`
	Text  string  `json:"text"`
	Value string  `json:"value"`
	Sure  float64 `json:"sure"`
}

type learnedText struct {
	Sheet string `json:"sheet"`
	Cell  string `json:"cell"`
	Was   string `json:"was"`
}

type learnedConflict struct {
	learnedText
	Ledger string `json:"ledger"`
	Item   string `json:"item"`
}

type learnedForm struct {
	Cells     []learnedCell     `json:"cells"`
	Unknown   []learnedText     `json:"unknown"`
	Conflicts []learnedConflict `json:"conflicts"`
	Words     []learnedWords    `json:"words"` // in no cell: headings, shapes, notes
	Share     float64           `json:"share"` // of what looks like a year's own, what the ledger has so
	Likelier  *likelierForm     `json:"likelier,omitempty"`
}

type learnedWords struct {
	Sheet string `json:"sheet"`
	Was   string `json:"was"`
	Text  string `json:"text"`
}

// likelierForm is the year or the evening that the file is of instead; nothing is written.
type likelierForm struct {
	Year   int     `json:"year,omitempty"`
	Number int     `json:"number,omitempty"`
	Share  float64 `json:"share"`
}

// learned is what was found as JSON: the cells with what they were taken for, those
// that nobody could tell, and those that the ledger has otherwise.
func learned(f *learn.Findings) learnedForm {
	out := learnedForm{Cells: []learnedCell{}, Unknown: []learnedText{}, Conflicts: []learnedConflict{}, Words: []learnedWords{}, Share: math.Round(f.Share()*1000) / 1000}
	for _, x := range f.Words {
		out.Words = append(out.Words, learnedWords(x))
	}
	for _, x := range f.Cells {
		c := learnedCell{Sheet: x.Sheet, Cell: x.Ref, Was: x.Was}
		if x.List >= 0 {
			c.List = f.Lists[x.List].Name
		}
		if x.Chosen >= 0 {
			k := x.Candidates[x.Chosen]
			c.Item, c.Format, c.Sure, c.Text = k.Item, k.Format, k.Sure, k.Text
		}
		if len(x.Candidates) > 1 || x.Chosen < 0 {
			for _, k := range x.Candidates {
				c.Candidates = append(c.Candidates, learnedCandidate{k.Item, k.Text, k.Value, k.Sure})
			}
		}
		out.Cells = append(out.Cells, c)
	}
	for _, x := range f.ByHand {
		out.Unknown = append(out.Unknown, learnedText{x.Sheet, x.Ref, x.Was})
	}
	for _, x := range f.Conflicts {
		out.Conflicts = append(out.Conflicts, learnedConflict{learnedText{x.Sheet, x.Ref, x.Was}, x.Ledger, x.Item})
	}
	return out
}
