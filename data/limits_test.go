package data

import (
	"context"
	"errors"
	"strings"
	"testing"

	"jibun/data/text"
)

var errRollBack = errors.New("the test takes it back")

// Every column of every noun that holds text has a kind, and the one door for writes
// asks it: a new column cannot be without a limit.
func TestLimits_everyColumn(t *testing.T) {
	s := newLedger(t, Options{})
	schema := schemaOf(t)
	columns := 0
	for _, n := range Nouns() {
		for _, c := range schema[n.Table].Columns {
			if _, holdsText := c.Default.(string); !holdsText {
				continue
			}
			columns++
			said, _ := n.Column(c.Name)
			kind := said.holds()
			if kind == 0 {
				t.Errorf("%s.%s: nothing is said of what it may hold", n.Table, c.Name)
			}
			if kind == text.Derived {
				continue
			}
			for what, bad := range map[string]string{text.TooLong: strings.Repeat("長", kind.Most()+1), text.Characters: "a\u202eb"} {
				err := enter(s, n.Table, c.Name, bad)
				var v Invalid
				if !errors.As(err, &v) || !strings.HasPrefix(v[c.Name], what+":") {
					t.Errorf("%s.%s takes %s: %v", n.Table, c.Name, what, err)
				}
			}
			if kind != text.Code {
				old := strings.Repeat("長", kind.Most()+1) + "\u202e"
				if err := keepOld(s, n.Table, c.Name, old); !errors.Is(err, errRollBack) {
					t.Errorf("%s.%s: %v", n.Table, c.Name, err)
				}
			}
		}
	}
	if columns < 60 {
		t.Errorf("only %d columns were looked at", columns)
	}
}

func enter(s *Store, table, column, value string) error {
	return s.write(context.Background(), "person.save", func(t *tx) error {
		_, err := t.Add(context.Background(), table, row{column: value})
		return err
	})
}

// keepOld has a row with a text that nobody may enter today: it may be saved again
// with it, and with anything that is allowed, but not with another such text.
func keepOld(s *Store, table, column, old string) error {
	ctx := context.Background()
	return s.write(ctx, "person.save", func(t *tx) error {
		id, err := t.Carry(ctx, table, row{column: old})
		if err != nil {
			return err
		}
		if err := t.Change(ctx, table, id, row{column: old}); err != nil {
			return err
		}
		if err := t.Change(ctx, table, id, row{column: old + "長"}); !errors.As(err, &Invalid{}) {
			return errors.New("another text that is too long was taken")
		}
		if err := t.Change(ctx, table, id, row{column: "短"}); err != nil {
			return err
		}
		return errRollBack
	})
}

// The control: a column of which nothing is said takes no text at all.
func TestLimits_unsaid(t *testing.T) {
	n := Noun{Table: "x", Columns: []Column{{Name: "mood"}}}
	if err := n.enter(map[string]string{"mood": "good"}); err == nil {
		t.Error("a column without a kind takes text")
	}
	texts := map[string]string{"name": "山田\u200b\t太郎"}
	if err := personNoun.enter(texts); err != nil || texts["name"] != "山田 太郎" {
		t.Errorf("%q %v", texts["name"], err)
	}
}

// A person whose note is longer than anybody may write today can still be corrected,
// renamed, and that undone.
func TestLimits_oldTexts(t *testing.T) {
	ctx := t.Context()
	s := newLedger(t, Options{})
	var id int64
	long := strings.Repeat("長", text.Name.Most()+1)
	err := s.write(ctx, "person.add", func(t *tx) (err error) {
		p := Person{Name: long, Note: strings.Repeat("長", text.Remark.Most()+1)}
		id, err = t.Carry(ctx, "people", p.row())
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	p, err := s.Person(ctx, id)
	if err != nil {
		t.Fatal(err)
	}
	p.Phone = "1234"
	if err := s.SavePerson(ctx, &p); err != nil {
		t.Errorf("the phone cannot be saved beside an old note: %v", err)
	}
	if err := s.RenamePerson(ctx, id, "山田", "やまだ", "2026-10-01"); err != nil {
		t.Errorf("nobody can be given a name that is short enough: %v", err)
	}
	if _, err := s.Undo(ctx); err != nil {
		t.Errorf("undo asks for limits: %v", err)
	}
	if p, err = s.Person(ctx, id); err != nil || p.Name != long || p.Phone != "1234" {
		t.Errorf("%v", err)
	}
	p.Note += "長"
	if err := s.SavePerson(ctx, &p); !errors.As(err, &Invalid{}) {
		t.Errorf("a longer note is taken: %v", err)
	}
	if err := s.SavePerson(ctx, &Person{Name: "山田", Note: p.Note, Outside: true, Email: "a@b"}); !errors.As(err, &Invalid{}) {
		t.Errorf("a new person with such a note is taken: %v", err)
	}
	if r, err := s.Check(ctx, nil); err != nil || !r.OK() {
		t.Errorf("the check: %+v %v", r, err)
	}
}
