package cli

import (
	"errors"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"jibun/data"
	"jibun/export"
	"jibun/export/fields"
	"jibun/export/template"
	"jibun/gui/papers"
)

// formKind is a kind of paper as it is typed.
type formKind data.FormKind

// UnmarshalText reads one of the kinds.
func (k *formKind) UnmarshalText(b []byte) error {
	if *k = formKind(b); data.FormKind(*k).Label() == "" {
		return errors.New("帳票は annual、book、case、signin、party、letter、certificate、person のどれかです: " + string(b))
	}
	return nil
}

// formAddCmd keeps a form in the ledger.
type formAddCmd struct {
	File    string   `arg:""`
	Form    string   `arg:""`
	Kind    formKind `required:"" placeholder:"annual"`
	Name    string   `placeholder:"名前"`
	Use     bool
	Replace bool
}

func (c *formAddCmd) Run(e *env) error {
	if !papers.IsForm(c.Form) {
		e.say("様式は .xlsx、.xlsm、.xltx、.xltm のどれかのファイルです: %s", c.Form)
		e.failed = true
		return nil
	}
	file, err := papers.ReadForm(c.Form)
	if err != nil {
		return err
	}
	form, err := template.Open(e.ctx, file)
	if err != nil {
		return e.formError(err)
	}
	r, err := papers.CheckForm(e.ctx, form, fields.Examples()...)
	if err != nil {
		return err
	}
	f := data.Form{Kind: data.FormKind(c.Kind), Name: c.Name, Source: filepath.Base(c.Form)}
	if f.Name == "" {
		f.Name = strings.TrimSuffix(f.Source, filepath.Ext(f.Source))
	}
	return e.write(c.File, func(s *data.Store) error {
		kept, err := s.FormNamed(e.ctx, f.Name)
		switch {
		case err == nil && c.Replace:
			kept.Source = f.Source
			f = kept
			err = s.ReplaceForm(e.ctx, &f, file)
		case err == nil || errors.Is(err, data.ErrNotFound):
			err = s.AddForm(e.ctx, &f, file)
		}
		if err == nil && c.Use {
			err = s.UseForm(e.ctx, data.FormKind(c.Kind), f.ID)
		}
		if err != nil {
			return err
		}
		e.say("様式を台帳に入れました: %s(%s)", f.Name, f.Kind.Label())
		for _, p := range r.Problems {
			e.say("ご注意: %s", p)
		}
		return nil
	})
}

// formListCmd lists the forms of the ledger.
type formListCmd struct {
	File string `arg:""`
	JSON bool   `name:"json"`
}

// keptForm is a form as the list writes it.
type keptForm struct {
	Name    string   `json:"name"`
	Kind    string   `json:"kind"`
	Source  string   `json:"source"`
	Kept    string   `json:"kept"`
	Bytes   int64    `json:"bytes"`
	UsedFor []string `json:"used_for"`
}

func (c *formListCmd) Run(e *env) error {
	return e.read(c.File, func(s *data.Store) error {
		forms, err := s.Forms(e.ctx)
		if err != nil {
			return err
		}
		uses, err := s.FormUses(e.ctx)
		if err != nil {
			return err
		}
		list := []keptForm{}
		for _, f := range forms {
			k := keptForm{f.Name, string(f.Kind), f.Source, f.Kept.In(data.Tokyo).Format("2006-01-02 15:04"), f.Size, []string{}}
			for _, kind := range data.FormKinds() {
				if uses[kind] == f.ID {
					k.UsedFor = append(k.UsedFor, string(kind))
				}
			}
			list = append(list, k)
		}
		if c.JSON {
			return e.json(list)
		}
		for _, k := range list {
			used := ""
			if len(k.UsedFor) > 0 {
				used = "使用中: " + strings.Join(k.UsedFor, "、")
			}
			e.line(k.Name, k.Kind, k.Source, k.Kept, used)
		}
		return nil
	})
}

// formUseCmd says which form a kind of paper goes into.
type formUseCmd struct {
	File string   `arg:""`
	Kind formKind `arg:""`
	Name string   `arg:""`
}

func (c *formUseCmd) Run(e *env) error {
	return e.write(c.File, func(s *data.Store) error {
		id := int64(0)
		if c.Name != data.StandardForm {
			f, err := e.kept(s, c.Name)
			if err != nil || e.failed {
				return err
			}
			id = f.ID
		}
		if err := s.UseForm(e.ctx, data.FormKind(c.Kind), id); err != nil {
			return err
		}
		e.say("%sに使う様式: %s", data.FormKind(c.Kind).Label(), c.Name)
		return nil
	})
}

// formRemoveCmd takes a form out of the ledger.
type formRemoveCmd struct {
	File string `arg:""`
	Name string `arg:""`
}

func (c *formRemoveCmd) Run(e *env) error {
	return e.write(c.File, func(s *data.Store) error {
		f, err := e.kept(s, c.Name)
		if err != nil || e.failed {
			return err
		}
		if err := s.RemoveForm(e.ctx, f.ID); err != nil {
			return err
		}
		e.say("様式を削除しました: %s(jibun undo で戻せます)", f.Name)
		return nil
	})
}

// formGetCmd writes the file of a form, as it was taken in.
type formGetCmd struct {
	File string `arg:""`
	Name string `arg:""`
	Out  string `required:"" placeholder:"X.xlsx"`
}

func (c *formGetCmd) Run(e *env) error {
	return e.read(c.File, func(s *data.Store) error {
		f, err := e.kept(s, c.Name)
		if err != nil || e.failed {
			return err
		}
		if want := strings.ToLower(filepath.Ext(f.Source)); strings.ToLower(filepath.Ext(c.Out)) != want {
			e.say("書き出す先の名前は %s で終えてください: %s", want, c.Out)
			e.failed = true
			return nil
		}
		b, err := s.FormFile(e.ctx, f.ID)
		if err != nil {
			return err
		}
		if err := export.ToFile(c.Out, func(w io.Writer) error { _, err := w.Write(b); return err }, nil); err != nil {
			return err
		}
		e.say("様式を書き出しました: %s → %s", f.Name, c.Out)
		return nil
	})
}

// kept finds a form by its name, or says which there are.
func (e *env) kept(s *data.Store, name string) (data.Form, error) {
	f, err := s.FormNamed(e.ctx, name)
	if !errors.Is(err, data.ErrNotFound) {
		return f, err
	}
	forms, err := s.Forms(e.ctx)
	if err != nil {
		return f, err
	}
	names := []string{data.StandardForm}
	for _, f := range forms {
		names = append(names, f.Name)
	}
	slices.Sort(names[1:])
	e.say("「%s」という様式はありません。あるのは: %s", name, strings.Join(names, "、"))
	e.failed = true
	return f, nil
}

// formMeant is the form of a paper, nil for the standard one; it has been said if there is
// none of the name.
func (e *env) formMeant(s *data.Store, kind data.FormKind, meant string) (*template.Form, error) {
	f, err := papers.FormMeant(e.ctx, s, kind, meant)
	if errors.Is(err, data.ErrNotFound) && meant != "" {
		_, err = e.kept(s, meant)
		return nil, err
	}
	if err != nil {
		return nil, e.formError(err)
	}
	return f, nil
}
