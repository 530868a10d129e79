package pdf

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"jibun/export/page"
	"jibun/export/page/pagetest"
)

// leaf is a page of marks.
type leaf []page.Mark

func (leaf) Size() (float64, float64) { return 210, 297 }
func (leaf) Count() int               { return 1 }
func (leaf) Front(int) bool           { return true }
func (l leaf) Page(n int) []page.Mark { return l }

var black = color.NRGBA{A: 255}

// sampler are all marks, and names with their characters.
func sampler(t testing.TB) []page.Mark {
	t.Helper()
	img := image.NewNRGBA(image.Rect(0, 0, 20, 10))
	for x := range 20 {
		for y := range 10 {
			img.SetNRGBA(x, y, color.NRGBA{R: 200, A: uint8(x * 12)})
		}
	}
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		t.Fatal(err)
	}
	red := color.NRGBA{R: 200, G: 20, B: 20, A: 255}
	marks := []page.Mark{
		page.Box{Rect: page.Rect{X: 20, Y: 20, Wide: 30, High: 10}, Color: color.NRGBA{0xDD, 0xEB, 0xF7, 0xFF}},
		page.Box{Rect: page.Rect{X: 40, Y: 25, Wide: 30, High: 10}, Color: color.NRGBA{200, 20, 20, 100}},
		page.Oval{Rect: page.Rect{X: 80, Y: 20, Wide: 30, High: 12}, Color: red},
		page.Oval{Rect: page.Rect{X: 120, Y: 20, Wide: 30, High: 12}, Color: black, Width: .5},
		page.Line{X1: 20, Y1: 40, X2: 190, Y2: 40, Width: .5, Color: black},
		page.Line{X1: 20, Y1: 44, X2: 190, Y2: 44, Width: .3, Color: red, Dash: []float64{3, 1.5}},
		page.Line{X1: 20, Y1: 48, X2: 190, Y2: 56, Width: .6, Color: black},
		page.Picture{Rect: page.Rect{X: 160, Y: 18, Wide: 30, High: 15}, Data: b.Bytes()},
		page.Words{X: 20, Y: 70, Text: "斜めの字 Slant 1", Size: 14, Slant: true, Color: black},
		page.Words{X: 80, Y: 84, Text: "左へ回る", Size: 12, Turn: 90, Color: black},
		page.Words{X: 90, Y: 66, Text: "右へ回る", Size: 12, Turn: -90, Color: black},
		page.Words{X: 100, Y: 80, Text: "三十度", Size: 12, Turn: 30, Color: black},
		page.Words{X: 130, Y: 70, Text: "切れる文字列", Size: 16, Color: black, Clip: page.Rect{X: 128, Y: 60, Wide: 25, High: 14}},
		page.Words{X: 160, Y: 70, Text: "太い字", Size: 16, Bold: true, Color: red},
		page.Group{Clip: page.Rect{X: 20, Y: 95, Wide: 60, High: 20}, X: 20, Y: 95, Scale: .5, Marks: []page.Mark{
			page.Words{X: 4, Y: 14, Text: "半分の大きさ", Size: 24, Color: black}, page.Line{X1: 0, Y1: 20, X2: 500, Y2: 20, Width: 1, Color: black},
			page.Line{X1: 0, Y1: 30, X2: 100, Y2: 30, Width: 1, Color: black, Dash: []float64{6, 3}}}},
	}
	for i, name := range names {
		marks = append(marks, page.Words{X: 20 + float64(i%4)*42, Y: 130 + float64(i/4)*10, Text: name, Size: 12, Color: black})
	}
	qr, err := page.QR("jibun:signin:431:1", page.Rect{X: 20, Y: 180, Wide: 20, High: 20})
	if err != nil {
		t.Fatal(err)
	}
	return append(marks, qr...)
}

// names are such as offices have: what a text is searched by must be the very characters.
var names = []string{"𠮷田 一郎", "髙橋 正", "山﨑 由美", "渡邉 邊子", "辻\U000E0100 芦屋", "鷗外 森", "栁 塚本", "ﾊﾝｶｸ ｶﾅ", "①㈱研修～", "𡈽屋 𣘺"}

func written(t testing.TB, d *page.Document) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := Write(context.Background(), &b, d, Options{}); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// saved writes a document for other programs to read.
func saved(t testing.TB, d *page.Document) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "x.pdf")
	if err := os.WriteFile(path, written(t, d), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// tool runs a program of poppler, or skips the test where there is none.
func tool(t testing.TB, name string, args ...string) string {
	t.Helper()
	if _, err := exec.LookPath(name); err != nil {
		if os.Getenv("CI") == "true" {
			t.Fatal(err)
		}
		t.Skip(err)
	}
	out, err := exec.Command(name, args...).CombinedOutput()
	if err != nil {
		t.Fatalf("%s: %v\n%s", name, err, out)
	}
	return string(out)
}

// TestWrite_same: the same document is the same bytes.
func TestWrite_same(t *testing.T) {
	f := pagetest.Faces(t)
	d := &page.Document{Title: "見本", Author: "呉市 人事課", Faces: f, Parts: []page.Part{leaf(sampler(t)), leaf(sampler(t))}}
	a, b := written(t, d), written(t, d)
	if !bytes.Equal(a, b) {
		t.Error("twice the same document, and not the same bytes")
	}
	d.Title += "2"
	if bytes.Equal(a, written(t, d)) {
		t.Error("another title, and the same bytes")
	}
}

// TestWrite_text: another program finds every name as it is written, the title and the
// author.
func TestWrite_text(t *testing.T) {
	d := &page.Document{Title: "受付名簿 𠮷", Author: "呉市 人事課", Faces: pagetest.Faces(t), Parts: []page.Part{leaf(sampler(t))}}
	path := saved(t, d)
	text := tool(t, "pdftotext", "-layout", path, "-")
	for _, name := range append(names, "太い字", "半分の大きさ", "斜めの字 Slant 1") {
		if !strings.Contains(text, name) {
			t.Errorf("%q is not found in\n%s", name, text)
		}
	}
	info := tool(t, "pdfinfo", path)
	for _, want := range []string{"Title:           受付名簿 𠮷", "Author:          呉市 人事課", "Pages:           1", "A4"} {
		if !strings.Contains(info, want) {
			t.Errorf("%q is not found in\n%s", want, info)
		}
	}
	for _, line := range strings.Split(strings.TrimSpace(tool(t, "pdffonts", path)), "\n")[2:] {
		if !strings.Contains(line, "yes yes yes") {
			t.Errorf("a font is not embedded, cut down and readable: %s", line)
		}
	}
}

// TestWrite_ends: an empty document, a context that has ended and a disk that is full are
// errors.
func TestWrite_ends(t *testing.T) {
	f := pagetest.Faces(t)
	if err := Write(t.Context(), new(bytes.Buffer), &page.Document{Faces: f}, Options{}); !errors.Is(err, errEmpty) {
		t.Errorf("of no page: %v", err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	done := 0
	d := &page.Document{Faces: f, Parts: []page.Part{leaf(sampler(t)), leaf(sampler(t)), leaf(sampler(t))}}
	err := Write(ctx, new(bytes.Buffer), d, Options{Progress: func(n, all int) {
		if done++; n == 2 && all == 3 {
			cancel()
		}
	}})
	if !errors.Is(err, context.Canceled) || done != 2 {
		t.Errorf("cancelled after two pages: %v, %d", err, done)
	}
	if err := Write(t.Context(), full(1000), d, Options{}); err == nil || err.Error() != "full" {
		t.Errorf("a full disk: %v", err)
	}
}

type full int

func (n full) Write(b []byte) (int, error) {
	if len(b) > int(n) {
		return 0, fmt.Errorf("full")
	}
	return len(b), nil
}
