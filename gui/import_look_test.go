package gui

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"
	"github.com/xuri/excelize/v2"

	"jibun/data"
)

// oldBook writes an old ledger: the list of evenings and the matrix of marks.
func oldBook(t *testing.T) string {
	t.Helper()
	f := excelize.NewFile()
	defer f.Close()
	put := func(sheet string, line int, cells ...any) {
		cell, err := excelize.CoordinatesToCellName(1, line)
		if err == nil {
			err = f.SetSheetRow(sheet, cell, &cells)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := f.SetSheetName("Sheet1", "開催一覧"); err != nil {
		t.Fatal(err)
	}
	put("開催一覧", 1, "じぶん投資セミナー 開催台帳")
	put("開催一覧", 3, "回", "開催日", "テーマ", "分類", "講師", "定員", "参加者数")
	for i := range 6 {
		put("開催一覧", 4+i, i+1, fmt.Sprintf("H25.%d.12", 4+i), []string{"論語と仕事", "英会話のこつ", "聞く力", "地域の防災", "読書会", "数字で見る市"}[i], "読書セミナー", "外部 講師", 40, 12+i)
	}
	put("開催一覧", 10, 7, "13月40日", "日付のおかしい回")
	put("開催一覧", 12, "合計", "", "", "", "", "", 87)
	if _, err := f.NewSheet("出席表"); err != nil {
		t.Fatal(err)
	}
	put("出席表", 1, "職員番号", "氏名", "ふりがな", "所属", "第1回", "第2回", "第3回", "第4回", "第5回", "第6回")
	put("出席表", 2, "1001", "山田 花子", "やまだ はなこ", "人事課", "○", "○", "", "欠", "○", "")
	put("出席表", 3, "1002", "鈴木 一郎", "すずき いちろう", "税務課", "", "○", "○", "", "?", "○")
	put("出席表", 4, "", "佐藤 市民", "", "市民", "○", "", "", "", "", "")
	path := filepath.Join(t.TempDir(), "じぶん投資セミナー台帳.xlsx")
	if err := f.SaveAs(path); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestImport_ledger(t *testing.T) {
	p := newTestProgram(t, emptyLedger(t))
	page := openImport(p, "ledger")
	done := false
	page.onDone = func() { done = true }
	in := page.in.(*ledgerImport)
	shot(t, p, "ledger-1-empty")
	in.open(oldBook(t))
	shot(t, p, "ledger-1-file")
	in.w.forward()
	if in.w.at != 1 {
		t.Fatalf("at step %d: %v", in.w.at, in.file.notes.Objects)
	}
	shot(t, p, "ledger-2-found")
	in.list.side.choose("seminars")
	shot(t, p, "ledger-2-seminars")
	in.list.side.choose("people")
	shot(t, p, "ledger-2-people")
	if n := len(in.plan.Seminars); n != 6 {
		t.Fatalf("%d evenings", n)
	}
	in.w.forward()
	shot(t, p, "ledger-3-done")
	if !done {
		t.Error("onDone was not called")
	}
	list, err := p.desk.store.Seminars(t.Context(), data.SeminarFilter{})
	if err != nil || len(list) != 6 {
		t.Errorf("%d evenings in the ledger, %v", len(list), err)
	}
	press(t, p, fyne.KeyReturn) // セミナーを見る
	if seen, ok := p.desk.sh.now.(*seminarsPage); !ok || len(seen.grid.Rows()) != 6 || p.frame.year.Text() != "平成25年度" {
		t.Errorf("%T, %s", p.desk.sh.now, p.frame.year.Text())
	}
	p.desk.undo()
	if list, _ := p.desk.store.Seminars(t.Context(), data.SeminarFilter{}); len(list) != 0 {
		t.Error("undo did not take the takeover back")
	}
}

// TestLook_people makes pictures in the sizes she may have.
func TestLook_people(t *testing.T) {
	if os.Getenv("JIBUN_SHOTS") == "" {
		t.Skip("pictures are made where $JIBUN_SHOTS says")
	}
	p := newTestProgram(t, sampleOffice(t))
	path := aprilRoster(t, p)
	hits, err := p.desk.store.People(t.Context(), data.PersonFilter{WithLeft: true})
	if err != nil {
		t.Fatal(err)
	}
	busy, spoke, outside, left := int64(0), hits[0], hits[0], hits[0]
	most := 0
	for _, x := range hits {
		if x.Times > most {
			busy, most = x.ID, x.Times
		}
		if x.Talks > spoke.Talks {
			spoke = x
		}
		if x.Outside && x.Times > 3 {
			outside = x
		}
		if x.Left {
			left = x
		}
	}
	for _, c := range []struct {
		name          string
		scale         float64
		dark          bool
		width, height float32
	}{{"1280", 1, false, 1280, 800}, {"1024", 1, false, 1024, 700}, {"150", 1.5, false, 1024, 700}, {"dark", 1, true, 1280, 800}} {
		look(p, c.scale, c.dark, c.width, c.height)
		d := p.desk
		openPeople(t, p)
		shot(t, p, c.name+"-people")
		d.goPerson(busy)
		shot(t, p, c.name+"-person")
		if c.name == "1280" || c.name == "150" {
			d.goPerson(spoke.ID)
			d.sh.now.(*personPage).tabs.SetIndex(1)
			shot(t, p, c.name+"-person-spoke")
			d.goPerson(outside.ID)
			shot(t, p, c.name+"-person-outside")
			d.goPerson(left.ID)
			shot(t, p, c.name+"-person-left")
		}
		in := openImport(p, "roster").in.(*rosterImport)
		in.open(path)
		shot(t, p, c.name+"-import-1")
		in.w.forward()
		shot(t, p, c.name+"-import-2")
		in.w.forward()
		in.plan.side.choose("moved")
		shot(t, p, c.name+"-import-3")
		in.plan.side.choose("renamed")
		shot(t, p, c.name+"-import-3b")
	}
}

// TestLook_dialogs makes pictures of the dialogs about people.
func TestLook_dialogs(t *testing.T) {
	if os.Getenv("JIBUN_SHOTS") == "" {
		t.Skip("pictures are made where $JIBUN_SHOTS says")
	}
	p := newTestProgram(t, sampleOffice(t))
	d := p.desk
	page := openPeople(t, p)
	close := func() {
		for p.win.Canvas().Overlays().Top() != nil {
			p.win.Canvas().Overlays().Remove(p.win.Canvas().Overlays().Top())
		}
	}
	page.New()
	typeText(t, p, "田中 愛")
	shot(t, p, "dialog-new")
	close()
	page.kind.SetIndex(2)
	page.New()
	shot(t, p, "dialog-new-outside")
	close()
	page.kind.SetIndex(0)
	pairs, err := d.store.Duplicates(t.Context())
	if err != nil || len(pairs) == 0 {
		t.Fatal("no duplicates", err)
	}
	showDuplicates(d)
	shot(t, p, "dialog-duplicates")
	close()
	showMerge(d, pairs[0].A.ID, pairs[0].B.ID, nil)
	shot(t, p, "dialog-merge")
	close()
	page.narrow()
	who := page.grid.Rows()[3].ID
	d.goPerson(who)
	one := d.sh.now.(*personPage)
	transferPerson(d, one.r.Person, one.last())
	shot(t, p, "dialog-transfer")
	close()
	renamePerson(d, one.r.Person)
	shot(t, p, "dialog-rename")
	close()
	retirePerson(d, one.r.Person)
	shot(t, p, "dialog-retire")
	close()
	editPerson(d, one.r.Person)
	shot(t, p, "dialog-edit")
	close()
	one.merge()
	shot(t, p, "dialog-mergewith")
}
