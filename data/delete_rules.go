package data

import (
	"context"
	"fmt"
)

// letGo asks every noun what becomes of its rows that refer to the row id of table,
// which is to be deleted, and does it. Not ok: there is one that hinders, and
// nothing was done.
func (t *tx) letGo(ctx context.Context, table string, id int64) (ok bool, err error) {
	type ruled struct {
		noun   Noun
		column string
	}
	var rest []ruled
	for _, n := range t.s.nouns {
		for _, column := range t.s.columnsTo(n, table) {
			switch n.refers[column].delete {
			case hinders:
				k, err := t.count(ctx, `SELECT count(*) FROM `+n.Table+` WHERE `+column+` = $1`, id)
				if err != nil || k > 0 {
					return false, err
				}
			case goesAlong, staysAlone:
				rest = append(rest, ruled{n, column})
			default:
				return false, fmt.Errorf("%s.%s has no rule for deleting from %s", n.Table, column, table)
			}
		}
	}
	for _, r := range rest {
		ids, err := t.ids(ctx, `SELECT id FROM `+r.noun.Table+` WHERE `+r.column+` = $1 ORDER BY id`, id)
		for _, x := range ids {
			if err != nil {
				break
			}
			if r.noun.refers[r.column].delete == goesAlong {
				err = t.Remove(ctx, r.noun.Table, x)
			} else {
				err = t.Change(ctx, r.noun.Table, x, row{r.column: 0})
			}
		}
		if err != nil {
			return false, err
		}
	}
	return true, nil
}
