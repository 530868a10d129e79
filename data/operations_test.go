package data_test

import (
	"context"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"jibun/data"
	"jibun/data/datatest"
)

// TestOperations: every operation leaves exactly one line in the history, is
// noticed once and only when it is done, and is undone and done again exactly.
func TestOperations(t *testing.T) {
	for _, o := range operations {
		t.Run(o.what, func(t *testing.T) {
			d := newDesk(t)
			m := d.seminar(2)
			d.posted("甲", "人事課")
			d.apply(m, "甲", "乙", "丙", "丁")
			d.assign(m, "戊", data.Agreed)
			d.must(d.s.JoinParty(d.Context(), m, d.here["甲"]))
			do := o.on(d, m)

			var heard []data.Kinds
			seen := 0
			defer d.s.Subscribe(func(k data.Kinds) { heard, seen = append(heard, k), d.operations() })()
			n, before := d.operations(), dump(t, d.s.Path(), datatest.History...)
			d.must(do())
			d.equal("kinds", heard, []data.Kinds{o.kinds | data.KindHistory})
			list, err := d.s.History(d.Context(), data.HistoryFilter{})
			d.must(err)
			d.equal("lines in the history, and when it was noticed", []int{len(list) - n, seen - n}, []int{1, 1})
			d.equal("line", []string{list[0].What, list[0].About, list[0].Mode, list[0].Who}, []string{o.what, o.about, "do", "hanako@jinji"})
			after := dump(t, d.s.Path(), datatest.History...)
			if after == before {
				t.Fatal("nothing changed")
			}
			d.c.Add(time.Hour)
			undo, redo := d.s.Undo, d.s.Redo
			if o.what == "signin.number" { // part of a paper and no step of undo; a paper that came to nothing takes it back by its name
				undo = func(ctx context.Context) (data.Operation, error) { return d.s.UndoOperation(ctx, list[0].ID) }
				redo = func(ctx context.Context) (data.Operation, error) { return d.s.UndoOperation(ctx, list[0].ID+1) }
			}
			d.must(second(undo(d.Context())))
			d.equal("undone", dump(t, d.s.Path(), datatest.History...), before)
			d.must(second(redo(d.Context())))
			d.equal("done again", dump(t, d.s.Path(), datatest.History...), after)
			d.equal("kinds of all three", heard, []data.Kinds{o.kinds | data.KindHistory, o.kinds | data.KindHistory, o.kinds | data.KindHistory})
		})
	}
}

// TestOperations_silent: who stopped listening hears nothing, and nobody hears
// of what was refused or changed nothing.
func TestOperations_silent(t *testing.T) {
	d := newDesk(t)
	m := d.seminar(1)
	heard := 0
	cancel := d.s.Subscribe(func(data.Kinds) { heard++ })
	d.refuses("seminar.future", func() error { return d.s.HoldSeminar(d.Context(), m) })
	x, n := d.read(m), d.operations()
	d.must(d.s.SaveSeminar(d.Context(), &x))
	d.equal("lines of a form saved as it was", d.operations()-n, 0)
	d.equal("heard", heard, 0)
	cancel()
	d.apply(m, "甲")
	d.equal("heard after leaving", heard, 0)
}

// TestOperations_complete: no operation of the package is missing above.
func TestOperations_complete(t *testing.T) {
	elsewhere := []string{"people.import", "ledger.import"} // transfer_test.go, takeover_test.go
	key := regexp.MustCompile(`\b(?:write|seminarStep|registrationStep|leave|partyStep)\(ctx, "([a-z_.]+)"`)
	files, err := filepath.Glob("*.go")
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
		for _, k := range key.FindAllStringSubmatch(string(b), -1) {
			if !slices.Contains(elsewhere, k[1]) && !slices.ContainsFunc(operations, func(o operation) bool { return o.what == k[1] }) {
				t.Errorf("%s of %s is not tested", k[1], file)
			}
		}
	}
}
