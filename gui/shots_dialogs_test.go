package gui

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"jibun/data"
)

// dialogShots makes pictures of dialogs: each is opened, drawn and closed again.
type dialogShots struct {
	t      *testing.T
	p      *program
	suffix string
}

func (s dialogShots) take(name string, open func()) {
	s.t.Helper()
	c := s.p.win.Canvas()
	before := len(c.Overlays().List())
	open()
	shot(s.t, s.p, "dialog-"+name+s.suffix)
	for n := 0; len(c.Overlays().List()) > before && n < 3; n++ {
		press(s.t, s.p, fyne.KeyEscape)
	}
	if len(c.Overlays().List()) > before {
		c.Overlays().Remove(c.Overlays().Top()) // it asks whether to give up what was typed
	}
}

func shotDialogs(t *testing.T, p *program, suffix string) {
	s := dialogShots{t, p, suffix}
	s.frame()
	s.evening()
	s.people()
	s.settings()
	s.imports()
}

func (s dialogShots) frame() {
	c := s.p.win.Canvas()
	s.p.desk.goRoom("seminars")
	s.take("seminar-new", func() { showSeminarForm(s.p.desk, 0) })
	s.take("help", s.p.frame.help)
	s.take("search", func() {
		c.Focus(s.p.frame.search.Focusable())
		test.Type(c.Focused(), "たな")
	})
	s.p.frame.search.SetText("")
	s.take("error", func() { s.p.desk.fail(data.ErrDiskFull) })
}

func (s dialogShots) evening() {
	d, c := s.p.desk, s.p.win.Canvas()
	open, past := busiest(s.t, d.store)
	d.goSeminar(open.ID, "applicants")
	tab := d.sh.now.(*seminarPage).tab().(*applicantsTab)
	row := tab.in(partComing)[0]
	s.take("paste", func() {
		showPaste(tab, "差出人: 田中 一郎 <tanaka@example.jp>\n件名: セミナー申込\n\n総務部の田中一郎です。第400回に申し込みます。懇親会も参加します。\n")
	})
	s.take("offer", func() { showOffer(tab, row.ID, row.Name) })
	s.take("draw", func() { showDraw(tab) })
	s.take("reschedule", func() { reschedule(d, tab.m.Seminar) })
	d.goSeminar(open.ID, "speakers")
	speakers := d.sh.now.(*seminarPage).tab().(*speakersTab)
	s.take("speaker-outside", func() { speakers.newOutside("大島 優子", 0) })
	d.goSeminar(open.ID, "attendance")
	door := d.sh.now.(*seminarPage).tab().(*attendanceTab).door
	s.take("walkin-outside", func() { door.newOutside("大島 優子") })
	s.take("reception-candidates", func() { c.Focus(door.entry.Focusable()); test.Type(c.Focused(), "たな") })
	door.entry.SetText("")
	d.goSeminar(past.ID, "attendance")
	s.take("save", func() {
		d.goPaper("signin", past.ID, 0)
		d.sh.now.(*papersPage).save.OnTapped()
	})
}

func (s dialogShots) people() {
	d := s.p.desk
	d.goRoom("people")
	s.take("person-new", func() { newPersonForm(d, data.Person{}, func(int64) {}) })
	s.take("person-new-outside", func() { newPersonForm(d, data.Person{Outside: true}, func(int64) {}) })
	s.take("duplicates", func() { showDuplicates(d) })
	hits, err := d.store.FindPeople(s.t.Context(), "tanaka", 2)
	if err != nil || len(hits) < 2 {
		s.t.Fatal("nobody is called tanaka", err)
	}
	s.take("merge", func() { showMerge(d, hits[0].ID, hits[1].ID, nil) })
	record, err := d.store.PersonRecord(s.t.Context(), hits[0].ID)
	if err != nil {
		s.t.Fatal(err)
	}
	s.take("person-edit", func() { editPerson(d, record.Person) })
}

func (s dialogShots) settings() {
	d := s.p.desk
	d.goRoom("settings")
	page := d.sh.now.(*settingsPage)
	list, err := d.store.Series(s.t.Context())
	if err != nil {
		s.t.Fatal(err)
	}
	s.take("series-rename", func() { page.parts[1].(*seriesPart).rename(list[0]) })
	s.take("department", func() { page.parts[3].(*departmentsPart).New() })
}

// imports are the steps of a new roster.
func (s dialogShots) imports() {
	page := openImport(s.p, "roster")
	r := page.in.(*rosterImport)
	shot(s.t, s.p, "import-1-file"+s.suffix)
	r.open(aprilRoster(s.t, s.p))
	shot(s.t, s.p, "import-1-read"+s.suffix)
	r.w.forward()
	shot(s.t, s.p, "import-2-columns"+s.suffix)
	r.columns.on.SetDay("2027-04-01")
	r.w.forward()
	shot(s.t, s.p, "import-3-plan"+s.suffix)
	s.p.desk.goBack()
}
