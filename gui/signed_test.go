package gui

import (
	"bytes"
	"errors"
	"fmt"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"jibun/data"
	"jibun/export"
	"jibun/export/marked"
	pages "jibun/export/page"
	"jibun/export/readback/scantest"
	"jibun/export/sheet"
	"jibun/gui/kit"
	"jibun/gui/papers"
)

// scanSheet prints the 受付名簿 of an evening, lets it be signed and scans it.
func scanSheet(t *testing.T, s *data.Store, seminar int64, sign func(marked.Box) []pages.Mark) string {
	t.Helper()
	r, err := s.SignIn(t.Context(), seminar, data.ByKana)
	if err != nil {
		t.Fatal(err)
	}
	p, err := export.PrintedOf(r, export.HalfWidths{})
	f, err2 := papers.Faces()
	if err := errors.Join(err, err2); err != nil {
		t.Fatal(err)
	}
	scans, err := scantest.Pages(p, f, 200, sign)
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "スキャン.pdf")
	if err := os.WriteFile(path, scantest.PDF(scans...), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// blackScan is the same in black and white, so dark that nothing light is left: a file a page.
func blackScan(t *testing.T, s *data.Store, seminar int64, sign func(marked.Box) []pages.Mark) (paths []string) {
	t.Helper()
	r, err := s.SignIn(t.Context(), seminar, data.ByKana)
	if err != nil {
		t.Fatal(err)
	}
	p, err := export.PrintedOf(r, export.HalfWidths{})
	if err != nil {
		t.Fatal(err)
	}
	return blackScans(t, p, sign)
}

func blackScans(t *testing.T, p *sheet.Paper, sign func(marked.Box) []pages.Mark) (paths []string) {
	t.Helper()
	f, err := papers.Faces()
	if err != nil {
		t.Fatal(err)
	}
	scans, err := scantest.Pages(p, f, 200, sign)
	if err != nil {
		t.Fatal(err)
	}
	for i, scan := range scans {
		var b bytes.Buffer
		if err := png.Encode(&b, scantest.BlackAndWhite(scan, 80)); err != nil {
			t.Fatal(err)
		}
		paths = append(paths, writeFile(t, fmt.Sprintf("白黒%d.png", i+1), b.String()))
	}
	return paths
}

// TestSigned_gone: where a scan shows nothing light, the lines of a page that look empty are
// asked about, and answered all at once.
func TestSigned_gone(t *testing.T) {
	e, p, _ := sheetEvening(t)
	drop(p, blackScan(t, p.desk.store, e.seminar, signedEvening)...)
	x := p.desk.signed
	shot(t, p, "signed-gone-1280")
	if ask := x.asked(); ask != 2+10 || !strings.HasPrefix(x.rowsShown(), "?田中 太郎/未確認のまま ?山本 一郎/未確認のまま ?/ ") { // crossed out, empty; the free lines
		t.Fatalf("%d are asked about: %s", ask, x.rowsShown())
	}
	for x.current().gone() == 0 {
		press(t, p, fyne.KeyDown)
	}
	shot(t, p, "signed-gone-page-1280")
	for x.current().walkIn == nil || x.current().gone() == 0 {
		press(t, p, fyne.KeyDown)
	}
	typeText(t, p, "5") // the first of a staff number, on a free line
	if got := x.detail.search.Text(); got != "5" || x.asked() != 2+10 {
		t.Errorf("4 typed into %q, %d are asked about", got, x.asked())
	}
	press(t, p, fyne.KeyEscape, fyne.KeyEscape) // the list, and the text
	for x.current().walkIn != nil || x.current().gone() == 0 {
		press(t, p, fyne.KeyUp)
	}
	typeText(t, p, "5")
	if got, want := x.rowsShown(), "?田中 太郎/未確認のまま +/ +/ ○佐々木 恵/未確認 → 出席 ○田中 花子/未確認 → 出席 ×山本 一郎/未確認"; got != want {
		t.Errorf("shown  %s\nwanted %s", got, want)
	}
	for x.current().line == nil || x.current().settled() {
		press(t, p, fyne.KeyUp)
	}
	if typeText(t, p, "5"); x.current().settled() {
		t.Error("5 decides what is asked about for another reason")
	}
}

// TestSigned_goneFree: on a free line that looks empty it is Ctrl+5 that answers for the page.
func TestSigned_goneFree(t *testing.T) {
	e, p, _ := sheetEvening(t)
	drop(p, blackScan(t, p.desk.store, e.seminar, signedEvening)...)
	x := p.desk.signed
	for x.current().walkIn == nil || x.current().gone() == 0 {
		press(t, p, fyne.KeyDown)
	}
	chord(p, fyne.Key5, fyne.KeyModifierControl)
	if got, want := x.rowsShown(), "?田中 太郎/未確認のまま +/ +/ ○佐々木 恵/未確認 → 出席 ○田中 花子/未確認 → 出席 ×山本 一郎/未確認"; got != want {
		t.Errorf("shown  %s\nwanted %s", got, want)
	}
}

// signedEvening ticks 1, crosses 2 out, ticks and signs 3, leaves 4, and two write into free lines.
func signedEvening(b marked.Box) []pages.Mark {
	switch {
	case b.Field == marked.Tick && (b.No == 1 || b.No == 3):
		return scantest.Tick(b.Rect)
	case b.Field == marked.Tick && b.No == 2:
		return scantest.Cross(b.Rect)
	case b.Field == marked.Sign && b.No == 3, b.Field == marked.Name && (b.WalkIn == 1 || b.WalkIn == 2):
		return scantest.Name(b.Rect)
	}
	return nil
}

// rowsShown lists the parts of the dialog and their rows.
func (x *signedDialog) rowsShown() string {
	var out []string
	for g := signedAsk; g <= signedBlank; g++ {
		for _, r := range x.rows {
			if r.group() == g {
				out = append(out, []string{"?", "+", "○", "△", "×"}[g]+r.name()+"/"+x.toText(r))
			}
		}
	}
	return strings.Join(out, " ")
}

// asked counts the rows that are open.
func (x *signedDialog) asked() (n int) {
	for _, r := range x.rows {
		if !r.settled() {
			n++
		}
	}
	return n
}

// TestSigned: a scan that falls anywhere is read; she decides what is unsure, names who
// came without an application, and everything is one operation.
func TestSigned(t *testing.T) {
	e, p, _ := sheetEvening(t)
	path := scanSheet(t, p.desk.store, e.seminar, signedEvening)
	p.desk.goRoom("home")
	drop(p, path)
	x := p.desk.signed
	if x == nil || !x.dialog.Shown() {
		t.Fatal("nothing is shown")
	}
	shot(t, p, "signed-1280")
	if got, want := x.rowsShown(), "?田中 太郎/未確認のまま +/ +/ ○佐々木 恵/未確認 → 出席 ○田中 花子/未確認 → 出席 ×山本 一郎/未確認"; got != want {
		t.Fatalf("shown  %s\nwanted %s", got, want)
	}
	if x.dialog.Primary != "2名を記録する" || x.current().name() != "田中 太郎" || len(x.detail.picture.Objects) != 1 {
		t.Errorf("button %q, looked at %q", x.dialog.Primary, x.current().name())
	}
	typeText(t, p, " ") // Space turns a line, and goes on
	if x.dialog.Primary != "3名を記録する" || x.current().walkIn == nil {
		t.Errorf("after Space: %q, %+v", x.dialog.Primary, x.current())
	}
	for x.current().name() != "田中 太郎" {
		press(t, p, fyne.KeyDown)
	}
	typeText(t, p, " ") // and back
	if x.dialog.Primary != "2名を記録する" {
		t.Errorf("after Space again: %q", x.dialog.Primary)
	}
	for x.current().name() != "田中 太郎" {
		press(t, p, fyne.KeyUp)
	}
	typeText(t, p, "1") // 田中 太郎 came
	if x.dialog.Primary != "3名を記録する" {
		t.Errorf("after deciding: %q, %+v", x.dialog.Primary, x.current())
	}
	press(t, p, fyne.KeyReturn)
	typeText(t, p, "0200004") // is the name at once
	shot(t, p, "signed-name-1280")
	press(t, p, fyne.KeyReturn)
	if x.current().walkIn == nil || x.current().walkIn.Line != 2 || x.dialog.Primary != "4名を記録する" {
		t.Errorf("after naming: %q %s", x.dialog.Primary, x.rowsShown())
	}
	typeText(t, p, "港 みなと")
	press(t, p, fyne.KeyReturn)
	x.noShow.SetChecked(true)
	x.refresh()
	shot(t, p, "signed-decided-1280")
	if x.dialog.Primary != "6名を記録する" {
		t.Errorf("all decided: %q %s", x.dialog.Primary, x.rowsShown())
	}
	before := seminar(t, p, e.seminar)
	x.dialog.Submit()
	shot(t, p, "signed-new-1280")
	if said := allText(p.win.Canvas().Overlays().Top()); !strings.Contains(said, "名簿にない1名を、新しい方として名簿に加えます: 港 みなとさん(外部・市民)。") {
		t.Errorf("somebody new is taken in unasked: %s", said)
	}
	press(t, p, fyne.KeyReturn)
	m := seminar(t, p, e.seminar)
	if before.Present != 0 || m.Present != 5 || m.NoShow != 1 || x.dialog.Shown() {
		t.Errorf("present %d, no-show %d", m.Present, m.NoShow)
	}
	p.desk.undo()
	if m := seminar(t, p, e.seminar); m.Present != 0 || m.NoShow != 0 {
		t.Errorf("after one undo: present %d, no-show %d", m.Present, m.NoShow)
	}
	if people, err := p.desk.store.People(t.Context(), data.PersonFilter{Text: "港"}); err != nil || len(people) != 0 {
		t.Errorf("somebody new stays: %v %v", people, err)
	}
}

// TestSigned_undecided: what she does not decide stays as it is, also where the rest did
// not come; and Esc asks before her decisions are lost.
func TestSigned_undecided(t *testing.T) {
	e, p, _ := sheetEvening(t)
	drop(p, scanSheet(t, p.desk.store, e.seminar, signedEvening))
	x := p.desk.signed
	x.noShow.SetChecked(true)
	x.refresh()
	x.dialog.Submit()
	list, err := p.desk.store.SheetNumbers(t.Context(), e.seminar)
	if err != nil {
		t.Fatal(err)
	}
	got := ""
	for _, a := range list {
		got += a.Attendance.Label() + " "
	}
	if got != "出席 未確認 出席 無断欠席 " {
		t.Error(got)
	}
	if said := allText(p.win.Content()); !strings.Contains(said, "決めていない行が1、名前を入れていない当日参加の行が2残っています。") {
		t.Error("nothing is said of what stays open")
	}
}

// TestSigned_none: files that say nothing have their sentence, and open no dialog.
func TestSigned_none(t *testing.T) {
	_, p, _ := sheetEvening(t)
	drop(p, writeFile(t, "回覧.pdf", "%PDF-1.4\n"))
	if s := allText(p.win.Canvas().Overlays().Top()); p.desk.signed != nil || !strings.Contains(s, "回覧.pdf") || !strings.Contains(s, "壊れていて") {
		t.Error(s)
	}
}

// TestSigned_settled: the sheet of an evening that is settled is compared with the ledger, and
// nothing is asked.
func TestSigned_settled(t *testing.T) {
	e, p, _ := sheetEvening(t)
	path := scanSheet(t, p.desk.store, e.seminar, signedEvening)
	list, err := p.desk.store.Applicants(t.Context(), e.seminar)
	if err != nil {
		t.Fatal(err)
	}
	for _, a := range list {
		if err := p.desk.store.Mark(t.Context(), data.Attended, a.ID); err != nil {
			t.Fatal(err)
		}
	}
	if err := p.desk.store.SettleSeminar(t.Context(), e.seminar); err != nil {
		t.Fatal(err)
	}
	drop(p, path)
	s := allText(p.win.Canvas().Overlays().Top())
	if p.desk.signed != nil || !strings.Contains(s, "実績確定した回の名簿です") || !strings.Contains(s, "紙には印がなく、台帳では出席の方: №4 ") || !strings.Contains(s, "判定できない行が1あります") {
		t.Error(s)
	}
	shot(t, p, "signed-settled-1280")
}

// TestSigned_otherEvening: the head says that the sheets are not of the evening that is open, and
// that they are of one to come; of the one that is open, nothing.
func TestSigned_otherEvening(t *testing.T) {
	e, p, _ := sheetEvening(t)
	path := scanSheet(t, p.desk.store, e.seminar, signedEvening)
	says := func() string {
		drop(p, path)
		x := p.desk.signed
		x.dialog.Hide()
		return strings.Join(p.desk.scanEvening(x.s.Seminar, x.s.Evening()), "") + map[bool]string{true: "/shown"}[shows(x.dialog.Content, "いま開いている回ではなく")]
	}
	if got := says(); got != "" {
		t.Errorf("of the evening that is open: %q", got)
	}
	other := quickSeminar(t, p, "別の回", "2026-11-20")
	p.desk.goSeminar(other, "overview")
	if got := says(); !strings.Contains(got, "いま開いている回ではなく") || strings.Contains(got, "これから") || !strings.HasSuffix(got, "/shown") {
		t.Errorf("of another: %q", got)
	}
	m := p.desk.signed.s.Seminar
	m.Date = "2027-01-20"
	if got := p.desk.scanEvening(m, "第1回"); len(got) != 1 || !strings.Contains(got[0], "これから開く第1回") {
		t.Errorf("of another to come: %q", got)
	}
}

// TestSigned_clear: of a line that was read clearly no picture is kept: its sentence stands in
// the place of it.
func TestSigned_clear(t *testing.T) {
	e, p, _ := sheetEvening(t)
	drop(p, scanSheet(t, p.desk.store, e.seminar, signedEvening))
	x := p.desk.signed
	for _, r := range x.rows {
		if r.line == nil || r.line.Picture != nil {
			continue
		}
		x.grid.Select(r.id())
		if !shows(x.detail.picture, "はっきり読めた行なので") || x.detail.said.Text != "" {
			t.Errorf("%s: beside the place %q, in it %q", r.name(), x.detail.said.Text, allText(x.detail.picture))
		}
		return
	}
	t.Skip("every line has its picture")
}

// TestSigned_again: who was present already is not counted.
func TestSigned_again(t *testing.T) {
	p, x := crossed(t)
	for x.current().walkIn == nil {
		press(t, p, fyne.KeyDown)
	}
	r := x.current()
	x.named(r, &data.CandidateLine{Attendance: data.Attended}, "", "")
	if n := x.changes(); n != 0 {
		t.Errorf("%d would change", n)
	}
	if x.named(r, &data.CandidateLine{}, "", ""); x.changes() != 1 {
		t.Errorf("%d would change", x.changes())
	}
}

// TestSigned_absent: who did not come and had told her is 欠席(連絡あり), by 4 and by its button, and is
// not among those who become 無断欠席; all in the one operation.
func TestSigned_absent(t *testing.T) {
	e, p, _ := sheetEvening(t)
	drop(p, scanSheet(t, p.desk.store, e.seminar, signedEvening))
	x := p.desk.signed
	typeText(t, p, "4") // 田中 太郎, whose box is crossed out
	if got, want := x.rowsShown(), "+/ +/ ○佐々木 恵/未確認 → 出席 ○田中 花子/未確認 → 出席 △田中 太郎/未確認 → 欠席(連絡あり) ×山本 一郎/未確認"; got != want {
		t.Errorf("shown  %s\nwanted %s", got, want)
	}
	if !strings.Contains(x.summary.Text, "印なし 1名、欠席(連絡あり) 1名") || x.current().walkIn == nil {
		t.Errorf("%s, looked at %+v", x.summary.Text, x.current())
	}
	for x.current().name() != "山本 一郎" {
		press(t, p, fyne.KeyDown)
	}
	test.Tap(x.detail.absent)
	x.noShow.SetChecked(true)
	x.refresh()
	shot(t, p, "signed-absent-1280")
	if x.unknownBlank() != 0 || x.dialog.Primary != "4名を記録する" {
		t.Errorf("%d left for 無断欠席, %s", x.unknownBlank(), x.dialog.Primary)
	}
	x.dialog.Submit()
	list, err := p.desk.store.SheetNumbers(t.Context(), e.seminar)
	if err != nil {
		t.Fatal(err)
	}
	got := ""
	for _, a := range list {
		got += a.Attendance.Label() + " "
	}
	if got != "出席 欠席(連絡あり) 出席 欠席(連絡あり) " {
		t.Error(got)
	}
	p.desk.undo()
	if m := seminar(t, p, e.seminar); m.Known != 0 {
		t.Errorf("%d are known after one undo", m.Known)
	}
}

// TestSigned_room: in every window in which the program promises to work, three lines are seen of
// the list, also with a note above, and the box for 無断欠席.
func TestSigned_room(t *testing.T) {
	e, p, _ := sheetEvening(t)
	path := scanSheet(t, p.desk.store, e.seminar, signedEvening)
	p.desk.goRoom("home")
	for _, c := range []struct {
		name          string
		width, height float32
		scale         float64
	}{{"1280×800", 1280, 800, 1}, {"1024×700", 1024, 700, 1}, {"1366×768 of which 150 % make 910×512", 910, 480, 1}, {"1280×800 likewise", 853, 503, 1}, {"1024×700 likewise", 682, 436, 1}, {"1280×800 with large text", 1280, 770, 1.5}, {"1024×700 with large text", 1024, 670, 1.5}} {
		look(p, c.scale, false, c.width, c.height)
		drop(p, path)
		x := p.desk.signed
		settle(p.win.Canvas().Overlays().Top())
		shot(t, p, "signed-room-"+c.name)
		if n := rowsShown(x.grid.Size().Height, kit.SizeRowTight) - 1; n < 3 { // one is the heading of the first part
			t.Errorf("%s: %d rows are seen", c.name, n)
		}
		at := fyne.CurrentApp().Driver().AbsolutePositionForObject(x.noShow)
		if end := at.Add(x.noShow.Size()); end.X > c.width || end.Y > c.height || x.hint.Visible() && x.summary.Size().Width < 100 {
			t.Errorf("%s: the box for 無断欠席 ends at %v", c.name, end)
		}
		x.dialog.Hide()
	}
}

// TestSigned_notRead: what is written on the sheets and not read is said, with where it is entered.
func TestSigned_notRead(t *testing.T) {
	e, p, _ := sheetEvening(t)
	path := scanSheet(t, p.desk.store, e.seminar, signedEvening)
	for _, high := range []float32{800, 500} {
		look(p, 1, false, 1280, high)
		drop(p, path)
		x := p.desk.signed
		if !shows(x.dialog.Content, "備考の欄は読み取りません。備考は「申込者」で入れてください。") {
			t.Errorf("%v high: %s", high, allText(x.dialog.Content))
		}
		x.dialog.Hide()
	}
}

// TestSigned_newcomer: who is not in the ledger is said not to be, and she says what they are; the
// question before it is recorded can be left.
func TestSigned_newcomer(t *testing.T) {
	e, p, _ := sheetEvening(t)
	drop(p, scanSheet(t, p.desk.store, e.seminar, signedEvening))
	x := p.desk.signed
	for x.current().walkIn == nil {
		press(t, p, fyne.KeyDown)
	}
	typeText(t, p, "港 みなと")
	shot(t, p, "signed-newcomer-1280")
	if said := allText(p.win.Canvas().Overlays().Top()); !strings.Contains(said, "「港 みなと」を外部・市民として加える") || !strings.Contains(said, "名簿にありません") {
		t.Error(said)
	}
	press(t, p, fyne.KeyDown, fyne.KeyReturn)
	if rows := x.grid.Rows(); rows[1].from() != "外部・NPO" || x.toText(rows[1]) != "名簿に加え、出席" {
		t.Errorf("%q: %q", rows[1].from(), x.toText(rows[1]))
	}
	x.dialog.Submit()
	press(t, p, fyne.KeyEscape)
	if people, err := p.desk.store.People(t.Context(), data.PersonFilter{Text: "港"}); err != nil || len(people) != 0 || !x.dialog.Shown() {
		t.Errorf("taken in although she left: %v %v", people, err)
	}
	x.dialog.Submit()
	press(t, p, fyne.KeyReturn)
	people, err := p.desk.store.People(t.Context(), data.PersonFilter{Text: "港"})
	if err != nil || len(people) != 1 || people[0].Affiliation != data.NPO {
		t.Errorf("%+v %v", people, err)
	}
}
