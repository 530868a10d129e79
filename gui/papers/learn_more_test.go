package papers

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"jibun/data/datatest/spent"
	"jibun/data/table"
	"jibun/export/learn"
	"jibun/export/template"
)

// A workbook that has nothing to do with the ledger teaches nothing, whatever chance
// equalities there are.
func TestLearn_stranger(t *testing.T) {
	s := sampleLedger(t)
	v := yearOfSample(t, s, 2012)
	d := draw(t, v, func(d *drawing) {
		d.name("備品")
		d.word(1, 1, "平成24年度 備品台帳")
		d.word(2, 1, "担当: 管財課")
		d.heads(3, 1, "品名", "数量", "単価", "金額", "購入日")
		for i, n := range []string{"机", "椅子", "書庫", "電話機", "シュレッダー", "時計", "傘立て", "ホワイトボード"} {
			d.word(4+i, 1, n)
			d.word(4+i, 2, 3+i*7)
			d.word(4+i, 3, 815+i*10)
			d.word(4+i, 4, (3+i*7)*(815+i*10))
			d.word(4+i, 5, fmt.Sprintf("4月%d日", 5+i))
		}
		d.word(12, 1, "合計")
		d.word(12, 2, 930)
		d.word(14, 1, "保管場所は355号室、鍵は20本。")
	})
	f := learnedFrom(t, d.bytes(), v)
	for _, c := range f.Cells {
		if c.Chosen >= 0 {
			t.Errorf("%s %q is taken for %s", c.Ref, c.Was, c.Candidates[c.Chosen].Text)
		}
	}
	if _, err := f.Bytes(t.Context()); !errors.Is(err, learn.ErrNothing) {
		t.Error(err)
	}
}

// Figures that are one off are said with both values, and what they are is still found.
func TestLearn_conflicts(t *testing.T) {
	s := sampleLedger(t)
	v := yearOfSample(t, s, 2012)
	d := draw(t, v, func(d *drawing) {
		d.name("総括")
		d.fill(1, 1, d.v.Items["年度"].String()+" 総括")
		d.word(3, 1, "参加者数")
		d.fill(3, 2, fmt.Sprintf("延べ %d名（うち外部 %s名）", int(d.v.Items["参加延べ"].Float())-1, comma(d.v.Items["外部延べ"])))
		d.word(4, 1, "申込者数")
		d.fill(4, 2, int(d.v.Items["申込延べ"].Float())+1)
		d.word(5, 1, "実人数")
		d.fill(5, 2, count(d.v.Items["実人数"]))
		d.heads(7, 1, "回", "テーマ", "参加者数")
		for i, x := range d.list("開催") {
			d.fill(8+i, 1, count(x["番号"]))
			d.fill(8+i, 2, x["テーマ"].String())
			n := int(x["参加"].Float())
			if i == 4 {
				n++
			}
			d.fill(8+i, 3, n)
		}
	})
	f := learnedFrom(t, d.bytes(), v)
	got := map[string]learn.Conflict{}
	for _, c := range f.Conflicts {
		got[c.Ref] = c
	}
	for ref, want := range map[string]learn.Conflict{
		"B3":  {Was: "延べ 814名（うち外部 65名）", Ledger: "延べ 815名（うち外部 65名）"},
		"B4":  {Was: "931", Ledger: "930"},
		"C12": {Was: "55", Ledger: "54"},
	} {
		if got[ref].Was != want.Was || got[ref].Ledger != want.Ledger {
			t.Errorf("%s: %+v, want %+v", ref, got[ref], want)
		}
	}
	if len(got) != 3 {
		t.Errorf("conflicts %+v", f.Conflicts)
	}
}

// What was filled teaches the form that it was filled from.
func TestLearn_again(t *testing.T) {
	s := sampleLedger(t)
	before, after := yearOfSample(t, s, 2012), yearOfSample(t, s, 2013)
	for _, c := range []struct {
		name          string
		before, after template.Values
	}{{"list", before, after}, {"summary", before, after}, {"matrix", before, after}, {"slots", eveningOfSample(t, s, 62), eveningOfSample(t, s, 110)}} {
		form, filled := filledWith(t, learnedFrom(t, bytesOf(t, c.name+"_2012.xlsx"), c.before), c.after)
		again, _ := filledWith(t, learnedFrom(t, filled, c.after), c.after)
		got, want := typed(t, again), typed(t, form)
		for at, text := range want {
			if strings.ReplaceAll(got[at], "空白先", "") != strings.ReplaceAll(text, "空白先", "") { // the second evening has nobody without a reading
				t.Errorf("%s %s is %q, was %q", c.name, at, got[at], text)
			}
		}
		if len(got) != len(want) {
			t.Errorf("%s: %d cells, were %d", c.name, len(got), len(want))
		}
	}
}

// What cannot be a form is refused as the form engine refuses it.
func TestLearn_refused(t *testing.T) {
	signed := draw(t, template.Values{}, func(d *drawing) { d.word(1, 1, "印") }).bytes()
	for name, b := range map[string][]byte{"empty": nil, "damaged": signed[:len(signed)/2], "encrypted": []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 EncryptedPackage"), "text": []byte("回,テーマ\n")} {
		_, want := template.Open(t.Context(), b)
		_, err := learn.Read(t.Context(), b)
		var refused *table.Refused
		if !errors.As(err, &refused) || err.Error() != want.Error() {
			t.Errorf("%s: %v, the engine says %v", name, err, want)
		}
	}
}

// A person decides otherwise: a cell, or a whole column, gets another candidate or none.
func TestFindings_Choose(t *testing.T) {
	s := sampleLedger(t)
	v := yearOfSample(t, s, 2012)
	f := learnedFrom(t, bytesOf(t, "list_2012.xlsx"), v)
	find := func(ref string) int {
		for i, c := range f.Cells {
			if c.Ref == ref {
				return i
			}
		}
		t.Fatal(ref)
		return 0
	}
	name := find("G8")
	if n := len(f.Same(name)); n != 20 {
		t.Errorf("%d cells are decided together", n)
	}
	f.Choose(name, 1)
	f.Choose(find("A2"), -1)
	b, err := f.Bytes(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	got := typed(t, b)
	if text := got["{{年度}} G8"]; text != f.Cells[name].Candidates[1].Text {
		t.Errorf("G8 is %q", text)
	}
	if text := got["{{年度}} A2"]; text != "平成24年度　職員自己啓発講座　実施状況報告書" {
		t.Errorf("A2 is %q", text)
	}
}

// 500 lines are learned within a second; the time says nothing on a busy machine, so
// that only ten times as much is a fault.
func BenchmarkLearn(b *testing.B) {
	rows := 500
	t := &template.Table{Name: "受講", Names: []string{"職員番号", "氏名", "番号", "テーマ", "参加"}}
	x := excelize.NewFile()
	for i := range rows {
		r := []template.Value{template.Code(fmt.Sprintf("%06d", i/4)), template.Text(fmt.Sprintf("呉 %d郎", i/4)), template.Number(58 + i%20), template.Text(fmt.Sprintf("テーマ その%d", i%20)), template.Number(i % 37)}
		t.Rows = append(t.Rows, r)
		for k, v := range r {
			c, _ := excelize.CoordinatesToCellName(k+1, i+2)
			if v.Kind == template.KindNumber {
				_ = x.SetCellValue("Sheet1", c, int(v.Float()))
			} else {
				_ = x.SetCellValue("Sheet1", c, v.String())
			}
		}
	}
	var file bytes.Buffer
	_ = x.Write(&file)
	v := template.Values{Items: map[string]template.Value{"参加延べ": template.Number(815)}, Lists: map[string]*template.Table{"受講": t}}
	for b.Loop() {
		start := spent.Now()
		book, err := learn.Read(b.Context(), file.Bytes())
		if err != nil {
			b.Fatal(err)
		}
		f, err := learn.Match(b.Context(), book, v)
		if err != nil || len(f.Lists) != 1 || f.Lists[0].Rows != rows {
			b.Fatal(err, f.Lists)
		}
		if d := spent.Fair(spent.Since(start)); d > 10*time.Second {
			b.Fatal(d)
		}
	}
}
