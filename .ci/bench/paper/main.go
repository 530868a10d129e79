// Command paper writes a list as a sign-in sheet in PDF, the way of every paper: a sheet
// with its cells, laid out on pages, painted. It is raced against programs that know this
// one page.
//
// usage: paper LIST.tsv OUT.pdf [PROFILE]   or, to say in milliseconds how long the first
// page takes on the screen and another zoom, paper -seen LIST.tsv
package main

import (
	"bufio"
	"context"
	"fmt"
	"image"
	"os"
	"runtime/pprof"
	"slices"
	"strings"
	"time"

	"jibun/assets"
	"jibun/export/page"
	"jibun/export/page/pdf"
	"jibun/export/page/raster"
	"jibun/export/sheet"
)

func main() {
	args := os.Args[1:]
	look := len(args) > 1 && args[0] == "-seen"
	if look {
		args = args[1:]
	}
	if len(args) < 1 || !look && len(args) < 2 {
		fmt.Fprintln(os.Stderr, "usage: paper [-seen] LIST.tsv OUT.pdf [PROFILE]")
		os.Exit(2)
	}
	if err := run(look, args); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(look bool, args []string) error {
	if len(args) > 2 {
		p, err := os.Create(args[2])
		if err != nil {
			return err
		}
		if err := pprof.StartCPUProfile(p); err != nil {
			return err
		}
		defer pprof.StopCPUProfile()
	}
	start := time.Now()
	faces, err := page.NewFaces(assets.FontRegular(), assets.FontBold())
	if err != nil {
		return err
	}
	s, err := read(args[0])
	if err != nil {
		return err
	}
	d, err := page.NewDocument(s, faces)
	if err != nil {
		return err
	}
	if look {
		seen(d, start)
		return nil
	}
	return write(d, args[1])
}

func write(d *page.Document, path string) error {
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	w := bufio.NewWriterSize(f, 1<<16)
	if err := pdf.Write(context.Background(), w, d, pdf.Options{}); err != nil {
		return err
	}
	if err := w.Flush(); err != nil {
		return err
	}
	return f.Close()
}

// seen paints the first page and then a page at two zooms.
func seen(d *page.Document, start time.Time) {
	p := raster.New(d.Faces)
	paint := func(n int, scale float64) time.Duration {
		from := time.Now()
		marks, wide, high := d.Page(n)
		img := image.NewRGBA(image.Rect(0, 0, int(wide*scale), int(high*scale)))
		for i := range img.Pix {
			img.Pix[i] = 255
		}
		p.Paint(img, marks, scale, 0, 0)
		return time.Since(from)
	}
	ms := func(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }
	paint(1, 3.78)
	first := time.Since(start)
	fmt.Printf("first_ms %.2f\nzoom_ms %.2f\n", ms(first), ms(max(paint(1, 5.5), paint(1, 7.5))))
}

// read is a list as a sheet.
func read(path string) (*sheet.Paper, error) {
	b, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	p := &sheet.Paper{Title: "研修受講者名簿（署名用）"}
	plain := sheet.Look{Size: 10, Down: sheet.Middle, Frame: sheet.Frame{Left: sheet.Thin, Right: sheet.Thin, Top: sheet.Thin, Bottom: sheet.Thin}}
	name := p.Look(plain)
	title, line := p.Look(sheet.Look{Size: 16, Across: sheet.Beyond}), p.Look(sheet.Look{Size: 10})
	text := func(s string, look int) sheet.Cell { return sheet.Cell{Kind: sheet.Text, Text: s, Look: look} }
	s := &sheet.Sheet{Name: "名簿", Columns: []float64{10, 22, 50, 23, 30, 45}, RowHeight: 10, Repeat: sheet.Repeat{First: 1, Last: 3},
		Setup: sheet.Setup{Fit: sheet.Natural, Margins: sheet.Margins{Left: 15, Right: 15, Top: 11, Bottom: 8, Footer: 6},
			Footer: sheet.Running{Size: 10, Centre: []sheet.Piece{{Mark: sheet.PageMark}, {Text: " ページ"}}}}}
	wide := sheet.Cell{Look: title}
	s.Rows = []sheet.Row{{Height: 9, Cells: []sheet.Cell{text("研修受講者名簿（署名用）", title), wide, wide, wide, wide, wide}},
		{Height: 11, Cells: []sheet.Cell{text("情報セキュリティ基礎研修　令和6年5月10日　研修センター2階第1会議室", line)}}}
	var heads []sheet.Cell
	for _, h := range []string{"No", "職員番号", "所属", "役職", "氏名", "署名"} {
		heads = append(heads, text(h, name))
	}
	s.Rows = append(s.Rows, sheet.Row{Height: 8, Cells: heads})
	for i, l := range strings.Split(strings.TrimSpace(string(b)), "\n") {
		cells := []sheet.Cell{{Kind: sheet.Number, Number: float64(i + 1), Look: name}}
		for _, v := range strings.SplitN(l, "\t", 5)[:4] {
			cells = append(cells, text(v, name))
		}
		s.Rows = append(s.Rows, sheet.Row{Height: 10, Cells: append(cells, sheet.Cell{Look: name})})
	}
	p.Sheets = slices.Values([]*sheet.Sheet{s})
	return p, nil
}
