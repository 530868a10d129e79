package gui

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"jibun/data"
	"jibun/data/datatest"
	"jibun/gui/kit"
)

// The first ledger is made in a dialog, and the page behind it is another one when that
// closes: its keys are alive, F1 and Esc among them.
func TestWelcome_keysOfTheFirstLedger(t *testing.T) {
	p := newTestProgram(t, filepath.Join(t.TempDir(), "none.jibun"))
	if p.desk != nil {
		t.Fatal("there is a ledger")
	}
	p.newLedger(false)
	typeText(t, p, "呉市")
	press(t, p, fyne.KeyReturn, fyne.KeyReturn, fyne.KeyReturn)
	if f := p.win.Canvas().Focused(); p.desk != nil || f == nil {
		t.Fatalf("before the last field: %v, the keyboard is at %T", p.desk != nil, f)
	}
	typeText(t, p, "jinji@city.example.jp")
	press(t, p, fyne.KeyReturn) // メール is the last: the button, not 変える…
	if kit.DialogOpen(p.win.Canvas()) || p.desk == nil {
		t.Fatal("Enter in the last field does not make the ledger")
	}
	p.win.Canvas().Unfocus()
	press(t, p, fyne.KeyF1)
	if !kit.DialogOpen(p.win.Canvas()) {
		t.Fatal("F1 is dead")
	}
	press(t, p, fyne.KeyEscape)
	p.desk.goRoom("people")
	p.desk.goImport("ledger")
	p.win.Canvas().Unfocus()
	press(t, p, fyne.KeyEscape)
	if _, there := p.desk.sh.now.(*importPage); there {
		t.Error("Esc is dead")
	}
}

// What was typed into the first dialog is not thrown away unasked.
func TestWelcome_cancelAsks(t *testing.T) {
	p := newTestProgram(t, filepath.Join(t.TempDir(), "none.jibun"))
	p.newLedger(false)
	typeText(t, p, "呉市")
	press(t, p, fyne.KeyEscape)
	if n := len(p.win.Canvas().Overlays().List()); n != 2 {
		t.Errorf("%d dialogs: it is thrown away unasked", n)
	}
}

// Every dialog with a form asks before what was typed is thrown away.
func TestDialogs_withFormsAsk(t *testing.T) {
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	found := 0
	for _, path := range files {
		file, err := parser.ParseFile(token.NewFileSet(), path, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(file, func(n ast.Node) bool {
			lit, ok := n.(*ast.CompositeLit)
			if !ok {
				return true
			}
			if sel, ok := lit.Type.(*ast.SelectorExpr); !ok || sel.Sel.Name != "Dialog" {
				return true
			}
			form, asks := false, false
			for _, e := range lit.Elts {
				kv, _ := e.(*ast.KeyValueExpr)
				switch {
				case kv == nil:
				case isName(kv.Key, "Content"):
					ast.Inspect(kv.Value, func(n ast.Node) bool {
						if sel, ok := n.(*ast.SelectorExpr); ok && (isName(sel.X, "form") || sel.Sel.Name == "form") {
							form = true
						}
						return true
					})
				case isName(kv.Key, "Changed"):
					asks = true
				}
			}
			if form {
				found++
				if !asks {
					t.Errorf("%s: a dialog with a form has no Changed", path)
				}
			}
			return true
		})
	}
	if found < 10 {
		t.Errorf("only %d dialogs with a form were found", found)
	}
}

// The old ledger is reached from 設定 and from the first steps, and goes on where it was
// left.
func TestImport_goesOnWhereItWasLeft(t *testing.T) {
	p := newTestProgram(t, emptyLedger(t))
	d := p.desk
	home := now[*homePage](t, p)
	if !shows(home.root, "今までの台帳(Excel)があれば") {
		t.Error("the first steps do not lead to the old ledger")
	}
	page := d.goImport("ledger")
	page.in.wizard().at = 1
	page.in.wizard().showStep()
	d.goRoom("home")
	d.sh.reload()
	if !shows(now[*homePage](t, p).root, "取込みを続ける") {
		t.Error("the first steps do not say that it goes on")
	}
	d.goRoom("settings")
	s := now[*settingsPage](t, p)
	s.tabs.SetIndex(int(partBackup) + 1)
	var button *kit.Button
	walk(s.root, func(o fyne.CanvasObject) {
		if b, ok := o.(*kit.Button); ok && b.Text() == "今までの台帳を取り込む…" {
			button = b
		}
	})
	if button == nil {
		t.Fatal("設定 does not lead to the old ledger")
	}
	button.OnTapped()
	if now[*importPage](t, p) != page || page.in.wizard().at != 1 {
		t.Error("it begins anew")
	}
	page.in.wizard().at = 2 // done
	d.goRoom("settings")
	if d.goImport("ledger") == page {
		t.Error("what came to its end is shown again")
	}
}

// An action that makes its own button disappear leaves the keyboard at what can be seen.
func TestFocus_neverAtWhatIsGone(t *testing.T) {
	e := newEvening(t, 10, func(m *data.Seminar) { m.Date, m.Deadline = sampleDay.AddDays(20), sampleDay.AddDays(15) })
	clock := datatest.NewClock()
	clock.Set(sampleDay.Time())
	s := datatest.Open(t, e.path, clock)
	planned := datatest.Planned(t, s, "孟子", func(m *data.Seminar) { m.Date = sampleDay.AddDays(3) })
	if err := s.Assign(t.Context(), &data.Assignment{SeminarID: planned.ID, PersonID: e.people["佐々木 恵"], State: data.Accepted}); err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	p := newTestProgram(t, e.path)
	c := p.win.Canvas()
	home := now[*homePage](t, p)
	if b, ok := c.Focused().(*kit.Button); !ok || b.Text() != "募集を始める" {
		t.Fatalf("the keyboard is at %v", c.Focused())
	}
	press(t, p, fyne.KeyReturn)
	if m := seminar(t, p, planned.ID); m.State != data.SeminarOpen {
		t.Fatalf("Enter did not open it: %s", m.State)
	}
	if kit.FocusLost(c) || c.Focused() != home.first {
		t.Errorf("the keyboard is at %v, which is gone: %v", c.Focused(), kit.FocusLost(c))
	}
	b := kit.NewButton("消える", nil)
	box := container.NewStack(b)
	p.desk.sh.body.Objects = append(p.desk.sh.body.Objects, box)
	p.desk.sh.body.Refresh()
	c.Focus(b)
	if kit.FocusLost(c) {
		t.Error("what can be seen counts as gone")
	}
	for name, gone := range map[string]func(){
		"hidden with what it is in": box.Hide, "hidden": b.Hide, "disabled": b.Disable, "taken away": func() { box.Objects = nil },
	} {
		box.Show()
		b.Show()
		b.Enable()
		box.Objects = []fyne.CanvasObject{b}
		c.Focus(b)
		gone()
		if !kit.FocusLost(c) {
			t.Errorf("%s: it does not count as gone", name)
		}
	}
}

// Two evenings of one day are both on ホーム.
func TestHome_twoOnOneDay(t *testing.T) {
	day := sampleDay.AddDays(5)
	e := newEvening(t, 10, func(m *data.Seminar) { m.Date, m.Deadline, m.Start = day, sampleDay, "18:30" })
	clock := datatest.NewClock()
	clock.Set(sampleDay.Time())
	s := datatest.Open(t, e.path, clock)
	datatest.Seminar(t, s, "朝の部", func(m *data.Seminar) { m.Date, m.Deadline, m.Start, m.End = day, sampleDay, "10:00", "11:00" })
	datatest.Seminar(t, s, "別の日", func(m *data.Seminar) { m.Date, m.Deadline = day.AddDays(1), sampleDay })
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	p := newTestProgram(t, e.path)
	home := now[*homePage](t, p)
	shot(t, p, "home-two")
	if !shows(home.next, "ヒット商品") || !shows(home.next, "朝の部") || shows(home.next, "別の日") {
		t.Errorf("it shows %q", allText(home.next))
	}
}

// Where the cards stand below each other, what is to be done comes before the year.
func TestHome_narrowOrder(t *testing.T) {
	p := newTestProgram(t, sampleOffice(t))
	look(p, 1.5, false, 1024, 700)
	home := now[*homePage](t, p)
	settle(p.win.Content())
	if next, todo, year := home.next.Position().Y, home.todos.Position().Y, home.year.Position().Y; next >= todo || todo >= year {
		t.Errorf("next %v, to do %v, year %v", next, todo, year)
	}
	look(p, 1, false, 1280, 800)
	home = now[*homePage](t, p)
	settle(p.win.Content())
	if home.todos.Position().Y != 0 || home.todos.Position().X <= home.next.Position().X {
		t.Error("they do not stand beside each other")
	}
}
