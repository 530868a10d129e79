package main

import (
	"context"
	"errors"
	"fmt"
	"image"
	"image/draw"
	"image/png"
	"os"
	"path/filepath"
	"strings"

	"jibun/data"
	"jibun/export"
	"jibun/export/marked"
	"jibun/export/page"
	"jibun/export/page/raster"
	"jibun/export/readback"
	"jibun/export/readback/scantest"
	"jibun/gui/papers"
)

// signedSheet is the morning after with a scanner: what was typed is taken back, the
// printed 受付名簿 that people signed is scanned, dropped onto the window and read instead, the evening is settled,
// and the certificates of those who came are printed.
func signedSheet(s *stage) {
	s.key("ctrl+z")
	s.wait()
	s.key("ctrl+z")
	var open []int
	s.expect("as many unknown as before", func(ctx context.Context, st *data.Store) (err error) {
		if open, err = unknownOf(ctx, st); err == nil && len(open) < 5 {
			err = fmt.Errorf("%v", open)
		}
		return err
	})
	s.end()
	// All of them tick but the last, who was not there, and some sign too; the first crosses a box out.
	scan := s.scanned(s.printed, func(b marked.Box) []page.Mark {
		switch {
		case b.No == open[0] && b.Field == marked.Tick:
			return scantest.Cross(b.Rect)
		case b.No == 0 || b.No == open[0] || b.No == open[len(open)-1]:
		case b.Field == marked.Tick:
			return scantest.Tick(b.Rect)
		case b.No%2 == 1 && b.Field == marked.Sign:
			return scantest.Name(b.Rect)
		}
		return nil
	})

	printed := s.tray()
	s.begin("--today", morning, s.ledger)
	s.drop(scan) // onto ホーム: the sheet says which evening it is
	s.find("決めない (3)", "")
	s.shot("11-read-back")
	s.key("1") // he came: the box that he crossed out was meant as a mark
	s.press(fmt.Sprintf("印のない方(%d名)を無断欠席にする", 1))
	s.shot("11-decided")
	s.key("ctrl+Return")
	s.expect("everybody is known", func(ctx context.Context, st *data.Store) error {
		left, err := unknownOf(ctx, st)
		if err != nil {
			return err
		}
		return is("unknown", len(left), 0)
	})
	s.shot("11-attendance")
	s.press("実績を確定していません(第1回)")
	s.wait()
	s.pressBeside("実績を確定する", "受付名簿")
	came := 0
	s.expect("settled, one was not there", func(ctx context.Context, st *data.Store) error {
		m, err := seminar(ctx, st)
		if err != nil {
			return err
		}
		if came, err = present(ctx, st); err != nil {
			return err
		}
		_, list, err := states(ctx, st)
		missed := 0
		for _, a := range list {
			if a.Attendance == data.NoShow {
				missed++
			}
		}
		return errors.Join(err, is("state", m.State, data.SeminarSettled), is("no-shows", missed, 1))
	})
	s.key("ctrl+5")
	s.wait()
	s.press("講師依頼書")
	s.key("Down") // 受講証明書・修了証, of which the list shows less
	s.shot("11-certificates")
	s.key("ctrl+p")
	s.wait()
	s.shot("11-print")
	s.key("Return")
	path := printed.got(s, "受講証明書")
	pages, err := s.run("bash", "-c", "pdfinfo '"+path+"' | grep ^Pages")
	if err == nil {
		err = is("certificates", strings.TrimSpace(strings.TrimPrefix(pages, "Pages:")), fmt.Sprint(came))
	}
	if err != nil {
		panic(failure{err})
	}
	s.must("pdftoppm", "-r", "50", "-png", "-f", "1", "-l", "1", "-singlefile", path, filepath.Join(s.shots, "11-certificate"))
}

// scanned lets people sign a printed paper and scans it: each page a little askew, pressed
// as JPEG, in one PDF.
func (s *stage) scanned(pdf string, sign func(marked.Box) []page.Mark) string {
	faces, err := papers.Faces()
	if err != nil {
		panic(failure{err})
	}
	base := filepath.Join(s.folder, "signed")
	s.must("pdftoppm", "-r", "200", "-gray", "-png", pdf, base)
	files, _ := filepath.Glob(base + "-*.png")
	var scans []*image.Gray
	for i, f := range files {
		boxes, err := boxesOf(f)
		if errors.Is(err, readback.ErrNoCode) {
			continue // キャンセル待ち
		}
		var img image.Image
		if err == nil {
			img, err = readPNG(f)
		}
		if err != nil {
			panic(failure{err})
		}
		page := image.NewRGBA(img.Bounds())
		draw.Draw(page, page.Rect, img, image.Point{}, draw.Src)
		raster.New(faces).Paint(page, scantest.Signed(nil, boxes, sign), 200/25.4, 0, 0)
		signed := fmt.Sprintf("%s-%d-signed.png", base, i)
		if err := writePNG(signed, page); err != nil {
			panic(failure{err})
		}
		s.must("convert", signed, "-background", "#e8e8e8", "-rotate", fmt.Sprint(1.3-2*float64(i%2)), "+repage", "-blur", "0x0.7", "-attenuate", "0.2", "+noise", "Gaussian", "-colorspace", "Gray", "-depth", "8", "-type", "Grayscale", signed)
		img, err = readPNG(signed)
		if err != nil {
			panic(failure{err})
		}
		gray := image.NewGray(img.Bounds())
		draw.Draw(gray, gray.Rect, img, img.Bounds().Min, draw.Src)
		scans = append(scans, gray)
	}
	path := filepath.Join(s.folder, "スキャン.pdf")
	if err := os.WriteFile(path, scantest.PDF(scans...), 0o600); err != nil {
		panic(failure{err})
	}
	return path
}

// boxesOf are those of a printed page, as its QR says.
func boxesOf(path string) (boxes []marked.Box, err error) {
	pages, err := readback.Files(context.Background(), []string{path}, func(code string) (*readback.Form, error) {
		x, err := marked.Parse(code)
		if err == nil {
			boxes, err = export.Boxes(x)
		}
		return readback.FormOf(boxes), err
	}, nil)
	if err == nil {
		err = pages[0].Err
	}
	return boxes, err
}

func readPNG(path string) (image.Image, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return png.Decode(f)
}

func writePNG(path string, img image.Image) error {
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	return errors.Join(png.Encode(f, img), f.Close())
}
