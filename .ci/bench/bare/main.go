// Command bare is the limit of what filling a form can cost: it knows one form, writes
// the rows over its sheet, moves what stands below by their number, and copies the rest
// of the file as it lies.
//
// usage: bare DRAWN.xlsx ROWS.tsv OUT.xlsx
package main

import (
	"archive/zip"
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"regexp"
	"strconv"
	"strings"

	"github.com/klauspost/compress/flate"
)

func main() {
	if len(os.Args) != 4 {
		fmt.Fprintln(os.Stderr, "usage: bare DRAWN.xlsx ROWS.tsv OUT.xlsx")
		os.Exit(2)
	}
	if err := run(os.Args[1], os.Args[2], os.Args[3]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// The parts of the form that are written anew.
const (
	sheet = "xl/worksheets/sheet1.xml"
	book  = "xl/workbook.xml"
	texts = "xl/sharedStrings.xml"
)

// above is what stands above the rows.
var above = strings.NewReplacer("${title}", "研修受講者名簿", "${course}", "情報セキュリティ基礎研修", "${date}", "令和6年5月10日", "${place}", "研修センター")

func run(form, in, to string) error {
	z, err := zip.OpenReader(form)
	if err != nil {
		return err
	}
	defer z.Close()
	text, err := os.ReadFile(in)
	if err != nil {
		return err
	}
	rows := strings.Split(strings.TrimSuffix(string(text), "\n"), "\n")
	out, err := os.Create(to)
	if err != nil {
		return err
	}
	w := zip.NewWriter(out)
	w.RegisterCompressor(zip.Deflate, func(w io.Writer) (io.WriteCloser, error) { return flate.NewWriter(w, 5) })
	for _, f := range z.File {
		if f.Name != sheet && f.Name != book && f.Name != texts {
			if err := w.Copy(f); err != nil {
				return err
			}
			continue
		}
		b, err := read(f)
		if err != nil {
			return err
		}
		p, err := w.Create(f.Name)
		if err != nil {
			return err
		}
		o := bufio.NewWriterSize(p, 1<<16)
		switch f.Name {
		case sheet:
			err = fill(o, b, rows)
		case book:
			_, err = o.Write(bytes.Replace(b, []byte("$H$10"), []byte("$H$"+strconv.Itoa(9+len(rows))), 1))
		case texts:
			_, err = above.WriteString(o, string(b))
		}
		if err := errors.Join(err, o.Flush()); err != nil {
			return err
		}
	}
	return errors.Join(w.Close(), out.Close())
}

func read(f *zip.File) ([]byte, error) {
	r, err := f.Open()
	if err != nil {
		return nil, err
	}
	defer r.Close()
	return io.ReadAll(r)
}

var (
	escape = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;")
	styles = regexp.MustCompile(`<c r="[A-H]6"( s="\d+")?`)
	number = regexp.MustCompile(`(<row r="|<c r="[A-Z]+)(\d+)"`)
	merged = regexp.MustCompile(`<mergeCell ref="([A-Z]+)(\d+):([A-Z]+)(\d+)" ?/>`)
)

// fill writes the rows in the place of row 6.
func fill(o *bufio.Writer, b []byte, rows []string) error {
	at := bytes.Index(b, []byte(`<row r="6"`))
	if at < 0 {
		return errors.New("the form is another one")
	}
	end := at + bytes.Index(b[at:], []byte("</row>")) + len("</row>")
	style := styles.FindAllSubmatch(b[at:end], -1)
	open := bytes.SplitN(b[at:at+bytes.IndexByte(b[at:], '>')+1], []byte(`"6"`), 2)
	_, _ = o.Write(b[:at])
	var out []byte
	sum := 0
	for i, row := range rows {
		out = strconv.AppendInt(append(append(out[:0], open[0]...), '"'), int64(i+6), 10)
		out = append(append(out, '"'), open[1]...)
		cells := strings.Split(row, "\t")
		minutes, _ := strconv.Atoi(cells[5])
		sum += minutes
		for c := range 8 {
			out = strconv.AppendInt(append(append(out, `<c r="`...), byte('A'+c)), int64(i+6), 10)
			out = append(append(out, '"'), style[c][1]...)
			switch {
			case c == 0:
				out = append(strconv.AppendInt(append(out, `><v>`...), int64(i+1), 10), `</v></c>`...)
			case c < 5:
				out = append(append(append(out, ` t="inlineStr"><is><t>`...), escape.Replace(cells[c-1])...), `</t></is></c>`...)
			case c == 5:
				out = append(strconv.AppendInt(append(out, `><v>`...), int64(minutes), 10), `</v></c>`...)
			default:
				out = append(out, `/>`...)
			}
		}
		_, _ = o.Write(append(out, `</row>`...))
	}
	rest := number.ReplaceAllFunc(b[end:], func(m []byte) []byte {
		x := number.FindSubmatch(m)
		return []byte(string(x[1]) + moved(x[2], len(rows)) + `"`)
	})
	rest = bytes.Replace(rest, []byte("SUM(F6:F6)</f><v>0</v>"), fmt.Appendf(nil, "SUM(F6:F%d)</f><v>%d</v>", 5+len(rows), sum), 1)
	below := bytes.Index(rest, []byte("<mergeCells"))
	last := bytes.Index(rest, []byte("</mergeCells>"))
	_, _ = o.Write(rest[:below])
	old := merged.FindAllSubmatch(rest[below:last], -1)
	_, _ = fmt.Fprintf(o, `<mergeCells count="%d">`, len(old)+len(rows)-1)
	for _, m := range old {
		_, _ = fmt.Fprintf(o, `<mergeCell ref="%s%s:%s%s"/>`, m[1], moved(m[2], len(rows)), m[3], moved(m[4], len(rows)))
	}
	for i := 1; i < len(rows); i++ {
		n := strconv.Itoa(6 + i)
		_, _ = o.WriteString(`<mergeCell ref="G` + n + `:H` + n + `"/>`)
	}
	_, err := o.Write(rest[last:])
	return err
}

// moved is where a row of the form is when there are so many rows.
func moved(row []byte, rows int) string {
	n, _ := strconv.Atoi(string(row))
	if n > 6 {
		n += rows - 1
	}
	return strconv.Itoa(n)
}
