package gui

import (
	"context"
	"errors"
	"strings"

	"fyne.io/fyne/v2/lang"

	"jibun/data"
	"jibun/data/kana"
	"jibun/gui/kit"
	"jibun/gui/words"
)

// newcomer is what somebody from outside whom the ledger does not know yet comes for.
type newcomer struct {
	key       string // under which the 区分 chosen last is kept
	title, do string // of the dialog and its button
	brief     bool   // at the door only the name and the group are asked for
	what      string // the key of the operation
	then      func(ctx context.Context, person int64) error
	done      func(data.Person)
	closed    func() // may be nil
}

// outsideForm enters a newcomer and what they come for, as one operation.
type outsideForm struct {
	d      *desk
	to     newcomer
	form   *kit.Form
	name   *kit.Entry
	kana   *kit.Entry
	kind   *kit.Select
	org    *kit.Entry
	title  *kit.Entry
	mail   *kit.Entry
	phone  *kit.Entry
	dialog *kit.Dialog
}

// showOutsideForm opens the form with what was typed.
func showOutsideForm(d *desk, typed string, to newcomer) *outsideForm {
	f := &outsideForm{d: d, to: to, form: kit.NewForm(), name: kit.NewEntry(), kana: kit.NewEntry(), org: kit.NewEntry(),
		title: kit.NewEntry(), mail: kit.NewEntry(), phone: kit.NewEntry()}
	var kinds []string
	for _, a := range affiliations() {
		kinds = append(kinds, a.Label())
	}
	f.kind = kit.NewSelect(kinds)
	f.kind.SetIndex(d.prefs.Int(to.key))
	f.form.Add("name", lang.X("outside.name", "氏名"), f.name, "")
	f.form.Add("reading", lang.X("outside.reading", "ふりがな"), f.kana, "")
	if !to.brief {
		f.form.Add("kind", lang.X("outside.kind", "区分"), f.kind, "")
	}
	f.form.Add("organization", lang.X("outside.organization", "団体"), f.org, "")
	if !to.brief {
		f.form.Add("title", lang.X("outside.title", "職名"), f.title, "")
		f.form.Add("email", lang.X("outside.email", "メール"), f.mail, "")
		f.form.Add("phone", lang.X("outside.phone", "電話"), f.phone, "")
	}
	first := f.fill(strings.TrimSpace(typed))
	f.form.Clean()
	f.form.OnSubmit = f.add
	f.dialog = &kit.Dialog{Title: to.title, Content: f.form.Object(), Width: 560, Primary: to.do, Secondary: lang.X("cancel", "やめる"),
		OnPrimary: func() bool { f.add(); return false }, First: first, Changed: f.form.Changed, OnClosed: to.closed}
	kit.Show(d.win, f.dialog)
	return f
}

// fill puts what was typed where it belongs and says which field comes next.
func (f *outsideForm) fill(typed string) *kit.Entry {
	if kana.IsReading(typed) {
		f.kana.SetText(kana.Hiragana(typed))
		return f.name
	}
	f.name.SetText(typed)
	return f.kana
}

func (f *outsideForm) person() data.Person {
	p := data.Person{Outside: true, Name: f.name.Text, Reading: f.kana.Text, Affiliation: affiliations()[max(f.kind.Index(), 0)],
		Organization: f.org.Text, Title: f.title.Text, Email: f.mail.Text, Phone: f.phone.Text}
	if f.to.brief {
		if p.Affiliation = data.Citizen; strings.TrimSpace(p.Organization) != "" {
			p.Affiliation = data.Group
		}
	}
	return p
}

func (f *outsideForm) add() {
	p, kind := f.person(), f.kind.Index()
	f.d.actOr(func(ctx context.Context) error {
		return f.d.store.Together(ctx, f.to.what, func(ctx context.Context) error {
			if err := f.d.store.SavePerson(ctx, &p); err != nil {
				return err
			}
			return f.to.then(ctx, p.ID)
		})
	}, func() {
		if !f.to.brief {
			f.d.prefs.SetInt(f.to.key, kind)
		}
		f.dialog.Hide()
		f.to.done(p)
	}, f.wrong)
}

// wrong marks the fields an error is about.
func (f *outsideForm) wrong(err error) bool {
	var invalid data.Invalid
	if !errors.As(err, &invalid) {
		return false
	}
	marks := words.Fields(invalid)
	if invalid["name"] == "exists" {
		marks["name"] = lang.X("outside.exists", "同じ方が名簿にいます。取りやめて、候補からお選びください。")
	}
	f.form.Mark(marks)
	return true
}
