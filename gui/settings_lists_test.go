package gui

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"jibun/data"
)

// openPart opens a part of the settings.
func openPart[T settingsPart](t *testing.T, p *program) T {
	t.Helper()
	p.desk.goRoom("settings")
	s := now[*settingsPage](t, p)
	for i, x := range s.parts {
		if part, ok := x.(T); ok {
			s.tabs.SetIndex(i)
			return part
		}
	}
	var none T
	t.Fatalf("no %T among the settings", none)
	return none
}

// wantOrder compares the 建制順 of the ledger, and of the page, with sections.
func wantOrder(t *testing.T, p *program, part *departmentsPart, want string) {
	t.Helper()
	list, err := p.desk.store.Departments(t.Context(), "")
	if err != nil {
		t.Fatal(err)
	}
	for where, list := range map[string][]data.Department{"the ledger": list, "the page": part.grid.Rows()} {
		var got []string
		for _, x := range list {
			got = append(got, x.Section)
		}
		if got := strings.Join(got, " "); got != want {
			t.Errorf("%s has %s, want %s", where, got, want)
		}
	}
}

// chooseDepartments chooses rows of the page by their sections.
func chooseDepartments(part *departmentsPart, sections ...string) {
	var ids []int64
	for _, x := range part.grid.Rows() {
		for _, s := range sections {
			if x.Section == s {
				ids = append(ids, x.ID)
			}
		}
	}
	part.grid.Select(ids...)
}

func TestDepartments_order(t *testing.T) {
	p := smallOffice(t)
	part := openPart[*departmentsPart](t, p)
	wantOrder(t, p, part, "人事課 契約課 保育課")
	chooseDepartments(part, "保育課")
	tapButton(t, part.root, "上へ")
	wantOrder(t, p, part, "人事課 保育課 契約課")
	tapButton(t, part.root, "上へ") // the row is still chosen
	wantOrder(t, p, part, "保育課 人事課 契約課")
	tapButton(t, part.root, "上へ") // it is the first already
	wantOrder(t, p, part, "保育課 人事課 契約課")
	chooseDepartments(part, "保育課", "人事課")
	tapButton(t, part.root, "上へ") // nor do the first two change places
	wantOrder(t, p, part, "保育課 人事課 契約課")
	tapButton(t, part.root, "下へ")
	wantOrder(t, p, part, "契約課 保育課 人事課")
	p.desk.undo() // the two went together
	wantOrder(t, p, part, "保育課 人事課 契約課")
}

func TestDepartments_rename(t *testing.T) {
	p := smallOffice(t)
	part := openPart[*departmentsPart](t, p)
	chooseDepartments(part, "人事課")
	p.win.Canvas().Focus(part.grid)
	press(t, p, fyne.KeyReturn, fyne.KeyReturn) // opens it; 部 stays
	enter(t, p, "職員課")
	chord(p, fyne.KeyReturn, fyne.KeyModifierControl)
	if dialogOpen(p) {
		t.Fatal("the dialog is still open")
	}
	wantOrder(t, p, part, "職員課 契約課 保育課")
	if r := findPerson(t, p, "0101"); r.From != "総務部 職員課" {
		t.Errorf("who works there is at %s", r.From)
	}
	p.desk.undo()
	wantOrder(t, p, part, "人事課 契約課 保育課")
}

// A department in which people work cannot be closed; an empty one can.
func TestDepartments_close(t *testing.T) {
	p := smallOffice(t)
	part := openPart[*departmentsPart](t, p)
	shut := func(section string) {
		t.Helper()
		chooseDepartments(part, section)
		p.win.Canvas().Focus(part.grid)
		press(t, p, fyne.KeyReturn, fyne.KeyReturn, fyne.KeyReturn, fyne.KeyReturn, fyne.KeyReturn)
		typeText(t, p, "2026/3/31")
		chord(p, fyne.KeyReturn, fyne.KeyModifierControl)
	}
	last := func(section string) (day string) {
		for _, x := range part.grid.Rows() {
			if x.Section == section {
				day = string(x.To)
			}
		}
		return day
	}
	shut("契約課")
	if dialogOpen(p) || last("契約課") != "2026-03-31" {
		t.Fatalf("closed on %q", last("契約課"))
	}
	shut("人事課")
	if top := p.win.Canvas().Overlays().Top(); top == nil || !shows(top, "配属") || last("人事課") != "" {
		t.Errorf("closed on %q although two people work there", last("人事課"))
	}
}
