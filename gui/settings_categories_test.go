package gui

import (
	"slices"
	"strings"
	"testing"

	"jibun/data"
)

// categoryMenu takes a line of the menu of a category.
func categoryMenu(t *testing.T, part *categoriesPart, name, label string) {
	t.Helper()
	rows := part.grid.Rows()
	i := slices.IndexFunc(rows, func(c data.Category) bool { return c.Name == name })
	if i < 0 {
		t.Fatalf("no category %s among %v", name, rows)
	}
	for _, m := range part.grid.Menu(rows[i : i+1]) {
		if strings.HasPrefix(m.Label, label) {
			m.Action()
			return
		}
	}
	t.Fatalf("the menu of %s offers no %s", name, label)
}

// wantFirst compares the first categories of the ledger with names.
func wantFirst(t *testing.T, p *program, want ...string) {
	t.Helper()
	list, err := p.desk.store.Categories(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for i, name := range want {
		if list[i].Name != name || list[i].Position == list[i+1].Position {
			t.Errorf("category %d is %s at %d, want %s", i, list[i].Name, list[i].Position, name)
		}
	}
}

func TestCategories_order(t *testing.T) {
	p := newTestProgram(t, emptyLedger(t))
	part := openPart[*categoriesPart](t, p)
	wantFirst(t, p, "ドラッカー勉強会", "論語勉強会", "英会話")
	categoryMenu(t, part, "英会話", "上へ")
	wantFirst(t, p, "ドラッカー勉強会", "英会話", "論語勉強会")
	categoryMenu(t, part, "ドラッカー勉強会", "下へ")
	wantFirst(t, p, "英会話", "ドラッカー勉強会", "論語勉強会")
	categoryMenu(t, part, "英会話", "上へ") // it is the first already
	wantFirst(t, p, "英会話", "ドラッカー勉強会", "論語勉強会")
	p.desk.undo()
	p.desk.undo()
	wantFirst(t, p, "ドラッカー勉強会", "論語勉強会", "英会話")
	if rows := part.grid.Rows(); rows[1].Name != "論語勉強会" {
		t.Errorf("the page has %s in the second place", rows[1].Name)
	}
}

// What is no longer offered stays in the list, and can be taken up again.
func TestCategories_retire(t *testing.T) {
	p := newTestProgram(t, emptyLedger(t))
	part := openPart[*categoriesPart](t, p)
	retired := func() bool {
		list, err := p.desk.store.Categories(t.Context())
		if err != nil || len(list) != 11 {
			t.Fatalf("%d categories, %v", len(list), err)
		}
		return list[3].Retired
	}
	categoryMenu(t, part, "女子会", "使うのをやめる")
	if !retired() || !shows(part.root, "使わない") {
		t.Error("it is still offered")
	}
	categoryMenu(t, part, "女子会", "また使う")
	if retired() {
		t.Error("it is not offered again")
	}
}
