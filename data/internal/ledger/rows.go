package ledger

import (
	"context"
	"fmt"
	"strconv"
	"strings"
)

func insertSQL(tab *Table, cols []string) string {
	binds := make([]string, len(cols))
	for i := range cols {
		binds[i] = "$" + strconv.Itoa(i+1)
	}
	return "INSERT INTO " + tab.name + " (" + strings.Join(cols, ", ") + ") VALUES (" + strings.Join(binds, ", ") + ") RETURNING " + tab.list
}

func updateSQL(tab *Table, cols []string) string {
	set := make([]string, len(cols))
	for i, c := range cols {
		set[i] = c + " = $" + strconv.Itoa(i+1)
	}
	return "UPDATE " + tab.name + " SET " + strings.Join(set, ", ") + ", version = version + 1 WHERE id = $" +
		strconv.Itoa(len(cols)+1) + " RETURNING " + tab.list
}

// plain turns a Go value into what a column holds: int64 or string.
func plain(v any) any {
	switch v := v.(type) {
	case int:
		return int64(v)
	case bool:
		if v {
			return int64(1)
		}
		return int64(0)
	case string:
		return clean(v)
	case int64:
		return v
	case fmt.Stringer:
		return clean(v.String())
	}
	return v
}

// clean keeps text storable: valid UTF-8 without NUL.
func clean(s string) string {
	return strings.ReplaceAll(strings.ToValidUTF8(s, "\uFFFD"), "\x00", "")
}

// row reads a whole row, or nil.
func (t *Tx) row(ctx context.Context, tab *Table, id int64) ([]any, error) {
	return t.one(ctx, tab, "SELECT "+tab.list+" FROM "+tab.name+" WHERE id = $1", id)
}

// one runs a statement that returns all columns of one row, or nil.
func (t *Tx) one(ctx context.Context, tab *Table, q string, args ...any) ([]any, error) {
	rows, err := t.d.QueryContext(ctx, q, args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	if !rows.Next() {
		return nil, rows.Err()
	}
	vals, ptrs := scanTargets(len(tab.cols))
	if err := rows.Scan(ptrs...); err != nil {
		return nil, err
	}
	return vals, rows.Close()
}

func scanTargets(n int) (vals, ptrs []any) {
	vals, ptrs = make([]any, n), make([]any, n)
	for i := range vals {
		ptrs[i] = &vals[i]
	}
	return vals, ptrs
}
