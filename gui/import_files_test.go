package gui

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"golang.org/x/text/encoding/japanese"

	"jibun/data"
	"jibun/data/datatest/spent"
)

// saidInPage is all that stands in the notes of the first step.
func saidInPage(f *importFile) string { return strings.Join(f.said, " ") }

// What is wrong with a file is said in the page, each with its own sentence, and
// another one can be taken at once.
func TestImport_badFiles(t *testing.T) {
	p := newTestProgram(t, emptyLedger(t))
	in := openImport(p, "roster").in.(*rosterImport)
	dir := t.TempDir()
	write := func(name, text string) string {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	for _, c := range []struct{ path, want string }{
		{write("空.csv", ""), "空です"},
		{write("古い.xls", "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"+strings.Repeat("\x00", 1024)), ".xls"},
		{write("壊れた.xlsx", "PK\x03\x04\x14\x00broken"), "壊れて"},
		{write("文書.pdf", "%PDF-1.7\n"), "表のファイルでは"},
		{write("見出しなし.csv", "1,2,3\n4,5,6\n"), "見出し"},
		{filepath.Join(dir, "ない.csv"), "見つかりません"},
	} {
		in.open(c.path)
		if said := saidInPage(in.file); !strings.Contains(said, c.want) {
			t.Errorf("%s: %q", filepath.Base(c.path), said)
		}
		if dialogOpen(p) || in.w.at != 0 || !in.w.next.Disabled() {
			t.Errorf("%s: one could go on", filepath.Base(c.path))
		}
	}
	shot(t, p, "import-1-wrong")
	in.open(write("良い.csv", "職員番号,氏名,所属\n0001,田中 花子,総務部 人事課\n"))
	if in.w.next.Disabled() || saidInPage(in.file) != "" {
		t.Errorf("a good file after them: %q", saidInPage(in.file))
	}
}

// A choice of a column is seen at once, and kept for the next year.
func TestImport_rememberedColumns(t *testing.T) {
	p := newTestProgram(t, emptyLedger(t))
	write := func(name, text string) string {
		out, err := japanese.ShiftJIS.NewEncoder().String(text)
		if err != nil {
			t.Fatal(err)
		}
		path := filepath.Join(t.TempDir(), name)
		if err := os.WriteFile(path, []byte(out), 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	head := "整理記号,氏名,ふりがな,所属,呼び名,備考\r\n"
	path := write("名簿.csv", head+"0001,田中 花子,たなか はなこ,総務部 人事課,主事,\r\n0002,木村 進,きむら すすむ,こども部 保育課,課長,\r\n")
	in := openImport(p, "roster").in.(*rosterImport)
	in.open(path)
	in.w.forward()
	if in.w.at != 1 || !in.roster.Numberless || in.w.next.Disabled() {
		t.Fatalf("at %d; without a staff number it is read as a list without numbers", in.w.at)
	}
	shot(t, p, "import-2-missing")
	choose := func(column int, label string) {
		s := in.columns.choices[column]
		for i, o := range s.Options() {
			if o == label {
				s.SetIndex(i)
				s.OnChanged(i)
				return
			}
		}
		t.Fatal(label)
	}
	choose(0, "職員番号")
	choose(4, "職名")
	choose(5, "使わない")
	if in.w.next.Disabled() || len(in.roster.People) != 2 || in.roster.People[1].Position != "課長" {
		t.Fatalf("%+v", in.roster.People)
	}
	// 氏名 chosen for another column leaves the first without a meaning, and back
	choose(2, "氏名")
	if in.roster.People[0].Name != "たなか はなこ" || in.columns.choices[1].Index() != 0 {
		t.Errorf("%+v, %d", in.roster.People[0], in.columns.choices[1].Index())
	}
	choose(1, "氏名")
	choose(2, "ふりがな")
	in.w.forward()
	if in.w.at != 2 || in.planned.Count(data.CaseNew) != 2 {
		t.Fatalf("at %d", in.w.at)
	}
	in.w.forward()
	if in.w.at != 3 {
		t.Fatal("not taken in")
	}
	if r := findPerson(t, p, "0002"); r.Position != "課長" || r.From != "こども部 保育課" {
		t.Errorf("%+v", r)
	}
	// the next year all is understood by itself
	again := openImport(p, "roster").in.(*rosterImport)
	again.open(write("翌年.csv", head+"0001,田中 花子,たなか はなこ,こども部 保育課,係長,\r\n0002,木村 進,きむら すすむ,こども部 保育課,課長,\r\n"))
	again.w.forward()
	again.w.forward()
	if again.w.at != 2 || again.planned.Count(data.CaseMoved) != 1 {
		t.Errorf("at %d, %d moved", again.w.at, again.planned.Count(data.CaseMoved))
	}
	// somebody else's change while the plan is looked at: it is made anew
	if r := findPerson(t, p, "0001"); true {
		transferNow(t, p, r.ID, 2)
	}
	if again.planned.Count(data.CaseMoved) != 0 {
		t.Error("the plan is that of a ledger that is no more")
	}
}

func transferNow(t *testing.T, p *program, person, department int64) {
	t.Helper()
	o := data.Posting{PersonID: person, DepartmentID: department, Position: "係長", From: p.desk.store.Today().AddDays(-30)}
	if err := p.desk.store.Transfer(t.Context(), &o); err != nil {
		t.Fatal(err)
	}
}

// 20,000 rows: no step keeps her waiting.
func TestImport_many(t *testing.T) {
	if testing.Short() {
		t.Skip("20,000 rows")
	}
	p := newTestProgram(t, emptyLedger(t))
	path := filepath.Join(t.TempDir(), "大きな名簿.csv")
	if err := os.WriteFile(path, manyRows(20000), 0o600); err != nil {
		t.Fatal(err)
	}
	in := openImport(p, "roster").in.(*rosterImport)
	lap := func(what string, most time.Duration, f func()) {
		began := spent.Now()
		f()
		if d := spent.Fair(spent.Since(began)); d > most {
			t.Errorf("%s took %v", what, d)
		} else {
			t.Logf("%s %v", what, d)
		}
	}
	lap("reading", 8*time.Second, func() { in.open(path) })
	lap("columns", 2*time.Second, func() { in.w.forward() })
	lap("a choice of a column", 4*time.Second, func() { in.columns.choose(4, 0) })
	lap("comparing", 8*time.Second, func() { in.w.forward() })
	lap("ticking all", 2*time.Second, func() { in.plan.tick(in.plan.grids[data.CaseNew].Rows(), true) })
	if in.w.at != 2 || in.plan.changes() != 0 {
		t.Errorf("at %d, %d changes", in.w.at, in.plan.changes())
	}
}

// manyRows is a roster of n people in 300 departments.
func manyRows(n int) []byte {
	var b strings.Builder
	b.WriteString("職員番号,氏名,ふりがな,所属,職名\r\n")
	for i := range n {
		fmt.Fprintf(&b, "%06d,山田 花子%d,やまだ はなこ,第%d部 第%d課,主事\r\n", i+1, i, i/1000, i/66)
	}
	return []byte(b.String())
}
