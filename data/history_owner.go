package data

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"jibun/data/internal/ledger"
)

// owner is a person or a seminar whose history is asked for: the column by which
// rows belong to it, and the rows that it is itself.
type owner struct {
	column, table string
	ids           []int64
}

// movers are the keys of the operations that may give a row to somebody else.
func movers() string {
	var keys []string
	for _, a := range AllActs() {
		for _, w := range a.Words {
			if w.moves {
				keys = append(keys, "'"+w.Key+"'")
			}
		}
	}
	return strings.Join(keys, ", ")
}

// touchedSQL selects the operations that changed a row of the owner. The images
// in the history have no index by person; the rows that are there are found by
// the indexes of their tables, those that are gone or went to somebody else by
// the few changes that did it.
func (s *Store) touchedSQL(ctx context.Context, of owner) (string, error) {
	var parts []string
	for _, tab := range s.l.Tables() {
		if name := tab.Name(); tab.Refers()[of.column] == of.table {
			parts = append(parts, fmt.Sprintf(`SELECT c.op_id FROM %s r JOIN changes c ON c.row_id = r.id AND c.tbl = '%s' WHERE r.%s IN (%s)`,
				name, name, of.column, idList(of.ids)))
		}
	}
	lost, err := s.lostRows(ctx, of)
	if err != nil {
		return "", err
	}
	lost[of.table] = append(lost[of.table], of.ids...)
	for name, ids := range lost {
		parts = append(parts, fmt.Sprintf(`SELECT op_id FROM changes WHERE tbl = '%s' AND row_id IN (%s)`, name, idList(ids)))
	}
	return strings.Join(parts, " UNION "), nil
}

// eveningsOf are the evenings of a series, 0 among them, which none has: a list is never empty.
func (s *Store) eveningsOf(ctx context.Context, series int64) ([]int64, error) {
	out := []int64{0}
	err := ledger.Each(ctx, s.read, fmt.Sprintf(`SELECT id FROM seminars WHERE series_id = %d`, series), 1, func(v []any) {
		id, _ := v[0].(int64)
		out = append(out, id)
	})
	return out, err
}

// mergedInto are the records that were merged into a person, also by way of
// another one.
func (s *Store) mergedInto(ctx context.Context, person int64) ([]int64, error) {
	var out []int64
	for next := []int64{person}; len(next) > 0; {
		var found []int64
		err := ledger.Each(ctx, s.read, `SELECT id FROM people WHERE merged_into IN (`+idList(next)+`)`, 1, func(v []any) {
			if id, ok := v[0].(int64); ok && id != person && !slices.Contains(out, id) && !slices.Contains(found, id) {
				found = append(found, id)
			}
		})
		if err != nil {
			return nil, err
		}
		out, next = append(out, found...), found
	}
	return out, nil
}

// lostRows are rows, by table, that were the owner's once: removed since, or
// given to another one.
func (s *Store) lostRows(ctx context.Context, of owner) (map[string][]int64, error) {
	out := map[string][]int64{}
	take := func(v []any) {
		name, _ := v[0].(string)
		id, _ := v[1].(int64)
		image, _ := v[2].(string)
		if s.l.Table(name) != nil && of.owns(image) && !slices.Contains(out[name], id) {
			out[name] = append(out[name], id)
		}
	}
	err := ledger.Each(ctx, s.read, `SELECT tbl, row_id, before FROM changes WHERE after IS NULL`, 3, take)
	if err != nil {
		return nil, err
	}
	var ops []int64
	err = ledger.Each(ctx, s.read, `SELECT id FROM operations WHERE what IN (`+movers()+`)`, 1, func(v []any) {
		id, _ := v[0].(int64)
		ops = append(ops, id)
	})
	if err == nil && len(ops) > 0 { // in two steps: joined, SQLite reads all changes
		err = ledger.Each(ctx, s.read, `SELECT tbl, row_id, before FROM changes WHERE op_id IN (`+idList(ops)+`) AND before IS NOT NULL`, 3, take)
	}
	return out, err
}

// owns reports whether the image of a row names the owner.
func (o owner) owns(image string) bool { return slices.Contains(o.ids, imageID(image, o.column)) }

// idList writes ids for an IN of SQL; they are numbers, so nothing needs a bind.
func idList(ids []int64) string {
	b := make([]byte, 0, 8*len(ids))
	for i, id := range ids {
		if i > 0 {
			b = append(b, ',')
		}
		b = strconv.AppendInt(b, id, 10)
	}
	return string(b)
}
