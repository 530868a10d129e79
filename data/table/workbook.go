package table

import (
	"context"
	"sort"
	"strings"
)

// workbook is what reading the sheets needs of the other parts.
type workbook struct {
	archive *archive
	file    *File
	limits  Limits
	sheets  []sheetPart
	shared  []sharedText
	styles  styles
	date04  bool
	texts   textStore
	cells   int
}

type sheetPart struct {
	name, part string
	hidden     bool
}

// readWorkbook reads an xlsx or xlsm file.
func readWorkbook(ctx context.Context, data []byte, limits Limits) (*File, error) {
	a, err := openArchive(ctx, data, limits)
	if err != nil {
		return nil, err
	}
	main, err := a.mainPart()
	if err != nil {
		return nil, err
	}
	w := &workbook{archive: a, limits: limits, file: &File{Encoding: EncodingXLSX}}
	if err := w.readMain(main); err != nil {
		return nil, err
	}
	for _, s := range w.sheets {
		if err := w.readSheet(s); err != nil {
			return nil, err
		}
	}
	if len(w.file.Sheets) == 0 {
		return nil, refuse(NoWorkbook, main, "no worksheet")
	}
	return w.file, nil
}

// mainPart finds the workbook part, or says what the archive is instead.
func (a *archive) mainPart() (string, error) {
	if !a.has("_rels/.rels") {
		return "", a.foreign()
	}
	rels, err := a.relations("")
	if err != nil {
		return "", err
	}
	for _, r := range rels {
		if r.kind != "officeDocument" {
			continue
		}
		low := strings.ToLower(r.target)
		switch {
		case strings.HasSuffix(low, ".bin"):
			return "", refuse(XLSB, r.target, "binary workbook")
		case strings.HasPrefix(low, "word/"):
			return "", refuse(NotATable, "", "docx")
		case strings.HasPrefix(low, "ppt/"):
			return "", refuse(NotATable, "", "pptx")
		}
		return r.target, nil
	}
	return "", a.foreign()
}

// foreign names an archive that is no workbook.
func (a *archive) foreign() error {
	switch {
	case a.has("xl/workbook.bin"):
		return refuse(XLSB, "", "binary workbook")
	case a.has("xl/workbook.xml"):
		return refuse(Damaged, "_rels/.rels", "does not name the workbook")
	case a.has("word/document.xml"):
		return refuse(NotATable, "", "docx")
	case a.has("ppt/presentation.xml"):
		return refuse(NotATable, "", "pptx")
	case a.has("mimetype") && a.has("content.xml"):
		return refuse(NotATable, "", "ods")
	}
	return refuse(NotATable, "", "zip")
}

// readMain reads the workbook part and everything it names except the sheets.
func (w *workbook) readMain(main string) error {
	x, err := w.archive.scan(main)
	if err != nil {
		return err
	}
	rels, err := w.archive.relations(main)
	if err != nil {
		return err
	}
	found := false
	err = x.document(nsMain, "workbook", func() error {
		switch {
		case x.is(nsMain, "workbookPr"):
			v, _ := x.attr("date1904")
			w.date04 = v == "1" || v == "true"
		case x.is(nsMain, "sheets"):
			found = true
			return x.children(func() error { return w.sheetEntry(x, rels) })
		}
		return x.skip()
	})
	if err != nil {
		return damaged(main, err)
	}
	if !found || len(w.sheets) == 0 {
		return refuse(NoWorkbook, main, "names no worksheet")
	}
	ids := make([]string, 0, len(rels))
	for id := range rels {
		ids = append(ids, id)
	}
	sort.Strings(ids) // the same file always gives the same problems
	for _, id := range ids {
		r := rels[id]
		switch r.kind {
		case "worksheet": // those in the list of sheets are gone from rels
			w.report(r.target, LostSheet)
		case "sharedStrings":
			err = w.readShared(r.target)
		case "styles":
			err = w.readStyles(r.target)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// sheetEntry takes one line of the list of sheets. Charts and dialogs have no
// cells; a sheet of an unknown kind may have some and is refused.
func (w *workbook) sheetEntry(x *xmlScanner, rels map[string]relation) error {
	if !x.is(nsMain, "sheet") {
		return x.unexpected()
	}
	name, ok := x.attr("name")
	id, ok2 := x.attrIn(nsRelationships, "id")
	if !ok || !ok2 {
		return x.bad("sheet without name or part")
	}
	state, _ := x.attr("state")
	switch r := rels[id]; r.kind {
	case "worksheet":
		if r.target == "" {
			return x.bad("sheet %q outside the file", name)
		}
		w.sheets = append(w.sheets, sheetPart{name: name, part: r.target, hidden: state == "hidden" || state == "veryHidden"})
	case "chartsheet", "dialogsheet", "xlMacrosheet", "xlIntlMacrosheet":
		w.report(name, NoCells)
	default:
		if id != "" { // modules of Excel 5 have no part at all
			return x.bad("sheet %q has no part", name)
		}
		w.report(name, NoCells)
	}
	delete(rels, id)
	if len(w.sheets) > w.limits.Sheets {
		return refuse(Hostile, "", "more than %d sheets", w.limits.Sheets)
	}
	return x.skip()
}

func (w *workbook) report(sheet string, code Code) {
	w.file.Problems = append(w.file.Problems, Problem{Sheet: sheet, Column: -1, Code: code})
}
