package opened

import (
	"fmt"
	"strconv"
	"strings"

	"jibun/data/wareki"
	"jibun/export/sheet"
)

const mmOfInch = 25.4

// papers are the sizes of paper that workbooks number, their sides in millimetres.
var papers = map[int][2]float64{1: {215.9, 279.4}, 5: {215.9, 355.6}, 8: {297, 420}, 9: {210, 297}, 11: {148, 210}, 12: {257, 364}, 13: {182, 257}, 43: {100, 148}, 70: {105, 148}, 71: {240, 332}, 73: {120, 235}}

// setup reads how a sheet is printed.
func setup(s *sheet.Sheet, r *rows, n *node) {
	m := n.kid("pageMargins")
	s.Setup.Margins = sheet.Margins{Left: m.number("left", .7) * mmOfInch, Right: m.number("right", .7) * mmOfInch, Top: m.number("top", .75) * mmOfInch,
		Bottom: m.number("bottom", .75) * mmOfInch, Header: m.number("header", .3) * mmOfInch, Footer: m.number("footer", .3) * mmOfInch}
	p := n.kid("pageSetup")
	s.Setup.Landscape = p.attr("orientation") == "landscape"
	if size, ok := papers[p.int("paperSize", 9)]; ok {
		s.Setup.Short, s.Setup.Long = size[0], size[1]
	}
	s.Setup.Centred = n.kid("printOptions").is("horizontalCentered", false)
	s.Setup.Fit, s.Setup.Scale = sheet.Natural, p.number("scale", 100)/100
	if s.Setup.Scale < .1 || s.Setup.Scale > 4 {
		s.Setup.Scale = 1
	}
	if p.attr("pageOrder") == "overThenDown" {
		s.Setup.Fit = sheet.Spread
	}
	if n.kid("sheetPr", "pageSetUpPr").is("fitToPage", false) {
		s.Setup.Scale = 1
		switch wide, high := p.int("fitToWidth", 1), p.int("fitToHeight", 1); {
		case wide == 1 && high == 1:
			s.Setup.Fit = sheet.FitPage
		case wide >= 1:
			s.Setup.Fit = sheet.FitWidth
		}
	}
	for _, b := range n.kid("rowBreaks").all("brk") {
		r.breaks[b.int("id", 0)+1] = true
	}
	for _, b := range n.kid("colBreaks").all("brk") {
		s.Breaks = append(s.Breaks, b.int("id", 0)+1)
	}
	h := n.kid("headerFooter")
	ends := func(kind string) sheet.Ends {
		return sheet.Ends{Header: running(h.kid(kind+"Header").string(), r.book.today), Footer: running(h.kid(kind+"Footer").string(), r.book.today)}
	}
	usual := ends("odd")
	s.Setup.Header, s.Setup.Footer = usual.Header, usual.Footer
	if h.is("differentFirst", false) {
		first := ends("first")
		s.Setup.First = &first
	}
	if h.is("differentOddEven", false) {
		even := ends("even")
		s.Setup.Even = &even
	}
}

// running takes a header apart: &L &C &R begin a side, &P and &N are the number of the page
// and how many there are, &D the day, &"font" and the like change the type.
func running(s string, today wareki.Date) sheet.Running {
	r := sheet.Running{Size: 10}
	part, size := &r.Centre, 0.0
	add := func(p sheet.Piece) { *part = append(*part, p) }
	for s != "" {
		n := strings.IndexByte(s, '&')
		if n != 0 {
			if n < 0 {
				n = len(s)
			}
			for i, line := range strings.Split(strings.ReplaceAll(s[:n], "\r\n", "\n"), "\n") {
				if i > 0 {
					add(sheet.Piece{Mark: sheet.BreakMark, Size: size})
				}
				if line != "" {
					add(sheet.Piece{Text: line, Size: size})
				}
			}
			s = s[n:]
			continue
		}
		if len(s) < 2 {
			break
		}
		c := s[1]
		s = s[2:]
		switch c {
		case 'L', 'l':
			part, size = &r.Left, 0
		case 'C', 'c':
			part, size = &r.Centre, 0
		case 'R', 'r':
			part, size = &r.Right, 0
		case 'P', 'p':
			add(sheet.Piece{Mark: sheet.PageMark, Size: size})
		case 'N', 'n':
			add(sheet.Piece{Mark: sheet.PagesMark, Size: size})
		case 'D', 'd':
			if today.Valid() {
				add(sheet.Piece{Text: fmt.Sprintf("%d/%d/%d", today.Year(), today.Month(), today.Day()), Size: size})
			}
		case 'A', 'a':
			add(sheet.Piece{Text: sheetName, Size: size})
		case '&':
			add(sheet.Piece{Text: "&", Size: size})
		case '"':
			_, s, _ = strings.Cut(s, "\"")
		case 'K', 'k': // a colour
			s = s[min(6, len(s)):]
		default:
			if c >= '0' && c <= '9' {
				end := 0
				for end < len(s) && s[end] >= '0' && s[end] <= '9' {
					end++
				}
				if v, err := strconv.Atoi(string(c) + s[:end]); err == nil && v > 0 && v < 410 {
					size = float64(v)
				}
				s = s[end:]
			}
		}
	}
	return r
}

// sheetName stands for the name of the sheet until that is known.
const sheetName = "\x00"

// named puts the name of a sheet into its header and footer.
func named(s *sheet.Sheet) {
	all := []*sheet.Running{&s.Setup.Header, &s.Setup.Footer}
	for _, e := range []*sheet.Ends{s.Setup.First, s.Setup.Even} {
		if e != nil {
			all = append(all, &e.Header, &e.Footer)
		}
	}
	for _, r := range all {
		for _, part := range [][]sheet.Piece{r.Left, r.Centre, r.Right} {
			for i := range part {
				if part[i].Text == sheetName {
					part[i].Text = s.Name
				}
			}
		}
	}
}

// printed reads what the workbook says of a sheet: which cells are printed, and which rows
// and columns stand on each page. tab is its place among all tabs.
func printed(s *sheet.Sheet, names *node, tab int) {
	for _, n := range names.all("definedName") {
		if n.int("localSheetId", -1) != tab {
			continue
		}
		switch n.attr("name") {
		case "_xlnm.Print_Area":
			if g, ok := rangeOf(cells(strings.Split(n.text, ",")[0])); ok {
				s.Setup.Area = g
			}
		case "_xlnm.Print_Titles":
			for _, ref := range strings.Split(n.text, ",") {
				from, to, _ := strings.Cut(strings.ReplaceAll(cells(ref), "$", ""), ":")
				if first, last := atoi([]byte(from)), atoi([]byte(to)); first > 0 && last >= first && last <= maxRow {
					s.Repeat.First, s.Repeat.Last = first, last
				} else if c := columnOf([]byte(to)); columnOf([]byte(from)) == 1 && c <= len(s.Columns) {
					s.Repeat.Columns = c
				}
			}
		}
	}
}

// cells is a reference without the name of its sheet.
func cells(ref string) string { return ref[strings.LastIndexByte(ref, '!')+1:] }
