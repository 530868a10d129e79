package template

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"jibun/data/wareki"
	"jibun/export/calc"
)

// part reads a part of a workbook.
func partOf(t testing.TB, book []byte, name string) string {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(book), int64(len(book)))
	if err != nil {
		t.Fatal(err)
	}
	r, err := z.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	b, err := io.ReadAll(r)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// changed is a workbook with one part changed, everything else as it lies in the file.
func changed(t testing.TB, book []byte, name string, change func(string) string) []byte {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(book), int64(len(book)))
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	found := false
	for _, f := range z.File {
		if f.Name != name {
			if err := w.Copy(f); err != nil {
				t.Fatal(err)
			}
			continue
		}
		found = true
		p, err := w.Create(name)
		if err == nil {
			_, err = io.WriteString(p, change(partOf(t, book, name)))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if !found {
		p, _ := w.Create(name)
		_, _ = io.WriteString(p, change(""))
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// put writes marks into cells of a sheet, as somebody would type them into Excel; the
// looks of the cells stay. A text that begins with = is a formula.
func put(t testing.TB, book []byte, sheetPart string, cells map[string]string) []byte {
	t.Helper()
	return changed(t, book, sheetPart, func(raw string) string {
		s := &sheet{form: &Form{}, part: sheetPart, raw: []byte(raw), sharedFormula: map[string]master{}}
		x := &scanner{b: s.raw}
		for u, ok := x.next(); ok; u, ok = x.next() {
			if u.kind == '<' && u.is("sheetData") {
				s.prefix, s.from = strings.TrimSuffix(string(u.name), "sheetData"), u.at
				if !u.self {
					if err := s.readRows(x); err != nil {
						t.Fatal(err)
					}
				}
				s.to = x.pos
			}
		}
		for name, text := range cells {
			row, col, _, _, n := calc.ScanEnd(name)
			if n != len(name) {
				t.Fatal(name)
			}
			old := s.cell(row, col)
			style := ""
			if old != nil && old.style != 0 {
				style = ` s="` + strconv.Itoa(old.style) + `"`
			}
			in := `t="inlineStr"><P:is><P:t>` + escape(text) + `</P:t></P:is>`
			if f, ok := strings.CutPrefix(text, "="); ok {
				in = `><P:f>` + escape(f) + `</P:f><P:v>0</P:v>`
			}
			if old == nil {
				s.put(row, col, nil)
				old = s.cell(row, col)
			}
			old.raw = []byte(strings.ReplaceAll(`<P:c r="`+name+`"`+style+` `+in+`</P:c>`, "P:", s.prefix))
		}
		var b strings.Builder
		b.WriteString("<" + s.prefix + "sheetData>")
		for _, r := range s.rows {
			tag := string(with(r.tag, "r", strconv.Itoa(r.num)))
			b.WriteString(strings.TrimSuffix(strings.TrimSuffix(tag, ">"), "/") + ">")
			for _, c := range r.cells {
				b.Write(c.raw)
			}
			b.WriteString("</" + s.prefix + "row>")
		}
		b.WriteString("</" + s.prefix + "sheetData>")
		return raw[:s.from] + b.String() + raw[s.to:]
	})
}

func read(t testing.TB, name string) []byte {
	t.Helper()
	b, err := os.ReadFile(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func fill(t testing.TB, book []byte, v Values) []byte {
	t.Helper()
	out, err := tryFill(t, book, v)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func tryFill(t testing.TB, book []byte, v Values) ([]byte, error) {
	t.Helper()
	f, err := Open(t.Context(), book)
	if err != nil {
		return nil, err
	}
	var out bytes.Buffer
	_, err = f.Fill(t.Context(), &out, v, Options{})
	return out.Bytes(), err
}

// people are values with a list of n people.
func people(n int) Values {
	t := &Table{Name: "名簿", Names: []string{"氏名", "職員番号", "所属", "時間", "日", "備考"}}
	for i := range n {
		remark := ""
		if i%3 == 0 {
			remark = "<要&確認>"
		}
		t.Rows = append(t.Rows, []Value{Text(fmt.Sprintf("呉 %d郎", i+1)), Code(fmt.Sprintf("%05d", i+1)), Text("人事課"), Number((i*7)%50 + 10),
			Date(wareki.Date("2013-05-01").AddDays(i)), Text(remark)})
	}
	return Values{Items: map[string]Value{"年度": Text("平成25年度"), "開催日": Date("2013-05-01"), "出席率": Share(785, 1000), "参加延べ": Number(1815), "空": {}},
		Lists: map[string]*Table{"名簿": t}}
}

// same compares all parts of two workbooks but those named.
func same(t testing.TB, a, b []byte, but ...string) (differ []string) {
	t.Helper()
	za, err := zip.NewReader(bytes.NewReader(a), int64(len(a)))
	if err != nil {
		t.Fatal(err)
	}
	zb, err := zip.NewReader(bytes.NewReader(b), int64(len(b)))
	if err != nil {
		t.Fatal(err)
	}
	raw := func(f *zip.File) []byte {
		r, err := f.OpenRaw()
		if err != nil {
			t.Fatal(err)
		}
		all, _ := io.ReadAll(r)
		return all
	}
	for _, f := range za.File {
		i := slices.IndexFunc(zb.File, func(g *zip.File) bool { return g.Name == f.Name })
		if slices.Contains(but, f.Name) {
			continue
		}
		if i < 0 || !bytes.Equal(raw(f), raw(zb.File[i])) {
			differ = append(differ, f.Name)
		}
	}
	return differ
}
