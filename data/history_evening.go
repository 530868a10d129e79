package data

import (
	"cmp"
	"context"
	"database/sql"
	"strconv"
	"strings"

	"jibun/data/internal/db"
	"jibun/data/internal/ledger"
)

// placeRows is up to how many rows an operation may have changed of which the evening is
// looked for: more are an import, or of a whole evening, and say so themselves.
const placeRows = 60

// place is placed for one operation.
func (s *Store) place(ctx context.Context, o Operation) Operation { return s.placed(ctx, o)[0] }

// placed says of operations which evening they were about: 第14回, or its title. The
// series, where there are several, comes after: a line that is too narrow loses it first. It is
// said where all rows belong to one evening and the operation itself does not name it, so
// that four applications of one person are not four equal lines. What cannot be read is
// not said: the operations stand without it.
func (s *Store) placed(ctx context.Context, ops ...Operation) []Operation {
	var ids []int64
	for _, o := range ops {
		if o.ID != 0 {
			ids = append(ids, o.ID)
		}
	}
	evening, err := s.eveningOf(ctx, ids)
	if err != nil || len(evening) == 0 {
		return ops
	}
	labels, called := map[int64]string{}, map[int64]string{}
	var of []int64
	for _, id := range evening {
		of = append(of, id)
	}
	err = db.EachRow(ctx, s.read, `SELECT `+seminarColumns+` FROM seminars m WHERE m.id IN (`+idList(of)+`)`, nil, func(rows *sql.Rows) error {
		m, err := scanSeminar(rows)
		if labels[m.ID], called[m.ID] = m.Title, m.Title; m.Number > 0 {
			called[m.ID] = m.Called()
			labels[m.ID] = m.CalledByNumber()
		}
		return err
	})
	if err != nil {
		return ops
	}
	for i, o := range ops {
		if is := evening[o.ID]; !strings.Contains(o.About, cmp.Or(called[is], o.About)) {
			ops[i].Evening = labels[is]
		}
	}
	return ops
}

// eveningOf finds the one evening that the rows of each operation belong to, if all
// those that belong to one belong to the same.
func (s *Store) eveningOf(ctx context.Context, ops []int64) (map[int64]int64, error) {
	var tables []string
	for _, tab := range s.l.Tables() {
		if tab.Refers()["seminar_id"] == "seminars" {
			tables = append(tables, "'"+tab.Name()+"'")
		}
	}
	if len(ops) == 0 || len(tables) == 0 {
		return nil, nil
	}
	out := map[int64]int64{}
	q := `SELECT op_id, coalesce(after, before) FROM changes c WHERE op_id IN (` + idList(ops) + `) AND tbl IN (` + strings.Join(tables, ", ") + `)
		AND (SELECT count(*) FROM (SELECT 1 FROM changes x WHERE x.op_id = c.op_id LIMIT ` + strconv.Itoa(placeRows+1) + `)) <= ` + strconv.Itoa(placeRows)
	err := ledger.Each(ctx, s.read, q, 2, func(v []any) {
		op, _ := v[0].(int64)
		image, _ := v[1].(string)
		id := imageID(image, "seminar_id")
		if was, ok := out[op]; ok && was != id {
			id = 0 // of several
		}
		out[op] = id
	})
	for op, id := range out {
		if id == 0 {
			delete(out, op)
		}
	}
	return out, err
}

// imageID is the row that a column of an image names, 0 for none. It is not parsed: a
// quote within a text has a backslash before it, so the key stands only once.
func imageID(image, column string) int64 {
	_, rest, ok := strings.Cut(image, `"`+column+`":`)
	end := strings.IndexAny(rest, ",}")
	if !ok || end < 0 {
		return 0
	}
	id, err := strconv.ParseInt(rest[:end], 10, 64)
	if err != nil {
		return 0
	}
	return id
}
