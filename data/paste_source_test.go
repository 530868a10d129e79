package data_test

import (
	"archive/zip"
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"jibun/data"
	"jibun/data/datatest"
	"jibun/data/paste"
)

// files reads sources of the tests below.
func (d *desk) files(paths ...string) []data.PasteSource {
	var out []data.PasteSource
	for _, p := range paths {
		out = append(out, data.PasteFile(filepath.FromSlash(p)))
	}
	return out
}

// twelve are sources of every kind, as a clerk may drop them at once.
var twelve = []string{
	"paste/testdata/services/connpass.cp932.csv", "paste/testdata/services/peatix.utf8.csv", "paste/testdata/services/googleforms.xlsx", "paste/testdata/services/msforms.bom.csv",
	"paste/testdata/services/kintone.cp932.csv", "paste/testdata/services/garoon.utf8.csv", "paste/testdata/services/googleforms.clip.txt",
	"mail/testdata/01_jis.eml", "mail/testdata/03_html_form.eml", "mail/testdata/04_quoted_printable.eml", "mail/testdata/22_outlook_attached.msg", "mail/testdata/10_cancel.eml",
	"mail/testdata/07_thanks.eml", "mail/testdata/08_automatic.eml", "mail/testdata/09_question.eml",
}

// TestPlanPaste_sources: twelve sources and more dropped at once, with what stands on
// the clipboard, are one plan, one operation, and one undo.
func TestPlanPaste_sources(t *testing.T) {
	d, m := counter(t)
	x := d.readPerson("0012350")
	x.StaffNo, x.Name = "0012351", "木村 誠"
	d.must(d.s.SavePerson(d.Context(), &x))
	cancels := datatest.Apply(d, d.s, m, d.here["0012347"])
	before := dump(t, d.s.Path())
	sources := append(d.files(twelve...), data.Pasted("氏名\t所属\n小林 大輔\t呉商工会議所\n"))
	p, err := d.s.PlanPaste(d.Context(), m, sources...)
	d.must(err)
	if dump(t, d.s.Path()) != before {
		t.Error("planning wrote into the ledger")
	}
	var got []string
	for i := range p.Lines {
		l := &p.Lines[i]
		got = append(got, fmt.Sprintf("%s:%d %s %s %s", l.Source, l.Line, l.Wish, l.Sure(), l.Name))
	}
	if w := strings.Join(got, "\n"); w != strings.TrimSpace(wantTwelve) {
		t.Errorf("got\n%s", w)
	}
	d.equal("sources", len(p.Sources), len(twelve))
	p.TakeSure()
	n := d.operations()
	r, err := d.s.ApplyPaste(d.Context(), p, data.Email)
	d.must(err)
	d.equal("result", fmt.Sprintf("%+v", r), "{Confirmed:2 Waiting:5 Received:0 Added:3 Withdrawn:0 Names:[木村 誠 田中 太郎 井上 沙織 髙橋 美咲 森 由美子 小林 大輔 村上 涼] Skipped:[]}") // in the order in which they were sent
	d.equal("one operation", d.operations()-n, 1)
	list, err := d.s.Applicants(d.Context(), m)
	d.must(err)
	if i := slices.IndexFunc(list, func(a data.Applicant) bool { return a.ID == cancels.ID }); list[i].State != data.Confirmed {
		t.Error("a withdrawal was done without the clerk")
	}
	d.must(second(d.s.Undo(d.Context())))
	list, err = d.s.Applicants(d.Context(), m)
	d.must(err)
	d.equal("one undo", len(list), 1)
}

const wantTwelve = `
connpass.cp932.csv:2 apply certain 田中 太郎
connpass.cp932.csv:3 wait uncertain 鈴木 花子
connpass.cp932.csv:4 withdraw certain 佐藤 健一
connpass.cp932.csv:5 apply uncertain さおり@呉
peatix.utf8.csv:2 apply new 井上 沙織
peatix.utf8.csv:3 apply certain 森 由美子
peatix.utf8.csv:4 withdraw uncertain 岡本 翼
peatix.utf8.csv:5 wait new 村上 涼
googleforms.xlsx:2 apply already 田中 太郎
googleforms.xlsx:3 apply already 鈴木 花子
googleforms.xlsx:4 apply already 村上 涼
msforms.bom.csv:2 apply already 田中 太郎
msforms.bom.csv:3 apply certain 髙橋 美咲
msforms.bom.csv:4 withdraw uncertain 鈴木 花子
kintone.cp932.csv:2 apply already 田中 太郎
kintone.cp932.csv:3 apply certain 木村 誠
kintone.cp932.csv:4 withdraw uncertain 鈴木 花子
kintone.cp932.csv:5 apply already 髙橋 美咲
garoon.utf8.csv:2 apply already 田中 太郎
garoon.utf8.csv:3 apply already 佐藤 健一
garoon.utf8.csv:4 withdraw uncertain 鈴木 花子
garoon.utf8.csv:5 none uncertain 林 誠
googleforms.clip.txt:2 apply already 田中 太郎
googleforms.clip.txt:3 apply already 鈴木 花子
googleforms.clip.txt:4 apply already 村上 涼
01_jis.eml:1 apply already 田中 太郎
03_html_form.eml:1 apply already 井上 沙織
04_quoted_printable.eml:1 apply already 木村 誠
22_outlook_attached.msg ▸ 名簿.csv:2 apply already 木村 誠
22_outlook_attached.msg ▸ 参加希望:1 apply already 村上 涼
10_cancel.eml:1 withdraw certain 佐藤 健一
07_thanks.eml:1 none uncertain 田中 太郎
08_automatic.eml:1 none uncertain 田中 太郎
09_question.eml:1 question certain 鈴木 花子
:2 apply new 小林 大輔`

// TestApplyPaste_states: 補欠 waits although there are seats; what is taken back frees
// its seat first, and only with the clerk's tick; all of it is one undo.
func TestApplyPaste_states(t *testing.T) {
	d, _ := counter(t)
	m := d.seminar(2, func(m *data.Seminar) { m.Number = 2 })
	gone := datatest.Apply(d, d.s, m, d.here["0012347"])
	stays := datatest.Apply(d, d.s, m, d.here["0012350"])
	table := "氏名\t所属\t参加ステータス\n佐藤 健一\t財政課\t参加キャンセル\n田中 太郎\t総務課\t参加\n鈴木 花子\t市民課\t補欠\n林 誠\t土木課\tキャンセル\n"
	p := d.paste(m, table)
	d.equal("at first", pasted(p), "佐藤 健一=0012347 withdraws, 田中 太郎=0012345 certain✓, 鈴木 花子=0012346 certain✓, 林 誠=0012350 withdraws")
	p.Lines[0].Take = true
	n := d.operations()
	r, err := d.s.ApplyPaste(d.Context(), p, data.Email)
	d.must(err)
	d.equal("result", r, data.PasteResult{Confirmed: 1, Waiting: 1, Withdrawn: 1, Names: []string{"田中 太郎", "鈴木 花子"}})
	d.equal("one operation", d.operations()-n, 1)
	d.equal("states", d.states(m), "佐藤 健一 withdrawn, 林 誠 confirmed, 田中 太郎 confirmed, 鈴木 花子 waiting")

	again, err := d.s.ApplyPaste(d.Context(), p, data.Email)
	d.must(err)
	d.equal("twice", again.Skipped, []data.PasteSkip{{Line: 0, Name: "佐藤 健一", Code: "gone"}, {Line: 1, Name: "田中 太郎", Code: "exists"}, {Line: 2, Name: "鈴木 花子", Code: "exists"}})
	d.must(second(d.s.Undo(d.Context())))
	d.equal("undone", d.states(m), "佐藤 健一 confirmed, 林 誠 confirmed")
	_, _ = gone, stays

	roomy := d.seminar(30, func(m *data.Seminar) { m.Number = 3 })
	r, err = d.s.ApplyPaste(d.Context(), d.paste(roomy, "氏名\t所属\t状態\n鈴木 花子\t市民課\tキャンセル待ち\n"), data.Email)
	d.must(err)
	d.equal("waits although there is a seat", r.Waiting, 1)
}

// states lists who is on a list: 「田中 太郎 confirmed」.
func (d *desk) states(m int64) string {
	d.Helper()
	list, err := d.s.Applicants(d.Context(), m)
	d.must(err)
	slices.SortStableFunc(list, func(a, b data.Applicant) int { return int(a.ID - b.ID) })
	var out []string
	for _, a := range list {
		out = append(out, a.Name+" "+string(a.State))
	}
	return strings.Join(out, ", ")
}

// TestPlanPaste_columns: a column that nobody knows is asked for once.
func TestPlanPaste_columns(t *testing.T) {
	d, m := counter(t)
	file := data.PasteSource{Name: "独自.csv", Data: []byte("ニックネーム欄,本人,どちらの方\n花,鈴木 花子,市民課\n")}
	plan := func(s data.PasteSource) *data.PastePlan {
		t.Helper()
		p, err := d.s.PlanPaste(d.Context(), m, s)
		d.must(err)
		return p
	}
	p := plan(file)
	// Without a heading that says who, what the columns hold is guessed.
	if len(p.Lines) != 0 && p.Lines[0].Status == data.PasteCertain {
		t.Error(pasted(p))
	}
	d.must(d.s.RememberColumns(d.Context(), data.ApplicationTable, map[string]string{"本人": "name", "どちらの方": "from", "ニックネーム欄": "skip"}))
	p = plan(file)
	d.equal("matched", pasted(p), "鈴木 花子=0012346 certain✓")
	d.equal("nothing is asked", len(p.Unknown), 0)
	p = plan(data.PasteSource{Name: "同じ.csv", Data: []byte("本人,どちらの方,希望の席\n田中 太郎,総務課,前\n")})
	d.equal("remembered", pasted(p), "田中 太郎=0012345 certain✓")
	d.equal("asked", fmt.Sprintf("%+v", p.Unknown), "[{Source:同じ.csv Text:希望の席 Key:希望の席 Samples:[前]}]")
	d.equal("clipboard too", pasted(d.paste(m, "本人\tどちらの方\n田中 太郎\t総務課\n")), "田中 太郎=0012345 certain✓")
}

// TestPlanPaste_damaged: what cannot be read says so, and is not taken.
func TestPlanPaste_damaged(t *testing.T) {
	d, m := counter(t)
	var bomb bytes.Buffer
	z := zip.NewWriter(&bomb)
	for name, text := range map[string]string{"[Content_Types].xml": "<Types/>", "xl/workbook.xml": "<workbook/>"} {
		w, err := z.Create(name)
		d.must(err)
		d.must(second(w.Write([]byte(text))))
	}
	w, err := z.Create("xl/worksheets/sheet1.xml")
	d.must(err)
	for range 300 {
		d.must(second(w.Write(make([]byte, 1<<20))))
	}
	d.must(z.Close())
	read, err := os.ReadFile("mail/testdata/02_base64.eml")
	d.must(err)
	for _, x := range []struct {
		name string
		data []byte
		note string
	}{
		{"a.pdf", []byte("%PDF-1.7 x"), "failed"},
		{"a.csv", nil, "empty"},
		{"a.csv", []byte(" \r\n"), "empty"},
		{"a.xls", []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + strings.Repeat("\x00", 600) + "W\x00o\x00r\x00k\x00b\x00o\x00o\x00k\x00\x00\x00"), "old_xls"},
		{"bomb.xlsx", bomb.Bytes(), ""},
		{"a.png", []byte("\x89PNG\r\n"), "failed"},
		{"a.csv", []byte("あ,い\nう,え\n"), "no_name"},
		{"a.csv", bytes.Repeat([]byte("氏名,"), 10<<20), ""},
		{"a.txt", bytes.Repeat([]byte("申し込みます。"), 2<<20), ""},
		{"cut.eml", read[:len(read)-40], ""},
		{"a.eml", []byte("From: a\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n"), "truncated"},
	} {
		p, err := d.s.PlanPaste(d.Context(), m, data.PasteSource{Name: x.name, Data: x.data}, data.Pasted("0012345"))
		d.must(err)
		last := p.Lines[len(p.Lines)-1]
		if last.Status != data.PasteCertain && last.Status != data.PasteDuplicate || p.Lines[0].Source != x.name || p.Lines[0].Take && x.name != "cut.eml" {
			t.Errorf("%s: %s", x.name, pasted(p))
		}
		if x.note != "" && !slices.ContainsFunc(p.Notes, func(n paste.Note) bool { return string(n.Code) == x.note && n.Source == x.name }) {
			t.Errorf("%s: notes %v, want %s", x.name, p.Notes, x.note)
		}
	}
	p, err := d.s.PlanPaste(d.Context(), m, d.files("none.csv", ".")...)
	d.must(err)
	d.equal("not there", fmt.Sprint(p.Notes), "[{none.csv missing } {. disk }]")
}
