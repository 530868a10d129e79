package gui

import (
	"context"
	"errors"
	"path/filepath"
	"slices"
	"strings"

	"fyne.io/fyne/v2/lang"

	"jibun/data"
	"jibun/export/fields"
	"jibun/export/template"
	"jibun/gui/kit"
	"jibun/gui/papers"
	"jibun/gui/words"
)

// formFiles are the files a form can be in.
var formFiles = []string{".xlsx", ".xlsm", ".xltx", ".xltm"}

// New asks for a file to keep as a form.
func (p *formsPage) New() {
	p.askFile(lang.X("forms.add.title", "様式のファイルを選ぶ"), p.read)
}

func (p *formsPage) askFile(title string, then func(path string)) {
	if p.d.refuses() {
		return
	}
	kit.OpenFile(p.d.win, title, formFiles, p.d.prefs.String("forms.folder"), func(path string) {
		p.d.prefs.SetString("forms.folder", filepath.Dir(path))
		then(path)
	})
}

// drop takes files that fell onto the page: the first is kept as a form.
func (p *formsPage) drop(paths []string) {
	if p.d.refuses() {
		return
	}
	if !papers.IsForm(paths[0]) {
		p.d.complainText(lang.X("forms.drop.unknown", "「{{.File}}」は様式にできません。様式にできるのは、Excel のファイル(.xlsx、.xlsm、.xltx、.xltm)です。", map[string]any{"File": filepath.Base(paths[0])}))
		return
	}
	p.read(paths[0])
}

// read reads a file and, if it can be a form, asks what it is to be called.
func (p *formsPage) read(path string) {
	p.d.opens(func(ctx context.Context) (func(), error) {
		file, err := papers.ReadForm(path)
		if err != nil {
			return nil, err
		}
		f, err := template.Open(ctx, file)
		if err != nil {
			return func() { p.d.complainText(formErrorWord(err)) }, nil
		}
		kind, err := p.guess(ctx, f, path)
		if err != nil {
			return nil, err
		}
		taken, err := p.d.store.Forms(ctx)
		return func() {
			p.d.askForm(data.Form{Kind: kind, Source: filepath.Base(path)}, file, taken, func(f data.Form) {
				p.id = f.ID
				p.d.win.Canvas().Focus(p.list)
				p.d.sh.reload()
			})
		}, err
	})
}

// formErrorWord says why a file can be no form.
func formErrorWord(err error) string {
	if errors.Is(err, template.ErrSigned) {
		return lang.X("forms.signed", "この様式には電子署名が付いています。書き込むと署名が壊れるので、署名のない様式をお使いください。")
	}
	return words.Error(err)
}

// guess finds what a form is for: the paper whose name the file bears, else the one from
// which she came if its items are in the form, else the one of the subject that fits best.
func (p *formsPage) guess(ctx context.Context, f *template.Form, path string) (data.FormKind, error) {
	for _, k := range papers.FormKinds() {
		if strings.Contains(filepath.Base(path), data.FormKind(k.Key).Label()) {
			return data.FormKind(k.Key), nil
		}
	}
	best, least := papers.OfYear, -1
	for i, v := range fields.Examples() {
		r, err := f.Check(ctx, v)
		if err != nil {
			return "", err
		}
		if least < 0 || len(r.Problems) < least {
			best, least = []papers.Subject{papers.OfYear, papers.OfEvening, papers.OfPerson}[min(i, 2)], len(r.Problems)
		}
	}
	if k := papers.KindOf(p.kind); p.kind != "" && k.Of == best {
		return data.FormKind(k.Key), nil
	}
	return map[papers.Subject]data.FormKind{papers.OfYear: data.FormAnnual, papers.OfEvening: data.FormSignIn, papers.OfPerson: data.FormPerson}[best], nil
}

// formFields are the name of a form and what it is for.
type formFields struct {
	form  *kit.Form
	name  *kit.Entry
	kind  *kit.Select
	kinds []data.FormKind
}

func newFormFields(f data.Form) *formFields {
	x := &formFields{form: kit.NewForm(), name: kit.NewEntry()}
	var labels []string
	for _, k := range papers.FormKinds() {
		x.kinds = append(x.kinds, data.FormKind(k.Key))
		labels = append(labels, k.Label)
	}
	x.kind = kit.NewSelect(labels)
	x.kind.SetIndex(slices.Index(x.kinds, f.Kind))
	x.name.SetText(f.Name)
	x.form.Add("form_name", lang.X("forms.field.name", "様式の名前"), x.name, "")
	x.form.Add("kind", lang.X("forms.field.kind", "帳票"), x.kind, "")
	return x
}

// into puts what was typed into a form.
func (x *formFields) into(f *data.Form) {
	f.Name = x.name.Text
	if i := x.kind.Index(); i >= 0 {
		f.Kind = x.kinds[i]
	}
}

// wrong marks the fields an error is about.
func (x *formFields) wrong(err error) bool {
	var invalid data.Invalid
	if !errors.As(err, &invalid) || invalid["file"] != "" {
		return false
	}
	x.form.Mark(words.Fields(invalid))
	return true
}

// askForm asks what a file is to be called as a form, and keeps it.
func (d *desk) askForm(f data.Form, file []byte, taken []data.Form, done func(data.Form)) {
	f.Name = freeName(papers.FormName(f.Source), taken)
	x := newFormFields(f)
	use := kit.NewCheck(lang.X("forms.field.use", "これから、この帳票に使う"), nil)
	use.SetChecked(true)
	x.form.Add("use", "", use, "")
	x.form.Clean()
	dialog := &kit.Dialog{Title: lang.X("forms.keep.title", "様式を加える"), Content: x.form.Object(), Width: 520, Primary: lang.X("forms.keep", "加える"), Secondary: lang.X("cancel", "やめる"), First: x.name, Changed: x.form.Changed}
	add := func() {
		f := f
		x.into(&f)
		on := use.Checked
		d.actOr(func(ctx context.Context) error {
			return d.store.Together(ctx, "form.add", func(ctx context.Context) error {
				if err := d.store.AddForm(ctx, &f, file); err != nil || !on {
					return err
				}
				return d.store.UseForm(ctx, f.Kind, f.ID)
			})
		}, func() {
			dialog.Hide()
			done(f)
		}, x.wrong)
	}
	x.form.OnSubmit = add
	dialog.OnPrimary = func() bool { add(); return false }
	kit.Show(d.win, dialog)
}

// freeName is a name that no form has yet.
func freeName(name string, taken []data.Form) string {
	for n := 2; ; n++ {
		free := name != data.StandardForm && !slices.ContainsFunc(taken, func(f data.Form) bool { return f.Name == name })
		if free {
			return name
		}
		base, _, _ := strings.Cut(name, " (")
		name = base + " (" + itoa(n) + ")"
	}
}

// edit changes the name of the form, or what it is for.
func (p *formsPage) edit() {
	f := p.form
	x := newFormFields(f)
	x.form.Clean()
	dialog := &kit.Dialog{Title: lang.X("forms.edit.title", "様式の名前と帳票"), Content: x.form.Object(), Width: 520, Primary: lang.X("forms.save", "保存"), Secondary: lang.X("cancel", "やめる"), First: x.name, Changed: x.form.Changed}
	save := func() {
		f := f
		x.into(&f)
		p.d.actOr(func(ctx context.Context) error { return p.d.store.SaveForm(ctx, &f) }, dialog.Hide, x.wrong)
	}
	x.form.OnSubmit = save
	dialog.OnPrimary = func() bool { save(); return false }
	kit.Show(p.d.win, dialog)
}

// replace gives the form another file.
func (p *formsPage) replace() {
	f := p.form
	p.askFile(lang.X("forms.replace.title", "新しいファイルを選ぶ"), func(path string) {
		p.d.read(func(ctx context.Context) (func(), error) {
			file, err := papers.ReadForm(path)
			if err != nil {
				return nil, err
			}
			if _, err := template.Open(ctx, file); err != nil {
				return func() { p.d.complainText(formErrorWord(err)) }, nil
			}
			f.Source = filepath.Base(path)
			return func() { p.d.act(func(ctx context.Context) error { return p.d.store.ReplaceForm(ctx, &f, file) }, nil) }, nil
		})
	})
}
