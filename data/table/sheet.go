package table

import (
	"errors"
	"strconv"
	"strings"
)

const (
	excelRows    = 1 << 20
	excelColumns = 1 << 14
	maxMerges    = 200_000
)

// sheetReader reads one worksheet part.
type sheetReader struct {
	w     *workbook
	x     *xmlScanner
	part  string
	sheet *Sheet
	slab  slab
	line  int     // of the last row
	count int     // rows so far, blank ones too
	blank []int32 // lines of blank rows since the last filled one: they are rows only if another follows
	value []byte
	rich  richText
}

func (w *workbook) readSheet(s sheetPart) error {
	x, err := w.archive.scan(s.part)
	if err != nil {
		return err
	}
	r := &sheetReader{w: w, x: x, part: s.part, sheet: &Sheet{Name: s.name, Hidden: s.hidden}}
	data := 0
	err = x.document(nsMain, "worksheet", func() error {
		if x.space != nsMain {
			return x.skip()
		}
		switch string(x.local) {
		case "sheetData":
			data++
			return x.children(r.row)
		case "mergeCells":
			return x.children(r.merge)
		case "cols":
			return x.children(r.columns)
		case "row", "c", "sheet", "mergeCell":
			return x.unexpected()
		}
		return x.skip()
	})
	if errors.Is(err, errCut) {
		w.file.Sheets = append(w.file.Sheets, *r.sheet)
		return nil
	}
	if err == nil && data != 1 {
		err = x.bad("%d tables of rows in one sheet", data)
	}
	if err != nil {
		return damaged(s.part, err)
	}
	w.file.Sheets = append(w.file.Sheets, *r.sheet)
	return nil
}

// row reads one <row>. Rows must increase: anything else would mean that a row
// number was damaged and a row lies over another.
func (r *sheetReader) row() error {
	x := r.x
	if !x.is(nsMain, "row") {
		return x.unexpected()
	}
	row := Row{Line: r.line + 1}
	for i := range x.attrs {
		a := &x.attrs[i]
		if a.prefixed {
			continue
		}
		switch string(a.raw) {
		case "r":
			n, err := strconv.Atoi(string(a.value))
			if err != nil || n <= r.line || a.value[0] == '+' {
				return x.bad("row number %q after %d", clip(a.value), r.line)
			}
			row.Line = n
		case "hidden":
			row.Hidden = string(a.value) == "1" || string(a.value) == "true"
		case "spans", "s", "customFormat", "ht", "customHeight", "outlineLevel", "collapsed", "thickTop", "thickBot", "ph":
		default:
			return x.bad("unknown attribute %q of a row", clip(a.raw))
		}
	}
	if row.Line > excelRows {
		return refuse(Hostile, r.part, "row number %d", row.Line)
	}
	r.line = row.Line
	if r.count++; r.count > r.w.limits.Rows {
		return refuse(TooLarge, r.part, "more than %d rows", r.w.limits.Rows)
	}
	r.slab.begin()
	before := r.slab.total
	column := -1
	err := x.children(func() error {
		if x.is(nsMain, "c") {
			return r.cell(row.Line, &column)
		}
		if x.space == nsMain && string(x.local) != "extLst" {
			return x.unexpected()
		}
		return x.skip()
	})
	if err != nil {
		return err
	}
	row.Cells = r.slab.end()
	if r.w.cells += r.slab.total - before; r.w.cells > r.w.limits.Cells {
		return refuse(TooLarge, r.part, "more than %d cells", r.w.limits.Cells)
	}
	before = len(r.sheet.Rows)
	r.keep(row)
	if r.w.limits.refuses(r.sheet, before) {
		return errCut
	}
	return r.w.checkText(r.part)
}

// errCut ends the reading of a sheet that is not wanted.
var errCut = errors.New("sheet is not wanted")

// keep adds a row, and the blank ones before it if it is filled.
func (r *sheetReader) keep(row Row) {
	if len(row.Cells) == 0 {
		r.blank = append(r.blank, int32(row.Line))
		return
	}
	for _, line := range r.blank {
		r.sheet.Rows = append(r.sheet.Rows, Row{Line: int(line)})
	}
	r.blank = r.blank[:0]
	r.sheet.Rows = append(r.sheet.Rows, row)
}

func (r *sheetReader) merge() error {
	if !r.x.is(nsMain, "mergeCell") {
		return r.x.unexpected()
	}
	ref, _ := r.x.attr("ref")
	from, to, two := strings.Cut(ref, ":")
	if !two {
		to = from
	}
	c1, l1, ok1 := parseRef([]byte(from))
	c2, l2, ok2 := parseRef([]byte(to))
	if !ok1 || !ok2 || c2 < c1 || l2 < l1 {
		return r.x.bad("merged block %q", clip([]byte(ref)))
	}
	if len(r.sheet.Merges) >= maxMerges {
		return refuse(Hostile, r.part, "more than %d merged blocks", maxMerges)
	}
	r.sheet.Merges = append(r.sheet.Merges, Merge{FirstLine: l1, LastLine: l2, FirstColumn: c1, LastColumn: c2})
	return r.x.skip()
}

func (r *sheetReader) columns() error {
	if !r.x.is(nsMain, "col") {
		return r.x.unexpected()
	}
	hidden, _ := r.x.attr("hidden")
	if hidden == "1" || hidden == "true" {
		from, ok := r.x.intAttr("min")
		to, ok2 := r.x.intAttr("max")
		if !ok || !ok2 || from < 1 || to < from || len(r.sheet.HiddenColumns) >= excelColumns {
			return r.x.bad("columns %d to %d", from, to)
		}
		r.sheet.HiddenColumns = append(r.sheet.HiddenColumns, Span{from - 1, min(to, excelColumns) - 1})
	}
	return r.x.skip()
}
