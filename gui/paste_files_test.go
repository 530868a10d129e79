package gui

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"jibun/data"
	"jibun/data/datatest"
)

// dozen are twelve sources of applications, each of another kind.
func dozen() []string {
	var out []string
	for _, f := range []string{"connpass.cp932.csv", "peatix.utf8.csv", "googleforms.xlsx", "msforms.bom.csv", "kintone.cp932.csv", "garoon.utf8.csv"} {
		out = append(out, "../data/paste/testdata/services/"+f)
	}
	for _, f := range []string{"01_jis.eml", "03_html_form.eml", "04_quoted_printable.eml", "22_outlook_attached.msg", "09_question.eml", "08_automatic.eml"} {
		out = append(out, "../data/mail/testdata/"+f)
	}
	return out
}

// sampleStaff are those of the staff who apply in the sample files; 佐藤 健一 has
// applied before.
func sampleStaff(t *testing.T, e testEvening) {
	t.Helper()
	e.applyAll(t, func(s *data.Store) {
		for _, p := range []struct{ no, name, section string }{{"0012346", "鈴木 花子", "市民課"}, {"0012347", "佐藤 健一", "財政課"}, {"0012349", "髙橋 美咲", "福祉課"}, {"0012351", "木村 誠", "土木課"}, {"0012350", "林 誠", "土木課"}} {
			x := datatest.Person(t, s, p.name, func(q *data.Person) { q.StaffNo = p.no })
			datatest.Post(t, s, x.ID, datatest.Department(t, s, "部", p.section+p.no).ID, "2026-04-01")
			if p.name == "佐藤 健一" {
				datatest.Apply(t, s, e.seminar, x.ID)
			}
		}
	})
}

// TestDrop_applications: twelve files dropped at once are one look, one operation.
func TestDrop_applications(t *testing.T) {
	e := newEvening(t, 0, func(m *data.Seminar) { m.Number = 1 })
	sampleStaff(t, e)
	p, _ := openTab(t, e.path, e.seminar, "overview")
	drop(p, dozen()...)
	page := p.desk.sh.now.(*seminarPage)
	d := page.pasting()
	if d == nil {
		t.Fatal("the dialog is not open")
	}
	shot(t, p, "paste-dozen")
	if len(d.files) != 12 || len(d.plan.Sources) != 12 {
		t.Fatalf("%d files, %d read", len(d.files), len(d.plan.Sources))
	}
	for _, want := range []string{"村上 涼/外部の方(新規)", "[質問 1件]", "[申込ではない 2件]", "佐藤 健一/キャンセルの連絡", "木村 誠/"} {
		if !strings.Contains(d.lines(), want) {
			t.Errorf("%q is not shown: %s", want, d.lines())
		}
	}
	for i := range d.plan.Lines {
		l := &d.plan.Lines[i]
		if l.Take && l.Withdraws() {
			t.Error("a withdrawal is ticked by itself")
		}
		if d.why(l) == "" && l.Status != data.PasteCertain && l.Status != data.PasteNewOutside && l.Status != data.PasteWithdraws {
			t.Errorf("%s/%s does not say why", l.Name, l.Status.Label())
		}
		if pasteFrom(l) == "" {
			t.Errorf("%s does not say from where", l.Name)
		}
	}
	// the withdrawal needs her tick
	for i := range d.plan.Lines {
		if l := &d.plan.Lines[i]; l.Withdraws() && l.Existing.ID != 0 && !l.Take {
			d.grid.Select(int64(i))
			press(t, p, fyne.KeySpace)
			break
		}
	}
	if !strings.Contains(d.dialog.Primary, "1名をキャンセル") {
		t.Errorf("button says %q", d.dialog.Primary)
	}
	// a question can be taken for an application
	for i := range d.plan.Lines {
		if l := &d.plan.Lines[i]; l.Status == data.PasteQuestion {
			d.grid.Select(int64(i))
			shot(t, p, "paste-question")
			if l.Take || pastePossible(l) {
				t.Error("a question can be ticked as it is")
			}
		}
	}
	drop(p, "../data/mail/testdata/21_outlook.msg", writeFile(t, "写真.png", "\x89PNG\r\n"))
	if len(d.files) != 14 || !strings.Contains(allText(d.listed.root), "表でもメールでもありません") {
		t.Errorf("%d files after two more: %s", len(d.files), allText(d.listed.root))
	}
	shot(t, p, "paste-dozen-more")
	press(t, p, fyne.KeyReturn)
	if !d.dialog.Shown() || d.open() == 0 || !strings.Contains(d.dialog.Title, "まだ決まっていません") {
		t.Fatalf("the dialog closed over what was not decided: %s", d.lines())
	}
	shot(t, p, "paste-dozen-rest")
	d.dialog.Hide()
	tab := page.tab().(*applicantsTab)
	if got := tab.names(partComing) + tab.names(partWaiting); !strings.Contains(got, "田中 太郎/参加確定") || !strings.Contains(got, "髙橋 美咲/参加確定") {
		t.Errorf("applied: %s", got)
	}
	if p.desk.undo(); len(tab.in(partComing)) != 1 {
		t.Errorf("one undo leaves %s", tab.names(partComing))
	}
}

// TestPaste_chosen: several files are chosen in one dialog; what cannot be read is said of
// each, and the others are read all the same.
func TestPaste_chosen(t *testing.T) {
	e := newEvening(t, 0, func(m *data.Seminar) { m.Number = 1 })
	sampleStaff(t, e)
	p, tab := openApplicants(t, e)
	folder := filepath.Dir(writeFile(t, "空.eml", ""))
	for _, name := range []string{"01_jis.eml", "04_quoted_printable.eml"} {
		b, err := os.ReadFile("../data/mail/testdata/" + name)
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(folder, name), b, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	p.desk.prefs.SetString("paste.folder", folder)
	showPaste(tab, "")
	d := tab.pasting
	d.listed.choose()
	press(t, p, fyne.KeyDown)
	p.win.Canvas().Focused().(fyne.Shortcutable).TypedShortcut(&fyne.ShortcutSelectAll{})
	shot(t, p, "paste-choose-files")
	press(t, p, fyne.KeyReturn)
	if len(d.files) != 3 {
		t.Fatalf("%d files", len(d.files))
	}
	if got := allText(d.listed.root); strings.Count(got, "⚠") != 1 || !strings.Contains(got, "空.eml") {
		t.Errorf("what is said of the files: %s", got)
	}
	if add, _ := d.counts(); add == 0 {
		t.Errorf("nothing is to be added: %s", d.lines())
	}
}

// TestDrop_mail: a mail says where it belongs; a table does not go astray.
func TestDrop_mail(t *testing.T) {
	e := newEvening(t, 0, func(m *data.Seminar) { m.Number = 1 })
	p := newTestProgram(t, e.path)
	p.desk.goRoom("seminars")
	drop(p, "../data/mail/testdata/01_jis.eml")
	if got := topText(p); !strings.Contains(got, "「申込者」を開いて") {
		t.Errorf("says %q", got)
	}
	press(t, p, fyne.KeyEscape)
	p.desk.goSeminar(e.seminar, "applicants")
	if err := p.desk.store.CancelSeminar(t.Context(), e.seminar, "台風"); err != nil {
		t.Fatal(err)
	}
	p.desk.goSeminar(e.seminar, "applicants")
	drop(p, "../data/mail/testdata/01_jis.eml")
	if got := topText(p); !strings.Contains(got, "受け付けていません") {
		t.Errorf("says %q", got)
	}
}

// topText is all that stands in the dialog on top.
func topText(p *program) string {
	if top := p.win.Canvas().Overlays().Top(); top != nil {
		return allText(top)
	}
	return ""
}

// TestPaste_columns: a column that nobody knows is explained once.
func TestPaste_columns(t *testing.T) {
	e := newEvening(t, 0)
	p, tab := openApplicants(t, e)
	table := "氏名,職場の名,席の希望\n田中 太郎,総務課,前の方\n"
	drop(p, writeFile(t, "独自.csv", table))
	d := tab.pasting
	if d == nil || len(d.plan.Unknown) != 2 || !strings.Contains(allText(d.listed.columns), "分からない列 2列…") {
		t.Fatalf("unknown columns are not shown: %+v", d.plan.Unknown)
	}
	d.matchColumns()
	shot(t, p, "paste-columns")
	for range 5 { // 氏名, 姓, 名, ふりがな, 所属
		p.win.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyRight})
	}
	chord(p, fyne.KeyReturn, fyne.KeyModifierControl)
	if l := d.plan.Lines[0]; l.From != "総務課" || len(d.plan.Unknown) != 1 {
		t.Errorf("after it was explained: %q, %d unknown", l.From, len(d.plan.Unknown))
	}
	if c, err := p.desk.store.ColumnChoices(t.Context(), data.ApplicationTable); err != nil || c["職場の名"] != "from" {
		t.Errorf("remembered %v %v", c, err)
	}
}
