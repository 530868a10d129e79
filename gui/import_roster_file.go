package gui

import (
	"context"

	"jibun/data"
	"jibun/data/roster"
	"jibun/data/table"
	"jibun/data/wareki"
)

// rosterFile is a file as it was read and understood.
type rosterFile struct {
	path       string
	read       *table.File
	remembered map[string]roster.Field
	roster     data.Roster
}

func (d *desk) readRosterFile(ctx context.Context, path string) (rosterFile, error) {
	f := rosterFile{path: path, remembered: map[string]roster.Field{}}
	choices, err := d.store.ColumnChoices(ctx, data.RosterTable)
	if err != nil {
		return f, err
	}
	for heading, field := range choices {
		f.remembered[heading] = roster.Field(field)
	}
	if f.read, err = table.ReadFile(ctx, path, roster.Limits(f.remembered)); err != nil {
		return f, err
	}
	return f, f.understand(f.read.Sheets, 0, d.store.Today())
}

// understand finds the roster among sheets, of which the first is the n-th of the
// file.
func (f *rosterFile) understand(sheets []table.Sheet, n int, today wareki.Date) error {
	l, err := roster.Guess(sheets, f.remembered)
	if err != nil {
		return err
	}
	l.Sheet += n
	f.roster = data.Roster{Layout: l, Encoding: f.read.Encoding, AlsoEncoding: f.read.AlsoEncoding, Result: roster.Read(f.read, l, today)}
	return nil
}
