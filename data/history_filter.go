package data

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"jibun/data/internal/ledger"
	"jibun/data/kana"
	"jibun/data/wareki"
)

// HistoryFilter narrows the history. Zero values mean everything; what is given
// must all be true of an operation.
type HistoryFilter struct {
	What  string // prefix of the key: "registration."
	Table string // only operations that changed this row
	RowID int64
	// Only operations that changed a row of this person, or of this seminar: the
	// person's own, and every one that names them, also if it is gone by now. What
	// belonged to a record that was merged into the person belongs to the person.
	PersonID, SeminarID int64
	SeriesID            int64       // only operations that changed a row of an evening of this series
	From, To            wareki.Date // days in Japan, both included
	Group               string      // one of HistoryGroups
	Text                string      // words, all of them in whom it was about or who did it; folded as in FindPeople
	BeforeID            int64       // only older ones than this: the next page
	Limit               int         // 0 = 200
}

// HistoryGroup is a kind of operations.
type HistoryGroup struct{ Name, Word string }

// historyGroups are those that the nouns' acts fall into, in the order in which
// they are offered.
var historyGroups = []HistoryGroup{{"seminar", "セミナー"}, {"registration", "申込"}, {"attendance", "出欠"}, {"person", "人"}, {"speaker", "講師"}, {"party", "懇親会"},
	{notes, "帳票・持ち出し"}, {"import", "取込み"}, {"settings", "設定"}}

// notes is the group of papers, and of every note that something left the program.
const notes = "paper"

// HistoryGroups are the kinds of operations, in the order in which they are
// offered.
func HistoryGroups() []HistoryGroup { return slices.Clone(historyGroups) }

// GroupOf is the kind of an operation, one of HistoryGroups, or "".
func GroupOf(o Operation) string {
	for _, a := range AllActs() {
		if strings.HasPrefix(o.What, a.Prefix) {
			return a.Group
		}
	}
	if o.Mode == "note" {
		return notes
	}
	return ""
}

// History lists operations, newest first, with how many rows each changed.
// Invalid: from, to (day), group (code).
func (s *Store) History(ctx context.Context, f HistoryFilter) (_ []Operation, err error) {
	defer wrap(&err, "History()")
	if f.Limit <= 0 {
		f.Limit = 200
	}
	q, err := s.historyQuery(ctx, f)
	if err != nil {
		return nil, err
	}
	ids, err := s.historyIDs(ctx, f, q)
	if err != nil || len(ids) == 0 {
		return nil, err
	}
	rows, err := s.read.QueryContext(ctx, `SELECT `+ledger.OperationColumns+`, (SELECT count(*) FROM changes c WHERE c.op_id = o.id)
		FROM operations o WHERE id IN (`+idList(ids)+`) ORDER BY id DESC`)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var out []Operation
	for rows.Next() {
		var changes int
		o, err := ledger.ScanOperation(rows, &changes)
		if err != nil {
			return nil, err
		}
		o.Changes = changes
		out = append(out, o)
	}
	if err := rows.Err(); err != nil {
		return nil, err
	}
	return s.placed(ctx, out...), nil
}

// historyIDs finds the operations of a page. The text is compared here, because
// the history keeps no folded column: a text that is rare reads all of the
// history once (43,000 operations: 60 ms).
func (s *Store) historyIDs(ctx context.Context, f HistoryFilter, q *conditions) ([]int64, error) {
	words := kana.FoldQuery(f.Text)
	columns, limit := "id, '', ''", fmt.Sprintf(" LIMIT %d", f.Limit)
	if len(words) > 0 {
		columns, limit = "id, about, who", ""
	}
	rows, err := s.read.QueryContext(ctx, `SELECT `+columns+` FROM operations o WHERE `+q.where()+` ORDER BY id DESC`+limit, q.args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	fits := map[[2]string]bool{}
	var ids []int64
	for rows.Next() && len(ids) < f.Limit {
		var id int64
		var k [2]string
		if err := rows.Scan(&id, &k[0], &k[1]); err != nil {
			return nil, err
		}
		fit, known := fits[k]
		if !known {
			fit = containsAll(kana.SearchKeys("", "", k[0], k[1]), words)
			fits[k] = fit
		}
		if fit {
			ids = append(ids, id)
		}
	}
	return ids, rows.Err()
}

// conditions are what a query asks, with their arguments.
type conditions struct {
	parts []string
	args  []any
}

// add adds a condition; each %s of it becomes the bind of the next argument.
func (q *conditions) add(part string, args ...any) {
	binds := make([]any, len(args))
	for i, a := range args {
		q.args = append(q.args, a)
		binds[i] = fmt.Sprintf("$%d", len(q.args))
	}
	q.parts = append(q.parts, "("+fmt.Sprintf(part, binds...)+")")
}

func (q *conditions) where() string {
	if len(q.parts) == 0 {
		return "1 = 1"
	}
	return strings.Join(q.parts, " AND ")
}

func (s *Store) historyQuery(ctx context.Context, f HistoryFilter) (*conditions, error) {
	q := &conditions{}
	if err := q.addDays(f); err != nil {
		return nil, err
	}
	if err := q.addGroup(f.Group); err != nil {
		return nil, err
	}
	if f.What != "" {
		q.add("substr(what, 1, length(%s)) = %s", f.What, f.What)
	}
	if f.BeforeID > 0 {
		q.add("id < %s", f.BeforeID)
	}
	if f.Table != "" {
		q.add("id IN (SELECT op_id FROM changes WHERE row_id = %s AND tbl = %s)", f.RowID, f.Table)
	}
	var owners []owner
	if f.PersonID != 0 {
		merged, err := s.mergedInto(ctx, f.PersonID)
		if err != nil {
			return nil, err
		}
		owners = append(owners, owner{"person_id", "people", append(merged, f.PersonID)})
	}
	if f.SeminarID != 0 {
		owners = append(owners, owner{"seminar_id", "seminars", []int64{f.SeminarID}})
	}
	if f.SeriesID != 0 {
		evenings, err := s.eveningsOf(ctx, f.SeriesID)
		if err != nil {
			return nil, err
		}
		owners = append(owners, owner{"seminar_id", "seminars", evenings})
	}
	for _, of := range owners {
		touched, err := s.touchedSQL(ctx, of)
		if err != nil {
			return nil, err
		}
		q.parts = append(q.parts, "id IN ("+touched+")")
	}
	return q, nil
}

// addDays: the days are those in Japan, the history's instants UTC.
func (q *conditions) addDays(f HistoryFilter) error {
	v := Invalid{}
	for field, d := range map[string]wareki.Date{"from": f.From, "to": f.To} {
		if d != "" && !d.Valid() {
			v[field] = "day"
		}
	}
	if err := v.orNil(); err != nil {
		return err
	}
	if f.From != "" {
		q.add("at >= %s", midnight(f.From))
	}
	if f.To != "" {
		q.add("at < %s", midnight(f.To.AddDays(1)))
	}
	return nil
}

// midnight is the instant at which a day begins in Japan.
func midnight(d wareki.Date) string {
	t := d.Time()
	return ledger.Instant(time.Date(t.Year(), t.Month(), t.Day(), 0, 0, 0, 0, Tokyo))
}

func (q *conditions) addGroup(name string) error {
	if name == "" {
		return nil
	}
	var own, all []string
	for _, a := range AllActs() {
		all = append(all, a.Prefix)
		if a.Group == name {
			own = append(own, a.Prefix)
		}
	}
	if !slices.ContainsFunc(historyGroups, func(g HistoryGroup) bool { return g.Name == name }) {
		return Invalid{"group": "code"}
	}
	begins := func(prefixes []string) string {
		var or []string
		for _, p := range prefixes {
			or = append(or, fmt.Sprintf("what >= '%s' AND what < '%s'", p, strings.TrimSuffix(p, ".")+"/")) // what comes after the dot
		}
		return strings.Join(or, " OR ")
	}
	part := begins(own)
	if name == notes {
		part += " OR mode = 'note' AND NOT (" + begins(all) + ")"
	}
	q.parts = append(q.parts, "("+part+")")
	return nil
}
