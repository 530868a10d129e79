// Package ledger is the engine below the nouns: one door for writes, the history,
// undo and redo, what stands in the way of an undo, the check of rows against the
// history, and parts of the ledger held in memory. It knows the office's nouns only
// through the list it is given, and the store of the rows only through package db.
//
//	ledger.go      a ledger, its nouns, who listens
//	tx.go          the one door: an operation and what it does to rows; rows.go their SQL
//	seal.go        the digest that an operation is sealed with
//	image.go       a table, and its rows as the history keeps them
//	history.go     operations and changes
//	content.go     files that rows name by their digest
//	did.go         which operations a call did
//	undo.go        undo and redo; blocked.go what stands in the way
//	together.go    one operation of several
//	check*.go      rows against history, history against its seals
//	state.go       which of two states of a ledger is the later one
//	mirror.go      a part held in memory; views.go several reads of one instant
//	errors.go      what failures of the store mean
//
// Three rules keep the history whole. Save and Remove are the only statements that
// change rows, and Tx lets nobody else run one. A table that no noun
// declares cannot be written. What a row refers to is read
// from the schema, or said by the noun where the schema cannot say it.
package ledger

import (
	"context"
	"maps"
	"slices"
	"sync"
	"time"

	"jibun/data/internal/db"
)

// Noun is what the engine knows of a noun of the office.
type Noun struct {
	Table string
	Kinds Kinds // what those who listen hear when a row changed
	// Refers are columns that hold the id of a row of the table which is given, or
	// 0, without the schema saying so.
	Refers map[string]string
	// Enter looks at texts that are newly written, by column, before they are: it may
	// tidy them, and its error refuses the row. What stands there already is not looked
	// at again, whatever else changes; nor is what an undo puts back.
	Enter func(texts map[string]string) error
	// Given are columns that no step of undo is about: an undo of something else is not
	// hindered by them and leaves them as they are, as the number a paper gave to a row.
	Given []string
	// Aside are the keys of operations that are part of something else and no step of undo:
	// what sets the columns given.
	Aside []string
	// Contents are columns that name a content by its digest (see Tx.Keep).
	Contents []string
}

// Kinds says, as bits, which kinds of rows changed.
type Kinds uint

// KindHistory is heard always, with any of the nouns' own.
const KindHistory Kinds = 1

// Progress hears how far a long job has come; nil hears nothing.
type Progress func(done, total int)

// At tells it.
func (p Progress) At(done, total int) {
	if p != nil {
		p(done, total)
	}
}

// Options say how a ledger is used.
type Options struct {
	Who   string           // stands in the history
	Now   func() time.Time // the clock of the history
	Guard func() error     // asked before each operation; its error refuses it
	// Acknowledge (may be nil) hears of each operation after it was committed and
	// before Write returns, one after the other.
	Acknowledge func(op int64, seal string)
	Quiet       bool // the check leaves a processor to who works meanwhile, and takes longer
}

// Ledger is an open ledger.
type Ledger struct {
	db     *db.DB
	who    string
	now    func() time.Time
	guard  func() error
	ack    func(op int64, seal string)
	quiet  bool
	tables map[string]*Table
	aside  map[string]bool // keys of operations that are no step of undo
	keeps  bool            // contents: older schemas have none

	mu      sync.Mutex
	subs    map[int]func(Kinds)
	nextSub int

	taking chan struct{} // held while connections are taken for a read of several
}

// New takes an open ledger, whose schema may be older than the nouns.
func New(ctx context.Context, d *db.DB, nouns []Noun, o Options) (*Ledger, error) {
	l := &Ledger{db: d, who: o.Who, now: o.Now, guard: o.Guard, ack: o.Acknowledge, quiet: o.Quiet, subs: map[int]func(Kinds){}, taking: make(chan struct{}, 1)}
	return l, l.Learn(ctx, nouns)
}

// Learn reads the schema, again after it was changed.
func (l *Ledger) Learn(ctx context.Context, nouns []Noun) error {
	found, err := l.db.Catalogue(ctx, l.db.R)
	if err != nil {
		return l.translate(err)
	}
	l.tables, l.aside = map[string]*Table{}, map[string]bool{}
	_, l.keeps = found[contentsTable]
	for _, n := range nouns {
		for _, key := range n.Aside {
			l.aside[key] = true
		}
	}
	for name, t := range found {
		// A table that no noun declares is not the program's: nothing can be written
		// there, and the check says that the schema is not what it was.
		if i := slices.IndexFunc(nouns, func(n Noun) bool { return n.Table == name }); i >= 0 {
			l.tables[name] = newTable(name, nouns[i], t)
		}
	}
	return nil
}

// Table finds a table of a noun, or nil.
func (l *Ledger) Table(name string) *Table { return l.tables[name] }

// Tables are all of them, by name.
func (l *Ledger) Tables() []*Table {
	out := make([]*Table, 0, len(l.tables))
	for _, name := range l.names() {
		out = append(out, l.tables[name])
	}
	return out
}

func (l *Ledger) names() []string { return slices.Sorted(maps.Keys(l.tables)) }

// Subscribe calls f, on the goroutine that wrote, after each committed change.
func (l *Ledger) Subscribe(f func(Kinds)) (cancel func()) {
	l.mu.Lock()
	defer l.mu.Unlock()
	id := l.nextSub
	l.nextSub++
	l.subs[id] = f
	return func() { l.mu.Lock(); delete(l.subs, id); l.mu.Unlock() }
}

func (l *Ledger) publish(k Kinds) {
	l.mu.Lock()
	fs := make([]func(Kinds), 0, len(l.subs))
	for i := range l.nextSub {
		if f := l.subs[i]; f != nil {
			fs = append(fs, f)
		}
	}
	l.mu.Unlock()
	for _, f := range fs {
		f(k)
	}
}

// Instant writes a moment as the ledger keeps it.
func Instant(t time.Time) string { return t.UTC().Format(time.RFC3339) }
