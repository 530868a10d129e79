package data

import (
	"context"
	"slices"

	"jibun/data/internal/ledger"
	"jibun/data/text"
)

// Noun is a noun of the office as the ledger keeps it: one table, and everything
// that must be said of it elsewhere than in its own file. Each is declared in the
// file of the noun, all of them are collected in Nouns, and nothing else lists
// tables. What refers to what is read from the schema.
type Noun struct {
	Table   string
	Label   string // what people call one of its rows: 申込
	LabelAs Shown  // how the name of a row (ChangeLine.Label) is shown
	Kinds   Kinds  // what those who listen hear when a row changed
	Columns []Column
	Acts    []Acts // what the clerk does with it

	// refers are the columns that hold the id of another row, if something must be
	// said of them: what the schema cannot say, and what becomes of them when the
	// row they refer to is merged or deleted.
	refers map[string]refer
	// merges: two of its rows may turn out to be one (Merge). deletes: a row may be
	// deleted that others refer to (DeleteSeminar). Every column that refers to such
	// a noun has its rule in refers; a test holds that against the schema.
	merges, deletes bool
	// named says which row it is; nil: by the person and the seminar it belongs to.
	named func(ctx context.Context, n *namer, r image) (string, error)
}

// Column says how a column is told to people. Columns without a word are told to
// nobody: they are derived from others.
type Column struct {
	Name    string
	Word    string
	As      Shown
	Codes   []Code
	Content bool      // the digest of a file that the ledger keeps (tx.Keep)
	Given   bool      // set by what is no step of undo (Act.aside), which hinders no undo and is not undone by one
	Holds   text.Kind // what kind of text may be entered; not said of numbers, codes and days
}

// holds is the kind of text of a column that holds text.
func (c Column) holds() text.Kind {
	if c.Holds == 0 && (len(c.Codes) > 0 || c.As == AsDay || c.As == AsInstant) {
		return text.Code
	}
	return c.Holds
}

// enter tidies texts that are to be written into a row of the noun, and is Invalid
// if one of them may not stand there: too long, or with characters that nobody sees.
// It is asked at the one door for writes, so no form and no import can forget it.
func (n Noun) enter(texts map[string]string) error {
	v := Invalid{}
	for name, s := range texts {
		c, _ := n.Column(name)
		s = c.holds().Tidy(s)
		if why := c.holds().Check(s); why != "" {
			v[name] = string(why)
		}
		texts[name] = s
	}
	return v.orNil()
}

// Code is a stored code with its word.
type Code struct{ Code, Word string }

// Shown says how a stored value is shown.
type Shown int

const (
	AsText    Shown = iota
	AsDay           // 2026-04-01 as the office writes days
	AsInstant       // the time in Japan
	AsCount         // a number of which 0 says nothing
	AsSheetNo       // such a number; -3 is a № 3 that is given to nobody any more
	AsRow           // the name of the row it refers to
)

// texts says of a row that is to be added which of its texts may not stand there. Of
// one that is there already the door knows what it said before, and asks (enter).
func (v Invalid) texts(n Noun, id int64, r row) {
	if id != 0 {
		return
	}
	for name, value := range r {
		s, ok := value.(string)
		if c, _ := n.Column(name); ok && v[name] == "" {
			if why := c.holds().Check(c.holds().Tidy(s)); why != "" {
				v[name] = string(why)
			}
		}
	}
}

// derived is a column that save fills from others.
func derived(name string) Column { return Column{Name: name, Holds: text.Derived} }

// codes are the words of codes that have a label each.
func codes[T interface {
	~string
	Label() string
}](all ...T) []Code {
	out := make([]Code, len(all))
	for i, c := range all {
		out[i] = Code{string(c), c.Label()}
	}
	return out
}

// yesNo are the words of a column that holds 0 or 1.
func yesNo(no, yes string) []Code { return []Code{{"0", no}, {"1", yes}} }

// Acts are operations whose keys begin alike; in the history they are in one group.
type Acts struct {
	Group  string // one of HistoryGroups
	Prefix string // of their keys: "registration."
	Words  []Act
}

// Act is what the clerk can do: the key of its operations, and its word.
type Act struct {
	Key, Word string
	tells     telling // of the evening of people who come, wait or speak: who must be told of it
	moves     bool    // may give a row to another person or seminar
	aside     bool    // is part of something else, and no step of undo: see Column.Given
	older     bool    // only programs before this one wrote it; their histories still say it
}

// moving is an act that may give a row to another person or seminar.
func moving(key, word string) Act { return Act{Key: key, Word: word, moves: true} }

// older is an act that only programs before this one wrote.
func older(key, word string) Act { return Act{Key: key, Word: word, older: true} }

// refer is what must be said of a column that holds the id of another row.
type refer struct {
	to    string // the table; "" = the schema says it
	merge merging
	// when the row that it refers to is deleted
	delete deleting
}

// merging says what becomes of the rows of drop in a table when drop turned out to
// be keep. It is done inside the operation.
type merging func(ctx context.Context, t *tx, n Noun, column string, keep, drop int64) error

// deleting says what becomes of a row when the one that it refers to is deleted.
type deleting int

const (
	_          deleting = iota
	hinders             // it is not deleted as long as there is such a row
	goesAlong           // the row is deleted too
	staysAlone          // the row stays and refers to nothing
)

// ledgerNouns are what the engine knows of the nouns.
func ledgerNouns(nouns []Noun) []ledger.Noun {
	out := make([]ledger.Noun, len(nouns))
	for i, n := range nouns {
		out[i] = ledger.Noun{Table: n.Table, Kinds: n.Kinds, Refers: map[string]string{}, Enter: n.enter}
		for column, r := range n.refers {
			if r.to != "" {
				out[i].Refers[column] = r.to
			}
		}
		for _, c := range n.Columns {
			if c.Content {
				out[i].Contents = append(out[i].Contents, c.Name)
			}
			if c.Given {
				out[i].Given = append(out[i].Given, c.Name)
			}
		}
		for _, a := range n.Acts {
			for _, w := range a.Words {
				if w.aside {
					out[i].Aside = append(out[i].Aside, w.Key)
				}
			}
		}
	}
	return out
}

// noun finds the declaration of a table.
func (s *Store) noun(table string) (Noun, bool) {
	i := slices.IndexFunc(s.nouns, func(n Noun) bool { return n.Table == table })
	if i < 0 {
		return Noun{}, false
	}
	return s.nouns[i], true
}

// Column finds what is said of a column.
func (n Noun) Column(name string) (Column, bool) {
	i := slices.IndexFunc(n.Columns, func(c Column) bool { return c.Name == name })
	if i < 0 {
		return Column{}, false
	}
	return n.Columns[i], true
}

// columnsTo are the columns of n that refer to table, in the order of the table.
func (s *Store) columnsTo(n Noun, table string) []string {
	tab := s.l.Table(n.Table)
	if tab == nil {
		return nil // an older schema
	}
	var out []string
	for _, c := range tab.Columns() {
		if tab.Refers()[c.Name] == table {
			out = append(out, c.Name)
		}
	}
	return out
}
