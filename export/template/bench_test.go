package template

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"strconv"
	"testing"

	"github.com/klauspost/compress/flate"
)

var sizes = []int{60, 2000, 20000}

// BenchmarkFill fills a form of one detail row: opening, looking, writing.
func BenchmarkFill(b *testing.B) {
	form := detail(b)
	for _, n := range sizes {
		v := people(n)
		b.Run(strconv.Itoa(n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				f, err := Open(b.Context(), form)
				if err != nil {
					b.Fatal(err)
				}
				if _, err := f.Fill(b.Context(), io.Discard, v, Options{}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// BenchmarkBare is the limit: the same rows written over the sheet's part by a program
// that knows this one form, everything else copied.
func BenchmarkBare(b *testing.B) {
	form := detail(b)
	for _, n := range sizes {
		v := people(n)
		b.Run(strconv.Itoa(n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				bare(b, form, v.Lists["名簿"])
			}
		})
	}
}

func bare(b *testing.B, form []byte, t *Table) {
	z, err := zip.NewReader(bytes.NewReader(form), int64(len(form)))
	if err != nil {
		b.Fatal(err)
	}
	w := zip.NewWriter(io.Discard)
	w.RegisterCompressor(zip.Deflate, func(w io.Writer) (io.WriteCloser, error) { return flate.NewWriter(w, 5) })
	for _, f := range z.File {
		if f.Name != detailSheet {
			_ = w.Copy(f)
			continue
		}
		raw := []byte(partOf(b, form, detailSheet))
		at := bytes.Index(raw, []byte(`<row r="6"`))
		end := at + bytes.Index(raw[at:], []byte("</row>")) + 6
		p, _ := w.Create(f.Name)
		_, _ = p.Write(raw[:at])
		var buf []byte
		for i, r := range t.Rows {
			buf = fmt.Appendf(buf[:0], `<row r="%d" ht="24" customHeight="1">`, i+6)
			for c, k := range []int{-1, 1, 2, 5, 0, 3, -2, -2} {
				buf = append(strconv.AppendInt(append(append(buf, `<c r="`...), byte('A'+c)), int64(i+6), 10), `" s="11"`...)
				switch {
				case k == -2:
					buf = append(buf, "/>"...)
				case k == -1:
					buf = append(strconv.AppendInt(append(buf, "><v>"...), int64(i+1), 10), "</v></c>"...)
				case r[k].Kind == KindNumber:
					buf = append(strconv.AppendInt(append(buf, "><v>"...), r[k].num, 10), "</v></c>"...)
				default:
					buf = append(append(append(buf, ` t="inlineStr"><is><t>`...), escape(r[k].text)...), "</t></is></c>"...)
				}
			}
			buf = append(buf, "</row>"...)
			_, _ = p.Write(buf)
		}
		_, _ = p.Write(raw[end:])
		for i := range t.Rows {
			_, _ = fmt.Fprintf(p, `<mergeCell ref="G%d:H%d"/>`, i+6, i+6)
		}
	}
	if err := w.Close(); err != nil {
		b.Fatal(err)
	}
}
