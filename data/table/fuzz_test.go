package table

import (
	"bytes"
	"context"
	"encoding/xml"
	"errors"
	"io"
	"strings"
	"testing"
)

// scanAll runs our scanner over a document and returns its text and elements.
func scanAll(data []byte, chunk int) (string, error) {
	var b strings.Builder
	x := newXMLScanner(&chunked{data, chunk})
	for {
		kind, err := x.next()
		if err != nil {
			return "", err
		}
		switch kind {
		case xmlEOF:
			return b.String(), nil
		case xmlStart:
			b.WriteString("<" + string(x.local))
			for i := range x.attrs {
				if a := &x.attrs[i]; !a.prefixed && string(a.raw) != "xmlns" {
					b.WriteString(" " + string(a.local) + "=" + strings.Map(flat, x.attrText(a)))
				}
			}
			b.WriteString(">")
		case xmlEnd:
			b.WriteString("</>")
		case xmlText:
			b.Write(x.text)
		}
	}
}

func flat(r rune) rune {
	if r == '\n' || r == '\t' || r == '\r' {
		return ' '
	}
	return r
}

// chunked delivers few bytes at a time, so that tokens end at every place.
type chunked struct {
	data []byte
	n    int
}

func (c *chunked) Read(b []byte) (int, error) {
	if len(c.data) == 0 {
		return 0, io.EOF
	}
	n := copy(b[:min(len(b), c.n)], c.data)
	c.data = c.data[n:]
	return n, nil
}

// oracle is what encoding/xml makes of it.
func oracle(data []byte) (string, error) {
	var b strings.Builder
	d := xml.NewDecoder(bytes.NewReader(data))
	depth := 0
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return b.String(), nil
		}
		if err != nil {
			return "", err
		}
		switch e := token.(type) {
		case xml.StartElement:
			depth++
			b.WriteString("<" + e.Name.Local)
			for _, a := range e.Attr {
				if a.Name.Space == "" && a.Name.Local != "xmlns" {
					b.WriteString(" " + a.Name.Local + "=" + strings.Map(flat, a.Value))
				}
			}
			b.WriteString(">")
		case xml.EndElement:
			depth--
			b.WriteString("</>")
		case xml.CharData:
			if depth > 0 {
				b.Write(e)
			}
		}
	}
}

// What encoding/xml refuses, we refuse; what we accept, both read alike.
func FuzzXMLScanner(f *testing.F) {
	b := damageBook()
	for _, part := range b {
		f.Add([]byte(part[:min(len(part), 2000)]))
	}
	for _, s := range []string{"<a/>", "<a b='1' c=\"&lt;&#x41;\"> x &amp; y</a>", "<a><![CDATA[<x>]]></a>", "<!-- c --><a/><?p q?>", "<a>]]></a>", "<a xmlns:b='u'><b:c b:d='e'/></a>", "<?xml version='1.0' encoding='UTF-8'?><a/>", "<a>\r\n\r</a >", "\ufeff<a/>", "<a>&#xD800;</a>", "<a b=']]>'/>"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		got, err := scanAll(data, 1<<16)
		if slow, err2 := scanAll(data, 3); (err == nil) != (err2 == nil) || slow != got {
			t.Fatalf("depends on the window: %q %v, %q %v", got, err, slow, err2)
		}
		if err != nil {
			return
		}
		want, wantErr := oracle(data)
		if wantErr != nil {
			t.Fatalf("accepted what encoding/xml refuses: %v", wantErr)
		}
		if got != want {
			t.Fatalf("got %q\nwant %q", got, want)
		}
	})
}

func checkFile(t *testing.T, data []byte) {
	file, err := Read(context.Background(), "fuzz", data, Limits{Cells: 100_000, UnzippedAll: 1 << 20})
	var r *Refused
	if err != nil {
		if !errors.As(err, &r) || r.Reason == ReaderBug {
			t.Fatal(err)
		}
		return
	}
	for _, s := range file.Sheets {
		line := 0
		for _, row := range s.Rows {
			if row.Line <= line {
				t.Fatalf("line %d after %d", row.Line, line)
			}
			line = row.Line
			column := -1
			for _, c := range row.Cells {
				if c.Column() <= column || c.Kind() == Empty || c.Text() == "" || row.At(c.Column()) != c || c.Kind() == Date && !c.Date().Valid() {
					t.Fatalf("cell %v %q in column %d after %d", c.Kind(), c.Text(), c.Column(), column)
				}
				column = c.Column()
			}
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add(newBook(`<row r="1"><c r="A1" s="1"><v>41365</v></c></row>`).formats("General", "yyyy/m/d").shared(`<si><t>a</t></si>`).zip())
	f.Add([]byte("職員番号,氏名\r\n\"001\",\"山田\r\n太郎\"\r\n"))
	f.Add([]byte("a\tb\n\"c\n"))
	f.Add([]byte("\xff\xfea\x00,\x00b\x00"))
	f.Add([]byte("\x8e\x52\x93\x63,\xf0\x40\n"))
	f.Fuzz(checkFile)
}

// FuzzSheet puts the bytes where a worksheet, texts and styles stand.
func FuzzSheet(f *testing.F) {
	f.Add(`<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" s="1"><v>1.5</v></c></row>`, `<si><t>a</t><rPh sb="0" eb="1"><t>ア</t></rPh></si>`, `[$-411]ggge"年"m"月"`)
	f.Add(`<row><c t="d"><v>2013-04-01</v></c><c t="e"><v>#N/A</v></c></row>`, `<si><r><t>_x000D_</t></r></si>`, `000-0000`)
	f.Fuzz(func(t *testing.T, rows, texts, format string) {
		checkFile(t, newBook(rows).shared(texts).formats("General", format).zip())
	})
}
