package table

import "strconv"

// styles maps the style index of a cell to how its number reads.
type styles struct {
	known bool // the workbook has a styles part
	cells []numberFormat
}

// of returns the format of a style index; false if the workbook does not define it.
func (s *styles) of(index int) (numberFormat, bool) {
	if index >= 0 && index < len(s.cells) {
		return s.cells[index], true
	}
	return numberFormat{}, !s.known || index == 0
}

func (w *workbook) readStyles(part string) error {
	x, err := w.archive.scan(part)
	if err != nil {
		return err
	}
	custom := map[int]numberFormat{}
	w.styles.known = true
	err = x.document(nsMain, "styleSheet", func() error {
		switch {
		case x.is(nsMain, "numFmts"):
			return x.children(func() error {
				if !x.is(nsMain, "numFmt") {
					return x.unexpected()
				}
				id, ok := x.intAttr("numFmtId")
				code, ok2 := x.attr("formatCode")
				if !ok || !ok2 {
					return x.bad("number format without id or code")
				}
				custom[id] = parseFormat(code)
				return x.skip()
			})
		case x.is(nsMain, "cellXfs"):
			return x.children(func() error {
				if !x.is(nsMain, "xf") {
					return x.unexpected()
				}
				id, ok := x.intAttr("numFmtId")
				if !ok {
					id = 0
				}
				f, ok := custom[id]
				if !ok {
					f = builtinFormat(id)
				}
				w.styles.cells = append(w.styles.cells, f)
				return x.skip()
			})
		}
		return x.skip()
	})
	if err != nil {
		return damaged(part, err)
	}
	return nil
}

// intAttr returns an attribute that is a number not below 0.
func (x *xmlScanner) intAttr(name string) (int, bool) {
	v, ok := x.attr(name)
	if !ok {
		return 0, false
	}
	n, err := strconv.Atoi(v)
	return n, err == nil && n >= 0
}
