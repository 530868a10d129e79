package gui

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"jibun/data"
)

// lit is the place of the sidebar that is lit.
func lit(p *program) string {
	var on []string
	for key, item := range p.frame.items {
		if item.on {
			on = append(on, key)
		}
	}
	return strings.Join(on, " ")
}

// The side bar lights where she is, wherever the page was opened from.
func TestFrame_lightsWhereOneIs(t *testing.T) {
	p := newTestProgram(t, sampleOffice(t))
	d := p.desk
	open, _ := busiest(t, d.store)
	hits, err := d.store.FindPeople(t.Context(), "tanaka", 1)
	if err != nil || len(hits) == 0 {
		t.Fatal("nobody is called tanaka", err)
	}
	for _, from := range rooms() {
		for want, to := range map[string]func(){
			"people":   func() { d.goPerson(hits[0].ID) },
			"seminars": func() { d.goSeminar(open.ID, "") },
			"papers":   func() { d.goPaper("signin", open.ID, 0) },
			"history":  func() { d.goHistory(data.HistoryFilter{SeminarID: open.ID}) },
			"people ":  func() { d.sh.open(newImportPage(d, "roster")) },
		} {
			d.goRoom(from.key)
			if got := lit(p); got != from.key {
				t.Fatalf("%s is open, %q is lit", from.key, got)
			}
			to()
			if got := lit(p); got != strings.TrimSpace(want) {
				t.Errorf("from %s: %q is lit, want %s", from.key, got, want)
			}
			d.goBack()
			if got := lit(p); got != from.key {
				t.Errorf("back at %s, %q is lit", from.key, got)
			}
		}
	}
}

// That the ledger is damaged is said whole, however narrow the window and large the text.
func TestStatus_damageIsNeverCut(t *testing.T) {
	p := smallOffice(t)
	harm(t, p.desk.store.Path())
	p.examine(t.Context())
	for _, scale := range []float64{1, 1.5} {
		for _, width := range []float32{1280, 1024} {
			look(p, scale, false, width, 700)
			s := p.frame.status
			s.showHealth()
			s.only.Show() // both warnings at once
			s.root.Refresh()
			settle(p.win.Content())
			if s.hurt.Hidden || s.hurt.Size().Width < s.hurt.Full() {
				t.Errorf("%v wide at %v: the warning has %v of %v", width, scale, s.hurt.Size().Width, s.hurt.Full())
			}
			var at float32
			for _, o := range []fyne.CanvasObject{s.only, s.file, s.hurt, s.backup} {
				if o.Size().Width > 0 && o.Position().X < at-0.5 {
					t.Errorf("%v wide at %v: something of the bottom line lies over another", width, scale)
				}
				if o.Size().Width > 0 && o != fyne.CanvasObject(s.only) && o != fyne.CanvasObject(s.file) {
					at = o.Position().X + o.Size().Width
				}
			}
		}
	}
}

// The bottom line knows of a backup that something else made.
func TestStatus_followsBackups(t *testing.T) {
	p := smallOffice(t)
	if got := p.frame.status.backup.Text; got != "控えはまだありません" {
		t.Fatal(got)
	}
	if _, err := p.desk.store.Backup(t.Context(), ""); err != nil {
		t.Fatal(err)
	}
	p.desk.goRoom("people")
	p.changed(data.KindPeople)
	if got := p.frame.status.backup.Text; !strings.Contains(got, "✓") {
		t.Errorf("the bottom line says %q", got)
	}
}

// She finds the way back by typing what she wants, and the window says what it shows
// until she has seen that, also after a restart.
func TestRestored_untilSeen(t *testing.T) {
	p := smallOffice(t)
	if _, err := p.desk.store.Backup(t.Context(), ""); err != nil {
		t.Fatal(err)
	}
	for _, typed := range []string{"控え", "もどす", "restore"} {
		found := p.desk.commandCandidates(typed)
		if len(found) == 0 || found[0].Title != "控えから戻す…" {
			t.Errorf("%q finds %v", typed, found)
		}
	}
	p.desk.commandCandidates("控え")[0].Value.(command).do()
	if !strings.Contains(front(p), "どの控えから") {
		t.Fatalf("asked is %q", front(p))
	}
	before := p.desk.store.Path()
	tapButton(t, p.win.Canvas().Overlays().Top(), "戻す")
	restored := p.desk.store.Path()
	if restored == before || !shows(p.win.Content(), "控えから戻した台帳") {
		t.Fatalf("the ledger is %s, and the window does not say that it is restored", restored)
	}
	p.openLedger(restored)
	shot(t, p, "restored")
	if !shows(p.win.Content(), "控えから戻した台帳") {
		t.Error("forgotten after a restart")
	}
	p.openLedger(before)
	if shows(p.win.Content(), "控えから戻した台帳") {
		t.Error("said of the ledger that was there before")
	}
	p.openLedger(restored)
	tapButton(t, p.win.Content(), "わかりました")
	p.openLedger(restored)
	if shows(p.win.Content(), "控えから戻した台帳") {
		t.Error("said again after she has seen it")
	}
}
