package data

import (
	"context"

	"jibun/data/oldledger"
	"jibun/data/roster"
	tables "jibun/data/table"
	"jibun/data/wareki"
)

// Roster is a roster file as it was understood.
type Roster struct {
	Layout   roster.Layout
	Encoding string
	Sheets   []string // the names of all sheets of the file; Layout.Notes count them
	// AlsoEncoding: see table.File
	AlsoEncoding []string
	roster.Result
}

// ReadRoster reads a roster file (CSV, TSV, xlsx) with what the clerk said of
// its headings in earlier years. Errors: *table.Refused, *roster.NotFound.
func (s *Store) ReadRoster(ctx context.Context, path string) (Roster, error) {
	var r Roster
	choices, err := s.ColumnChoices(ctx, RosterTable)
	if err != nil {
		return r, err
	}
	remembered := map[string]roster.Field{}
	for heading, field := range choices {
		remembered[heading] = roster.Field(field)
	}
	file, err := tables.ReadFile(ctx, path, roster.Limits(remembered))
	if err != nil {
		return r, err
	}
	r.Encoding, r.AlsoEncoding = file.Encoding, file.AlsoEncoding
	for i := range file.Sheets {
		r.Sheets = append(r.Sheets, file.Sheets[i].Name)
	}
	if r.Layout, err = roster.Guess(file.Sheets, remembered); err != nil {
		return r, err
	}
	r.Result = roster.Read(file, r.Layout, s.Today())
	return r, nil
}

// Plan compares the roster with the ledger as of a day and remembers, when it is
// applied, what the headings meant.
func (s *Store) Plan(ctx context.Context, r Roster, on wareki.Date) (*Plan, error) {
	p, err := s.planRoster(ctx, r, on)
	if err != nil {
		return nil, err
	}
	p.columns = map[string]string{}
	for field, column := range r.Layout.Columns {
		if column >= 0 && column < len(r.Layout.Headings) && r.Layout.Headings[column] != "" {
			p.columns[roster.Normalize(r.Layout.Headings[column])] = string(field)
		}
	}
	return p, nil
}

// DefaultTransferDay is the day new postings begin unless the clerk says
// otherwise: the first of the month, when transfers usually take effect. The
// first roster of an empty ledger counts since ever (""), so that old evenings
// find a department.
func (s *Store) DefaultTransferDay(ctx context.Context) (_ wareki.Date, err error) {
	defer wrap(&err, "DefaultTransferDay()")
	var n int
	if err := s.read.QueryRowContext(ctx, `SELECT count(*) FROM postings`).Scan(&n); err != nil {
		return "", err
	}
	if n == 0 {
		return "", nil
	}
	today := s.Today()
	return wareki.On(today.Year(), today.Month(), 1), nil
}

// ReadOldLedger reads an old Excel ledger and compares it with this one.
// Errors: *table.Refused, *oldledger.NotFound.
func (s *Store) ReadOldLedger(ctx context.Context, path string, series int64) (*Takeover, error) {
	file, err := tables.ReadFile(ctx, path, oldledger.Limits())
	if err != nil {
		return nil, err
	}
	l, err := oldledger.Read(file, s.Today())
	if err != nil {
		return nil, err
	}
	return s.PlanTakeover(ctx, series, l)
}
