package gui

import (
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"

	"jibun/data"
	"jibun/gui/papers"
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

// atSizes does something in each of the windows that pictures are made of.
func atSizes(p *program, f func(suffix string)) {
	f("")
	look(p, 1, false, 1024, 700)
	f("-small")
	look(p, 1.5, false, 1280, 800)
	f("-150")
	look(p, 1, false, 1280, 800)
}

// TestShots makes a picture of every page, tab and dialog of the window. They are
// looked at, not asserted; that each can be opened and drawn is.
func TestShots(t *testing.T) {
	if os.Getenv("JIBUN_SHOTS") == "" {
		t.Skip("make shots sets JIBUN_SHOTS")
	}
	p := newTestProgram(t, sampleOffice(t))
	atSizes(p, func(suffix string) {
		shotRooms(t, p, suffix)
		shotTabs(t, p, suffix)
		shotSettings(t, p, suffix)
		shotDialogs(t, p, suffix)
	})
	for _, l := range []struct {
		suffix        string
		scale         float64
		dark          bool
		width, height float32
	}{{"-150-small", 1.5, false, 1024, 700}, {"-dark", 1, true, 1280, 800}} {
		look(p, l.scale, l.dark, l.width, l.height)
		shotRooms(t, p, l.suffix)
		shotTabs(t, p, l.suffix)
	}
	shrinkShots(t, os.Getenv("JIBUN_SHOTS"))
}

// TestShots_empty makes the pictures of a ledger with nothing in it, and of the
// start page.
func TestShots_empty(t *testing.T) {
	if os.Getenv("JIBUN_SHOTS") == "" {
		t.Skip("make shots sets JIBUN_SHOTS")
	}
	p := newTestProgram(t, emptyLedger(t))
	id := quickSeminar(t, p, "はじめての回", "12/8")
	undoKey(p)
	empty := func(suffix string) {
		shotRooms(t, p, "-empty"+suffix)
		chord(p, fyne.KeyY, fyne.KeyModifierControl) // the evening is there again
		for _, tab := range seminarTabs() {
			p.desk.goSeminar(id, tab.key)
			shot(t, p, "seminar-"+tab.key+"-empty"+suffix)
		}
		p.desk.goRoom("home")
		undoKey(p)
	}
	begin := func(suffix string) {
		p.welcome(nil)
		shot(t, p, "welcome"+suffix)
		p.newLedger(false)
		shot(t, p, "welcome-new"+suffix)
		press(t, p, fyne.KeyEscape)
		p.welcome(data.ErrDamaged)
		shot(t, p, "welcome-damaged"+suffix)
	}
	atSizes(p, empty)
	p.leave()
	atSizes(p, begin)
	shrinkShots(t, os.Getenv("JIBUN_SHOTS"))
}

func shotRooms(t *testing.T, p *program, suffix string) {
	for _, r := range rooms() {
		p.desk.goRoom(r.key)
		if h, ok := p.desk.sh.now.(*historyPage); ok && len(h.rows) > 0 {
			h.grid.Select(h.rows[0].ID)
			h.showChanges(h.rows[0])
		}
		shot(t, p, r.key+suffix)
	}
	p.desk.goPaper("case", 0, 0)
	shot(t, p, "papers-case"+suffix)
	p.desk.goCase(0)
	shot(t, p, "case"+suffix)
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
	for _, k := range papers.Kinds() {
		p.desk.goRoom("papers")
		p.desk.goPaper(k.Key, open.ID, hits[0].ID)
		shot(t, p, "papers-"+k.Key+suffix)
	}
}

func shotSettings(t *testing.T, p *program, suffix string) {
	p.desk.goRoom("settings")
	s := p.desk.sh.now.(*settingsPage)
	for i, name := range []string{"office", "series", "categories", "departments", "look", "backup", "ledger", "texts", "about"} {
		s.tabs.SetIndex(i)
		shot(t, p, "settings-"+name+suffix)
	}
	s.tabs.SetIndex(0)
}

// quickSeminar makes an evening as she does: Ctrl+N, theme, day, Enter.
func quickSeminar(t *testing.T, p *program, title, day string) int64 {
	t.Helper()
	p.desk.goRoom("seminars")
	chord(p, fyne.KeyN, fyne.KeyModifierControl)
	enter(t, p, title)
	typeText(t, p, day)
	chord(p, fyne.KeyReturn, fyne.KeyModifierControl)
	page, ok := p.desk.sh.now.(*seminarPage)
	if !ok {
		t.Fatalf("the new evening is not shown, but %T", p.desk.sh.now)
	}
	return page.id
}

// shrinkShots writes the pictures again with 256 colours each.
func shrinkShots(t *testing.T, dir string) {
	files, err := filepath.Glob(filepath.Join(dir, "*.png"))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		if err := toPalette(f); err != nil {
			t.Error(err)
		}
	}
}
