package table

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"
)

// book is a workbook in parts, to be bent by tests and zipped.
type book map[string]string

const (
	xmlHead  = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"
	mainNS   = `xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"`
	sheetOne = "xl/worksheets/sheet1.xml"
)

// newBook is a workbook of one sheet with the given rows, without styles.
func newBook(rows string) book {
	return book{
		"[Content_Types].xml":        xmlHead + `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`,
		"_rels/.rels":                xmlHead + rels(`<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/>`),
		"xl/workbook.xml":            xmlHead + `<workbook ` + mainNS + `><sheets><sheet name="名簿" sheetId="1" r:id="rId1"/></sheets></workbook>`,
		"xl/_rels/workbook.xml.rels": xmlHead + rels(rel("rId1", "worksheet", "worksheets/sheet1.xml")),
		sheetOne:                     xmlHead + worksheet(rows),
	}
}

func rels(inner string) string {
	return `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` + inner + `</Relationships>`
}

func rel(id, kind, target string) string {
	return `<Relationship Id="` + id + `" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/` + kind + `" Target="` + target + `"/>`
}

func worksheet(rows string) string {
	return `<worksheet ` + mainNS + `><sheetData>` + rows + `</sheetData></worksheet>`
}

// with adds a part that the workbook relates to.
func (b book) with(kind, part, xml string) book {
	name := "xl/_rels/workbook.xml.rels"
	b[name] = strings.Replace(b[name], "</Relationships>", rel("x"+kind, kind, part)+"</Relationships>", 1)
	b["xl/"+part] = xmlHead + xml
	return b
}

func (b book) shared(inner string) book {
	return b.with("sharedStrings", "sharedStrings.xml", `<sst `+mainNS+`>`+inner+`</sst>`)
}

// formats gives style i the i-th format code; a number is a builtin id.
func (b book) formats(codes ...string) book {
	fmts, xfs := "", ""
	for i, c := range codes {
		var id int
		if n, err := fmt.Sscanf(c, "#%d", &id); n != 1 || err != nil {
			id = 164 + i
			fmts += fmt.Sprintf(`<numFmt numFmtId="%d" formatCode="%s"/>`, id, xmlEscape(c))
		}
		xfs += fmt.Sprintf(`<xf numFmtId="%d"/>`, id)
	}
	return b.with("styles", "styles.xml", `<styleSheet `+mainNS+`><numFmts>`+fmts+`</numFmts><cellXfs>`+xfs+`</cellXfs></styleSheet>`)
}

func xmlEscape(s string) string {
	return strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&quot;").Replace(s)
}

func (b book) zip() []byte {
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	names := []string{"[Content_Types].xml", "_rels/.rels"}
	for n := range b {
		if n != names[0] && n != names[1] {
			names = append(names, n)
		}
	}
	for _, n := range names {
		if text, ok := b[n]; ok {
			f, err := w.Create(n)
			if err != nil {
				panic(err)
			}
			if _, err := io.WriteString(f, text); err != nil {
				panic(err)
			}
		}
	}
	if err := w.Close(); err != nil {
		panic(err)
	}
	return out.Bytes()
}

func mustRead(t *testing.T, data []byte) *File {
	t.Helper()
	f, err := Read(context.Background(), "test", data, Limits{})
	if err != nil {
		t.Fatalf("Read: %v", err)
	}
	return f
}

func refusal(t *testing.T, data []byte) *Refused {
	t.Helper()
	_, err := Read(context.Background(), "test", data, Limits{})
	var r *Refused
	if !errors.As(err, &r) {
		t.Fatalf("Read: %v, want a *Refused", err)
	}
	return r
}

// dump writes a sheet as text: one line a row.
func dump(s Sheet) string {
	var b strings.Builder
	for _, r := range s.Rows {
		fmt.Fprintf(&b, "%d:", r.Line)
		for _, c := range r.Cells {
			fmt.Fprintf(&b, " %s=%s", ColumnName(c.Column()), c.Text())
			if c.Reading() != "" {
				fmt.Fprintf(&b, "(%s)", c.Reading())
			}
		}
		b.WriteByte('\n')
	}
	return b.String()
}
