package gui

import (
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"jibun/data"
)

// busiest are two evenings of the sample office worth a picture: the one that takes
// applications with most who wait, and the last one that is over.
func busiest(t *testing.T, s *data.Store) (open, past data.SeminarLine) {
	t.Helper()
	list, err := s.Seminars(t.Context(), data.SeminarFilter{})
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range list {
		if m.State == data.SeminarOpen && (open.ID == 0 || m.Waiting > open.Waiting) {
			open = m
		}
		if m.Date < s.Today() && m.State.TookPlace() && past.ID == 0 {
			past = m
		}
	}
	if open.ID == 0 || past.ID == 0 {
		t.Fatal("the sample office has no open or no past evening")
	}
	return open, past
}

// TestShots makes a picture of every page, tab and dialog of the window. They are
// looked at, not asserted; that each can be opened and drawn is.
func TestShots(t *testing.T) {
	if os.Getenv("JIBUN_SHOTS") == "" {
		t.Skip("make shots sets JIBUN_SHOTS")
	}
	p := newTestProgram(t, sampleOffice(t))
	shotRooms(t, p, "")
	shotTabs(t, p, "")
	shotSettings(t, p)
	shotDialogs(t, p)
	for _, l := range []struct {
		suffix        string
		scale         float64
		dark          bool
		width, height float32
	}{{"-small", 1, false, 1024, 700}, {"-150", 1.5, false, 1280, 800}, {"-150-small", 1.5, false, 1024, 700}, {"-dark", 1, true, 1280, 800}} {
		look(p, l.scale, l.dark, l.width, l.height)
		shotRooms(t, p, l.suffix)
		shotTabs(t, p, l.suffix)
	}
	look(p, 1, false, 1280, 800)
	shrinkShots(t, os.Getenv("JIBUN_SHOTS"))
}

// TestShots_empty makes the pictures of a ledger with nothing in it, and of the
// start page.
func TestShots_empty(t *testing.T) {
	if os.Getenv("JIBUN_SHOTS") == "" {
		t.Skip("make shots sets JIBUN_SHOTS")
	}
	p := newTestProgram(t, emptyLedger(t))
	shotRooms(t, p, "-empty")
	id := quickSeminar(t, p, "はじめての回", "12/8")
	for _, tab := range seminarTabs() {
		p.desk.goSeminar(id, tab.key)
		shot(t, p, "seminar-"+tab.key+"-empty")
	}
	p.leave()
	p.welcome(nil)
	shot(t, p, "welcome")
	p.newLedger(false)
	shot(t, p, "welcome-new")
	press(t, p, fyne.KeyEscape)
	p.welcome(data.ErrDamaged)
	shot(t, p, "welcome-damaged")
	look(p, 1.5, false, 1024, 700)
	p.welcome(data.ErrDamaged)
	shot(t, p, "welcome-150-small")
}

func shotRooms(t *testing.T, p *program, suffix string) {
	for _, r := range rooms() {
		p.desk.goRoom(r.key)
		if h, ok := p.desk.sh.now.(*historyPage); ok && len(h.rows) > 0 {
			h.grid.Select(h.rows[0].ID)
			h.look(h.rows[0])
		}
		shot(t, p, r.key+suffix)
	}
}

func shotTabs(t *testing.T, p *program, suffix string) {
	open, past := busiest(t, p.desk.store)
	for _, tab := range seminarTabs() {
		p.desk.goRoom("seminars")
		p.desk.goSeminar(open.ID, tab.key)
		shot(t, p, "seminar-"+tab.key+suffix)
	}
	p.desk.goRoom("seminars")
	p.desk.goSeminar(past.ID, "attendance")
	shot(t, p, "seminar-attendance-later"+suffix)
	p.desk.goRoom("people")
	hits, err := p.desk.store.FindPeople(t.Context(), "tanaka", 1)
	if err != nil || len(hits) == 0 {
		t.Fatal("nobody is called tanaka", err)
	}
	p.desk.goPerson(hits[0].ID)
	shot(t, p, "person"+suffix)
	for _, k := range paperKinds() {
		p.desk.goRoom("papers")
		p.desk.goPaper(k.key, open.ID, hits[0].ID)
		shot(t, p, "papers-"+k.key+suffix)
	}
}

func shotSettings(t *testing.T, p *program) {
	p.desk.goRoom("settings")
	s := p.desk.sh.now.(*settingsPage)
	for i, name := range []string{"office", "series", "categories", "departments", "look", "backup", "ledger", "about"} {
		s.tabs.SetIndex(i)
		shot(t, p, "settings-"+name)
	}
	s.tabs.SetIndex(0)
}

func shotDialogs(t *testing.T, p *program) {
	c := p.win.Canvas()
	dialog := func(name string, open func()) {
		open()
		shot(t, p, "dialog-"+name)
		press(t, p, fyne.KeyEscape)
		if c.Overlays().Top() != nil {
			press(t, p, fyne.KeyEscape)
		}
	}
	open, _ := busiest(t, p.desk.store)
	p.desk.goRoom("seminars")
	dialog("seminar-new", func() { showSeminarForm(p.desk, 0) })
	dialog("help", p.frame.help)
	dialog("search", func() {
		c.Focus(p.frame.search.Focusable())
		test.Type(c.Focused(), "たな")
	})
	p.frame.search.SetText("")
	p.desk.goSeminar(open.ID, "speakers")
	st := p.desk.sh.now.(*seminarPage).tab().(*speakersTab)
	dialog("speaker-outside", func() { st.newOutside("大島 優子", 0) })
	p.desk.goSeminar(open.ID, "attendance")
	at := p.desk.sh.now.(*seminarPage).tab().(*attendanceTab)
	dialog("walkin-outside", func() { at.door.newOutside("大島 優子") })
	dialog("reception-candidates", func() { c.Focus(at.door.entry.Focusable()); test.Type(c.Focused(), "たな") })
	at.door.entry.SetText("")
	p.desk.goRoom("settings")
	s := p.desk.sh.now.(*settingsPage)
	dialog("series-rename", func() {
		list, err := p.desk.store.Series(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		s.parts[1].(*seriesPart).rename(list[0])
	})
	dialog("department", func() { s.parts[3].(*departmentsPart).New() })
	dialog("error", func() { p.desk.fail(data.ErrDiskFull) })
}

// quickSeminar makes an evening as she does: Ctrl+N, theme, day, Enter.
func quickSeminar(t *testing.T, p *program, title, day string) int64 {
	t.Helper()
	p.desk.goRoom("seminars")
	chord(p, fyne.KeyN, fyne.KeyModifierControl)
	typeText(t, p, title)
	press(t, p, fyne.KeyReturn)
	typeText(t, p, day)
	chord(p, fyne.KeyReturn, fyne.KeyModifierControl)
	page, ok := p.desk.sh.now.(*seminarPage)
	if !ok {
		t.Fatalf("the new evening is not shown, but %T", p.desk.sh.now)
	}
	return page.id
}

// shrinkShots writes the pictures again with 256 colours each, if they are too many
// bytes together.
func shrinkShots(t *testing.T, dir string) {
	const most = 8 << 20
	files, err := filepath.Glob(filepath.Join(dir, "*.png"))
	if err != nil {
		t.Fatal(err)
	}
	total := int64(0)
	for _, f := range files {
		if info, err := os.Stat(f); err == nil {
			total += info.Size()
		}
	}
	if total <= most {
		return
	}
	for _, f := range files {
		if err := toPalette(f); err != nil {
			t.Error(err)
		}
	}
}
