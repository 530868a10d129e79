package table

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"runtime"
	"runtime/metrics"
	"strings"
	"testing"
	"time"

	"jibun/data/datatest/spent"
)

func encodedName(names ...string) []byte {
	b := []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + strings.Repeat("\x00", 504))
	for _, n := range names {
		for _, c := range []byte(n) {
			b = append(b, c, 0)
		}
		b = append(b, 0, 0)
	}
	return b
}

func zipOf(names ...string) []byte {
	b := book{}
	for _, n := range names {
		b[n] = "x"
	}
	return b.zip()
}

func TestRead_refuses(t *testing.T) {
	old, err := os.ReadFile("testdata/real/cellformatter_cell_format_2000_builtinformat_ja.xls")
	if err != nil {
		t.Fatal(err)
	}
	sound := newBook(`<row r="1"><c r="A1"><v>1</v></c></row>`)
	xlsb := newBook("")
	xlsb["_rels/.rels"] = rels(rel("a", "officeDocument", "xl/workbook.bin"))
	docx := newBook("")
	docx["_rels/.rels"] = rels(rel("a", "officeDocument", "word/document.xml"))
	noSheets := newBook("")
	noSheets["xl/workbook.xml"] = `<workbook ` + mainNS + `><sheets/></workbook>`
	for name, c := range map[string]struct {
		data   []byte
		reason Reason
		detail string
	}{
		"no bytes":           {nil, FileEmpty, ""},
		"blanks":             {[]byte(" \r\n\t"), FileEmpty, ""},
		"a BOM":              {[]byte(bomUTF8), FileEmpty, ""},
		"delimiters":         {[]byte(",,,\r\n,,,\r\n"), FileEmpty, ""},
		"xls":                {old, OldXLS, ""},
		"old xls, Book":      {encodedName("Root Entry", "Book"), OldXLS, ""},
		"encrypted":          {encodedName("Root Entry", "EncryptionInfo", "EncryptedPackage"), Encrypted, ""},
		"doc":                {encodedName("Root Entry", "WordDocument"), NotATable, "doc"},
		"pdf":                {[]byte("%PDF-1.7\n"), NotATable, "pdf"},
		"png":                {[]byte("\x89PNG\r\n\x1a\n"), NotATable, "image"},
		"html":               {[]byte("\r\n<html><table>"), NotATable, "html"},
		"binary":             {bytes.Repeat([]byte{1, 0, 2}, 100), NotATable, "binary"},
		"docx":               {docx.zip(), NotATable, "docx"},
		"docx without rels":  {zipOf("word/document.xml"), NotATable, "docx"},
		"ods":                {zipOf("mimetype", "content.xml"), NotATable, "ods"},
		"zip":                {zipOf("a.txt"), NotATable, "zip"},
		"xlsb":               {xlsb.zip(), XLSB, ""},
		"no sheets":          {noSheets.zip(), NoWorkbook, ""},
		"truncated":          {sound.zip()[:300], Damaged, ""},
		"path out":           {zipOf("../../evil", "a"), Hostile, ""},
		"absolute path":      {zipOf("/etc/passwd"), Hostile, ""},
		"backslash":          {zipOf(`xl\workbook.xml`), Hostile, ""},
		"same name twice":    {zipOf("a.xml", "A.xml"), Hostile, ""},
		"absurd row":         {newBook(`<row r="2147483647"><c><v>1</v></c></row>`).zip(), Hostile, ""},
		"row over the limit": {newBook(`<row r="1048577"/>`).zip(), Hostile, ""},
		"deep":               {newBook(`<row r="1"><c r="A1"><extLst>` + strings.Repeat("<a>", 100)).zip(), Hostile, ""},
		"too wide":           {[]byte(strings.Repeat(",", 20000) + "x\n"), Hostile, ""},
	} {
		t.Run(name, func(t *testing.T) {
			if r := refusal(t, c.data); r.Reason != c.reason || c.detail != "" && r.Detail != c.detail {
				t.Errorf("%v, want %s %s", r, c.reason, c.detail)
			}
		})
	}
}

// bomb zips a part made of a head, a piece repeated, and a tail.
func bomb(part, head, piece, tail string, times int) []byte {
	b := newBook("")
	delete(b, part)
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for name, text := range b {
		f, _ := w.Create(name)
		_, _ = io.WriteString(f, text)
	}
	f, _ := w.Create(part)
	_, _ = io.WriteString(f, head)
	block := strings.Repeat(piece, 1000)
	for i := 0; i < times/1000; i++ {
		_, _ = io.WriteString(f, block)
	}
	_, _ = io.WriteString(f, tail)
	_ = w.Close()
	return out.Bytes()
}

func TestRead_hostile(t *testing.T) {
	head, tail := `<worksheet `+mainNS+`><sheetData>`, `</sheetData></worksheet>`
	var wide strings.Builder
	for i := 1; i <= 60; i++ {
		fmt.Fprintf(&wide, `<row r="%d">%s</row>`, i, strings.Repeat(`<c><v>1</v></c>`, 16384))
	}
	var manyParts bytes.Buffer
	w := zip.NewWriter(&manyParts)
	for i := 0; i < 20_000; i++ {
		_, _ = w.CreateHeader(&zip.FileHeader{Name: fmt.Sprintf("p%d", i)})
	}
	_ = w.Close()
	for name, c := range map[string]struct {
		data   func() []byte
		reason Reason
	}{
		"zip bomb of blanks": {func() []byte { return bomb(sheetOne, head, " ", tail, 40_000_000) }, Hostile},
		"a text without end": {func() []byte {
			return bomb(sheetOne, head+`<row r="1"><c r="A1" t="str"><v>`, "ab1", "</v></c></row>"+tail, 6_000_000)
		}, Hostile},
		"entity bomb":           {func() []byte { return bomb(sheetOne, `<!DOCTYPE w [<!ENTITY a "aaaa">]>`+head, "&a;", tail, 1000) }, Hostile},
		"attributes":            {func() []byte { return bomb(sheetOne, head+"<row ", `a="1" `, "/>"+tail, 1000) }, Damaged},
		"millions of rows":      {func() []byte { return bomb(sheetOne, head, `<row/>`, tail, 2_000_000) }, Hostile},
		"cells like sand":       {func() []byte { b := newBook(wide.String()); return b.zip() }, Hostile},
		"parts without number":  {func() []byte { return manyParts.Bytes() }, Hostile},
		"quotes without end":    {func() []byte { return []byte(strings.Repeat(`"a,`, 5_000_000)) }, Hostile},
		"quotes line by line":   {func() []byte { return []byte(strings.Repeat("\"a,\n", 5_000_000)) }, NotATable},
		"random bytes":          {func() []byte { return []byte(strings.Repeat("\x81\x20,\xfd\n", 3_000_000)) }, NotATable},
		"a file over the limit": {func() []byte { return make([]byte, 65<<20) }, TooLarge},
	} {
		t.Run(name, func(t *testing.T) {
			data := c.data()
			const most = 2 * time.Second * spent.Slower
			used := 0
			took := spent.Least(most, func() {
				runtime.GC()
				peak := watchHeap()
				if r := refusal(t, data); r.Reason != c.reason {
					t.Errorf("%v, want %s", r, c.reason)
				}
				used = max(used, peak())
			})
			if took > most || used > 200 {
				t.Errorf("took %v and %d MiB", took, used)
			}
		})
	}
}

// watchHeap begins to watch; the function it returns gives the highest growth of
// the heap since then in MiB, garbage that was not collected yet included.
func watchHeap() func() int {
	heap := func() int {
		sample := []metrics.Sample{{Name: "/memory/classes/heap/objects:bytes"}}
		metrics.Read(sample)
		return int(sample[0].Value.Uint64() >> 20)
	}
	before, peak := heap(), 0
	stop, done := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(done)
		for {
			peak = max(peak, heap()-before)
			select {
			case <-stop:
				return
			case <-time.After(time.Millisecond):
			}
		}
	}()
	return func() int {
		close(stop)
		<-done
		return max(peak, heap()-before)
	}
}

// A part that says it is huge costs nothing, nor does an absurd dimension.
func TestRead_absurdDimension(t *testing.T) {
	b := newBook("")
	b[sheetOne] = `<worksheet ` + mainNS + `><dimension ref="A1:XFD1048576"/><cols><col min="1" max="16384" hidden="1"/></cols><sheetData><row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData></worksheet>`
	f := mustRead(t, b.zip())
	if got := dump(f.Sheets[0]); got != "1048576: XFD=1\n" {
		t.Errorf("got %q", got)
	}
}

func TestReadFile_limit(t *testing.T) {
	path := t.TempDir() + "/a.csv"
	if err := os.WriteFile(path, []byte("a,b\n1,2\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	_, err := ReadFile(context.Background(), path, Limits{FileBytes: 4})
	var r *Refused
	if !errors.As(err, &r) || r.Reason != TooLarge {
		t.Errorf("%v", err)
	}
	if f, err := ReadFile(context.Background(), path, Limits{}); err != nil || f.Name != "a.csv" || len(f.Sheets[0].Rows) != 2 {
		t.Errorf("%v %v", f, err)
	}
	if _, err := ReadFile(context.Background(), path+"x", Limits{}); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("%v", err)
	}
}

func TestRead_limits(t *testing.T) {
	data := newBook(`<row r="1"><c r="A1"><v>1</v></c><c r="B1" t="str"><v>zwei</v></c></row><row r="2"><c r="A2"><v>1</v></c></row>`).zip()
	for name, l := range map[string]Limits{"cells": {Cells: 2}, "rows": {Rows: 1}, "text": {TextBytes: 3}, "unzipped": {UnzippedAll: 500}, "file": {FileBytes: 100}} {
		_, err := Read(context.Background(), "x", data, l)
		var r *Refused
		if !errors.As(err, &r) || r.Reason != TooLarge {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := Read(context.Background(), "x", data, Limits{Cells: 3, Rows: 2}); err != nil {
		t.Errorf("just within the limits: %v", err)
	}
}

// A sheet that is not wanted is not read to its end: what follows its first rows
// may be as broken and as long as it likes.
func TestRead_notWanted(t *testing.T) {
	var rows, csv strings.Builder
	for i := 1; i <= LookRows; i++ {
		fmt.Fprintf(&rows, `<row r="%d"><c r="A%d"><v>1</v></c></row>`, i, i)
		csv.WriteString("1,2\n")
	}
	long := newBook(rows.String() + `<row r="2000"><c r="A2000">broken`)
	for name, data := range map[string][]byte{"xlsx": long.zip(), "csv": []byte(csv.String() + strings.Repeat("1,2\n", 200_000))} {
		asked := 0
		limits := Limits{Rows: 100_000, Wanted: func(s *Sheet) bool { asked = len(s.Rows); return false }}
		f, err := Read(t.Context(), name, data, limits)
		if err != nil || !f.Sheets[0].Cut || len(f.Sheets[0].Rows) != LookRows || asked != LookRows {
			t.Errorf("%s: %v, asked at %d rows", name, err, asked)
		}
		limits.Wanted = func(*Sheet) bool { return true }
		if _, err := Read(t.Context(), name, data, limits); err == nil {
			t.Errorf("%s: what is wanted was not read to its end", name)
		}
	}
	f, err := Read(t.Context(), "short", []byte("1,2\n"), Limits{Wanted: func(*Sheet) bool { return false }})
	if err != nil || f.Sheets[0].Cut {
		t.Errorf("a short sheet was cut: %v", err)
	}
}
