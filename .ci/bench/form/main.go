// Command form fills a form that has one row for a list, to be raced against a program
// that knows no other.
//
// usage: form FORM.xlsx ROWS.tsv OUT.xlsx
//
//	form -marks DRAWN.xlsx FORM.xlsx    puts the marks into the form of the tests
//
// A row is a staff number, department, title, name, reading and minutes.
package main

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"strconv"
	"strings"

	"jibun/export/template"
)

func main() {
	if err := run(context.Background(), os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(ctx context.Context, a []string) error {
	if len(a) != 3 {
		return errors.New("usage: form FORM.xlsx ROWS.tsv OUT.xlsx | form -marks DRAWN.xlsx FORM.xlsx")
	}
	if a[0] == "-marks" {
		return mark(a[1], a[2])
	}
	form, err := os.ReadFile(a[0])
	if err != nil {
		return err
	}
	rows, err := os.ReadFile(a[1])
	if err != nil {
		return err
	}
	f, err := template.Open(ctx, form)
	if err != nil {
		return err
	}
	out, err := os.Create(a[2])
	if err != nil {
		return err
	}
	if _, err := f.Fill(ctx, out, values(rows), template.Options{}); err != nil {
		return err
	}
	return out.Close()
}

// values are a list of the rows of a text, and what stands above it.
func values(text []byte) template.Values {
	t := &template.Table{Name: "名簿", Names: []string{"番号", "所属", "役職", "氏名", "時間"}}
	for line := range bytes.Lines(text) {
		cells := strings.Split(strings.TrimSuffix(string(line), "\n"), "\t")
		minutes, _ := strconv.Atoi(cells[5])
		t.Rows = append(t.Rows, []template.Value{template.Code(cells[0]), template.Text(cells[1]), template.Text(cells[2]), template.Text(cells[3]), template.Number(minutes)})
	}
	items := map[string]template.Value{"題": template.Text("研修受講者名簿"), "研修": template.Text("情報セキュリティ基礎研修"),
		"日": template.Text("令和6年5月10日"), "場所": template.Text("研修センター")}
	return template.Values{Items: items, Lists: map[string]*template.Table{"名簿": t}}
}

var marks = strings.NewReplacer("${title}", "{{題}}", "${course}", "{{研修}}", "${date}", "{{日}}", "${place}", "{{場所}}",
	"${table:rows.seq}", "{{名簿.連番}}", "${table:rows.no}", "{{名簿.番号}}", "${table:rows.dept}", "{{名簿.所属}}",
	"${table:rows.yaku}", "{{名簿.役職}}", "${table:rows.name}", "{{名簿.氏名}}", "${table:rows.min}", "{{名簿.時間}}")

// mark copies a form with our marks in the place of another program's.
func mark(from, to string) error {
	z, err := zip.OpenReader(from)
	if err != nil {
		return err
	}
	defer z.Close()
	out, err := os.Create(to)
	if err != nil {
		return err
	}
	w := zip.NewWriter(out)
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			return err
		}
		b, err := io.ReadAll(r)
		if err != nil {
			return err
		}
		p, err := w.Create(f.Name)
		if err != nil {
			return err
		}
		if _, err := marks.WriteString(p, string(b)); err != nil {
			return err
		}
	}
	return errors.Join(w.Close(), out.Close())
}
