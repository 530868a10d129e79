package papers

import (
	"context"
	"errors"
	"io"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"fyne.io/fyne/v2/lang"

	"jibun/data"
	"jibun/data/inuse"
	"jibun/data/report"
	"jibun/data/table"
	"jibun/data/wareki"
	"jibun/export"
	"jibun/export/fields"
	"jibun/export/learn"
	"jibun/export/template"
)

// YearValues are what a form of a year of a series is filled with (0 = the main one, or
// data.AllSeries).
func YearValues(ctx context.Context, s *data.Store, series int64, year wareki.FiscalYear) (template.Values, error) {
	var y fields.Year
	var err error
	if y.Annual, err = s.Annual(ctx, series, year); err != nil {
		return template.Values{}, err
	}
	if y.Book, err = s.Book(ctx, series, year); err != nil {
		return template.Values{}, err
	}
	if y.Case, err = s.CaseOf(ctx, series, y.Annual); err != nil {
		return template.Values{}, err
	}
	return y.Values(), nil
}

// EveningValues are what a form of an evening is filled with; its letter goes to the first
// lecturer.
func EveningValues(ctx context.Context, s *data.Store, seminar int64, order data.SignInOrder) (template.Values, error) {
	return eveningValues(ctx, s, "", Request{Seminar: seminar, Order: order})
}

func eveningValues(ctx context.Context, s *data.Store, kind string, r Request) (template.Values, error) {
	var e fields.Evening
	r, err := r.asOffice(ctx, s)
	if err != nil {
		return template.Values{}, err
	}
	if r.Certificate == report.Completion { // of a year and of no evening
		e.Certificates, err = s.CertificateSheet(ctx, certificateWish(r))
		e.SignIn.Head = e.Certificates.Head
		return e.Values(), err
	}
	wish := certificateWish(r)
	if kind != "certificate" {
		wish.People = nil // they are lecturers
	}
	if e.Certificates, err = s.CertificateSheet(ctx, wish); err != nil {
		return template.Values{}, err
	}
	if e.SignIn, err = s.SignIn(ctx, r.Seminar, r.Order); err != nil {
		return template.Values{}, err
	}
	if e.Party, err = s.PartySheet(ctx, r.Seminar); err != nil && !errors.Is(err, data.ErrNotFound) {
		return template.Values{}, err
	}
	person := r.Person
	if len(r.People) > 0 {
		person = r.People[0]
	}
	if e.Letter, err = letterOf(ctx, s, r.Seminar, person, r.Letter); err != nil {
		return template.Values{}, err
	}
	return e.Values(), nil
}

// PersonValues are what a form of a person is filled with.
func PersonValues(ctx context.Context, s *data.Store, person int64) (template.Values, error) {
	r, err := s.PersonHistory(ctx, person)
	return fields.Person{History: r}.Values(), err
}

// ValuesOf are what a form of such a paper is filled with.
func ValuesOf(ctx context.Context, s *data.Store, k Kind, r Request) (template.Values, error) {
	switch k.Of {
	case OfYear:
		return YearValues(ctx, s, r.Series, r.Year)
	case OfPerson:
		return PersonValues(ctx, s, r.Person)
	}
	return eveningValues(ctx, s, k.Key, r)
}

// FormOf is the standard paper of a kind as the form that gives it, to be changed and
// given back; About is what it is. Without that kind the error says which there are.
func FormOf(key string) (Paper, error) {
	var keys []string
	for _, l := range export.Layouts() {
		if l.Formless != "" {
			continue
		}
		if l.Key != key {
			keys = append(keys, l.Key)
			continue
		}
		return Paper{About: l.Name + "のひな形", File: inFileName("ひな形_" + l.Name + ".xlsx"), Write: func(ctx context.Context, w io.Writer, o export.Options) error {
			return export.Write(ctx, w, l.Form(export.HalfWidths{}), o)
		}}, nil
	}
	return Paper{}, errors.New(lang.X("form.kind", "「{{.Kind}}」というひな形はありません。次の中から選んでください: {{.Kinds}}",
		map[string]any{"Kind": key, "Kinds": strings.Join(keys, "、")}))
}

// workbooks are the files that a form can be.
var workbooks = []string{".xlsx", ".xlsm", ".xltx", ".xltm"}

// IsForm tells whether a name is that of a file that may be a form.
func IsForm(name string) bool {
	return slices.Contains(workbooks, strings.ToLower(filepath.Ext(name)))
}

// yearInName is a year in the name of a file: 総括票_平成24年度, 2012年度 出席簿, 報告(H24).
var yearInName = regexp.MustCompile(`[\s_‐－-]*[(（【]?(?:(?:令和|平成|昭和)(?:元|[0-9０-９]{1,2})年?度?|[RHS][0-9]{1,2}年?度?|(?:19|20)[0-9]{2}(?:年度?|\b))[)）】]?[\s_‐－-]*`)

// FormName is what a form is called by the name of its file, which may be of one year: the
// form is for the years to come.
func FormName(file string) string {
	name := strings.TrimSuffix(filepath.Base(file), filepath.Ext(file))
	if s := strings.TrimSpace(yearInName.ReplaceAllString(name, " ")); s != "" {
		return s
	}
	return name
}

// ReadForm reads the file of an office's own form.
func ReadForm(path string) ([]byte, error) {
	f, err := inuse.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	b, err := io.ReadAll(io.LimitReader(f, data.MostFormBytes+1))
	if err == nil && len(b) > data.MostFormBytes {
		err = &table.Refused{Reason: table.TooLarge}
	}
	return b, err
}

// OpenForm reads an office's own form.
func OpenForm(ctx context.Context, path string) (*template.Form, error) {
	b, err := ReadForm(path)
	if err != nil {
		return nil, err
	}
	return template.Open(ctx, b)
}

// ReadFilled reads last year's filled file, to learn a form from it.
func ReadFilled(ctx context.Context, path string) (*learn.Book, error) {
	b, err := ReadForm(path)
	if err != nil {
		return nil, err
	}
	return learn.Read(ctx, b)
}

// OpenKept opens a form that the ledger keeps.
func OpenKept(ctx context.Context, s *data.Store, id int64) (*template.Form, error) {
	b, err := s.FormFile(ctx, id)
	if err != nil {
		return nil, err
	}
	return template.Open(ctx, b)
}

// FormMeant finds the form that a paper of a kind goes into. meant is a file, or the name
// of a form that the ledger keeps; with "" it is the form that the kind uses. It is nil
// where the standard paper is meant. ErrNotFound: there is no form of the name.
func FormMeant(ctx context.Context, s *data.Store, kind data.FormKind, meant string) (*template.Form, error) {
	switch {
	case meant == data.StandardForm:
		return nil, nil
	case meant == "":
		uses, err := s.FormUses(ctx)
		if err != nil || uses[kind] == 0 {
			return nil, err
		}
		return OpenKept(ctx, s, uses[kind])
	}
	kept, err := s.FormNamed(ctx, meant)
	if err == nil {
		return OpenKept(ctx, s, kept.ID)
	}
	if errors.Is(err, data.ErrNotFound) && IsForm(meant) {
		return OpenForm(ctx, meant)
	}
	return nil, err
}

// CheckForm checks a form with the values that fit it best: of them those with which the
// fewest things are wrong.
func CheckForm(ctx context.Context, f *template.Form, values ...template.Values) (best template.Report, err error) {
	for i, v := range values {
		r, err := f.Check(ctx, v)
		if err != nil {
			return r, err
		}
		if i == 0 || stopping(r) < stopping(best) {
			best = r
		}
	}
	return best, nil
}

// stopping is how much of what is wrong is to be put right before a form is filled.
func stopping(r template.Report) int {
	n := 0
	for _, p := range r.Problems {
		if p.Stops() {
			n++
		}
	}
	return n
}

// OnForm is the paper written on an office's own form instead of the standard one. A
// form that cannot be filled is a *template.Unready, and the ledger is left alone;
// blank leaves blank what the form asks for and is not known. What of its picture depends on
// the day is as on that of today.
func (p Paper) OnForm(ctx context.Context, f *template.Form, v template.Values, blank bool, today wareki.Date) (Paper, error) {
	o := template.Options{Blank: blank}
	problems, err := f.Fill(ctx, io.Discard, v, o)
	if err != nil {
		return Paper{}, err
	}
	for _, x := range problems {
		p.Warnings = append(p.Warnings, x.String())
	}
	p.About += "(独自の様式)"
	p.Some = nil // what stands on which of its pages only the form knows
	p.Write = func(ctx context.Context, w io.Writer, _ export.Options) error {
		_, err := f.Fill(ctx, w, v, o)
		return err
	}
	p.Pages = filledPages(strings.TrimSuffix(p.File, filepath.Ext(p.File)), today, func(ctx context.Context, w io.Writer) error { return p.Write(ctx, w, export.Options{}) })
	return p, nil
}
