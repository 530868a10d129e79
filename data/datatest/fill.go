package datatest

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"fmt"
	"hash"
	"maps"
	"slices"
	"strconv"
	"strings"
	"time"
)

// Size is how big a ledger Fill makes.
type Size struct{ People, Seminars, Registrations, Departments int }

// Small is an office as it is; Tenfold is the ten times bigger one that the
// promises speak of as ×10.
var (
	Small   = Size{People: 2_000, Seminars: 125, Registrations: 6_000, Departments: 60}
	Tenfold = Size{People: 20_000, Seminars: 1_000, Registrations: 400_000, Departments: 300}
)

// Fill writes people, departments, seminars that took place twice a month and
// registrations (one attendance in ten unknown no-shows) with their history into
// a fresh, closed ledger, each registration as two changes. It writes SQL,
// because the Store would need minutes.
func Fill(ctx context.Context, path string, size Size) (err error) {
	d, err := Raw(path, "rw")
	if err != nil {
		return err
	}
	defer d.Close()
	for _, q := range []string{"PRAGMA synchronous = OFF", "PRAGMA cache_size = -200000", "BEGIN"} {
		if _, err := d.ExecContext(ctx, q); err != nil {
			return err
		}
	}
	f := &filler{ctx: ctx, d: d, at: Start, stmts: map[string]*sql.Stmt{}, defaults: map[string]values{}, seal: sha256.New()}
	f.fill(size)
	if f.err != nil {
		return f.err
	}
	_, err = d.ExecContext(ctx, "COMMIT")
	return err
}

func (f *filler) fill(size Size) {
	f.begin("roster.apply")
	for i := range size.Departments {
		f.add("departments", int64(i+1), values{"division": fmt.Sprintf("第%d部", i/10+1), "section": fmt.Sprintf("第%d課", i+1), "position": int64(i+1) * 10})
	}
	for i := range size.People {
		id := int64(i + 1)
		name := surnames[i%len(surnames)] + " " + given[i/len(surnames)%len(given)] + strconv.Itoa(i/(len(surnames)*len(given)))
		f.add("people", id, values{"staff_no": fmt.Sprintf("%07d", id), "name": name, "search_key": name, "sort_key": fmt.Sprintf("%06d", i*7919%size.People)})
		f.add("postings", id, values{"person_id": id, "department_id": int64(i%size.Departments + 1), "band": []any{"junior", "middle", "manager"}[i%3], "valid_from": "2006-04-01"})
	}
	f.end()
	each := size.Registrations / size.Seminars
	day := f.at.AddDate(0, 0, -14*size.Seminars-14)
	for m := range size.Seminars {
		id, at := int64(m+1), day.AddDate(0, 0, 14*m)
		first := values{"series_id": int64(1), "number": id, "title": fmt.Sprintf("第%d回の講座", id), "category_id": int64(m%11 + 1),
			"held_on": at.Format("2006-01-02"), "starts": "18:30", "capacity": int64(each), "state": "open", "search_key": strconv.Itoa(m + 1)}
		f.begin("seminar.add")
		f.add("seminars", id, first)
		f.end()
		f.evening(size, id, each, at)
		f.begin("seminar.hold")
		f.set("seminars", id, first, values{"state": "held"})
		f.end()
	}
}

// evening adds the registrations of one seminar and marks their attendance.
func (f *filler) evening(size Size, seminar int64, n int, at time.Time) {
	first := (seminar - 1) * int64(n)
	rows := make([]values, n)
	for i := range rows {
		person := (seminar*37+int64(i))%int64(size.People) + 1
		rows[i] = values{"seminar_id": seminar, "person_id": person, "state": "confirmed", "applied_at": at.UTC().Format(time.RFC3339)}
		f.begin("registration.apply")
		f.add("registrations", first+int64(i)+1, rows[i])
		f.end()
	}
	f.begin("attendance.mark")
	for i := range rows {
		mark := []any{"attended", "attended", "attended", "attended", "late", "attended", "left_early", "attended", "absent", "no_show"}[i%10]
		f.set("registrations", first+int64(i)+1, rows[i], values{"attendance": mark})
	}
	f.end()
}

var (
	surnames = strings.Fields("佐藤 鈴木 高橋 田中 伊藤 渡邊 山本 中村 小林 加藤 吉田 山田 佐々木 山口 松本 井上 木村 林 斎藤 清水")
	given    = strings.Fields("花子 太郎 健一 美咲 翔太 陽子 大輔 愛 直樹 恵")
)

type values map[string]any

type filler struct {
	ctx      context.Context
	d        *sql.DB
	at       time.Time
	stmts    map[string]*sql.Stmt
	defaults map[string]values
	seal     hash.Hash
	last     string // the seal before
	op       int64
	what     string
	err      error
}

func (f *filler) exec(q string, args ...any) {
	if f.err != nil {
		return
	}
	s := f.stmts[q]
	if s == nil {
		if s, f.err = f.d.PrepareContext(f.ctx, q); f.err != nil {
			return
		}
		f.stmts[q] = s
	}
	_, f.err = s.ExecContext(f.ctx, args...)
}

// begin starts an operation; the one of the ledger's creation is there already.
func (f *filler) begin(what string) {
	if f.op == 0 && f.err == nil {
		f.err = f.d.QueryRowContext(f.ctx, "SELECT id, seal FROM operations ORDER BY id DESC LIMIT 1").Scan(&f.op, &f.last)
	}
	f.op++
	f.what = what
	f.seal.Reset()
	fmt.Fprintf(f.seal, "%s\x00%d\x00", f.last, f.op)
}

func (f *filler) end() {
	at := f.at.UTC().Format(time.RFC3339)
	fmt.Fprintf(f.seal, "\x00%s\x00fill@test\x00%s\x00\x00do\x000", at, f.what)
	f.last = "2:" + hex.EncodeToString(f.seal.Sum(nil)[:16])
	f.exec("INSERT INTO operations (id, at, who, what, seal) VALUES ($1, $2, 'fill@test', $3, $4)", f.op, at, f.what, f.last)
}

func (f *filler) add(table string, id int64, v values) {
	v["id"] = id
	cols := slices.Sorted(maps.Keys(v))
	args := make([]any, len(cols))
	for i, c := range cols {
		args[i] = v[c]
	}
	f.exec("INSERT INTO "+table+" ("+strings.Join(cols, ", ")+") VALUES (?"+strings.Repeat(", ?", len(cols)-1)+")", args...)
	f.change(table, id, nil, v)
}

// set changes columns of a row that was just added.
func (f *filler) set(table string, id int64, old, more values) {
	now := maps.Clone(old)
	maps.Copy(now, more)
	now["version"] = int64(2)
	for c, v := range more {
		f.exec("UPDATE "+table+" SET "+c+" = $1, version = 2 WHERE id = $2", v, id)
	}
	f.change(table, id, old, now)
}

func (f *filler) change(table string, id int64, before, after values) {
	b, a := f.image(table, before), f.image(table, after)
	fmt.Fprintf(f.seal, "%s\x00%d", table, id)
	for _, v := range []any{b, a} {
		if v == nil {
			f.seal.Write([]byte{0})
		} else {
			f.seal.Write([]byte("\x01" + v.(string)))
		}
	}
	f.exec("INSERT INTO changes (op_id, tbl, row_id, before, after) VALUES ($1, $2, $3, $4, $5)", f.op, table, id, b, a)
}

// image writes a row as the history does: JSON by name, without defaults.
func (f *filler) image(table string, v values) any {
	if v == nil {
		return nil
	}
	if f.defaults[table] == nil {
		f.learn(table)
	}
	var b strings.Builder
	for _, c := range slices.Sorted(maps.Keys(v)) {
		if v[c] == f.defaults[table][c] && c != "id" {
			continue
		}
		b.WriteString(map[bool]string{true: `{"`, false: `,"`}[b.Len() == 0] + c + `":`)
		if n, ok := v[c].(int64); ok {
			b.WriteString(strconv.FormatInt(n, 10))
		} else {
			b.WriteString(`"` + v[c].(string) + `"`) // nothing here needs an escape
		}
	}
	return b.String() + "}"
}

func (f *filler) learn(table string) {
	m := values{}
	f.defaults[table] = m
	rows, err := f.d.QueryContext(f.ctx, "SELECT name, type, coalesce(dflt_value, '') FROM pragma_table_info($1)", table)
	if err != nil {
		f.err = err
		return
	}
	defer rows.Close()
	for rows.Next() {
		var name, typ, text string
		if err := rows.Scan(&name, &typ, &text); err != nil {
			f.err = err
			return
		}
		m[name] = strings.Trim(text, "'")
		if n, err := strconv.ParseInt(text, 10, 64); typ == "INTEGER" && err == nil {
			m[name] = n
		}
	}
}
