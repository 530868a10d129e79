package gui

import (
	"context"
	"strings"
	"testing"

	"jibun/data"
	"jibun/gui/words"
)

// In the English window an error is said in English, and the history too, but for the
// nouns of the ledger and what was written there in Japanese.
func TestEnglish_errorsAndHistory(t *testing.T) {
	e := newEvening(t, 9)
	p := newTestProgram(t, e.path)
	p.app.Preferences().SetString("language", "en")
	p.restyle()
	t.Cleanup(func() {
		if err := words.Speak(words.Japanese); err != nil {
			t.Fatal(err)
		}
	})
	d := p.desk
	r, err := d.store.Apply(t.Context(), data.Application{SeminarID: e.seminar, PersonID: e.people["田中 太郎"]})
	if err != nil {
		t.Fatal(err)
	}
	d.act(func(ctx context.Context) error {
		_, err := d.store.Apply(ctx, data.Application{SeminarID: e.seminar, PersonID: e.people["田中 太郎"]})
		return err
	}, nil)
	shot(t, p, "error-en")
	if !strings.Contains(d.wrongs.text(), "This person has already applied. Nothing was changed.") {
		t.Error("the error is not said in English")
	}
	if _, err := d.store.Withdraw(t.Context(), r.ID, "公務"); err != nil {
		t.Fatal(err)
	}
	if _, err := d.store.Undo(t.Context()); err != nil {
		t.Fatal(err)
	}
	d.goRoom("history")
	h := now[*historyPage](t, p)
	h.grid.Select(h.rows[0].ID)
	h.showChanges(h.rows[0])
	shot(t, p, "history-en")
	for _, want := range []string{"Undone: withdrawn (", "application changed: 田中 太郎", "reason: 公務 → (none)"} {
		if !shows(h.root, want) {
			t.Errorf("the history does not say %q: %s", want, allText(h.root))
		}
	}
}
