// Command workbook writes the sheets of a TSV file through package export, to be
// raced against other writers of workbooks.
//
// usage: workbook IN.tsv OUT.xlsx
//
// A line "!sheet<TAB>name<TAB>widths" begins a sheet; every other line is a row
// whose cells begin with a letter: H heading, S text, N number, P share, D day as
// Excel counts it. The first row of a sheet holds its headings.
package main

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"iter"
	"os"
	"strconv"
	"strings"

	"jibun/data/report"
	"jibun/data/wareki"
	"jibun/export"
)

func main() {
	if len(os.Args) != 3 {
		fmt.Fprintln(os.Stderr, "usage: workbook IN.tsv OUT.xlsx")
		os.Exit(2)
	}
	if err := run(os.Args[1], os.Args[2]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(in, out string) error {
	f, err := os.Open(in)
	if err != nil {
		return err
	}
	defer f.Close()
	r := &reader{lines: bufio.NewScanner(f)}
	r.lines.Buffer(make([]byte, 1<<20), 1<<20)
	r.next()
	o, err := os.Create(out)
	if err != nil {
		return err
	}
	w := bufio.NewWriterSize(o, 1<<16)
	head := report.Head{Office: "bench", Style: wareki.Western, Made: "2026-04-01"}
	if err := export.Tables(context.Background(), io.Writer(w), head, r.tables(), export.Options{}); err != nil {
		return err
	}
	if err := w.Flush(); err != nil {
		return err
	}
	return o.Close()
}

// reader holds the line at hand, "" at the end.
type reader struct {
	lines *bufio.Scanner
	line  string
}

func (r *reader) next() {
	r.line = ""
	if r.lines.Scan() {
		r.line = r.lines.Text()
	}
}

func (r *reader) tables() iter.Seq[export.Table] {
	return func(yield func(export.Table) bool) {
		for strings.HasPrefix(r.line, "!sheet\t") {
			p := strings.Split(r.line, "\t")
			r.next()
			heads := strings.Split(r.line, "\t")
			r.next()
			t := export.Table{Name: p[1], Rows: r.rows()}
			kinds := strings.Split(r.line, "\t")
			for i, w := range strings.Split(p[2], ",") {
				width, _ := strconv.ParseFloat(w, 64)
				c := export.Column{Title: heads[i][1:], Width: width}
				if i < len(kinds) && kinds[i] != "" {
					c.Kind = map[byte]export.Kind{'N': export.Integer, 'P': export.Percent, 'D': export.Day}[kinds[i][0]]
				}
				t.Columns = append(t.Columns, c)
			}
			if !yield(t) {
				return
			}
		}
	}
}

func (r *reader) rows() iter.Seq[[]any] {
	return func(yield func([]any) bool) {
		var row []any
		for ; r.line != "" && r.line[0] != '!'; r.next() {
			row = row[:0]
			for cell := range strings.SplitSeq(r.line, "\t") {
				row = append(row, value(cell))
			}
			if !yield(row) {
				return
			}
		}
	}
}

func value(cell string) any {
	switch cell[0] {
	case 'N', 'D':
		n, _ := strconv.Atoi(cell[1:])
		return n
	case 'P':
		x, _ := strconv.ParseFloat(cell[1:], 64)
		return x
	}
	return cell[1:]
}
