package template

import (
	"context"
	"errors"
	"path"
	"slices"
	"strconv"
	"strings"

	"jibun/data/table"
)

// ErrSigned: the file carries a digital signature, which filling would break.
var ErrSigned = errors.New("the form is signed")

// Form is an opened form. Filling it does not change it.
type Form struct {
	pkg    *table.Package
	rels   map[string][]table.Relation // of the parts that have been asked for
	sheets []*sheet
	shared []shared
	styles []style
	date04 bool
	book   []byte // the workbook's own part
	others []tab  // that are no worksheets
	held   held
}

// tab is one that is no worksheet: a chart with a tab of its own.
type tab struct {
	name, kind, part string
	tag              []byte
}

// shared is one text of the workbook's common list.
type shared struct {
	raw  []byte // the inside of <si>
	text string
}

// style is what a cell's format does with a number.
type style struct {
	date, text, number bool // number: a format of its own, not General
	code               string
	wrap               bool // breaks lines
	id                 int  // of its number format
	ruled              bool // has lines around it
	size               float64
}

// Open reads a form. What is refused is a *table.Refused or ErrSigned.
func Open(ctx context.Context, data []byte) (*Form, error) {
	p, err := table.OpenPackage(ctx, data, formLimits)
	if err != nil {
		return nil, err
	}
	f := &Form{pkg: p, rels: map[string][]table.Relation{}}
	for _, x := range p.Files {
		if strings.HasPrefix(strings.ToLower(x.Name), "_xmlsignatures/") {
			return nil, ErrSigned
		}
	}
	if f.book, err = p.XML(p.Main); err != nil {
		return nil, err
	}
	rels, err := f.relations(p.Main)
	if err != nil {
		return nil, err
	}
	for _, r := range rels {
		switch r.Kind {
		case "sharedStrings":
			err = f.readShared(r.Target)
		case "styles":
			err = f.readStyles(r.Target)
		}
		if err != nil {
			return nil, err
		}
	}
	return f, f.readSheets(ctx, rels)
}

func (f *Form) relations(part string) ([]table.Relation, error) {
	if r, ok := f.rels[part]; ok {
		return r, nil
	}
	r, err := f.pkg.Relations(part)
	if err != nil {
		return nil, err
	}
	for i := range r {
		if n := f.pkg.Name(r[i].Target); n != "" {
			r[i].Target = n
		}
	}
	slices.SortFunc(r, func(a, b table.Relation) int { return strings.Compare(a.ID, b.ID) })
	f.rels[part] = r
	return r, nil
}

func (f *Form) readSheets(ctx context.Context, rels []table.Relation) error {
	s := &scanner{b: f.book}
	for t, ok := s.next(); ok; t, ok = s.next() {
		switch {
		case t.kind != '<':
		case t.is("workbookPr"):
			if v, ok := t.attr("date1904"); ok { // extensions have an element of this name too
				f.date04 = v == "1" || v == "true"
			}
		case t.is("sheet"):
			if err := ctx.Err(); err != nil {
				return err
			}
			name, _ := t.attr("name")
			id := t.attrLocal("id")
			for _, r := range rels {
				if r.ID != id {
					continue
				}
				if r.Kind != "worksheet" || f.pkg.Name(r.Target) == "" {
					f.others = append(f.others, tab{name: name, kind: r.Kind, part: f.pkg.Name(r.Target), tag: t.raw})
					break
				}
				sh := &sheet{form: f, name: name, part: r.Target, rel: id, tab: t.raw}
				sh.id, _ = t.attr("sheetId")
				if len(f.sheets) == manyTabs {
					return table.TooBig(f.pkg.Main, "more than %d sheets", manyTabs)
				}
				if err := sh.read(); err != nil {
					return err
				}
				f.sheets = append(f.sheets, sh)
			}
		}
	}
	if len(f.sheets) == 0 {
		return &table.Refused{Reason: table.NoWorkbook, Part: f.pkg.Main}
	}
	return nil
}

func (f *Form) readShared(part string) error {
	b, err := f.pkg.XML(part)
	if err != nil {
		return err
	}
	s := &scanner{b: b}
	for t, ok := s.next(); ok; t, ok = s.next() {
		if t.kind != '<' || !t.is("si") {
			continue
		}
		whole := s.skip(t)
		in := inside2(whole, t)
		f.shared = append(f.shared, shared{raw: in, text: joined(runs(in))})
	}
	return nil
}

// inside2 is what stands between the tags of an element.
func inside2(whole []byte, open token) []byte {
	if open.self {
		return nil
	}
	end := len(whole)
	for end > 0 && whole[end-1] != '<' {
		end--
	}
	return whole[len(open.raw) : end-1]
}

func (f *Form) readStyles(part string) error {
	b, err := f.pkg.XML(part)
	if err != nil {
		return err
	}
	codes := map[int]string{}
	cells, fonts := false, false
	var sizes []float64 // of the fonts
	var lines []bool    // whether a set of borders has any
	borders := false
	s := &scanner{b: b}
	for t, ok := s.next(); ok; t, ok = s.next() {
		switch {
		case t.is("cellXfs"):
			cells = t.kind == '<'
		case t.is("borders"):
			borders = t.kind == '<'
		case t.is("fonts"):
			fonts = t.kind == '<'
		case t.kind != '<':
		case borders && t.is("border"):
			lines = append(lines, false)
		case borders && len(lines) > 0 && !lines[len(lines)-1]:
			style, _ := t.attr("style")
			lines[len(lines)-1] = style != "" && style != "none"
		case fonts && t.is("font"):
			sizes = append(sizes, 0)
		case fonts && t.is("sz") && len(sizes) > 0:
			v, _ := t.attr("val")
			sizes[len(sizes)-1], _ = strconv.ParseFloat(v, 64)
		case cells && t.is("alignment") && len(f.styles) > 0:
			v, _ := t.attr("wrapText")
			f.styles[len(f.styles)-1].wrap = v == "1" || v == "true"
		case t.is("numFmt") && !cells:
			id, _ := t.attr("numFmtId")
			code, _ := t.attr("formatCode")
			if n, err := strconv.Atoi(id); err == nil {
				codes[n] = code
			}
		case t.is("xf") && cells:
			id, _ := t.attr("numFmtId")
			n, _ := strconv.Atoi(id)
			st := styleOf(n, codes[n])
			font, _ := t.attr("fontId")
			if k, err := strconv.Atoi(font); err == nil && k >= 0 && k < len(sizes) {
				st.size = sizes[k]
			}
			around, _ := t.attr("borderId")
			if k, err := strconv.Atoi(around); err == nil && k >= 0 && k < len(lines) {
				st.ruled = lines[k]
			}
			f.styles = append(f.styles, st)
		}
	}
	return nil
}

func styleOf(id int, code string) style {
	if id == 49 || code == "@" {
		return style{text: true, code: "@", id: id}
	}
	general := id == 0 || strings.EqualFold(code, "General") || strings.EqualFold(code, "G/標準")
	if code == "" {
		code = builtin[id]
	}
	return style{date: table.IsDateFormat(id, code), number: !general, code: code, id: id}
}

func (f *Form) style(n int) style {
	if n < 0 || n >= len(f.styles) {
		return style{}
	}
	return f.styles[n]
}

// relsName is the part that holds another part's relationships.
func relsName(part string) string {
	dir, base := path.Split(part)
	return dir + "_rels/" + base + ".rels"
}

// builtin are the codes of formats that a workbook does not write out, as far as they
// say how a number is rounded.
var builtin = map[int]string{1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%"}
