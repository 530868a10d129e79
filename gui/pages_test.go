package gui

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"jibun/data"
	"jibun/gui/kit"
)

func now[T page](t *testing.T, p *program) T {
	t.Helper()
	x, ok := p.desk.sh.now.(T)
	if !ok {
		t.Fatalf("shown is %T, want %T", p.desk.sh.now, x)
	}
	return x
}

func seminar(t *testing.T, p *program, id int64) data.SeminarSummary {
	t.Helper()
	m, err := p.desk.store.SeminarSummary(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// A year later nothing of the first steps is left; on a new ledger they lead.
func TestHome_begins(t *testing.T) {
	p := newTestProgram(t, emptyLedger(t))
	h := now[*homePage](t, p)
	row, ok := h.first.(*todoRow)
	if !ok || !strings.Contains(row.text, "職員名簿") || p.win.Canvas().Focused() != h.first {
		t.Fatalf("the keyboard is at %T %v, want the import of the roster (the office is named)", h.first, row)
	}
	if len(h.year.Objects) != 0 {
		t.Error("an empty ledger shows figures of a year")
	}
	press(t, p, fyne.KeyReturn)
	if _, home := p.desk.sh.now.(*homePage); home {
		t.Error("Enter does not open the import")
	}
}

func TestHome_nextAndTodos(t *testing.T) {
	p := newTestProgram(t, sampleOffice(t))
	d := p.desk
	home := now[*homePage](t, p)
	if p.win.Canvas().Focused() != home.first {
		t.Fatal("the keyboard is not on the next thing to do")
	}
	press(t, p, fyne.KeyReturn)
	if s := now[*seminarPage](t, p); seminarTabs()[s.tabs.Index()].key != "applicants" {
		t.Errorf("the button opens %q", seminarTabs()[s.tabs.Index()].key)
	}
	d.goRoom("home")
	h, err := d.store.Home(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	want := map[data.TodoCode]string{data.TodoMoveUp: "applicants", data.TodoAttendance: "attendance", data.TodoRetrospectEmpty: "retrospect", data.TodoNoSpeaker: "speakers"}
	tried := 0
	for _, todo := range h.Todos {
		if tab := want[todo.Code]; tab != "" {
			d.goRoom("home")
			newTodoRow(d, todo).TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
			s := now[*seminarPage](t, p)
			if got := seminarTabs()[s.tabs.Index()].key; got != tab || s.id != todo.SeminarID {
				t.Errorf("%s opens %s of %d, want %s of %d", todo.Code, got, s.id, tab, todo.SeminarID)
			}
			tried++
		}
	}
	if tried < 3 {
		t.Errorf("only %d todos of the sample tried", tried)
	}
}

// Ctrl+N, theme, Enter, day, Ctrl+Enter: a new evening like the last one; then the
// head's button leads it from step to step.
func TestSeminar_fromPlanToSettled(t *testing.T) {
	e := newEvening(t, 40)
	p := newTestProgram(t, e.path)
	d := p.desk
	id := quickSeminar(t, p, "ドラッカーを読む", "11/22")
	last, m := seminar(t, p, e.seminar), seminar(t, p, id)
	if m.Title != "ドラッカーを読む" || m.Date != sampleDay || m.Venue != last.Venue || m.Capacity != 40 || m.Start != last.Start {
		t.Errorf("made %+v, want the rest like the last one", m.Seminar)
	}
	next := func(want string) {
		t.Helper()
		b := now[*seminarPage](t, p).head.next
		if b.Text() != want {
			t.Fatalf("the head's button says %q, want %q", b.Text(), want)
		}
		test.Tap(b)
	}
	next("講師を決める")
	if now[*seminarPage](t, p).head.next.Visible() {
		t.Error("the head's button leads to where one is")
	}
	tab := now[*seminarPage](t, p).tab().(*speakersTab)
	if p.win.Canvas().Focused() != tab.entry.Focusable() {
		t.Fatal("the keyboard is not where a speaker is added")
	}
	typeText(t, p, "やまも")
	press(t, p, fyne.KeyReturn)
	next("募集を始める")
	if m = seminar(t, p, id); m.State != data.SeminarOpen || m.Number == 0 {
		t.Fatalf("opened: %s, number %d", m.State, m.Number)
	}
	if _, err := d.store.Apply(t.Context(), data.Application{SeminarID: id, PersonID: e.people["田中 太郎"]}); err != nil {
		t.Fatal(err)
	}
	if err := d.store.NumberSheet(t.Context(), id, data.ByKana); err != nil {
		t.Fatal(err)
	}
	next("受付を始める")
	typeText(t, p, "0123456")
	press(t, p, fyne.KeyReturn)
	next("実績を確定する")
	if m = seminar(t, p, id); m.State != data.SeminarSettled || m.Present != 1 {
		t.Fatalf("settled: %s, present %d", m.State, m.Present)
	}
	undoKey(p)
	if got := d.toaster.Text(); !strings.Contains(got, "元に戻しました: 実績の確定") {
		t.Errorf("after Ctrl+Z the window says %q", got)
	}
}

func TestOverview_saves(t *testing.T) {
	e := newEvening(t, 40)
	p, x := openTab(t, e.path, e.seminar, "overview")
	tab := x.(*overviewTab)
	c := p.win.Canvas()
	c.Focus(tab.fields.venue)
	tab.fields.venue.SetText("つばき会館 302")
	c.Focus(tab.fields.capacity)
	if m := seminar(t, p, e.seminar); m.Venue != "つばき会館 302" {
		t.Errorf("venue %q after the field was left", m.Venue)
	}
	c.Focus(tab.fields.start)
	tab.fields.start.SetText("99時")
	c.Focus(tab.fields.note)
	if c.Focused() != tab.fields.note {
		t.Errorf("the wrong time takes the keyboard back to %T", c.Focused())
	}
	if tab.fields.form.Complaints()["start"] == "" {
		t.Error("the wrong time is not marked")
	}
}

func TestOverview_readOnly(t *testing.T) {
	e := newEvening(t, 40)
	if err := os.Chmod(e.path, 0o444); err != nil {
		t.Fatal(err)
	}
	p := newTestProgram(t, e.path)
	if p.desk.writable() {
		other, err := data.Open(t.Context(), e.path, data.Options{})
		if err == nil {
			other.Close()
		}
		t.Skip("this user may write everywhere")
	}
	p.desk.goSeminar(e.seminar, "overview")
	s := now[*seminarPage](t, p)
	if tab := s.tab().(*overviewTab); !tab.fields.title.Disabled() || !s.head.next.Disabled() {
		t.Error("a ledger that is only read looks as if it could be changed")
	}
	p.desk.goRoom("seminars")
	chord(p, fyne.KeyN, fyne.KeyModifierControl)
	if top := p.win.Canvas().Overlays().Top(); top == nil {
		t.Error("Ctrl+N does not say why nothing can be made")
	}
}

func TestRetrospect_survey(t *testing.T) {
	e := newEvening(t, 40)
	p, x := openTab(t, e.path, e.seminar, "retrospect")
	tab := x.(*retrospectTab)
	typeText(t, p, "交流を広げる")
	tab.handed.SetText("40")
	tab.returned.SetText("30")
	tab.scores[0].SetText("20")
	tab.scores[1].SetText("10")
	tab.figures()
	if got := tab.rate.Text; !strings.Contains(got, "75.0%(30/40)") || !strings.Contains(got, "4.67") {
		t.Errorf("figures %q, want 75.0%% and a mean of 4.67", got)
	}
	p.desk.goRoom("home")
	r, err := p.desk.store.Retrospect(t.Context(), e.seminar)
	if err != nil || r.Aim != "交流を広げる" || r.Handed != 40 || r.Scores[0] != 20 {
		t.Errorf("kept %+v, %v", r, err)
	}
}

func TestAnnounce_texts(t *testing.T) {
	e := newEvening(t, 40, func(m *data.Seminar) {
		m.Venue, m.Date, m.Deadline, m.Start, m.End = "つばき会館 302", "2026-12-08", "", "18:30", "20:00"
	})
	p, x := openTab(t, e.path, e.seminar, "announce")
	tab := x.(*announceTab)
	m := seminar(t, p, e.seminar)
	want := "【" + tab.m.SeriesName + "】"
	if m.Number != 0 {
		want = "【" + numberLabel(m.Number) + " " + m.SeriesName + "】"
	}
	want += "ヒット商品から学ぶマーケティング\n\n日時: 令和8年12月8日(火) 18:30–20:00\n会場: つばき会館 302\n定員: 40名\n申込: 12月7日(月)まで\n\n参加を希望"
	if !strings.HasPrefix(tab.text.Text, want) {
		t.Errorf("board:\n%s\nwant it to begin\n%s", tab.text.Text, want)
	}
	if strings.Contains(tab.text.Text, "講師") {
		t.Error("a line without a value is not left out")
	}
	tab.text.SetText("わたしの文章")
	change := m.Seminar
	change.Venue = "本庁舎"
	if err := p.desk.store.SaveSeminar(t.Context(), &change); err != nil {
		t.Fatal(err)
	}
	if tab.text.Text != "わたしの文章" {
		t.Errorf("a reload throws away what she typed: %q", tab.text.Text)
	}
	tab.kinds.SetIndex(1)
	if !strings.Contains(tab.text.Text, "会場: 本庁舎") {
		t.Error("the other text does not follow the record")
	}
}

func TestSpeakers_request(t *testing.T) {
	e := newEvening(t, 40)
	p, x := openTab(t, e.path, e.seminar, "speakers")
	tab := x.(*speakersTab)
	typeText(t, p, "ささき")
	press(t, p, fyne.KeyReturn)
	state := func() (string, data.AssignmentState) {
		list, err := p.desk.store.Speakers(t.Context(), e.seminar)
		if err != nil || len(list) == 0 {
			t.Fatal("no speakers", err)
		}
		s := list[len(list)-1]
		return s.Name, s.State
	}
	if n, s := state(); n != "佐々木 恵" || s != data.Candidate {
		t.Fatalf("added %s %s", n, s)
	}
	for _, want := range []data.AssignmentState{data.Sounding, data.Agreed, data.Requested, data.Accepted} {
		next, _ := nextSpeakerStep(tab.m.Speakers[0].State)
		tab.move(tab.m.Speakers[0], next, "")
		if _, s := state(); s != want {
			t.Fatalf("moved to %s, want %s", s, want)
		}
	}
	tab.move(tab.m.Speakers[0], data.Refused, "出張のため")
	if list, _ := p.desk.store.Speakers(t.Context(), e.seminar); list[0].State != data.Refused || list[0].Reason != "出張のため" {
		t.Errorf("declined: %+v", list[0])
	}
	tab.newOutside("大島 優子")
	chord(p, fyne.KeyReturn, fyne.KeyModifierControl)
	if n, s := state(); n != "大島 優子" || s != data.Candidate {
		t.Errorf("from outside: %s %s", n, s)
	}
}

func TestReception_keyboardAlone(t *testing.T) {
	e := newEvening(t, 2, func(m *data.Seminar) { m.Date, m.Deadline = sampleDay, sampleDay })
	p := newTestProgram(t, e.path)
	for _, n := range []string{"田中 太郎", "田中 花子"} {
		if _, err := p.desk.store.Apply(t.Context(), data.Application{SeminarID: e.seminar, PersonID: e.people[n]}); err != nil {
			t.Fatal(err)
		}
	}
	p.desk.goSeminar(e.seminar, "attendance")
	tab := now[*seminarPage](t, p).tab().(*attendanceTab)
	present := func() int { return seminar(t, p, e.seminar).Present }
	typeText(t, p, "0123456") // a barcode reader: digits, Enter at once
	press(t, p, fyne.KeyReturn)
	if present() != 1 || !strings.Contains(tab.door.last.Text, "田中 太郎") {
		t.Fatalf("present %d, says %q", present(), tab.door.last.Text)
	}
	press(t, p, fyne.KeyBackspace)
	if present() != 0 {
		t.Error("Backspace in the empty field does not take it back")
	}
	typeText(t, p, "はなこ")
	press(t, p, fyne.KeyReturn)
	typeText(t, p, "やまもと")
	press(t, p, fyne.KeyReturn)
	if m := seminar(t, p, e.seminar); m.Present != 2 || m.WalkIns != 1 {
		t.Errorf("present %d, walk-ins %d, want 2 and 1", m.Present, m.WalkIns)
	}
	if !strings.Contains(p.desk.toaster.Text(), "定員を超えました") {
		t.Errorf("over capacity the window says %q", p.desk.toaster.Text())
	}
	typeText(t, p, "大島優子")
	press(t, p, fyne.KeyReturn) // nobody: the form opens
	chord(p, fyne.KeyReturn, fyne.KeyModifierControl)
	if m := seminar(t, p, e.seminar); m.WalkIns != 2 {
		t.Errorf("walk-ins %d after somebody unknown", m.WalkIns)
	}
	if p.win.Canvas().Focused() != tab.door.entry.Focusable() {
		t.Errorf("the keyboard is at %T, not in the field", p.win.Canvas().Focused())
	}
}

func TestSheetInput(t *testing.T) {
	e := newEvening(t, 9, func(m *data.Seminar) { m.Date, m.Deadline = "2026-11-22", "2026-11-22" })
	p := newTestProgram(t, e.path)
	for _, n := range []string{"田中 太郎", "田中 花子", "山本 一郎", "佐々木 恵"} {
		if _, err := p.desk.store.Apply(t.Context(), data.Application{SeminarID: e.seminar, PersonID: e.people[n]}); err != nil {
			t.Fatal(err)
		}
	}
	if err := p.desk.store.NumberSheet(t.Context(), e.seminar, data.ByKana); err != nil {
		t.Fatal(err)
	}
	p.desk.goSeminar(e.seminar, "attendance")
	tab := now[*seminarPage](t, p).tab().(*attendanceTab)
	tab.ways.SetIndex(1)
	s := tab.sheet
	if p.win.Canvas().Focused() != s.attended {
		t.Fatalf("the keyboard is at %T", p.win.Canvas().Focused())
	}
	typeText(t, p, "1-2")
	if len(s.changes) != 2 || seminar(t, p, e.seminar).Present != 0 {
		t.Fatalf("preview of %d rows, written %d", len(s.changes), seminar(t, p, e.seminar).Present)
	}
	s.late.SetText("99")
	s.record()
	if !shows(s.form.Object(), "99番") || seminar(t, p, e.seminar).Present != 0 {
		t.Error("a number that is not on the paper is not marked beside its field")
	}
	s.late.SetText("")
	s.rest.SetChecked(true)
	s.preview()
	s.record()
	if !kit.ModalOpen(p.win.Canvas()) {
		t.Fatal("無断欠席 is written without asking")
	}
	press(t, p, fyne.KeyReturn)
	if m := seminar(t, p, e.seminar); m.Present != 2 || m.NoShow != 2 {
		t.Errorf("present %d, no-show %d, want 2 and 2", m.Present, m.NoShow)
	}
}

func TestPapers_eachIsWritten(t *testing.T) {
	p := newTestProgram(t, sampleOffice(t))
	d := p.desk
	open, _ := busiest(t, d.store)
	for _, k := range paperKinds() {
		d.goRoom("papers")
		hits, _ := d.store.FindPeople(t.Context(), "tanaka", 1)
		d.goPaper(k.key, open.ID, hits[0].ID)
		page := now[*papersPage](t, p)
		if !page.ready || page.save.Disabled() {
			t.Errorf("%s cannot be saved", k.key)
			continue
		}
		path := filepath.Join(t.TempDir(), page.paper.File)
		page.Excel()
		if !kit.ModalOpen(p.win.Canvas()) {
			t.Errorf("%s: nobody is asked where to", k.key)
		}
		press(t, p, fyne.KeyEscape)
		if err := page.paper.Save(t.Context(), d.store, path, exportOptions()); err != nil {
			t.Errorf("%s: %v", k.key, err)
			continue
		}
		wantWorkbook(t, path)
		ops, err := d.store.History(t.Context(), data.HistoryFilter{Limit: 3})
		if err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(ops[0].About+ops[1].About, filepath.Base(path)) {
			t.Errorf("%s: no line in the history", k.key)
		}
	}
}

func TestHistory_undoAndBlocked(t *testing.T) {
	e := newEvening(t, 9)
	p := newTestProgram(t, e.path)
	d := p.desk
	r, err := d.store.Apply(t.Context(), data.Application{SeminarID: e.seminar, PersonID: e.people["田中 太郎"]})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := d.store.Withdraw(t.Context(), r.ID, "公務"); err != nil {
		t.Fatal(err)
	}
	d.goRoom("history")
	h := now[*historyPage](t, p)
	h.look(h.rows[1]) // the application, which the withdrawal has changed since
	if !h.back.Disabled() {
		t.Error("what later work depends on can be taken back")
	}
	h.grid.Select(h.rows[0].ID)
	h.look(h.rows[0])
	if h.back.Disabled() {
		t.Fatal("the last operation cannot be taken back")
	}
	test.Tap(h.back)
	if m := seminar(t, p, e.seminar); m.Confirmed != 1 {
		t.Errorf("confirmed %d after undoing the withdrawal", m.Confirmed)
	}
	h.text.SetText("田中")
	all := len(h.rows)
	h.text.SetText("だれでもない")
	if len(h.rows) != 0 || all == 0 {
		t.Errorf("filtered %d, then %d", all, len(h.rows))
	}
	p.win.Canvas().Focus(h.text)
	press(t, p, fyne.KeyEscape)
	if h.text.Text != "" || p.desk.sh.now != page(h) {
		t.Errorf("Escape leaves the filter %q", h.text.Text)
	}
}

func TestSettings_office(t *testing.T) {
	p := newTestProgram(t, emptyLedger(t))
	p.desk.goRoom("settings")
	s := now[*settingsPage](t, p)
	o := s.parts[0].(*officePart)
	p.win.Canvas().Focus(o.phone)
	typeText(t, p, "0823-25-3100")
	p.win.Canvas().Focus(o.email)
	got, err := p.desk.store.Office(t.Context())
	if err != nil || got.Phone != "0823-25-3100" {
		t.Fatalf("phone %q %v", got.Phone, err)
	}
	undoKey(p)
	if got, _ = p.desk.store.Office(t.Context()); got.Phone != "" || o.phone.Text != "" {
		t.Errorf("after undo: %q, shown %q", got.Phone, o.phone.Text)
	}
	s.tabs.SetIndex(5)
	b := s.parts[5].(*backupPart)
	b.now()
	if len(b.grid.Rows()) != 1 {
		t.Fatalf("%d backups", len(b.grid.Rows()))
	}
	old := p.desk.store.Path()
	b.restore(b.grid.Rows()[0])
	press(t, p, fyne.KeyReturn)
	if p.desk.store.Path() == old {
		t.Error("the restored ledger is not opened")
	}
	if _, err := os.Stat(old); err != nil {
		t.Error("the old ledger is gone:", err)
	}
}

// A change of the text size shows the same page anew, and a shortcut still does its
// work once.
func TestRestyle(t *testing.T) {
	p := newTestProgram(t, emptyLedger(t))
	p.desk.goRoom("settings")
	now[*settingsPage](t, p).tabs.SetIndex(4)
	look(p, 1.25, false, 1280, 800)
	if s := now[*settingsPage](t, p); s.tabs.Index() != 4 {
		t.Errorf("after a new size of text tab %d is shown", s.tabs.Index())
	}
	for _, dark := range []bool{true, false} {
		look(p, 1, dark, 1280, 800)
	}
	id := quickSeminar(t, p, "論語を読む", "12/8")
	undoKey(p)
	if _, err := p.desk.store.Seminar(t.Context(), id); err == nil {
		t.Error("Ctrl+Z does nothing")
	}
	if o, err := p.desk.store.Office(t.Context()); err != nil || o.Name != "呉市" {
		t.Error("Ctrl+Z undid more than one operation")
	}
}

func TestShell_backAndDeleted(t *testing.T) {
	e := newEvening(t, 9)
	p := newTestProgram(t, e.path)
	d := p.desk
	id := quickSeminar(t, p, "消す回", "12/9")
	d.goPerson(e.people["田中 太郎"])
	for range 5 {
		d.goSeminar(id, "")
		d.goPerson(e.people["田中 太郎"])
	}
	if n := len(d.sh.stack); n > 3 {
		t.Errorf("%d pages lie below after going to and fro", n)
	}
	if err := d.store.DeleteSeminar(t.Context(), id); err != nil {
		t.Fatal(err)
	}
	for range 8 {
		d.goBack()
		if kit.ModalOpen(p.win.Canvas()) {
			t.Fatal("going back to a page of what was deleted shows an error")
		}
	}
	now[*seminarsPage](t, p)
}

func TestShell_searchGivesBack(t *testing.T) {
	p := newTestProgram(t, emptyLedger(t))
	p.desk.goRoom("history")
	chord(p, fyne.KeyK, fyne.KeyModifierControl)
	if p.win.Canvas().Focused() != p.frame.search.Focusable() {
		t.Fatal("Ctrl+K does not begin the search")
	}
	typeText(t, p, "たな")
	press(t, p, fyne.KeyEscape, fyne.KeyEscape)
	if f := p.win.Canvas().Focused(); f != fyne.Focusable(now[*historyPage](t, p).grid) {
		t.Errorf("after Esc the keyboard is at %T", f)
	}
}

func TestWelcome(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "x.jibun")
	if err := os.WriteFile(path, []byte("nothing of ours"), 0o600); err != nil {
		t.Fatal(err)
	}
	p := newTestProgram(t, path)
	if p.desk != nil {
		t.Fatal("a foreign file is opened as a ledger")
	}
	p.newLedger(false)
	typeText(t, p, "呉市")
	chord(p, fyne.KeyReturn, fyne.KeyModifierControl)
	if p.desk == nil || p.desk.office.Name != "呉市" {
		t.Fatal("no new ledger")
	}
	now[*homePage](t, p)
}

// undoKey presses Ctrl+Z, which the driver knows as a shortcut of its own.
func undoKey(p *program) {
	if f, ok := p.win.Canvas().Focused().(fyne.Shortcutable); ok {
		f.TypedShortcut(&fyne.ShortcutUndo{})
		return
	}
	p.win.Canvas().(fyne.Shortcutable).TypedShortcut(&fyne.ShortcutUndo{})
}

// shows reports whether a text stands somewhere in an object.
func shows(o fyne.CanvasObject, text string) bool {
	var children []fyne.CanvasObject
	switch x := o.(type) {
	case *canvas.Text:
		return strings.Contains(x.Text, text)
	case *fyne.Container:
		children = x.Objects
	case fyne.Widget:
		children = test.WidgetRenderer(x).Objects()
	}
	for _, c := range children {
		if c.Visible() && shows(c, text) {
			return true
		}
	}
	return false
}
