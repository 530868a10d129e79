package template

import (
	"archive/zip"
	"bytes"
	"path"
	"slices"
	"strconv"
	"strings"
	"testing"

	"jibun/export/calc"
)

// worksheetOrder is the order that the elements of a worksheet must have.
var worksheetOrder = []string{"sheetPr", "dimension", "sheetViews", "sheetFormatPr", "cols", "sheetData", "sheetCalcPr", "sheetProtection", "protectedRanges", "scenarios", "autoFilter",
	"sortState", "dataConsolidate", "customSheetViews", "mergeCells", "phoneticPr", "conditionalFormatting", "dataValidations", "hyperlinks", "printOptions", "pageMargins", "pageSetup",
	"headerFooter", "rowBreaks", "colBreaks", "customProperties", "cellWatches", "ignoredErrors", "smartTags", "drawing", "legacyDrawing", "legacyDrawingHF", "drawingHF", "picture",
	"oleObjects", "controls", "webPublishItems", "tableParts", "extLst"}

// sound tells of what Excel would offer to repair: parts without a kind, relationships
// to nowhere, cells out of order, merged cells that overlap, numbers given twice.
func sound(t testing.TB, book []byte) {
	t.Helper()
	for _, fault := range faults(t, book) {
		t.Error(fault)
	}
}

func faults(t testing.TB, book []byte) (out []string) {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(book), int64(len(book)))
	if err != nil {
		return []string{err.Error()}
	}
	say := func(words ...string) { out = append(out, strings.Join(words, " ")) }
	names := map[string]bool{}
	for _, f := range z.File {
		names[strings.ToLower(f.Name)] = true
	}
	kinds := partOf(t, book, "[Content_Types].xml")
	tables := map[string]bool{}
	for _, f := range z.File {
		ext := strings.TrimPrefix(path.Ext(f.Name), ".")
		if f.Name != "[Content_Types].xml" && !strings.HasSuffix(f.Name, "/") && !strings.Contains(kinds, `PartName="/`+f.Name+`"`) && !strings.Contains(kinds, `Extension="`+ext+`"`) {
			say(f.Name, "has no kind")
		}
		raw := []byte(partOf(t, book, f.Name))
		switch {
		case ext == "rels":
			out = append(out, relationFaults(f.Name, raw, names)...)
		case strings.HasPrefix(f.Name, "xl/worksheets/") && ext == "xml":
			out = append(out, sheetFaults(f.Name, raw)...)
		case strings.HasPrefix(f.Name, "xl/tables/table"):
			s := &scanner{b: raw}
			for u, ok := s.next(); ok; u, ok = s.next() {
				if u.kind == '<' && u.is("table") {
					id, _ := u.attr("id")
					name, _ := u.attr("displayName")
					if tables[id] || tables[strings.ToLower(name)] {
						say("table", id, name, "twice")
					}
					tables[id], tables[strings.ToLower(name)] = true, true
				}
			}
		case strings.HasPrefix(f.Name, "xl/drawings/drawing"):
			seen := map[string]bool{}
			s := &scanner{b: raw}
			for u, ok := s.next(); ok; u, ok = s.next() {
				if u.kind == '<' && u.is("cNvPr") {
					id, _ := u.attr("id")
					if seen[id] && id != "0" && id != "1" { // some writers number no groups
						say(f.Name, "shape", id, "twice")
					}
					seen[id] = true
				}
			}
		}
	}
	return out
}

func relationFaults(name string, raw []byte, names map[string]bool) (out []string) {
	base := path.Dir(path.Dir(name))
	ids := map[string]bool{}
	s := &scanner{b: raw}
	for u, ok := s.next(); ok; u, ok = s.next() {
		if u.kind != '<' || !u.is("Relationship") {
			continue
		}
		id, _ := u.attr("Id")
		if ids[id] {
			out = append(out, name+" "+id+" twice")
		}
		ids[id] = true
		target, _ := u.attr("Target")
		if mode, _ := u.attr("TargetMode"); mode == "External" {
			continue
		}
		full := path.Join(base, target)
		if strings.HasPrefix(target, "/") {
			full = target[1:]
		}
		if !names[strings.ToLower(full)] && target != "NULL" && !strings.HasPrefix(target, "#") {
			out = append(out, name+" points to "+full)
		}
	}
	return out
}

func sheetFaults(name string, raw []byte) (out []string) {
	say := func(words ...string) { out = append(out, name+" "+strings.Join(words, " ")) }
	s := &scanner{b: raw}
	depth, at, row, col := 0, 0, 0, 0
	var merges []calc.Rect
	for u, ok := s.next(); ok; u, ok = s.next() {
		switch {
		case u.kind == '/':
			depth--
		case u.kind == '<':
			if depth == 1 && !u.is("AlternateContent") {
				i := slices.Index(worksheetOrder, string(u.local))
				if i < at {
					say(string(u.local), "stands at a wrong place")
				}
				at = max(at, i)
			}
			if !u.self {
				depth++
			}
		}
		if u.kind != '<' {
			continue
		}
		switch {
		case u.is("row"):
			v, has := u.attr("r")
			n, _ := strconv.Atoi(v)
			if !has {
				n = row + 1
			}
			if n <= row || n > calc.MaxRow {
				say("row", v, "after", strconv.Itoa(row))
			}
			row, col = n, 0
		case u.is("c"):
			v, has := u.attr("r")
			r, c, _, _, _ := calc.ScanEnd(v)
			if !has {
				r, c = row, col+1
			}
			if r != row || c <= col {
				say("cell", v, "in row", strconv.Itoa(row))
			}
			col = c
		case u.is("mergeCell"):
			v, _ := u.attr("ref")
			m, ok := calc.Plain(v)
			if !ok || m.Single {
				say("merge", v)
			}
			merges = append(merges, m)
		}
	}
	slices.SortFunc(merges, func(a, b calc.Rect) int { return a.R1 - b.R1 })
	for i, a := range merges {
		for _, b := range merges[i+1:] {
			if b.R1 > a.R2 {
				break
			}
			if a.C1 <= b.C2 && b.C1 <= a.C2 {
				say("merged cells", a.String(), b.String(), "overlap")
			}
		}
	}
	return out
}

// The check itself can fail.
func TestSound(t *testing.T) {
	form := detail(t)
	sound(t, form)
	for fault, broken := range map[string][]byte{
		"overlap": changed(t, form, detailSheet, func(s string) string {
			return strings.Replace(s, "<mergeCell ", `<mergeCell ref="A1:B2"/><mergeCell ref="B2:C3"/><mergeCell `, 1)
		}),
		"after":   changed(t, form, detailSheet, func(s string) string { return strings.Replace(s, `<row r="6"`, `<row r="3"`, 1) }),
		"no kind": changed(t, form, "xl/worksheets/x.bin", func(string) string { return "" }),
		"points to": changed(t, form, "xl/worksheets/_rels/sheet1.xml.rels", func(string) string {
			return `<Relationships ` + relsNS + `><Relationship Id="a" Type="x" Target="y.xml"/></Relationships>`
		}),
		"wrong place": changed(t, form, detailSheet, func(s string) string {
			return strings.Replace(s, "</worksheet>", "<sheetViews/></worksheet>", 1)
		}),
	} {
		if got := strings.Join(faults(t, broken), "\n"); !strings.Contains(got, fault) {
			t.Errorf("%s: %q", fault, got)
		}
	}
}
