package data

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"jibun/data/internal/ledger"
)

// ChangeKind says what became of a row.
type ChangeKind string

const (
	RowAdded   ChangeKind = "added"
	RowChanged ChangeKind = "changed"
	RowRemoved ChangeKind = "removed"
)

// ChangeLine is what an operation did to one row, to be read by people.
type ChangeLine struct {
	Table  string // as in the ledger: registrations
	RowID  int64
	Kind   ChangeKind
	Label  string        // which row: 田中 太郎 第431回 論語
	Fields []FieldChange // in the order of the table; of a row added or removed only what is not empty
}

// FieldChange is one column of a row: values as they are stored (codes, days,
// instants, 0 and 1), but what refers to another row (person_id, seminar_id,
// department_id, category_id, series_id, merged_into, replaced_by) is its name,
// "" if there is none.
type FieldChange struct{ Column, Before, After string }

// DescribeChanges says what an operation changed, in its order; at most limit
// rows (0 = 200, Operation.Changes says how many there are). Rows that it wrote
// only derived columns of are left out. Names are those of today, or the last
// ones of a row that is gone.
func (s *Store) DescribeChanges(ctx context.Context, op int64, limit int) (_ []ChangeLine, err error) {
	defer wrap(&err, "DescribeChanges(%v, %v)", op, limit)
	if limit <= 0 {
		limit = 200
	}
	rows, err := s.read.QueryContext(ctx, `SELECT tbl, row_id, before, after FROM changes WHERE op_id = $1 ORDER BY id LIMIT $2`, op, limit)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var list []imagePair
	for rows.Next() {
		var p imagePair
		var before, after sql.NullString
		if err := rows.Scan(&p.table, &p.row, &before, &after); err != nil {
			return nil, err
		}
		if p.tab = s.l.Table(p.table); p.tab == nil {
			return nil, fmt.Errorf("%w: history of a table %q", ErrDamaged, p.table)
		}
		if p.before, err = parseNull(p.tab, before); err == nil {
			p.after, err = parseNull(p.tab, after)
		}
		if err != nil {
			return nil, fmt.Errorf("%w: %w", ErrDamaged, err)
		}
		list = append(list, p)
	}
	if err := errors.Join(rows.Err(), rows.Close()); err != nil {
		return nil, err
	}
	n := &namer{s: s, names: map[namedRow]string{}}
	var out []ChangeLine
	for _, p := range list {
		l, err := n.line(ctx, p)
		if err != nil {
			return nil, err
		}
		if l.Kind != RowChanged || len(l.Fields) > 0 {
			out = append(out, l)
		}
	}
	return out, nil
}

func parseNull(t *ledger.Table, image sql.NullString) ([]any, error) {
	if !image.Valid {
		return nil, nil
	}
	return t.Parse(image.String)
}

// imagePair is a change with its images read; nil where the row did not exist.
type imagePair struct {
	table         string
	tab           *ledger.Table
	row           int64
	before, after []any
}

// namer finds the names of rows, each once.
type namer struct {
	s     *Store
	names map[namedRow]string
}

type namedRow struct {
	table string
	id    int64
}

func (n *namer) line(ctx context.Context, p imagePair) (ChangeLine, error) {
	l := ChangeLine{Table: p.table, RowID: p.row, Kind: RowChanged}
	now := p.after
	switch {
	case p.before == nil:
		l.Kind = RowAdded
	case p.after == nil:
		l.Kind, now = RowRemoved, p.before
	}
	var err error
	if l.Label, err = n.label(ctx, p.tab, now); err != nil {
		return l, err
	}
	noun, _ := n.s.noun(p.table)
	for i, c := range p.tab.Columns() {
		before, after := at(p.before, i, c.Default), at(p.after, i, c.Default)
		if said, _ := noun.Column(c.Name); before == after || said.Word == "" {
			continue
		}
		if l.Kind != RowChanged && (c.Name == "person_id" || c.Name == "seminar_id") {
			continue // the label says it
		}
		f := FieldChange{Column: c.Name}
		if f.Before, err = n.value(ctx, p.tab, c.Name, before); err != nil {
			return l, err
		}
		if f.After, err = n.value(ctx, p.tab, c.Name, after); err != nil {
			return l, err
		}
		if l.Kind == RowAdded { // a default is not what was there before
			f.Before = ""
		} else if l.Kind == RowRemoved {
			f.After = ""
		}
		l.Fields = append(l.Fields, f)
	}
	return l, nil
}

func at(vals []any, i int, other any) any {
	if vals == nil {
		return other
	}
	return vals[i]
}

// value writes a stored value; what refers to a row is its name.
func (n *namer) value(ctx context.Context, tab *ledger.Table, column string, v any) (string, error) {
	id, isNumber := v.(int64)
	if table := tab.Refers()[column]; table != "" && isNumber {
		return n.name(ctx, table, id)
	}
	if isNumber {
		return strconv.FormatInt(id, 10), nil
	}
	text, _ := v.(string)
	return text, nil
}

// image is a row as the history keeps it.
type image struct {
	tab  *ledger.Table
	vals []any
}

func (r image) text(column string) string  { t, _ := r.value(column).(string); return t }
func (r image) number(column string) int64 { i, _ := r.value(column).(int64); return i }

func (r image) value(column string) any {
	i, ok := r.tab.Column(column)
	if !ok {
		return nil
	}
	return r.vals[i]
}

// byName: the row is called as its column name says.
func byName(_ context.Context, _ *namer, r image) (string, error) { return r.text("name"), nil }

// label says which row it is.
func (n *namer) label(ctx context.Context, tab *ledger.Table, vals []any) (string, error) {
	r := image{tab, vals}
	if noun, _ := n.s.noun(tab.Name()); noun.named != nil {
		return noun.named(ctx, n, r)
	}
	var parts []string
	for _, column := range []string{"person_id", "seminar_id"} {
		table := tab.Refers()[column]
		if table == "" {
			continue
		}
		name, err := n.name(ctx, table, r.number(column))
		if err != nil {
			return "", err
		}
		parts = append(parts, name)
	}
	return strings.TrimSpace(strings.Join(parts, " ")), nil
}

// name names a row of the ledger, or one that is gone by its last image.
func (n *namer) name(ctx context.Context, table string, id int64) (string, error) {
	tab, k := n.s.l.Table(table), namedRow{table, id}
	if name, known := n.names[k]; known || id == 0 || tab == nil {
		return name, nil
	}
	vals, err := n.row(ctx, tab, id)
	if err != nil || vals == nil {
		return "", err
	}
	name, err := n.label(ctx, tab, vals)
	n.names[k] = name
	return name, err
}

func (n *namer) row(ctx context.Context, tab *ledger.Table, id int64) ([]any, error) {
	var vals []any
	err := ledger.Each(ctx, n.s.read, "SELECT "+tab.List()+" FROM "+tab.Name()+" WHERE id = $1", len(tab.Columns()), func(v []any) { vals = slices.Clone(v) }, id)
	if err != nil || vals != nil {
		return vals, err
	}
	var image sql.NullString
	err = n.s.read.QueryRowContext(ctx, `SELECT coalesce(after, before) FROM changes WHERE row_id = $1 AND tbl = $2 ORDER BY id DESC LIMIT 1`, id, tab.Name()).Scan(&image)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	return parseNull(tab, image)
}

// seriesName is the name that a series has now.
func (n *namer) seriesName(ctx context.Context, id int64) (name string, err error) {
	err = ledger.Each(ctx, n.s.read, `SELECT name FROM series_names WHERE series_id = $1 ORDER BY valid_from DESC LIMIT 1`, 1,
		func(v []any) { name, _ = v[0].(string) }, id)
	return name, err
}
