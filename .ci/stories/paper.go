package main

import (
	"fmt"
	"path/filepath"
	"strings"
	"time"

	"github.com/xuri/excelize/v2"
)

func time100() { time.Sleep(100 * time.Millisecond) }

// opens lets LibreOffice open a workbook and make pages of it.
func (s *stage) opens(path string) {
	out := filepath.Join(s.folder, "pages")
	convert := func() error {
		_, err := s.run("soffice", "-env:UserInstallation=file://"+filepath.Join(s.folder, "profile"), "--headless", "--convert-to", "pdf", "--outdir", out, path)
		return err
	}
	if err := s.until("LibreOffice", convert); err != nil { // it may fail to start on a busy machine
		panic(failure{err})
	}
	pdf := filepath.Join(out, strings.TrimSuffix(filepath.Base(path), ".xlsx")+".pdf")
	text, err := s.run("pdftotext", pdf, "-")
	if err == nil && len(text) < 100 {
		err = fmt.Errorf("%s has next to no text", pdf)
	}
	if err != nil {
		panic(failure{err})
	}
}

// yearRow is the row of the summary sheet that begins with a year.
func yearRow(path, year string) ([]string, error) {
	f, err := excelize.OpenFile(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	rows, err := f.GetRows(f.GetSheetList()[1], excelize.Options{RawCellValue: true})
	if err != nil {
		return nil, err
	}
	for _, r := range rows {
		if len(r) > 5 && r[0] == year {
			return r, nil
		}
	}
	return nil, fmt.Errorf("no row of %s", year)
}

// differences compares two workbooks cell by cell, but for the cells that say when
// a paper was made.
func differences(a, b string) (cells int, found []string, err error) {
	x, err := excelize.OpenFile(a)
	if err != nil {
		return 0, nil, err
	}
	defer x.Close()
	y, err := excelize.OpenFile(b)
	if err != nil {
		return 0, nil, err
	}
	defer y.Close()
	for _, sheet := range x.GetSheetList() {
		left, err := x.GetRows(sheet)
		if err != nil {
			return cells, found, err
		}
		right, err := y.GetRows(sheet)
		if err != nil {
			return cells, found, err
		}
		for i := range max(len(left), len(right)) {
			for j := range max(len(row(left, i)), len(row(right, i))) {
				cells++
				if l, r := cell(left, i, j), cell(right, i, j); l != r && !strings.Contains(l, "作成") && !strings.Contains(r, "作成") {
					found = append(found, fmt.Sprintf("%s %d:%d %q %q", sheet, i+1, j+1, l, r))
				}
			}
		}
	}
	return cells, found, nil
}

func row(rows [][]string, i int) []string {
	if i < len(rows) {
		return rows[i]
	}
	return nil
}

func cell(rows [][]string, i, j int) string {
	if r := row(rows, i); j < len(r) {
		return r[j]
	}
	return ""
}
