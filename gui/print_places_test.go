package gui

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"jibun/data"
	"jibun/data/datatest"
	"jibun/data/report"
)

// pageTypes are the types of all pages, from the source.
func pageTypes(t *testing.T) (out []string) {
	t.Helper()
	names, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range names {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		f, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range f.Decls {
			if m, ok := d.(*ast.FuncDecl); ok && m.Recv != nil && m.Name.Name == "Kinds" {
				if star, ok := m.Recv.List[0].Type.(*ast.StarExpr); ok && strings.HasSuffix(fmt.Sprint(star.X), "Page") {
					out = append(out, fmt.Sprint(star.X))
				}
			}
		}
	}
	return out
}

// Ctrl+P on each page prints what belongs there: it is seen, and a printer is asked for; or
// a sentence says that there is nothing to print.
func TestPrint_everywhere(t *testing.T) {
	p := newTestProgram(t, sampleOffice(t))
	p.start.Folder = t.TempDir()
	fakePrinter(t, "", "none")
	d := p.desk
	open, past := busiest(t, d.store)
	hits, err := d.store.FindPeople(t.Context(), "tanaka", 1)
	if err != nil || len(hits) == 0 {
		t.Fatal(err)
	}
	tab := func(id int64, key string) func() { return func() { d.goSeminar(id, key) } }
	room := func(key string) func() { return func() { d.goRoom(key) } }
	const nothing = "この画面に印刷するものはありません"
	if err := d.store.CancelSeminar(t.Context(), open.ID, "台風のため"); err != nil {
		t.Fatal(err)
	}
	fee := datatest.Seminar(t, d.store, "懇親会のある回")
	if err := d.store.SaveParty(t.Context(), &data.Party{SeminarID: fee.ID, Fee: 3000}); err != nil {
		t.Fatal(err)
	}
	asked := datatest.Seminar(t, d.store, "アンケートのある回")
	if err := d.store.SaveRetrospect(t.Context(), &data.Retrospect{SeminarID: asked.ID, Handed: 10, Returned: 8, Scores: [5]int{5, 3}}); err != nil {
		t.Fatal(err)
	}
	if _, err := d.store.IssueCertificates(t.Context(), data.CertificateWish{Kind: report.Attendance, Seminar: past.ID}); err != nil {
		t.Fatal(err)
	}
	places := []struct {
		name string
		open func()
		want string // that the dialog says, or the notice
	}{
		{"home", room("home"), "受付名簿("}, {"seminars", room("seminars"), "セミナーの一覧("}, {"people", room("people"), "名簿の一覧("}, {"lecturers", room("lecturers"), "講師の一覧("},
		{"papers", room("papers"), "受付名簿("}, {"history", room("history"), "履歴の一覧("}, {"settings", room("settings"), nothing},
		{"overview", tab(past.ID, "overview"), "受付名簿("}, {"speakers", tab(past.ID, "speakers"), "講師依頼書("}, {"applicants", tab(past.ID, "applicants"), "受付名簿("},
		{"attendance", tab(past.ID, "attendance"), "出席確認済み名簿("}, {"attendance", tab(fee.ID, "attendance"), "受付名簿("}, {"party", tab(fee.ID, "party"), "懇親会名簿("}, {"retrospect", tab(fee.ID, "retrospect"), "アンケート用紙"}, {"retrospect", tab(asked.ID, "retrospect"), "アンケート集計表"},
		{"announce", tab(past.ID, "announce"), "受付名簿("},
		{"person", func() { d.goPerson(hits[0].ID) }, "受講履歴("}, {"contact", func() { d.goContact(0) }, "連絡する人の一覧("}, {"case", func() { d.goCase(0) }, "取組事例"},
		{"certificates", func() { d.sh.open(newCertificatesPage(d, 0)) }, "証明書の発行台帳の一覧("},
		{"forms", func() { d.goForms("signin", 0) }, nothing}, {"learn", func() { d.goLearn("annual", nil) }, nothing}, {"import", func() { d.sh.open(newImportPage(d, "roster")) }, nothing},
		{"this history", func() { d.goHistory(data.HistoryFilter{SeminarID: past.ID}) }, "この回の履歴の一覧("},
	}
	var keys []string
	for _, x := range seminarTabs() {
		keys = append(keys, x.key)
	}
	seen, tabs := map[string]bool{"listPage": true}, map[string]bool{}
	for _, x := range places {
		d.goRoom("home")
		if x.open(); slices.Contains(keys, x.name) {
			tabs[x.name] = true
		}
		seen[strings.TrimPrefix(fmt.Sprintf("%T", d.sh.now), "*gui.")] = true
		d.toaster.Show("", "", nil)
		printHere(p)
		top := p.win.Canvas().Overlays().Top()
		switch {
		case x.want == nothing && (top != nil || !strings.HasPrefix(d.toaster.Text(), nothing)):
			t.Errorf("%s: it says %q", x.name, d.toaster.Text())
		case x.want != nothing && (top == nil || !shows(top, x.want)):
			t.Errorf("%s: nobody is asked on which printer; %q %q", x.name, d.toaster.Text(), allText(p.win.Content()))
		case top != nil:
			out := d.sh.now.(interface{ out() *paperOut }).out()
			if out.preview.Document() == nil || out.preview.Document().Count() == 0 {
				t.Errorf("%s: its pages are not seen", x.name)
			}
			press(t, p, fyne.KeyEscape)
		}
	}
	for _, r := range rooms() {
		if !slices.ContainsFunc(places, func(x struct {
			name string
			open func()
			want string
		}) bool {
			return x.name == r.key
		}) {
			t.Errorf("the room %s is not looked at", r.key)
		}
	}
	for _, name := range pageTypes(t) {
		if !seen[name] {
			t.Errorf("what Ctrl+P does on a %s is not looked at", name)
		}
	}
	if len(tabs) != len(keys) {
		t.Errorf("of the tabs %v only %v were looked at", keys, tabs)
	}
}

// A list on paper says that it is to be kept from others, and of the history all that was
// chosen is printed, not only what is read.
func TestPrint_lists(t *testing.T) {
	p := newTestProgram(t, sampleOffice(t))
	p.start.Folder = t.TempDir()
	fakePrinter(t, "", "none")
	d := p.desk
	d.goRoom("history")
	page := now[*historyPage](t, p)
	all, err := d.store.History(t.Context(), data.HistoryFilter{Limit: 1 << 30})
	if err != nil || len(all) <= historyStep {
		t.Fatal(len(all), err)
	}
	page.text.SetText("論語")
	some := len(page.rows)
	if some == 0 || some == historyStep {
		t.Fatal(some)
	}
	for _, want := range []int{some, len(all)} {
		if want == len(all) {
			d.goBack()
			press(t, p, fyne.KeyEscape)
			page.text.SetText("")
		}
		printHere(p)
		list := now[*listPage](t, p)
		if about := fmt.Sprintf("履歴の一覧(%d件)", want); list.Title() != about || list.Room() != "history" {
			t.Errorf("it is %s, not %s", list.Title(), about)
		}
		pages := list.preview.Document()
		for _, n := range []int{1, pages.Count()} {
			marks, _, _ := pages.Page(n)
			if !strings.Contains(fmt.Sprint(marks), "取扱注意") {
				t.Errorf("page %d of %d does not say 取扱注意", n, pages.Count())
			}
		}
		press(t, p, fyne.KeyEscape)
	}
}
