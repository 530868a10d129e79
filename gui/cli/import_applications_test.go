package cli_test

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"jibun/data"
	"jibun/data/datatest"
	"jibun/gui/cli"
)

// reception is a ledger with an evening, the 5th, and some of the people who apply
// in the sample mails and tables.
func reception(t *testing.T) string {
	t.Helper()
	s := datatest.New(t)
	for _, p := range []struct{ name, no, section string }{{"田中 太郎", "0012345", "総務課"}, {"鈴木 花子", "0012346", "市民課"}, {"佐藤 健一", "0012347", "財政課"}, {"髙橋 美咲", "0012349", "福祉課"}} {
		d := datatest.Department(t, s, "部", p.section)
		x := datatest.Person(t, s, p.name, func(q *data.Person) { q.StaffNo = p.no })
		datatest.Post(t, s, x.ID, d.ID, "2026-04-01")
	}
	m := datatest.Seminar(t, s, "論語", func(m *data.Seminar) { m.Number = 1 })
	who, err := s.FindPeople(t.Context(), "0012347", 1)
	if err != nil || len(who) != 1 {
		t.Fatal(who, err)
	}
	datatest.Apply(t, s, m.ID, who[0].ID)
	path := s.Path()
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	return path
}

const samples = "../../data/mail/testdata/"
const tables = "../../data/paste/testdata/services/"

// TestImportApplications: what is certain or new goes in, and what is left is said.
func TestImportApplications(t *testing.T) {
	ledger := reception(t)
	args := []string{"import", "applications", ledger, samples + "01_jis.eml", samples + "09_question.eml", samples + "10_cancel.eml", samples + "07_thanks.eml", samples + "21_outlook.msg",
		tables + "peatix.cp932.csv", tables + "connpass.xlsx", "--number", "1", "--today", "2026-11-22"}
	applicants := func() string {
		out, _ := jibun(t, 0, "list", "applicants", ledger, "--number", "1")
		return out
	}
	before := applicants()
	dry, said := jibun(t, 0, append(args, "--dry-run", "--json")...)
	if applicants() != before || !strings.Contains(said, "台帳は変えていません") {
		t.Errorf("a dry run wrote, or does not say so: %s", said)
	}
	var list []map[string]any
	if err := json.Unmarshal([]byte(dry), &list); err != nil {
		t.Fatal(err)
	}
	keys := []string{"source", "row", "kind", "name", "person_id", "staff_no", "organization", "sure", "party", "number", "why"}
	var lines []string
	for _, l := range list {
		for _, k := range keys {
			if _, ok := l[k]; !ok || len(l) != len(keys) {
				t.Fatalf("fields %v", l)
			}
		}
		lines = append(lines, strings.Join([]string{l["source"].(string), l["kind"].(string), l["sure"].(string), l["staff_no"].(string), l["name"].(string)}, " "))
	}
	want := []string{"01_jis.eml apply certain 0012345 田中 太郎", "09_question.eml question certain 0012346 鈴木 花子", "10_cancel.eml withdraw certain 0012347 佐藤 健一", "07_thanks.eml none uncertain  田中 太郎",
		"21_outlook.msg apply certain 0012349 髙橋 美咲", "peatix.cp932.csv apply new  井上 沙織", "peatix.cp932.csv apply new  森 由美子", "peatix.cp932.csv withdraw uncertain  岡本 翼", "peatix.cp932.csv wait new  村上 涼",
		"connpass.xlsx apply already 0012345 田中 太郎", "connpass.xlsx wait certain 0012346 鈴木 花子", "connpass.xlsx withdraw certain 0012347 佐藤 健一", "connpass.xlsx apply uncertain  さおり@呉"}
	if !slices.Equal(lines, want) {
		t.Errorf("plan\n%s", strings.Join(lines, "\n"))
	}
	if list[0]["party"] != true || list[0]["number"] != 1.0 || list[0]["row"] != 1.0 || list[8]["party"] != nil || list[1]["why"] == "" || list[0]["person_id"] == 0.0 || list[12]["person_id"] != 0.0 {
		t.Errorf("%v %v", list[0], list[8])
	}
	out, said := jibun(t, 0, append(args, "--json")...)
	if out != dry {
		t.Errorf("the plan is another without --dry-run:\n%s", out)
	}
	for _, x := range []string{"6名を加えました", "キャンセルの連絡", "10_cancel.eml", "残しました", "さおり@呉", "質問", "jibun undo"} {
		if !strings.Contains(said, x) {
			t.Errorf("does not say %q:\n%s", x, said)
		}
	}
	after := applicants()
	for _, x := range []string{"田中 太郎\t部 総務課\t参加確定", "村上 涼\t村上商店\tキャンセル待ち", "鈴木 花子\t部 市民課\tキャンセル待ち", "佐藤 健一\t部 財政課\t参加確定"} {
		if !strings.Contains(after, x) {
			t.Errorf("%q is not there:\n%s", x, after)
		}
	}
	if _, said := jibun(t, 0, args...); !strings.Contains(said, "0名を加えました") || applicants() != after {
		t.Errorf("once more: %s", said)
	}
	jibun(t, 0, "undo", ledger)
	if applicants() != before {
		t.Error("one undo does not take it back")
	}
	jibun(t, 0, "check", ledger)
}

func TestImportApplications_wrong(t *testing.T) {
	ledger := reception(t)
	pdf := filepath.Join(t.TempDir(), "a.pdf")
	if err := os.WriteFile(pdf, []byte("%PDF-1.7"), 0o644); err != nil {
		t.Fatal(err)
	}
	mail := samples + "01_jis.eml"
	for _, x := range []struct {
		code int
		args []string
		says string
	}{
		{2, []string{ledger, mail}, "使い方"},
		{2, []string{ledger, "--number", "1"}, "使い方"},
		{2, []string{ledger, mail, "--number", "x"}, "使い方"},
		{1, []string{ledger, mail, "--number", "7"}, "見つかりません"},
		{1, []string{ledger, mail, "none.eml", "--number", "1"}, "見つかりません"},
		{1, []string{ledger, pdf, "--number", "1"}, "どれからも読み取れませんでした"},
		{1, []string{pdf, mail, "--number", "1"}, "台帳ではありません"},
	} {
		out, said := jibun(t, x.code, append([]string{"import", "applications"}, x.args...)...)
		if out != "" || !strings.Contains(said, x.says) {
			t.Errorf("%v: %q %q", x.args, out, said)
		}
	}
	if out, _ := jibun(t, 0, "list", "applicants", ledger, "--number", "1"); strings.Count(out, "\n") != 1 {
		t.Errorf("something was written: %s", out)
	}
	var o, e bytes.Buffer
	if code := cli.Run(t.Context(), []string{"import", "applications", ledger, "-", "--number", "1", "--today", "2026-11-22"}, strings.NewReader("氏名\t所属\n田中 太郎\t総務課\n"), &o, &e); code != 0 || !strings.Contains(e.String(), "1名を加えました") || o.Len() != 0 {
		t.Errorf("standard input: %d %s %s", code, o.String(), e.String())
	}
	hold(t, ledger)
	if _, said := jibun(t, 1, "import", "applications", ledger, mail, "--number", "1"); !strings.Contains(said, "花子@人事課 さん") {
		t.Error(said)
	}
	if out, _ := jibun(t, 0, "import", "applications", ledger, mail, "--number", "1", "--dry-run", "--json"); !strings.Contains(out, "田中") {
		t.Error(out)
	}
}
