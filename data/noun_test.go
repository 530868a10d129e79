package data

import (
	"context"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"jibun/data/internal/db"
)

// schemaOf is what the migrations make.
func schemaOf(t *testing.T) map[string]db.Table {
	t.Helper()
	s := newLedger(t, Options{})
	found, err := engine.Catalogue(t.Context(), s.read)
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"operations", "changes", "contents"} { // the history is no noun
		delete(found, name)
	}
	return found
}

func newLedger(t *testing.T, o Options) *Store {
	t.Helper()
	o.Now = func() time.Time { return time.Date(2026, 11, 22, 10, 0, 0, 0, Tokyo) }
	s, err := Create(t.Context(), filepath.Join(t.TempDir(), "台帳.jibun"), Office{Name: "呉市"}, o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

// undeclared says what of a schema the nouns leave unsaid.
func undeclared(schema map[string]db.Table, nouns []Noun) (faults []string) {
	fault := func(format string, args ...any) { faults = append(faults, fmt.Sprintf(format, args...)) }
	of := map[string]Noun{}
	for _, n := range nouns {
		if _, twice := of[n.Table]; twice {
			fault("%s is declared twice", n.Table)
		}
		of[n.Table] = n
		if _, ok := schema[n.Table]; !ok {
			fault("%s is no table", n.Table)
		}
		if n.Label == "" || n.Kinds&^KindHistory == 0 {
			fault("%s has no label, or nobody hears of it", n.Table)
		}
	}
	for _, table := range slices.Sorted(maps.Keys(schema)) {
		n, ok := of[table]
		if !ok {
			fault("table %s is not declared", table)
			continue
		}
		faults = append(faults, columnFaults(schema[table], n, of)...)
	}
	return faults
}

func columnFaults(t db.Table, n Noun, of map[string]Noun) (faults []string) {
	fault := func(format string, args ...any) { faults = append(faults, fmt.Sprintf(format, args...)) }
	there := map[string]bool{"id": true, "version": true}
	for _, c := range t.Columns {
		said, ok := n.Column(c.Name)
		if !ok && !there[c.Name] {
			fault("%s.%s is not declared", n.Table, c.Name)
		}
		there[c.Name] = true
		to := t.References[c.Name]
		if r, ok := n.refers[c.Name]; ok && r.to != "" {
			if to != "" {
				fault("%s.%s: the schema says where it refers to", n.Table, c.Name)
			}
			to = r.to
		}
		if to == "" && (strings.HasSuffix(c.Name, "_id") || said.As == AsRow) {
			fault("%s.%s refers to nothing", n.Table, c.Name)
		}
		if to == "" {
			continue
		}
		target, known := of[to]
		if !known {
			fault("%s.%s refers to %s, which is no noun", n.Table, c.Name, to)
		}
		if said.As != AsRow {
			fault("%s.%s is not shown as the row it refers to", n.Table, c.Name)
		}
		if r := n.refers[c.Name]; (r.merge != nil) != target.merges || (r.delete != 0) != target.deletes {
			fault("%s.%s has no rule for when %s are merged or deleted, or one that is never asked", n.Table, c.Name, to)
		}
	}
	for _, c := range n.Columns {
		if !there[c.Name] {
			fault("%s.%s is no column", n.Table, c.Name)
		}
	}
	for c := range n.refers {
		if !there[c] {
			fault("%s.%s is no column", n.Table, c)
		}
	}
	return faults
}

// TestNouns_complete: every table and column of the schema is declared, every
// column that refers to a person, a seminar or a department has its rule.
func TestNouns_complete(t *testing.T) {
	schema := schemaOf(t)
	for _, f := range undeclared(schema, Nouns()) {
		t.Error(f)
	}
	if n := len(schema); n < 16 {
		t.Errorf("%d tables", n)
	}
	pointing := 0
	for _, n := range Nouns() {
		for _, to := range schema[n.Table].References {
			if slices.Contains([]string{"people", "seminars", "departments"}, to) {
				pointing++
			}
		}
	}
	if pointing < 11 {
		t.Errorf("%d columns refer to a person, a seminar or a department", pointing)
	}
}

// TestNouns_control: what the test above is for is found.
func TestNouns_control(t *testing.T) {
	schema := schemaOf(t)
	for what, spoil := range map[string]func([]Noun) []Noun{
		"table seminars is not declared": func(n []Noun) []Noun { return n[1:] },
		"offices has no label, or nobody hears of it": func(n []Noun) []Noun {
			i := slices.IndexFunc(n, func(n Noun) bool { return n.Table == "offices" })
			n[i].Kinds = 0
			return n
		},
		"registrations.person_id has no rule": func(n []Noun) []Noun {
			n[2].refers = maps.Clone(n[2].refers)
			delete(n[2].refers, "person_id")
			return n
		},
		"registrations.seminar_id has no rule": func(n []Noun) []Noun {
			n[2].refers = maps.Clone(n[2].refers)
			delete(n[2].refers, "seminar_id")
			return n
		},
		"seminars.category_id refers to nothing": func(n []Noun) []Noun { n[0].refers = nil; return n },
		"parties.fee is not declared": func(n []Noun) []Noun {
			n[4].Columns = slices.DeleteFunc(slices.Clone(n[4].Columns), func(c Column) bool { return c.Name == "fee" })
			return n
		},
		"retrospects.mood is no column": func(n []Noun) []Noun {
			n[1].Columns = append(slices.Clone(n[1].Columns), Column{Name: "mood"})
			return n
		},
	} {
		got := undeclared(schema, spoil(Nouns()))
		if !slices.ContainsFunc(got, func(f string) bool { return strings.HasPrefix(f, what) }) {
			t.Errorf("%s is not found: %v", what, got)
		}
	}
}

// TestNouns_kinds: every kind is heard of some noun.
func TestNouns_kinds(t *testing.T) {
	var all Kinds
	for _, n := range Nouns() {
		all |= n.Kinds
	}
	if want := KindOffice | KindPeople | KindSeminars | KindRegistrations | KindSpeakers; all&want != want || all&KindHistory != 0 {
		t.Errorf("%b of %b", all, want)
	}
}

// TestActs_complete: every key under which something is written, here or in the
// window, has its word and its group, and no word is there for nothing.
func TestActs_complete(t *testing.T) {
	words, groups, used := map[string]string{}, map[string]bool{}, map[string]bool{}
	for _, g := range HistoryGroups() {
		groups[g.Name] = g.Word != ""
	}
	for _, a := range AllActs() {
		if !groups[a.Group] {
			t.Errorf("%s is in the group %q, which is none", a.Prefix, a.Group)
		}
		for _, w := range a.Words {
			if !strings.HasPrefix(w.Key, a.Prefix) || w.Word == "" || words[w.Key] != "" {
				t.Errorf("%s: %q", w.Key, w.Word)
			}
			words[w.Key] = w.Word
			if w.older {
				used[w.Key] = true
			}
		}
	}
	key := regexp.MustCompile(`"([a-z]+\.[a-z_]+)"`)
	call := regexp.MustCompile(`\b(write|seminarStep|registrationStep|leave|partyStep|Bulk|Note|Together|WriteUnundone)\(ctx, "([a-z_.]+)"`)
	for _, dir := range []string{".", "sample", "../gui", "../gui/papers", "../gui/cli"} {
		files, err := filepath.Glob(filepath.Join(dir, "*.go"))
		if err != nil {
			t.Fatal(err)
		}
		for _, file := range files {
			if strings.HasSuffix(file, "_test.go") {
				continue
			}
			b, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			for _, m := range call.FindAllStringSubmatch(string(b), -1) {
				if words[m[2]] == "" {
					t.Errorf("%s: %s has no word", file, m[2])
				}
			}
			if strings.HasSuffix(file, "_noun.go") || file == "nouns.go" {
				continue
			}
			for line := range strings.Lines(string(b)) {
				if strings.Contains(line, "Word: ") || strings.Contains(line, "moving(") {
					continue // the declaration itself
				}
				for _, m := range key.FindAllStringSubmatch(line, -1) {
					used[m[1]] = true
				}
			}
		}
	}
	for k := range words {
		if !used[k] {
			t.Errorf("%s has a word, but nothing is written under it", k)
		}
	}
}

// favourNoun is made up: something a person did for a seminar and a department.
func favourNoun(onDelete deleting) Noun {
	return Noun{Table: "favours", Label: "お手伝い", Kinds: KindSpeakers,
		Columns: []Column{{Name: "person_id", Word: "人", As: AsRow}, {Name: "seminar_id", Word: "セミナー", As: AsRow}, {Name: "department_id", Word: "所属", As: AsRow},
			{Name: "state", Word: "状態", Codes: []Code{{"asked", "依頼中"}, {"done", "済"}}}, {Name: "day", Word: "日", As: AsDay}, derived("search_key")},
		Acts:   []Acts{{"speaker", "favour.", []Act{{Key: "favour.save", Word: "お手伝いの変更"}}}},
		refers: map[string]refer{"person_id": {merge: handOver}, "seminar_id": {delete: onDelete}},
	}
}

const favourTable = `CREATE TABLE favours (id {{id}}, version INTEGER NOT NULL DEFAULT 1,
	person_id INTEGER NOT NULL DEFAULT 0 REFERENCES people (id) DEFERRABLE INITIALLY DEFERRED,
	seminar_id INTEGER REFERENCES seminars (id) DEFERRABLE INITIALLY DEFERRED,
	department_id INTEGER NOT NULL DEFAULT 0 REFERENCES departments (id) DEFERRABLE INITIALLY DEFERRED,
	state TEXT NOT NULL DEFAULT 'asked', day TEXT NOT NULL DEFAULT '', search_key TEXT NOT NULL DEFAULT '');`

// withFavours is a ledger with the made-up noun, somebody, her department and a
// seminar, and a favour of hers.
func withFavours(t *testing.T, noun Noun, table string) (s *Store, person, seminar, favour int64) {
	t.Helper()
	files := fstest.MapFS{"9999_favours.sql": {Data: []byte(table)}}
	own, err := filepath.Glob("migrations/*.sql")
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range own {
		b, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		files[filepath.Base(f)] = &fstest.MapFile{Data: b}
	}
	s = newLedger(t, Options{migrations: files, nouns: append(Nouns(), noun)})
	ctx := t.Context()
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	p, d, m := Person{Name: "田中 太郎", StaffNo: "00001"}, Department{Division: "総務部", Section: "人事課"}, Seminar{SeriesID: 1, Title: "論語", Date: "2026-12-20"}
	must(s.SavePerson(ctx, &p))
	must(s.SaveDepartment(ctx, &d))
	must(s.SaveSeminar(ctx, &m))
	must(s.write(ctx, "favour.save", func(t *tx) error {
		favour, err = t.Add(ctx, "favours", row{"person_id": p.ID, "seminar_id": m.ID, "department_id": d.ID, "day": "2026-12-01", "search_key": "x"})
		return err
	}))
	return s, p.ID, m.ID, favour
}

// favours says who did what where.
func favours(t *testing.T, s *Store) (out string) {
	t.Helper()
	rows, err := s.read.QueryContext(t.Context(), `SELECT person_id, coalesce(seminar_id, 0), state FROM favours ORDER BY id`)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	for rows.Next() {
		var p, m int64
		var state string
		if err := rows.Scan(&p, &m, &state); err != nil {
			t.Fatal(err)
		}
		out += fmt.Sprintf("%d@%d %s;", p, m, state)
	}
	return out
}

// TestNoun_madeUp: a noun of which only its declaration and its table are known is
// saved, undone, done again, heard, stands in the way, is merged, told and checked.
func TestNoun_madeUp(t *testing.T) {
	ctx := t.Context()
	s, person, seminar, favour := withFavours(t, favourNoun(hinders), favourTable)
	var heard Kinds
	defer s.Subscribe(func(k Kinds) { heard |= k })()
	if err := s.write(ctx, "favour.save", func(t *tx) error { return t.Change(ctx, "favours", favour, row{"state": "done"}) }); err != nil {
		t.Fatal(err)
	}
	if heard != KindSpeakers|KindHistory {
		t.Errorf("heard %b", heard)
	}
	is := func(what, want string) {
		t.Helper()
		if got := favours(t, s); got != want {
			t.Errorf("%s: %s, want %s", what, got, want)
		}
	}
	start := fmt.Sprintf("%d@%d done;", person, seminar)
	is("saved", start)
	back(t, s.Undo)
	is("undone", fmt.Sprintf("%d@%d asked;", person, seminar))
	back(t, s.Redo)
	is("done again", start)

	// the seminar was added before: now it cannot be undone, because of the favour
	first, err := s.History(ctx, HistoryFilter{What: "seminar.add"})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.UndoOperation(ctx, first[0].ID); err == nil {
		t.Error("a seminar that a favour refers to was taken back")
	}
	if o, err := s.BlockedBy(ctx, first[0].ID); err != nil || o.What != "favour.save" {
		t.Error("blocked by", o.What, err)
	}

	other := Person{Name: "田中 太郎", Outside: true, Organization: "NPO"}
	if err := s.SavePerson(ctx, &other); err != nil {
		t.Fatal(err)
	}
	if err := s.Merge(ctx, other.ID, person); err != nil {
		t.Fatal(err)
	}
	is("merged", fmt.Sprintf("%d@%d done;", other.ID, seminar))
	back(t, s.Undo)
	is("not merged", start)

	told(t, s, favour)
	if list, err := s.History(ctx, HistoryFilter{PersonID: person, What: "favour."}); err != nil || len(list) == 0 {
		t.Error("her history leaves it out", err)
	}
	if r, err := s.Check(ctx, nil); err != nil || !r.OK() {
		t.Error(r.Problems, err)
	}
}

func back(t *testing.T, step func(context.Context) (Operation, error)) {
	t.Helper()
	if _, err := step(t.Context()); err != nil {
		t.Fatal(err)
	}
}

// told: the history says who and where, and nothing that is derived.
func told(t *testing.T, s *Store, favour int64) {
	t.Helper()
	list, err := s.History(t.Context(), HistoryFilter{Table: "favours", RowID: favour})
	if err != nil {
		t.Fatal(err)
	}
	lines, err := s.DescribeChanges(t.Context(), list[len(list)-1].ID, 0)
	want := "田中 太郎 論語 [{department_id  総務部 人事課} {day  2026-12-01}]"
	if err != nil || len(lines) != 1 || fmt.Sprint(lines[0].Label, " ", lines[0].Fields) != want {
		t.Errorf("%v %v, want %s", lines, err, want)
	}
}

// TestNoun_deleting: what becomes of a row when the seminar it refers to is deleted
// is what its noun says, all of it one undo.
func TestNoun_deleting(t *testing.T) {
	for rule, want := range map[deleting]string{hinders: "1@1 asked;", goesAlong: "", staysAlone: "1@0 asked;"} {
		table := favourTable
		if rule == staysAlone { // 0 would be a reference to nothing
			table = strings.Replace(table, "seminar_id INTEGER REFERENCES seminars (id) DEFERRABLE INITIALLY DEFERRED", "seminar_id INTEGER NOT NULL DEFAULT 0", 1)
		}
		noun := favourNoun(rule)
		if rule == staysAlone {
			noun.refers["seminar_id"] = refer{to: "seminars", delete: rule}
		}
		s, _, seminar, _ := withFavours(t, noun, table)
		err := s.DeleteSeminar(t.Context(), seminar)
		if (err != nil) != (rule == hinders) {
			t.Errorf("rule %d: %v", rule, err)
		}
		if got := favours(t, s); got != want {
			t.Errorf("rule %d: %s, want %s", rule, got, want)
		}
		if rule != hinders {
			back(t, s.Undo)
			if got := favours(t, s); got != "1@1 asked;" {
				t.Errorf("rule %d, undone: %s", rule, got)
			}
		}
	}
}

// TestNoun_unruled: a noun whose column has no rule does not stay with the dropped
// record in silence, nor is a row deleted under it.
func TestNoun_unruled(t *testing.T) {
	noun := favourNoun(hinders)
	noun.refers = nil
	s, person, seminar, _ := withFavours(t, noun, favourTable)
	other := Person{Name: "田中 太郎", Outside: true}
	if err := s.SavePerson(t.Context(), &other); err != nil {
		t.Fatal(err)
	}
	if err := s.Merge(t.Context(), other.ID, person); err == nil || !strings.Contains(err.Error(), "favours.person_id has no rule") {
		t.Error(err)
	}
	if err := s.DeleteSeminar(t.Context(), seminar); err == nil || !strings.Contains(err.Error(), "favours.seminar_id has no rule") {
		t.Error(err)
	}
}
