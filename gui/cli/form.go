package cli

import (
	"errors"
	"io"
	"path/filepath"
	"strings"

	"jibun/data"
	"jibun/data/wareki"
	"jibun/export"
	"jibun/export/fields"
	"jibun/export/template"
	"jibun/gui/papers"
)

type formCmd struct {
	Add    formAddCmd    `cmd:""`
	List   formListCmd   `cmd:""`
	Use    formUseCmd    `cmd:""`
	Remove formRemoveCmd `cmd:""`
	Get    formGetCmd    `cmd:""`
	Check  formCheckCmd  `cmd:""`
	Fields formFieldsCmd `cmd:""`
	Learn  formLearnCmd  `cmd:""`
	Export formExportCmd `cmd:""`
}

// formCheckCmd lists the marks of a form: 様式を調べる.
type formCheckCmd struct {
	Form    string      `arg:""`
	Ledger  string      `placeholder:"台帳"`
	Year    *fiscalYear `placeholder:"2013"`
	Number  int         `placeholder:"100"`
	Speaker string      `placeholder:"氏名"`
	Person  string      `placeholder:"氏名"`
	ofSeries
	JSON bool `name:"json"`
}

func (c *formCheckCmd) Run(e *env) error {
	asked := 0
	for _, given := range []bool{c.Year != nil, c.Number != 0, c.Person != ""} {
		if given {
			asked++
		}
	}
	switch {
	case c.Ledger != "" && asked != 1:
		e.say("台帳の値で調べるには、--year、--number、--person のどれか一つを指定してください。")
	case c.Ledger == "" && asked > 0:
		e.say("台帳の値で調べるには、--ledger で台帳を指定してください。")
	case c.Speaker != "" && c.Number == 0:
		e.say("--speaker は、--number と一緒に指定してください。")
	default:
		return c.check(e)
	}
	e.failed = true
	return nil
}

func (c *formCheckCmd) check(e *env) error {
	var r template.Report
	f, err := papers.OpenForm(e.ctx, c.Form)
	if err == nil {
		err = c.values(e, func(list ...template.Values) error {
			r, err = papers.CheckForm(e.ctx, f, list...)
			return err
		})
	}
	if errors.Is(err, errSaid) {
		e.failed = true
		return nil
	}
	if err != nil {
		return e.formError(err)
	}
	for _, p := range r.Problems {
		e.failed = e.failed || p.Stops()
	}
	if c.JSON {
		return e.json(r)
	}
	for _, m := range r.Marks {
		sign := "✓"
		if !m.Known {
			sign = "?"
		}
		e.line(sign, m.Sheet, template.PlaceWord(m.Place, m.Cell, m.Of), m.Text, m.Value)
	}
	for _, p := range r.Problems {
		e.say("%s", p)
	}
	if len(r.Marks) == 0 {
		e.say("差し込む項目({{…}})が見つかりません。")
	}
	return nil
}

// values are those of the ledger, or, without one, the examples of each kind of form.
func (c *formCheckCmd) values(e *env, f func(...template.Values) error) error {
	if c.Ledger == "" {
		return f(fields.Examples()...)
	}
	return e.read(c.Ledger, func(s *data.Store) error {
		v, why, err := c.ofLedger(e, s)
		if err == nil && why == "" {
			return f(v)
		}
		if why != "" {
			e.say("%s", why)
			return errSaid
		}
		return err
	})
}

// errSaid: what is wrong has been said.
var errSaid = errors.New("said")

// ofLedger are the values of the year, the evening or the person; why says that nobody, or
// more than one, is meant.
func (c *formCheckCmd) ofLedger(e *env, s *data.Store) (v template.Values, why string, err error) {
	kind, r := data.FormAnnual, papers.Request{Order: data.ByKana}
	switch {
	case c.Year != nil:
		r.Year = wareki.FiscalYear(*c.Year)
		r.Series, err = c.counted(e, s)
	case c.Person != "":
		kind = data.FormPerson
		r.Person, why, err = findPerson(e, s, c.Person)
	default:
		kind = data.FormLetter
		var m data.Seminar
		if m, err = c.seminar(e, s, c.Number); err == nil {
			r.Seminar = m.ID
		}
		if err == nil && c.Speaker != "" {
			r.Person, why, err = lecturer(e, s, m.ID, c.Speaker)
		}
	}
	if err == nil && why == "" {
		v, err = papers.ValuesOf(e.ctx, s, papers.KindOf(string(kind)), r)
	}
	return v, why, err
}

// formError says why a form was not filled, in its own words.
func (e *env) formError(err error) error {
	var unready *template.Unready
	switch {
	case errors.As(err, &unready):
		for _, p := range unready.Problems {
			e.say("%s", p)
		}
		e.say("何も書き出していません。様式を直すか、--blank を付けて空白のまま書き出してください。")
	case errors.Is(err, template.ErrSigned):
		e.say("この様式には電子署名が付いています。書き込むと署名が壊れるので、署名のない様式をお使いください。何も書き出していません。")
	default:
		return err
	}
	e.failed = true
	return nil
}

// formFieldsCmd lists the items: 差し込み項目一覧.
type formFieldsCmd struct {
	Out  string `placeholder:"X.xlsx"`
	JSON bool   `name:"json"`
}

func (c *formFieldsCmd) Run(e *env) error {
	items := fields.All()
	switch {
	case c.JSON:
		return e.json(items)
	case c.Out == "":
		for _, i := range items {
			e.line(string(i.Form), "{{"+i.Name+"}}", i.Meaning, i.Example)
		}
		return nil
	case !strings.EqualFold(filepath.Ext(c.Out), ".xlsx"):
		e.say("書き出す先の名前は .xlsx で終えてください: %s", c.Out)
		e.failed = true
		return nil
	}
	if err := export.ToFile(c.Out, func(w io.Writer) error { return papers.Items().Write(e.ctx, w, export.Options{}) }, nil); err != nil {
		return err
	}
	e.say("差し込み項目一覧を書き出しました: %s", c.Out)
	return nil
}

// formExportCmd writes a standard paper as a form to change: ひな形を書き出す.
type formExportCmd struct {
	Kind string `arg:""`
	Out  string `required:"" placeholder:"X.xlsx"`
}

func (c *formExportCmd) Run(e *env) error {
	p, err := papers.FormOf(c.Kind)
	switch {
	case err != nil:
		e.say("%s", err)
	case !strings.EqualFold(filepath.Ext(c.Out), ".xlsx"):
		e.say("書き出す先の名前は .xlsx で終えてください: %s", c.Out)
	default:
		if err := export.ToFile(c.Out, func(w io.Writer) error { return p.Write(e.ctx, w, export.Options{}) }, nil); err != nil {
			return err
		}
		e.say("%sを書き出しました: %s", p.About, c.Out)
		return nil
	}
	e.failed = true
	return nil
}
