package papers

import (
	"context"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"fyne.io/fyne/v2/lang"

	"jibun/data"
	"jibun/data/report"
	"jibun/export"
	"jibun/export/fields"
	"jibun/export/template"
)

// SubjectOf is what a form of a kind is about.
func SubjectOf(k data.FormKind) Subject {
	switch k {
	case data.FormAnnual, data.FormBook, data.FormCase:
		return OfYear
	case data.FormPerson:
		return OfPerson
	}
	return OfEvening
}

// An Opener opens the form that a paper goes into, when it is known that there is a paper to
// go into it; nil is the standard paper.
type Opener func(context.Context) (*template.Form, error)

// Kept opens a form that the ledger keeps.
func Kept(s *data.Store, form data.Form) Opener {
	return func(ctx context.Context) (*template.Form, error) { return OpenKept(ctx, s, form.ID) }
}

// On makes the paper in a form. What cannot be filled is a *template.Unready; with blank it is
// left blank. A paper that would be empty is none in a form either. Letters to several are as
// many filled forms, seen, printed and saved as PDF together; each is a workbook of its own, so
// that together they are none.
func (k Kind) On(ctx context.Context, s *data.Store, r Request, open Opener, blank bool) (Paper, error) {
	standard, err := k.Make(ctx, s, r)
	if err != nil || standard.Write == nil {
		return standard, err
	}
	f, err := open(ctx)
	if err != nil || f == nil {
		return standard, err
	}
	each, err := k.each(ctx, s, r)
	if err != nil {
		return Paper{}, err
	}
	if each == nil {
		return k.fill(ctx, s, standard, r, f, blank)
	}
	r.Together = new(bool)
	if standard, err = k.Make(ctx, s, r); err != nil {
		return Paper{}, err
	}
	var all []Paper
	for _, x := range each {
		p, err := k.Make(ctx, s, x)
		if err == nil {
			p, err = k.fill(ctx, s, p, x, f, blank)
		}
		if err != nil {
			return Paper{}, err
		}
		all = append(all, p)
	}
	if len(all) == 1 {
		return all[0], nil
	}
	p := joined(standard.About, standard.File, all, func([]int) string { return standard.About })
	for _, x := range all {
		p.Warnings = append(p.Warnings, x.Warnings...)
	}
	slices.Sort(p.Warnings)
	p.Warnings = append(slices.Compact(p.Warnings), lang.X("paper.letter.each", "課の様式には一人ずつ書き込みます。印刷とPDFは{{.N}}名分まとめてできます。Excelで保存するときは、一人を選んでください。", map[string]any{"N": len(all)}))
	return p, nil
}

// fill is a paper in a form that is filled with what a request is about.
func (k Kind) fill(ctx context.Context, s *data.Store, p Paper, r Request, f *template.Form, blank bool) (Paper, error) {
	v, err := ValuesOf(ctx, s, k, r)
	if err != nil {
		return p, err
	}
	if k.Key == "letter" && r.Letter != report.LetterToLecturer {
		p.Warnings = append(p.Warnings, lang.X("paper.letter.form", "あて先と文は、様式に書いてあるとおりになります(あて先を選べるのは標準の帳票だけです)。"))
	}
	if f.Macros() {
		p.File = strings.TrimSuffix(p.File, filepath.Ext(p.File)) + ".xlsm"
	}
	return p.OnForm(ctx, f, v, blank, s.Today())
}

// Checked says of a form that the ledger keeps what its marks become with the values of a
// year or an evening; those of a form of a person are examples.
func Checked(ctx context.Context, s *data.Store, form data.Form, r Request) (template.Report, error) {
	f, err := OpenKept(ctx, s, form.ID)
	if err != nil {
		return template.Report{}, err
	}
	k := KindOf(string(form.Kind))
	if k.Of == OfPerson && r.Person == 0 {
		return CheckForm(ctx, f, fields.Examples()...)
	}
	v, err := ValuesOf(ctx, s, k, r)
	if err != nil {
		return template.Report{}, err
	}
	return f.Check(ctx, v)
}

// FormFile is the file of a form, to be changed in Excel.
func FormFile(s *data.Store, form data.Form) Paper {
	return Paper{About: "様式 " + form.Name, File: inFileName(form.Name) + strings.ToLower(filepath.Ext(form.Source)), Write: func(ctx context.Context, w io.Writer, _ export.Options) error {
		b, err := s.FormFile(ctx, form.ID)
		if err == nil {
			_, err = w.Write(b)
		}
		return err
	}}
}
