package gui

import (
	"context"
	"errors"

	"fyne.io/fyne/v2/lang"

	"jibun/data"
	"jibun/data/kana"
	"jibun/gui/kit"
)

// outsideForm adds somebody from outside who applied: the person and the
// application, as one operation.
type outsideForm struct {
	t      *applicantsTab
	party  bool
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

// showOutsideForm opens the form with what was typed; party: comes to the gathering
// too.
func showOutsideForm(t *applicantsTab, typed string, party bool) {
	f := &outsideForm{t: t, party: party, form: kit.NewForm(), name: kit.NewEntry(), kana: kit.NewEntry(), org: kit.NewEntry(),
		title: kit.NewEntry(), mail: kit.NewEntry(), phone: kit.NewEntry()}
	var kinds []string
	for _, a := range affiliations() {
		kinds = append(kinds, a.Label())
	}
	f.kind = kit.NewSelect(kinds)
	f.kind.SetIndex(t.d.prefs.Int("outside.kind"))
	f.form.Add("name", lang.X("outside.name", "氏名"), f.name, "")
	f.form.Add("reading", lang.X("outside.reading", "ふりがな"), f.kana, "")
	f.form.Add("kind", lang.X("outside.kind", "区分"), f.kind, "")
	f.form.Add("organization", lang.X("outside.organization", "団体"), f.org, "")
	f.form.Add("title", lang.X("outside.title", "職名"), f.title, "")
	f.form.Add("email", lang.X("outside.email", "メール"), f.mail, "")
	f.form.Add("phone", lang.X("outside.phone", "電話"), f.phone, "")
	first := f.fill(typed)
	f.form.Clean()
	f.form.OnSubmit = func() { f.add() }
	add := lang.X("outside.add", "申込に加える")
	if party {
		add = lang.X("outside.add.party", "申込と懇親会に加える")
	}
	f.dialog = &kit.Dialog{Title: lang.X("outside.heading", "外部の方として追加"), Content: f.form.Object(), Width: 560, Primary: add,
		Secondary: lang.X("cancel", "やめる"), OnPrimary: func() bool { f.add(); return false }, First: first, Changed: f.form.Changed,
		OnClosed: t.Focus}
	kit.Show(t.d.win, f.dialog)
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
	return data.Person{Outside: true, Name: f.name.Text, Reading: f.kana.Text, Affiliation: affiliations()[max(f.kind.Index(), 0)],
		Organization: f.org.Text, Title: f.title.Text, Email: f.mail.Text, Phone: f.phone.Text}
}

func (f *outsideForm) add() {
	t, p := f.t, f.person()
	a := data.Application{SeminarID: t.id, Channel: t.entry.chosenChannel(), Party: f.party}
	kind := f.kind.Index()
	var r data.Registration
	t.d.actOr(func(ctx context.Context) (err error) {
		r, err = t.d.store.ApplyOutside(ctx, &p, a)
		return err
	}, func() {
		t.d.prefs.SetInt("outside.kind", kind)
		f.dialog.Hide()
		t.added(r, p.Name)
	}, f.wrong)
}

// wrong marks the fields an error is about.
func (f *outsideForm) wrong(err error) bool {
	var invalid data.Invalid
	if !errors.As(err, &invalid) {
		return false
	}
	marks := FieldSentences(invalid)
	if invalid["name"] == "exists" {
		marks["name"] = lang.X("outside.exists", "同じ方が名簿にいます。取りやめて、候補からお選びください。")
	}
	f.form.Mark(marks)
	return true
}
