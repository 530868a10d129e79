package gui

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"jibun/data"
	"jibun/gui/kit"
)

// keys types as the driver does: each letter comes as a key and as a letter to what has
// the keyboard, or to the window; "\n" is Enter.
func keys(t *testing.T, p *program, text string) {
	t.Helper()
	c := p.win.Canvas()
	for _, r := range text {
		if r == '\n' {
			press(t, p, fyne.KeyReturn)
			continue
		}
		if r < 0x80 {
			press(t, p, fyne.KeyName(strings.ToUpper(string(r))))
		}
		if f := c.Focused(); f != nil {
			f.TypedRune(r)
		} else if c.OnTypedRune() != nil {
			c.OnTypedRune()(r)
		}
	}
}

// door is the reception of an evening on its day, with three who applied.
func door(t *testing.T) (testEvening, *program, *reception) {
	e := newEvening(t, 10, func(m *data.Seminar) { m.Date, m.Deadline = sampleDay, sampleDay })
	e.applyAll(t, nil, "田中 太郎", "田中 花子", "山本 一郎")
	p, x := openTab(t, e.path, e.seminar, "attendance")
	return e, p, x.(*attendanceTab).door
}

// came are those who were marked as there, by name.
func came(t *testing.T, p *program, seminar int64) string {
	t.Helper()
	list, err := p.desk.store.Applicants(t.Context(), seminar)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, a := range list {
		if a.Attendance != data.Unknown {
			names = append(names, a.Name+a.Attendance.Label())
		}
	}
	return strings.Join(names, " ")
}

// Whatever has the keyboard, a number that is read, or a name that is typed, is of who
// comes next: nobody else's mark changes.
func TestReception_readerWhereverTheFocusIs(t *testing.T) {
	for name, put := range map[string]func(t *testing.T, p *program, r *reception){
		"field":   func(_ *testing.T, _ *program, r *reception) { r.Focus() },
		"nowhere": func(_ *testing.T, p *program, _ *reception) { p.win.Canvas().Unfocus() },
		"row": func(_ *testing.T, p *program, r *reception) {
			p.win.Canvas().Focus(r.grid)
			r.grid.Select(r.list[0].ID)
			if len(r.grid.Selected()) != 1 {
				t.Error("no row is selected")
			}
		},
		"ways": func(_ *testing.T, p *program, r *reception) {
			p.win.Canvas().Focus(now[*seminarPage](t, p).tab().(*attendanceTab).ways)
		},
		"tabs":    func(_ *testing.T, p *program, _ *reception) { p.win.Canvas().Focus(now[*seminarPage](t, p).tabs) },
		"a place": func(_ *testing.T, p *program, _ *reception) { p.win.Canvas().Focus(p.frame.status.undo) },
		"after a dialog": func(_ *testing.T, p *program, r *reception) {
			p.win.Canvas().Focus(r.grid)
			kit.Inform(p.win, "お知らせ", "済みました")
			press(t, p, fyne.KeyReturn)
		},
		"half a name": func(_ *testing.T, p *program, r *reception) { r.Focus(); keys(t, p, "たな") },
	} {
		t.Run(name, func(t *testing.T) {
			for typed, want := range map[string]string{"0200001\n": "山本 一郎出席", "０２００００１\n": "山本 一郎出席", "はなこ\n": "田中 花子出席"} {
				if name == "half a name" && typed == "はなこ\n" {
					continue
				}
				e, p, r := door(t)
				put(t, p, r)
				keys(t, p, typed)
				if got := came(t, p, e.seminar); got != want {
					t.Errorf("%q: came %q, want %q", typed, got, want)
				}
				if p.win.Canvas().Focused() != r.entry.Focusable() || r.entry.Text() != "" {
					t.Errorf("%q: the field is not ready for the next: %q", typed, r.entry.Text())
				}
			}
		})
	}
}

// A reader is quicker than the ledger: numbers come while those before are being saved.
func TestReception_readerWhileSaving(t *testing.T) {
	e, p, r := door(t)
	l := goLive(t, p)
	p.win.Canvas().Focus(r.grid)
	keys(t, p, "0123456\n0123456\n0999999\n0200001\n0200003\n")
	l.settle(t)
	if got := came(t, p, e.seminar); got != "田中 太郎出席 山本 一郎出席 髙橋 健出席" {
		t.Errorf("came %q", got)
	}
	if len(r.came) != 3 {
		t.Errorf("%d arrivals to take back, want 3", len(r.came))
	}
	press(t, p, fyne.KeyBackspace, fyne.KeyBackspace)
	l.settle(t)
	if got := came(t, p, e.seminar); got != "田中 太郎出席" {
		t.Errorf("after two Backspaces came %q", got)
	}
}

// A number nobody has is said in red, opens nothing, and leaves the field to the next,
// also where it is the beginning of somebody's.
func TestReception_unknownNumber(t *testing.T) {
	for _, no := range []string{"09999", "01234", "A0123"} {
		e, p, r := door(t)
		keys(t, p, no+"\n")
		if r.last.ColorName != kit.ColorBad || !strings.Contains(r.last.Text, no) || !r.last.Visible() {
			t.Errorf("%s: it says %q in %s", no, r.last.Text, r.last.ColorName)
		}
		if kit.DialogOpen(p.win.Canvas()) {
			t.Fatalf("%s: a dialog takes the next number", no)
		}
		keys(t, p, "0123457\n")
		if got := came(t, p, e.seminar); got != "田中 花子出席" {
			t.Errorf("after %s came %q", no, got)
		}
	}
}

// Backspace takes back the last arrival and its name, and nothing that was done
// elsewhere meanwhile; so does what else takes the arrival back.
func TestReception_backspace(t *testing.T) {
	e, p, r := door(t)
	keys(t, p, "0123456\n0123457\n")
	d := p.desk
	if _, err := d.store.AddSeries(t.Context(), "行政ゼミナール"); err != nil {
		t.Fatal(err)
	}
	p.win.Canvas().Focus(r.grid)
	press(t, p, fyne.KeyBackspace)
	if got := came(t, p, e.seminar); got != "田中 太郎出席" {
		t.Errorf("came %q", got)
	}
	if r.last.Visible() {
		t.Errorf("it still says %q", r.last.Text)
	}
	if all, _ := d.store.Series(t.Context()); len(all) != 2 {
		t.Error("Backspace took back something else")
	}
	d.undo() // the series
	d.undo() // the first arrival
	press(t, p, fyne.KeyBackspace)
	if got, said := came(t, p, e.seminar), d.toaster.Text(); got != "" || !strings.Contains(said, "取り消す受付はありません") {
		t.Errorf("came %q, said %q", got, said)
	}
	keys(t, p, "0200001\n")
	d.undo()
	if r.last.Visible() {
		t.Errorf("after Ctrl+Z it still says %q", r.last.Text)
	}
	d.redo()
	if !r.last.Visible() || !strings.Contains(r.last.Text, "山本") {
		t.Errorf("done again it says %q", r.last.Text)
	}
}
