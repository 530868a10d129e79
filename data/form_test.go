package data_test

import (
	"bytes"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"jibun/data"
	"jibun/data/datatest"
)

// formOperations are in the table of all operations.
var formOperations = []operation{
	{"form.add", "課の年報", kO, func(d *desk, _ int64) func() error {
		return func() error {
			return d.s.AddForm(d.Context(), &data.Form{Kind: data.FormAnnual, Name: "課の年報"}, []byte("PK"))
		}
	}},
	{"form.save", "新しい年報", kO, func(d *desk, _ int64) func() error {
		f := d.form("課の年報", "PK")
		f.Name = "新しい年報"
		return func() error { return d.s.SaveForm(d.Context(), &f) }
	}},
	{"form.replace", "課の年報", kO, func(d *desk, _ int64) func() error {
		f := d.form("課の年報", "PK")
		return func() error { return d.s.ReplaceForm(d.Context(), &f, []byte("PK2")) }
	}},
	{"form.remove", "課の年報", kO, func(d *desk, _ int64) func() error {
		f := d.form("課の年報", "PK")
		d.must(d.s.UseForm(d.Context(), data.FormAnnual, f.ID))
		d.must(d.s.UseForm(d.Context(), data.FormBook, f.ID))
		return func() error { return d.s.RemoveForm(d.Context(), f.ID) }
	}},
	{"form.use", "出席簿 課の年報", kO, func(d *desk, _ int64) func() error {
		f := d.form("課の年報", "PK")
		return func() error { return d.s.UseForm(d.Context(), data.FormBook, f.ID) }
	}},
	{"form.use", "出席簿 標準", kO, func(d *desk, _ int64) func() error {
		f := d.form("課の年報", "PK")
		d.must(d.s.UseForm(d.Context(), data.FormBook, f.ID))
		return func() error { return d.s.UseForm(d.Context(), data.FormBook, 0) }
	}},
}

// form keeps a form of the year.
func (d *desk) form(name, file string) data.Form {
	d.Helper()
	f := data.Form{Kind: data.FormAnnual, Name: name, Source: `C:/人事課/` + name + ".xlsx"}
	d.must(d.s.AddForm(d.Context(), &f, []byte(file)))
	return f
}

// file reads the file of a form.
func (d *desk) file(id int64) string {
	d.Helper()
	b, err := d.s.FormFile(d.Context(), id)
	d.must(err)
	return string(b)
}

func (d *desk) whole() {
	d.Helper()
	r, err := d.s.Check(d.Context(), nil)
	d.must(err)
	d.equal("damages", r.Problems, []data.Problem{})
}

func TestForm(t *testing.T) {
	rules{
		"listed by the kind of paper and the name, with the file's name": func(d *desk) {
			d.must(d.s.AddForm(d.Context(), &data.Form{Kind: data.FormSignIn, Name: "あ", Source: "名簿.xlsx"}, []byte("a")))
			d.form("乙", "b")
			d.form(" 甲 ", "c")
			all, err := d.s.Forms(d.Context())
			d.must(err)
			got := ""
			for _, f := range all {
				got += fmt.Sprint(f.Kind, f.Name, f.Source, f.Size, f.Kept.Equal(datatest.Start), " ")
			}
			d.equal("forms", got, "annual乙乙.xlsx1 true annual甲 甲 .xlsx1 true signinあ名簿.xlsx1 true ")
			f, err := d.s.FormNamed(d.Context(), "甲")
			d.must(err)
			one, err := d.s.Form(d.Context(), f.ID)
			d.must(err)
			d.equal("one", one, f)
			d.fails(data.ErrNotFound, func() error { return second(d.s.FormNamed(d.Context(), "丙")) })
			d.fails(data.ErrNotFound, func() error { return second(d.s.Form(d.Context(), 99)) })
			d.fails(data.ErrNotFound, func() error { return second(d.s.FormFile(d.Context(), 99)) })
		},
		"a name once, and never that of the standard paper": func(d *desk) {
			d.form("甲", "a")
			f := d.form("乙", "b")
			add := func(name string) func() error {
				return func() error {
					return d.s.AddForm(d.Context(), &data.Form{Kind: data.FormAnnual, Name: name}, []byte("x"))
				}
			}
			d.fails(data.Invalid{"form_name": "taken"}, add("甲"))
			d.fails(data.Invalid{"form_name": "taken"}, add("標準"))
			d.fails(data.Invalid{"form_name": "required"}, add("  "))
			d.fails(data.Invalid{"form_name": "too_long:100"}, add(strings.Repeat("長", 101)))
			d.fails(data.Invalid{"kind": "code"}, func() error { return d.s.AddForm(d.Context(), &data.Form{Name: "丙"}, []byte("x")) })
			f.Name = "甲"
			d.fails(data.Invalid{"form_name": "taken"}, func() error { return d.s.SaveForm(d.Context(), &f) })
		},
		"a file that is none or too big is not kept": func(d *desk) {
			f := d.form("甲", "a")
			for why, file := range map[string][]byte{"required": nil, "too_big": make([]byte, data.MostFormBytes+1)} {
				d.fails(data.Invalid{"file": why}, func() error {
					return d.s.AddForm(d.Context(), &data.Form{Kind: data.FormAnnual, Name: "丙"}, file)
				})
				d.fails(data.Invalid{"file": why}, func() error { return d.s.ReplaceForm(d.Context(), &f, file) })
			}
		},
		"replaced, and undo brings back the bytes before, redo those after": func(d *desk) {
			old, young := string(bytes.Repeat([]byte{0, 1, 2, 0xff}, 300_000)), "\x00\xff新しい"
			f := d.form("甲", old)
			first := f
			f.Source = "二年目.xlsx"
			d.must(d.s.ReplaceForm(d.Context(), &f, []byte(young)))
			d.equal("after", d.file(f.ID), young)
			n := d.operations()
			d.must(d.s.ReplaceForm(d.Context(), &f, []byte(young)))
			d.equal("the same file again", d.operations(), n)
			d.must(second(d.s.Undo(d.Context())))
			d.equal("undone", d.file(f.ID) == old, true)
			got, err := d.s.Form(d.Context(), f.ID)
			d.must(err)
			d.equal("undone", got, first)
			d.must(second(d.s.Redo(d.Context())))
			d.equal("done again", d.file(f.ID), young)
			d.whole()
			d.fails(data.ErrConflict, func() error { return d.s.ReplaceForm(d.Context(), &first, []byte("x")) })
		},
		"removed, with what used it, and brought back": func(d *desk) {
			f := d.form("甲", "a")
			d.must(d.s.UseForm(d.Context(), data.FormAnnual, f.ID))
			d.must(d.s.UseForm(d.Context(), data.FormBook, f.ID))
			uses := func(want string) {
				d.Helper()
				u, err := d.s.FormUses(d.Context())
				d.must(err)
				d.equal("uses", u, want)
			}
			uses(fmt.Sprintf("map[annual:%d book:%d]", f.ID, f.ID))
			d.must(d.s.RemoveForm(d.Context(), f.ID))
			uses("map[]")
			d.fails(data.ErrNotFound, func() error { return d.s.RemoveForm(d.Context(), f.ID) })
			d.fails(data.ErrNotFound, func() error { return d.s.UseForm(d.Context(), data.FormBook, f.ID) })
			d.fails(data.Invalid{"kind": "code"}, func() error { return d.s.UseForm(d.Context(), "x", f.ID) })
			d.must(second(d.s.Undo(d.Context())))
			uses(fmt.Sprintf("map[annual:%d book:%d]", f.ID, f.ID))
			d.equal("its file", d.file(f.ID), "a")
			d.must(d.s.UseForm(d.Context(), data.FormBook, 0))
			d.must(d.s.UseForm(d.Context(), data.FormBook, 0))
			uses(fmt.Sprintf("map[annual:%d]", f.ID))
			d.whole()
		},
		"the bytes are there once, however many forms have them": func(d *desk) {
			d.form("甲", strings.Repeat("x", 1<<20))
			d.form("乙", strings.Repeat("x", 1<<20))
			f := d.form("丙", "y")
			d.must(d.s.ReplaceForm(d.Context(), &f, bytes.Repeat([]byte("x"), 1<<20)))
			d.must(d.s.RemoveForm(d.Context(), f.ID))
			raw, err := datatest.Raw(d.s.Path(), "ro")
			d.must(err)
			defer raw.Close()
			var n, total, log int
			d.must(raw.QueryRow("SELECT count(*), sum(length(bytes)) FROM contents").Scan(&n, &total))
			d.must(raw.QueryRow("SELECT sum(length(coalesce(before, '')) + length(coalesce(after, ''))) FROM changes").Scan(&log))
			d.equal("contents and their bytes", []int{n, total}, []int{2, 1<<20 + 1})
			if log > 8000 {
				t.Errorf("the history has grown to %d bytes", log)
			}
			d.whole()
		},
		"what changed is told by the day and the file, not by its digest": func(d *desk) {
			f := d.form("甲", "a")
			d.c.Add(3600e9)
			f.Source = "新.xlsx"
			d.must(d.s.ReplaceForm(d.Context(), &f, []byte("b")))
			list, err := d.s.History(d.Context(), data.HistoryFilter{What: "form.replace"})
			d.must(err)
			lines, err := d.s.DescribeChanges(d.Context(), list[0].ID, 0)
			d.must(err)
			d.equal("told", fmt.Sprint(lines[0].Label, lines[0].Fields), "甲[{source 甲.xlsx 新.xlsx} {kept_at 2026-11-22T01:32:05Z 2026-11-22T02:32:05Z}]")
		},
		"a backup has all of it, and a ledger restored from it gives the file": func(d *desk) {
			f := d.form("甲", "a\x00b")
			info, err := d.s.Backup(d.Context(), d.TempDir())
			d.must(err)
			to := filepath.Join(d.TempDir(), "戻した.jibun")
			d.must(data.Restore(d.Context(), info.Path, to, d.c.Options()))
			back := datatest.Open(d, to, d.c)
			b, err := back.FormFile(d.Context(), f.ID)
			d.must(err)
			d.equal("file", string(b), "a\x00b")
		},
	}.check(t)
}

// TestForm_damage: each way in which a kept file can be wrong is found by the check.
func TestForm_damage(t *testing.T) {
	for name, c := range map[string]struct {
		spoil string
		kinds []data.ProblemKind
	}{
		"nothing":                  {"SELECT 1", nil},
		"another content":          {"UPDATE contents SET bytes = CAST('z' AS BLOB) WHERE id = 1", []data.ProblemKind{data.ProblemRowChanged}},
		"text for bytes":           {"UPDATE contents SET bytes = 'a' WHERE id = 1", []data.ProblemKind{data.ProblemRowChanged}},
		"another digest":           {"UPDATE contents SET sum = 'x' WHERE id = 1", []data.ProblemKind{data.ProblemRowChanged, data.ProblemRowExtra, data.ProblemRowMissing}},
		"a content gone":           {"DELETE FROM contents WHERE id = 1", []data.ProblemKind{data.ProblemRowMissing}},
		"one that nobody names":    {"INSERT INTO contents (sum, bytes) VALUES ('2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881', CAST('x' AS BLOB))", []data.ProblemKind{data.ProblemRowExtra}},
		"a form with another file": {"UPDATE forms SET content = (SELECT sum FROM contents WHERE id = 1) WHERE id = 2", []data.ProblemKind{data.ProblemRowChanged}},
	} {
		t.Run(name, func(t *testing.T) {
			d := newDesk(t)
			f := d.form("甲", "a")
			d.form("乙", "b")
			d.must(d.s.ReplaceForm(d.Context(), &f, []byte("c"))) // the first content is only in the history
			d.must(d.s.Close())
			raw, err := datatest.Raw(d.s.Path(), "rw")
			d.must(err)
			_, err = raw.Exec(c.spoil)
			d.must(err)
			d.must(raw.Close())
			r, err := datatest.Open(t, d.s.Path(), d.c).Check(d.Context(), nil)
			d.must(err)
			var got []data.ProblemKind
			for _, p := range r.Problems {
				if !slices.Contains(got, p.Kind) {
					got = append(got, p.Kind)
				}
			}
			slices.Sort(got)
			d.equal("found", got, fmt.Sprint(c.kinds))
		})
	}
	d := newDesk(t)
	f := d.form("甲", "a")
	d.must(d.s.Close())
	raw, err := datatest.Raw(d.s.Path(), "rw")
	d.must(err)
	_, err = raw.Exec("UPDATE contents SET bytes = CAST('z' AS BLOB)")
	d.must(err)
	d.must(raw.Close())
	s := datatest.Open(t, d.s.Path(), d.c)
	if _, err := s.FormFile(d.Context(), f.ID); err == nil {
		t.Error("a damaged file was given out as the form")
	}
}
