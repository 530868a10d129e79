package template

import (
	"bytes"
	"encoding/json"
	"image"
	"image/png"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"jibun/export/calc"
)

// drawn is a form drawn with excelize, as an office would draw it.
func drawn(t testing.TB, draw func(*excelize.File) error) []byte {
	t.Helper()
	f := excelize.NewFile()
	defer func() { _ = f.Close() }()
	if err := draw(f); err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// write puts texts into cells; one that begins with = is a formula.
func write(f *excelize.File, sheet string, cells map[string]any) error {
	for at, v := range cells {
		var err error
		if s, ok := v.(string); ok && strings.HasPrefix(s, "=") {
			err = f.SetCellFormula(sheet, at, s[1:])
		} else {
			err = f.SetCellValue(sheet, at, v)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

func stamp() []byte {
	var b bytes.Buffer
	_ = png.Encode(&b, image.NewGray(image.Rect(0, 0, 12, 12)))
	return b.Bytes()
}

// openpyxl runs a script over workbooks; what it prints is JSON.
func openpyxl(t testing.TB, script string, into any, args ...string) {
	t.Helper()
	if exec.Command("/usr/bin/python3", "-c", "import openpyxl").Run() != nil {
		t.Skip("no openpyxl")
	}
	c := exec.Command("/usr/bin/python3", append([]string{"-c", "import sys,json,warnings,openpyxl\nwarnings.simplefilter('ignore')\n" + script}, args...)...)
	var msg bytes.Buffer
	c.Stderr = &msg
	b, err := c.Output()
	if err != nil || json.Unmarshal(b, into) != nil {
		t.Fatal(err, msg.String(), string(b))
	}
}

// keep writes a workbook where it can be looked at: TEMPLATE_OUT names the folder.
func keep(t testing.TB, name string, book []byte) string {
	t.Helper()
	dir := os.Getenv("TEMPLATE_OUT")
	if dir == "" {
		dir = t.TempDir()
	}
	path := filepath.Join(dir, name)
	if err := os.WriteFile(path, book, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// Notes, pictures, shapes and charts on the rows of a list: every turn has its own.
func TestFill_drawnOnDetailRows(t *testing.T) {
	form := drawn(t, func(f *excelize.File) error {
		if err := write(f, "Sheet1", map[string]any{"A1": "{{年度}}", "A3": "{{#名簿}}", "B3": "{{名簿.氏名}}", "C3": "{{名簿.時間}}", "B4": "職", "C4": 7, "A8": "{{/名簿}}", "A9": "計", "C9": "=SUM(C3:C3)"}); err != nil {
			return err
		}
		for at, text := range map[string]string{"B3": "{{名簿.氏名}}さん", "A1": "表題", "C9": "合計"} {
			if err := f.AddComment("Sheet1", excelize.Comment{Cell: at, Author: "人事課", Paragraph: []excelize.RichTextRun{{Text: text}}}); err != nil {
				return err
			}
		}
		if err := f.AddPictureFromBytes("Sheet1", "D3", &excelize.Picture{Extension: ".png", File: stamp(), Format: &excelize.GraphicOptions{Positioning: "oneCell"}}); err != nil {
			return err
		}
		if err := f.AddShape("Sheet1", &excelize.Shape{Cell: "E4", Type: "rect", Width: 60, Height: 20, Paragraph: []excelize.RichTextRun{{Text: "{{名簿.氏名}}"}}}); err != nil {
			return err
		}
		return f.AddChart("Sheet1", "G3", &excelize.Chart{Type: excelize.Col, Dimension: excelize.ChartDimension{Width: 200, Height: 80},
			Series: []excelize.ChartSeries{{Name: "Sheet1!$B$3", Values: "Sheet1!$C$3:$C$4"}}})
	})
	for _, n := range []int{0, 1, 3, 400} {
		out := fill(t, form, people(n))
		wellFormed(t, out)
		sound(t, out)
		var got struct {
			Notes  map[string]string
			Charts []string
		}
		openpyxl(t, `
b=openpyxl.load_workbook(sys.argv[1]); w=b.worksheets[0]
n={c.coordinate:c.comment.text for r in w.iter_rows() for c in r if c.comment}
print(json.dumps({'notes':n,'charts':[c.ser[0].val.numRef.f for c in w._charts]}))`, &got, keep(t, "drawn.xlsx", out))
		turns := max(1, n)
		shapes := partOf(t, out, "xl/drawings/drawing1.xml")
		for i := range turns {
			name := ""
			if n > 0 {
				name = people(n).Lists["名簿"].Rows[i][0].text
			}
			if !strings.Contains(shapes, "<a:t>"+name+"</a:t>") {
				t.Error("no shape of", name)
			}
		}
		var pictures []int
		for x := (&scanner{b: []byte(shapes)}); ; {
			u, ok := x.next()
			if !ok {
				break
			}
			if u.kind == '<' && (u.is("oneCellAnchor") || u.is("twoCellAnchor")) {
				if b := x.skip(u); bytes.Contains(b, []byte("xdr:pic>")) {
					pictures = append(pictures, readAnchor(b).rows[0]+1)
				}
			}
		}
		if len(got.Notes) != turns+2 || len(pictures) != turns || len(got.Charts) != turns {
			t.Fatalf("%d turns: %d notes, %d pictures, %d charts", n, len(got.Notes), len(pictures), len(got.Charts))
		}
		last := 3 + 6*(turns-1)
		if n > 0 {
			if want := people(n).Lists["名簿"].Rows[n-1][0].text + "さん"; strings.TrimSpace(got.Notes[calc.CellName(last, 2)]) != want {
				t.Errorf("the last note is %q, not %q: %v", got.Notes[calc.CellName(last, 2)], want, got.Notes)
			}
		}
		if row := pictures[turns-1]; row != last {
			t.Error("the last picture stands in row", row, "not", last)
		}
		if want := "Sheet1!$C$" + calc.CellName(last, 1)[1:] + ":$C$" + calc.CellName(last+1, 1)[1:]; got.Charts[turns-1] != want {
			t.Error("the last chart shows", got.Charts[turns-1], "not", want)
		}
		if !strings.Contains(got.Notes[calc.CellName(6*turns+3, 3)], "合計") {
			t.Error("the note of the sum is not with it")
		}
		vml := partOf(t, out, "xl/drawings/vmlDrawing1.vml")
		ids := regexp.MustCompile(`<v:shape id="(_x0000_s\d+)"`).FindAllStringSubmatch(vml, -1)
		seen := map[string]bool{}
		for _, id := range ids {
			seen[id[1]] = true
		}
		if len(ids) != turns+2 || len(seen) != len(ids) || !strings.Contains(vml, "<x:Row>"+calc.CellName(last-1, 1)[1:]+"</x:Row>") {
			t.Errorf("%d shapes of notes, %d numbers", len(ids), len(seen))
		}
	}
}

// A thread of notes in a repeated row: every turn is a thread of its own, with the
// author that stands for it.
func TestFill_threads(t *testing.T) {
	book := read(t, "real/xlsxtemplate_test-copy-sheet-with-comments.xlsx")
	form := put(t, book, detailSheet, map[string]string{"A5": "{{名簿.氏名}}"})
	out := fill(t, form, people(3))
	sound(t, out)
	threads := partOf(t, out, "xl/threadedComments/threadedComment1.xml")
	notes := partOf(t, out, "xl/comments1.xml")
	seen := map[string]bool{}
	for i, m := range regexp.MustCompile(`ref="(F\d)"[^>]* id="([^"]*)"`).FindAllStringSubmatch(threads, -1) {
		if m[1] != calc.CellName(5+i, 6) || seen[m[2]] || !strings.Contains(notes, "<author>tc="+m[2]+"</author>") {
			t.Error(m)
		}
		seen[m[2]] = true
	}
	if len(seen) != 3 || !strings.Contains(notes, `ref="F7" authorId="2"`) {
		t.Errorf("%d threads: %s\n%s", len(seen), threads, notes)
	}
}
