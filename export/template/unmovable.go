package template

import (
	"strings"

	"jibun/export/calc"
)

// understood are the elements of a worksheet that are moved, or need not be.
var understood = map[string]bool{"sheetPr": true, "dimension": true, "sheetViews": true, "sheetFormatPr": true, "cols": true, "sheetData": true,
	"sheetCalcPr": true, "sheetProtection": true, "protectedRanges": true, "scenarios": true, "autoFilter": true, "sortState": true,
	"dataConsolidate": true, "mergeCells": true, "phoneticPr": true, "conditionalFormatting": true, "dataValidations": true, "hyperlinks": true,
	"printOptions": true, "pageMargins": true, "pageSetup": true, "headerFooter": true, "rowBreaks": true, "colBreaks": true,
	"customProperties": true, "cellWatches": true, "ignoredErrors": true, "drawing": true, "legacyDrawing": true, "legacyDrawingHF": true,
	"picture": true, "oleObjects": true, "controls": true, "webPublishItems": true, "tableParts": true, "extLst": true, "AlternateContent": true,
	"drawingHF": true, "customSheetViews": true, "smartTags": true}

// unmovable names what would have to move and is not understood.
func (b *book) unmovable() {
	for _, x := range b.sheets {
		if x.still || x.copied {
			continue
		}
		s := &scanner{b: x.src.raw}
		depth := 0
		for t, ok := s.next(); ok; t, ok = s.next() {
			switch {
			case t.kind == '/':
				depth--
			case t.kind == '<' && depth == 1 && t.at == x.src.from && !t.self:
				s.pos = x.src.to
			case t.kind == '<' && depth == 1:
				if !understood[string(t.local)] {
					b.note(Problem{Kind: NotMovable, Sheet: x.src.name, Text: string(t.local)})
				}
				s.skip(t)
			case t.kind == '<' && !t.self:
				depth++
			}
		}
		for i := range x.src.rows {
			for j := range x.src.rows[i].cells {
				x.unmovableCell(&x.src.rows[i].cells[j])
			}
		}
	}
}

func (x *filled) unmovableCell(c *cell) {
	if c.ftag != nil && c.array > 0 {
		if r := x.src.arrays[c.array-1].ref; x.rows.cuts(r.R1, r.R2) || x.cols.cuts(r.C1, r.C2) {
			x.book.note(Problem{Kind: NotMovable, Sheet: x.src.name, Cell: calc.CellName(c.row, c.col), Text: "{=" + c.formula + "}"})
		}
	} else if c.ftag != nil {
		t := token{kind: '<', raw: c.ftag}
		ref, _ := t.attr("ref")
		r, ok := calc.Plain(ref)
		if ok && r.R1 != r.R2 && (len(x.rows.bandsAt(r.R1, r.R1)) > 0 || len(x.rows.bandsAt(r.R2, r.R2)) > 0) {
			x.book.note(Problem{Kind: NotMovable, Sheet: x.src.name, Cell: calc.CellName(c.row, c.col), Text: "{=" + c.formula + "}"})
		}
	}
	if c.formula == "" {
		return
	}
	x.tooWide(c)
	if !strings.Contains(c.formula, ":") || !strings.Contains(c.formula, "!") {
		return
	}
	calc.Visitor{Ref: func(prefix string, _ calc.Rect, _ string) string {
		if name, one := calc.SheetOf(prefix); prefix != "" && !one {
			x.book.note(Problem{Kind: NotMovable, Sheet: x.src.name, Cell: calc.CellName(c.row, c.col), Text: name})
		}
		return ""
	}}.Walk(c.formula)
}

// tooWide names a sum over so many pieces of a list that no formula can hold them.
func (x *filled) tooWide(c *cell) {
	m := mapper{book: x.book, sheet: x}
	long := len(c.formula)
	calc.Visitor{Ref: func(prefix string, r calc.Rect, call string) string {
		t, p := m.target(prefix)
		if t == nil || t.still || !calc.Aggregates[call] || !t.rows.scattered(r.R1, r.R2, nil) {
			return ""
		}
		first := true
		x.rows.places(c.row, c.row, func(rows chain) {
			if first && t.rows.scattered(r.R1, r.R2, rows) {
				long += len(t.apart(r, rows, nil)) * (len(p) + 14)
			}
			first = false
		})
		return ""
	}}.Walk(c.formula)
	if long > longFormula && long > len(c.formula) {
		x.book.note(Problem{Kind: SumTooWide, Sheet: x.src.name, Cell: calc.CellName(c.row, c.col), Text: "=" + c.formula})
	}
}
