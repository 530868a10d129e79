package gui

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"jibun/data"
)

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

// What is to be done is read to its end, however narrow the window: a sentence that does not
// fit breaks, and its row is higher.
func TestHome_todosWhole(t *testing.T) {
	p := newTestProgram(t, sampleOffice(t))
	h, err := p.desk.store.Home(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	broken := 0
	for _, wide := range []float32{900, 320} {
		for _, todo := range h.Todos {
			row := newTodoRow(p.desk, todo)
			row.Resize(fyne.NewSize(wide, 10))
			var shown strings.Builder
			lines := 0
			walk(row, func(o fyne.CanvasObject) {
				if c, ok := o.(*canvas.Text); ok && len([]rune(c.Text)) > 1 {
					shown.WriteString(c.Text)
					lines++
				}
			})
			if got := strings.ReplaceAll(shown.String(), " ", ""); got != strings.ReplaceAll(row.text, " ", "") {
				t.Errorf("at %v: %q shown of %q", wide, got, row.text)
			}
			if lines > 1 {
				broken++
				if one := newTodoRow(p.desk, data.Todo{Code: data.TodoBackupOld}); row.MinSize().Height <= one.MinSize().Height {
					t.Errorf("%q takes %d lines in the height of one", row.text, lines)
				}
			}
		}
	}
	if broken == 0 {
		t.Error("no sentence was too long: nothing was tried")
	}
}
