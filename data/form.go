package data

import (
	"context"
	"database/sql"
	"errors"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"jibun/data/internal/db"
	"jibun/data/internal/ledger"
	"jibun/data/text"
)

var formNoun = Noun{Table: "forms", Label: "様式", Kinds: KindOffice,
	Columns: []Column{{Name: "kind", Word: "帳票", Codes: codes(FormKinds()...)}, {Name: "form_name", Word: "様式の名前", Holds: text.Organization},
		{Name: "source", Word: "元のファイル", Holds: text.Folder}, {Name: "kept_at", Word: "入れた日時", As: AsInstant}, {Name: "size"}, {Name: "content", Content: true, Holds: text.Derived}},
	Acts: []Acts{{"paper", "form.", []Act{{Key: "form.add", Word: "様式の追加"}, {Key: "form.save", Word: "様式の変更"}, {Key: "form.replace", Word: "様式の差し替え"},
		{Key: "form.remove", Word: "様式の削除"}, {Key: "form.use", Word: "使う様式の変更"}}}},
	named: func(_ context.Context, _ *namer, r image) (string, error) { return r.text("form_name"), nil },
}

var formUseNoun = Noun{Table: "form_uses", Label: "使う様式", Kinds: KindOffice,
	Columns: []Column{{Name: "kind", Word: "帳票", Codes: codes(FormKinds()...)}, {Name: "form_id", Word: "使う様式", As: AsRow}},
	named: func(_ context.Context, _ *namer, r image) (string, error) {
		return FormKind(r.text("kind")).Label(), nil
	},
}

// FormKind is the kind of paper that a form was made for.
type FormKind string

// The kinds of papers that have forms.
const (
	FormAnnual      FormKind = "annual"
	FormBook        FormKind = "book"
	FormCase        FormKind = "case"
	FormSignIn      FormKind = "signin"
	FormParty       FormKind = "party"
	FormLetter      FormKind = "letter"
	FormCertificate FormKind = "certificate"
	FormPerson      FormKind = "person"
)

// FormKinds are all of them: those of a year, of an evening, of a person.
func FormKinds() []FormKind {
	return []FormKind{FormAnnual, FormBook, FormCase, FormSignIn, FormParty, FormLetter, FormCertificate, FormPerson}
}

// Label is how screen and paper write it.
func (k FormKind) Label() string {
	return map[FormKind]string{FormAnnual: "年次報告書", FormBook: "出席簿", FormCase: "取組事例", FormSignIn: "受付名簿", FormParty: "懇親会名簿",
		FormLetter: "講師依頼書", FormCertificate: "受講証明書・修了証", FormPerson: "受講履歴"}[k]
}

// StandardForm is what the paper of the program itself is called among the forms; no form
// of the office may be called so.
const StandardForm = "標準"

// MostFormBytes is how big the file of a form may be.
const MostFormBytes = 20 << 20

// Form is 様式: a workbook of the office that a paper is filled into. Its file is read by
// FormFile.
type Form struct {
	ID, Version int64
	Kind        FormKind // what it was made for; others of the same subject can be filled into it too
	Name        string
	Source      string    // the file's name it came from
	Kept        time.Time // when the file came into the ledger
	Size        int64     // of the file, in bytes
}

// Validate checks one form by itself.
func (f *Form) Validate() error {
	v := Invalid{}
	switch f.Name = strings.TrimSpace(f.Name); f.Name {
	case "":
		v["form_name"] = "required"
	case StandardForm:
		v["form_name"] = "taken"
	}
	if f.Kind.Label() == "" {
		v["kind"] = "code"
	}
	v.texts(formNoun, f.ID, row{"form_name": f.Name, "source": f.Source})
	return v.orNil()
}

const formColumns = `SELECT id, version, kind, form_name, source, kept_at, size FROM forms`

func scanForm(rows *sql.Rows) (Form, error) {
	var f Form
	var kept string
	err := rows.Scan(&f.ID, &f.Version, &f.Kind, &f.Name, &f.Source, &kept, &f.Size)
	if err == nil {
		f.Kept, err = time.Parse(time.RFC3339, kept)
	}
	return f, err
}

// Forms lists the forms of the office, by kind and name.
func (s *Store) Forms(ctx context.Context) (out []Form, err error) {
	defer wrap(&err, "Forms()")
	err = db.EachRow(ctx, s.read, formColumns+` ORDER BY form_name, id`, nil, func(rows *sql.Rows) error {
		f, err := scanForm(rows)
		out = append(out, f)
		return err
	})
	at := func(f Form) int { return slices.Index(FormKinds(), f.Kind) }
	slices.SortStableFunc(out, func(a, b Form) int { return at(a) - at(b) })
	return out, err
}

// Form finds one. ErrNotFound: there is none.
func (s *Store) Form(ctx context.Context, id int64) (f Form, err error) {
	defer wrap(&err, "Form(%v)", id)
	err = ErrNotFound
	if e := db.EachRow(ctx, s.read, formColumns+` WHERE id = $1`, []any{id}, func(rows *sql.Rows) error {
		f, err = scanForm(rows)
		return err
	}); e != nil {
		err = e
	}
	return f, err
}

// FormNamed finds a form by its name. ErrNotFound: there is none.
func (s *Store) FormNamed(ctx context.Context, name string) (Form, error) {
	all, err := s.Forms(ctx)
	if err != nil {
		return Form{}, err
	}
	if i := slices.IndexFunc(all, func(f Form) bool { return f.Name == strings.TrimSpace(name) }); i >= 0 {
		return all[i], nil
	}
	return Form{}, ErrNotFound
}

// FormFile reads the file of a form. ErrNotFound: there is no such form.
func (s *Store) FormFile(ctx context.Context, id int64) (_ []byte, err error) {
	defer wrap(&err, "FormFile(%v)", id)
	sum := ""
	err = s.read.QueryRowContext(ctx, `SELECT content FROM forms WHERE id = $1`, id).Scan(&sum)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, ErrNotFound
	}
	if err != nil {
		return nil, err
	}
	return s.l.Content(ctx, sum)
}

// AddForm keeps a form with its file. Invalid: see Validate, and form_name: taken, file:
// required or too_big.
func (s *Store) AddForm(ctx context.Context, f *Form, file []byte) error {
	n := *f
	n.ID, n.Version = 0, 0
	if err := n.Validate(); err != nil {
		return err
	}
	if err := formFile(file); err != nil {
		return err
	}
	err := s.write(ctx, "form.add", func(t *tx) error {
		t.About = n.Name
		if err := t.freeFormName(ctx, n); err != nil {
			return err
		}
		r := t.formFile(&n, file)
		r["kind"], r["form_name"] = string(n.Kind), n.Name
		return t.Save(ctx, "forms", &n.ID, &n.Version, r)
	})
	if err == nil {
		*f = n
	}
	return err
}

// SaveForm changes what a form is called and what it is for. Invalid: as AddForm.
func (s *Store) SaveForm(ctx context.Context, f *Form) error {
	n := *f
	if err := n.Validate(); err != nil {
		return err
	}
	err := s.write(ctx, "form.save", func(t *tx) error {
		t.About = n.Name
		if n.ID == 0 {
			return ErrNotFound
		}
		if err := t.freeFormName(ctx, n); err != nil {
			return err
		}
		return t.Save(ctx, "forms", &n.ID, &n.Version, row{"kind": string(n.Kind), "form_name": n.Name})
	})
	if err == nil {
		*f = n
	}
	return err
}

// ReplaceForm gives a form another file; f.Source is the name of that. The same file
// again changes nothing.
func (s *Store) ReplaceForm(ctx context.Context, f *Form, file []byte) error {
	n := *f
	if err := formFile(file); err != nil {
		return err
	}
	err := s.write(ctx, "form.replace", func(t *tx) error {
		t.About = n.Name
		if n.ID == 0 {
			return ErrNotFound
		}
		same, err := t.ids(ctx, `SELECT id FROM forms WHERE id = $1 AND content = $2`, n.ID, ledger.Digest(file))
		if err != nil || len(same) > 0 {
			return err
		}
		return t.Save(ctx, "forms", &n.ID, &n.Version, t.formFile(&n, file))
	})
	if err == nil {
		*f = n
	}
	return err
}

// RemoveForm takes a form out; what was filled into it is made as the standard paper
// again. ErrNotFound: there is none.
func (s *Store) RemoveForm(ctx context.Context, id int64) error {
	return s.write(ctx, "form.remove", func(t *tx) error {
		if err := t.scan(ctx, `SELECT form_name FROM forms WHERE id = $1`, []any{id}, &t.About); err != nil {
			return err
		}
		uses, err := t.ids(ctx, `SELECT id FROM form_uses WHERE form_id = $1 ORDER BY id`, id)
		if err != nil {
			return err
		}
		for _, use := range uses {
			if err := t.Remove(ctx, "form_uses", use); err != nil {
				return err
			}
		}
		return t.Remove(ctx, "forms", id)
	})
}

// FormUses tells which form each kind of paper is filled into; kinds that are made as the
// standard paper are left out.
func (s *Store) FormUses(ctx context.Context) (_ map[FormKind]int64, err error) {
	defer wrap(&err, "FormUses()")
	out := map[FormKind]int64{}
	err = db.EachRow(ctx, s.read, `SELECT kind, form_id FROM form_uses`, nil, func(rows *sql.Rows) error {
		var kind FormKind
		var id int64
		err := rows.Scan(&kind, &id)
		out[kind] = id
		return err
	})
	return out, err
}

// UseForm lets a kind of paper be filled into a form from now on, or, with 0, be the
// standard paper. Invalid: kind. ErrNotFound: there is no such form.
func (s *Store) UseForm(ctx context.Context, kind FormKind, form int64) error {
	if kind.Label() == "" {
		return Invalid{"kind": "code"}
	}
	return s.write(ctx, "form.use", func(t *tx) error {
		name := StandardForm
		if form != 0 {
			if err := t.scan(ctx, `SELECT form_name FROM forms WHERE id = $1`, []any{form}, &name); err != nil {
				return err
			}
		}
		t.About = kind.Label() + " " + name
		uses, err := t.ids(ctx, `SELECT id FROM form_uses WHERE kind = $1`, string(kind))
		switch {
		case err != nil:
			return err
		case len(uses) > 0 && form == 0:
			return t.Remove(ctx, "form_uses", uses[0])
		case len(uses) > 0:
			return t.Change(ctx, "form_uses", uses[0], row{"form_id": form})
		case form != 0:
			_, err = t.Add(ctx, "form_uses", row{"kind": string(kind), "form_id": form})
		}
		return err
	})
}

// formFile are the columns of a file that comes into the ledger now.
func (t *tx) formFile(f *Form, file []byte) row {
	f.Source, f.Size, f.Kept = filepath.Base(f.Source), int64(len(file)), t.s.now().UTC().Truncate(time.Second)
	return row{"source": f.Source, "kept_at": ledger.Instant(f.Kept), "size": f.Size, "content": t.Keep(file)}
}

// formFile says whether a file may be kept.
func formFile(file []byte) error {
	switch {
	case len(file) == 0:
		return Invalid{"file": "required"}
	case len(file) > MostFormBytes:
		return Invalid{"file": "too_big"}
	}
	return nil
}

// freeFormName is Invalid if another form is called so.
func (t *tx) freeFormName(ctx context.Context, f Form) error {
	ids, err := t.ids(ctx, `SELECT id FROM forms WHERE form_name = $1 AND id <> $2`, f.Name, f.ID)
	if err == nil && len(ids) > 0 {
		err = Invalid{"form_name": "taken"}
	}
	return err
}
