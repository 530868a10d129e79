package gui

import (
	"context"
	"strings"

	"fyne.io/fyne/v2/lang"

	"jibun/data"
	"jibun/data/kana"
	"jibun/data/wareki"
	"jibun/gui/kit"
)

// personFields are the fields of a person: the new one's dialog and 訂正 share them.
type personFields struct {
	d                     *desk
	form                  *kit.Form
	kind                  *kit.Select // 職員 or 外部の方; only of somebody new
	name, reading, number *kit.Entry
	department            *departmentPicker // likewise
	position              *kit.Entry
	from                  *kit.DateEntry
	affiliation           *kit.Select
	organization, title   *kit.Entry
	email, phone, note    *kit.Entry
	outside, added        bool
}

func newPersonFields(d *desk, who data.Person, departments []data.Department) *personFields {
	f := &personFields{d: d, form: kit.NewForm(), name: kit.NewEntry(), reading: kit.NewEntry(), number: kit.NewEntry(), position: kit.NewEntry(), from: kit.NewDateEntry(d.nearDays()),
		organization: kit.NewEntry(), title: kit.NewEntry(), email: kit.NewEntry(), phone: kit.NewEntry(), note: kit.NewArea(2), added: who.ID == 0}
	f.department = newDepartmentPicker(departments, func() { d.win.Canvas().Focus(f.position) })
	f.kind = kit.NewSelect([]string{lang.X("people.kind.staff", "職員"), lang.X("people.kind.outside", "外部の方")})
	f.kind.OnChanged = func(i int) { f.turn(i == 1) }
	labels := []string{lang.X("affiliation.none", "(選ばない)")}
	for _, a := range affiliations() {
		labels = append(labels, a.Label())
	}
	f.affiliation = kit.NewSelect(labels)
	f.number.Width = 160
	form := f.form
	if f.added {
		form.Add("kind", lang.X("person.kind", "種別"), f.kind, "")
	}
	form.Add("name", lang.X("person.name", "氏名"), f.name, "")
	form.Add("reading", lang.X("person.reading", "ふりがな"), f.reading, lang.X("person.reading.hint", "ひらがな。カタカナでも構いません。"))
	form.Add("staff_no", lang.X("person.staffno", "職員番号"), f.number, "")
	if f.added {
		form.Add("department", lang.X("person.department", "所属"), f.department.SearchEntry, "")
		form.Add("position", lang.X("person.position", "職名"), f.position, "")
		form.Add("valid_from", lang.X("person.since", "いつから"), f.from, "")
	}
	form.Add("affiliation", lang.X("person.affiliation", "区分"), f.affiliation, "")
	form.Add("organization", lang.X("person.organization", "団体"), f.organization, "")
	form.Add("title", lang.X("person.title", "職名"), f.title, "")
	form.Add("email", lang.X("person.email", "メール"), f.email, "")
	form.Add("phone", lang.X("person.phone", "電話"), f.phone, "")
	form.Add("note", lang.X("person.note", "備考"), f.note, "")
	f.fill(who)
	if f.added {
		f.name.OnChanged = func(string) { f.lookForSame() }
	}
	return f
}

// fill shows a person in the fields.
func (f *personFields) fill(p data.Person) {
	f.kind.SetIndex(0)
	if p.Outside {
		f.kind.SetIndex(1)
	}
	f.turn(p.Outside)
	f.name.SetText(p.Name)
	f.reading.SetText(p.Reading)
	f.number.SetText(p.StaffNo)
	f.affiliation.SetIndex(0)
	for i, a := range affiliations() {
		if a == p.Affiliation {
			f.affiliation.SetIndex(i + 1)
		}
	}
	f.organization.SetText(p.Organization)
	f.title.SetText(p.Title)
	f.email.SetText(p.Email)
	f.phone.SetText(p.Phone)
	f.note.SetText(p.Note)
	f.from.SetDay(string(f.d.store.Today()))
	f.form.Clean()
}

// turn shows the fields of the staff, or of outside people.
func (f *personFields) turn(outside bool) {
	f.outside = outside
	for _, key := range []string{"staff_no", "department", "position", "valid_from"} {
		f.form.SetVisible(key, !outside)
	}
	for _, key := range []string{"affiliation", "organization", "title"} {
		f.form.SetVisible(key, outside)
	}
}

// lookForSame says below the name that somebody of that name is there already.
func (f *personFields) lookForSame() {
	name := strings.TrimSpace(f.name.Text)
	if len([]rune(name)) < 2 {
		f.form.SetHint("name", "")
		return
	}
	f.d.read(func(ctx context.Context) (func(), error) {
		hits, err := f.d.store.FindPeople(ctx, name, 20)
		var same []string
		for _, h := range hits {
			if kana.Fold(h.Name) == kana.Fold(name) {
				same = append(same, strings.TrimSpace(h.StaffNo+" "+h.From))
			}
		}
		return func() {
			if name != strings.TrimSpace(f.name.Text) {
				return
			}
			hint := ""
			if len(same) > 0 {
				hint = lang.X("person.same", "同じ名前の方がすでにいます: {{.Who}}", map[string]any{"Who": strings.Join(same, "、")})
			}
			f.form.SetHint("name", hint)
		}, err
	})
}

// read puts what the fields say into a person and, of somebody new on the staff,
// into a first posting (without a department: none). false: something is marked.
func (f *personFields) read(p *data.Person, o *data.Posting) bool {
	wrong := map[string]string{}
	p.Outside = f.outside
	p.Name, p.Reading, p.Email, p.Phone, p.Note = f.name.Text, f.reading.Text, f.email.Text, f.phone.Text, f.note.Text
	p.StaffNo, p.Affiliation, p.Organization, p.Title = "", "", "", ""
	if f.outside {
		p.Affiliation, p.Organization, p.Title = at(append([]data.Affiliation{""}, affiliations()...), f.affiliation.Index()), f.organization.Text, f.title.Text
	} else {
		p.StaffNo = f.number.Text
	}
	if !f.outside && f.added {
		id, c := f.department.Department()
		if c != "" {
			wrong["department"] = c
		}
		day, c := f.from.Day()
		if c == "" && day == "" && id != 0 {
			c = required("")
		}
		if c != "" {
			wrong["valid_from"] = c
		}
		o.DepartmentID, o.Position, o.From = id, strings.TrimSpace(f.position.Text), wareki.Date(day)
		if id == 0 && o.Position != "" && wrong["department"] == "" {
			wrong["department"] = required("")
		}
	}
	if strings.TrimSpace(p.Name) == "" {
		wrong["name"] = required("")
	}
	f.form.Mark(wrong)
	return len(wrong) == 0
}

// newPersonForm adds somebody; done gets the new id.
func newPersonForm(d *desk, who data.Person, done func(id int64)) {
	d.opens(func(ctx context.Context) (func(), error) {
		departments, err := d.openDepartments(ctx)
		return func() {
			f := newPersonFields(d, who, departments)
			dialog := &kit.Dialog{Title: lang.X("person.new", "新しい人"), Content: f.form.Object(), Width: 600, Primary: lang.X("add", "追加"), Secondary: lang.X("cancel", "やめる"),
				First: f.name, Changed: f.form.Changed}
			save := func() bool {
				p, o := who, data.Posting{}
				if !f.read(&p, &o) {
					return false
				}
				d.actOr(func(ctx context.Context) error { return d.addPerson(ctx, &p, o) }, func() { dialog.Hide(); done(p.ID) }, d.marks(f.form))
				return false
			}
			dialog.OnPrimary = save
			f.form.OnSubmit = func() { save() }
			kit.Show(d.win, dialog)
		}, err
	})
}

// addPerson adds somebody, with a first posting as one operation.
func (d *desk) addPerson(ctx context.Context, p *data.Person, o data.Posting) error {
	if o.DepartmentID == 0 {
		return d.store.SavePerson(ctx, p)
	}
	return d.store.Bulk(ctx, "person.add", p.Name, func(b *data.Batch) error {
		if err := b.AddPerson(ctx, p); err != nil {
			return err
		}
		o.PersonID = p.ID
		return b.Transfer(ctx, &o)
	})
}

// editPerson corrects what stands in a person's record (訂正).
func editPerson(d *desk, p data.Person) {
	f := newPersonFields(d, p, nil)
	dialog := &kit.Dialog{Title: lang.X("person.edit.title", "訂正: {{.Name}}", map[string]any{"Name": p.Name}), Content: f.form.Object(), Width: 600,
		Primary: lang.X("change.do", "変える"), Secondary: lang.X("cancel", "やめる"), First: f.name, Changed: f.form.Changed}
	f.form.SetHint("name", lang.X("person.edit.hint", "書き間違いを直すときに使います。改姓は「改姓…」で記録すると、前の帳票は前の名前のまま残ります。"))
	save := func() bool {
		n, o := p, data.Posting{}
		if !f.read(&n, &o) {
			return false
		}
		if !f.form.Changed() {
			return true
		}
		d.actOr(func(ctx context.Context) error { return d.store.SavePerson(ctx, &n) }, dialog.Hide, d.marks(f.form))
		return false
	}
	dialog.OnPrimary = save
	f.form.OnSubmit = func() {
		if save() {
			dialog.Hide()
		}
	}
	kit.Show(d.win, dialog)
}

// affiliations are the 区分 of people from outside, in the order of the choice.
func affiliations() []data.Affiliation {
	return []data.Affiliation{data.Citizen, data.NPO, data.University, data.Company, data.Group, data.Municipality}
}
