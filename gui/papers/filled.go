package papers

import (
	"context"
	"io"
	"path/filepath"
	"strings"

	"jibun/data"
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

// On makes the paper in a form that the ledger keeps. What cannot be filled is a
// *template.Unready; with blank it is left blank. A paper that would be empty is none in a
// form either.
func (k Kind) On(ctx context.Context, s *data.Store, r Request, form data.Form, blank bool) (Paper, error) {
	r, err := k.toOne(ctx, s, r)
	if err != nil {
		return Paper{}, err
	}
	p, err := k.Make(ctx, s, r)
	if err != nil || p.Write == nil {
		return p, err
	}
	f, err := OpenKept(ctx, s, form.ID)
	if err != nil {
		return p, err
	}
	v, err := ValuesOf(ctx, s, k, r)
	if err != nil {
		return p, err
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
