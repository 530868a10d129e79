package template

import (
	"bytes"
	"fmt"
	"path"
	"slices"
	"strconv"
	"strings"
)

// wholeBook rewrites what belongs to the workbook as a whole.
func (b *book) wholeBook() error {
	changed := len(b.gone) > 0
	for _, x := range b.sheets {
		changed = changed || x.dirty || x.name != x.src.name
	}
	changed = changed || slices.ContainsFunc(b.form.others, func(o tab) bool { return marked(o.name) }) || marked(string(b.form.book))
	if err := b.contentTypes(changed); err != nil {
		return err
	}
	if err := b.properties(); err != nil {
		return err
	}
	if !changed {
		return nil
	}
	ids := b.newIDs()
	b.out.change(b.form.pkg.Main, b.workbook(ids))
	return b.bookRelations(ids)
}

// newID is how the workbook knows a copied sheet.
type newID struct{ rel, sheet string }

func (b *book) newIDs() map[*filled]newID {
	top := 0
	for _, s := range b.form.sheets {
		if n, err := strconv.Atoi(s.id); err == nil {
			top = max(top, n)
		}
	}
	s := &scanner{b: b.form.book}
	for t, ok := s.next(); ok; t, ok = s.next() {
		if t.kind == '<' && t.is("sheet") {
			v, _ := t.attr("sheetId")
			if n, err := strconv.Atoi(v); err == nil {
				top = max(top, n)
			}
		}
	}
	ids := map[*filled]newID{}
	for _, x := range b.sheets {
		if x.copied {
			top++
			ids[x] = newID{fmt.Sprintf("rIdCopy%d", top), strconv.Itoa(top)}
		}
	}
	return ids
}

// tabs says where each tab of the form stands in the workbook: its first, and its
// filled sheets; a tab that is no worksheet has none.
func (b *book) tabs() (first []int, of [][]*filled) {
	n := 0
	s := &scanner{b: b.form.book}
	for t, ok := s.next(); ok; t, ok = s.next() {
		if t.kind != '<' || !t.is("sheet") {
			continue
		}
		var list []*filled
		for _, x := range b.sheets {
			if bytes.Equal(x.src.tab, t.raw) {
				list = append(list, x)
			}
		}
		first, of = append(first, n), append(of, list)
		if !b.isGone(t.raw) {
			n += max(1, len(list))
		}
	}
	return first, of
}

// afterCalc are the elements that come after calcPr.
var afterCalc = map[string]bool{"oleSize": true, "customWorkbookViews": true, "pivotCaches": true, "smartTagPr": true, "smartTagTypes": true,
	"webPublishing": true, "fileRecoveryPr": true, "webPublishObjects": true, "extLst": true}

func (b *book) workbook(ids map[*filled]newID) []byte {
	first, of := b.tabs()
	s := &scanner{b: b.form.book}
	var out []byte
	depth, tab, calc, prefix := 0, 0, false, ""
	for t, ok := s.next(); ok; t, ok = s.next() {
		if t.kind == '<' && depth == 0 {
			prefix = strings.TrimSuffix(string(t.name), "workbook")
		}
		ends := t.kind == '/' && depth == 1
		if !calc && (ends || t.kind == '<' && depth == 1 && afterCalc[string(t.local)]) {
			out, calc = append(out, "<"+prefix+`calcPr fullCalcOnLoad="1"/>`...), true
		}
		switch {
		case t.kind == '<' && !t.self:
			depth++
		case t.kind == '/':
			depth--
		}
		switch {
		case t.kind != '<':
		case t.is("sheet"):
			if !b.isGone(t.raw) {
				out = append(out, b.tabTags(t, of[tab], ids)...)
			}
			tab++
			if !t.self {
				s.skip(t)
				depth--
			}
			continue
		case t.is("calcPr"):
			out, calc = append(out, with(t.raw, "fullCalcOnLoad", "1")...), true
			continue
		case t.is("workbookView"):
			out = append(out, edit(t.raw, func(name, v string) string {
				if n, err := strconv.Atoi(v); err == nil && (name == "activeTab" || name == "firstSheet") && n < len(first) {
					return strconv.Itoa(first[max(0, n)])
				}
				return v
			})...)
			continue
		case t.is("definedName") && !t.self:
			if text := plainText(s.skip(t)); !b.nameGone(t, text) {
				out = append(out, b.definedName(t, text, first, of)...)
			}
			depth--
			continue
		}
		out = append(out, t.raw...)
	}
	return out
}

// tabTags is the tab of a sheet of the form, or of all the sheets that it has become.
func (b *book) tabTags(t token, list []*filled, ids map[*filled]newID) []byte {
	if len(list) == 0 {
		return b.otherTab(t.raw)
	}
	var out []byte
	for _, x := range list {
		out = append(out, edit(t.raw, func(name, v string) string {
			switch {
			case name == "name":
				return x.name
			case x.copied && name == "sheetId":
				return ids[x].sheet
			case x.copied && strings.HasSuffix(name, ":id"):
				return ids[x].rel
			}
			return v
		})...)
		if x.unseen() {
			last := bytes.LastIndex(out, []byte("<"))
			out = append(out[:last:last], with(out[last:], "state", "hidden")...)
		}
		if !t.self {
			out = append(out, "</"+string(t.name)+">"...)
		}
	}
	return out
}

// definedName maps a name, once for every sheet that has become of the one it is for.
func (b *book) definedName(t token, text string, first []int, of [][]*filled) []byte {
	list := []*filled{nil}
	local, has := t.attr("localSheetId")
	tab, err := strconv.Atoi(local)
	if has && err == nil && tab >= 0 && tab < len(of) && len(of[tab]) > 0 {
		list = of[tab]
	}
	var out []byte
	for i, x := range list {
		tag := t.raw
		if has && err == nil && tab >= 0 && tab < len(first) {
			tag = with(tag, "localSheetId", strconv.Itoa(first[tab]+i))
		}
		name, _ := t.attr("name")
		m := b.nameMapper(x, name)
		out = append(append(out, tag...), appendText(nil, m.formula(text))...)
		out = append(out, "</"+string(t.name)+">"...)
	}
	return out
}

// nameMapper maps what a name stands for; x is the sheet that it is for, nil for none.
func (b *book) nameMapper(x *filled, name string) mapper {
	m := mapper{book: b, sheet: x, series: name != "_xlnm.Print_Area" && name != "_xlnm.Print_Titles"}
	p := spot{x: x, where: where{place: InName, of: name, book: x == nil}}
	if x == nil {
		p.x = b.sheets[0]
	}
	m.fill, m.braces = p.words, p.braces
	m.limit = func(s string) string { return p.limited(s, longText) }
	return m
}

// bookRelations takes out the order of calculation, which is no longer right, and adds
// the copied sheets.
func (b *book) bookRelations(ids map[*filled]newID) error {
	part := relsName(b.form.pkg.Main)
	raw, err := b.form.pkg.XML(part)
	if err != nil {
		return err
	}
	s := &scanner{b: raw}
	var out, like []byte
	drop := false
	for t, ok := s.next(); ok; t, ok = s.next() {
		if t.is("Relationship") {
			if t.kind == '<' {
				kind, _ := t.attr("Type")
				id, _ := t.attr("Id")
				drop = path.Base(kind) == "calcChain" || slices.ContainsFunc(b.gone, func(s *sheet) bool { return s.rel == id })
				if path.Base(kind) == "worksheet" {
					like = t.raw
				}
			}
			if drop {
				continue
			}
		}
		if t.kind == '/' && t.is("Relationships") {
			for _, x := range b.sheets {
				if x.copied {
					tag := with(with(like, "Id", ids[x].rel), "Target", "/"+x.part)
					out = append(out, tag...)
					if !bytes.HasSuffix(tag, []byte("/>")) {
						out = append(out, "</Relationship>"...)
					}
				}
			}
		}
		out = append(out, t.raw...)
	}
	if !bytes.Equal(out, raw) {
		b.out.change(b.form.pkg.Name(part), out)
	}
	return nil
}

// contentTypes names the kinds of the parts; a template becomes a workbook.
func (b *book) contentTypes(changed bool) error {
	part := b.form.pkg.Name("[Content_Types].xml")
	raw, err := b.form.pkg.XML("[Content_Types].xml")
	if err != nil {
		return err
	}
	types := map[string]token{}
	s := &scanner{b: raw}
	var out []byte
	for t, ok := s.next(); ok; t, ok = s.next() {
		tag := t.raw
		if t.kind == '<' && t.is("Override") {
			name, _ := t.attr("PartName")
			name = strings.ToLower(strings.TrimPrefix(name, "/"))
			types[name] = t
			if kind, _ := t.attr("ContentType"); b.out.dropped[b.form.pkg.Name(name)] {
				s.skip(t)
				continue
			} else if changed && strings.HasSuffix(kind, "calcChain+xml") {
				b.out.dropped[b.form.pkg.Name(name)] = true
				s.skip(t)
				continue
			} else if strings.Contains(kind, ".template.") {
				tag = with(tag, "ContentType", strings.Replace(strings.Replace(kind, "ms-excel.template.macroEnabled", "ms-excel.sheet.macroEnabled", 1), "spreadsheetml.template.main", "spreadsheetml.sheet.main", 1))
			}
		}
		if t.kind == '/' && t.is("Types") {
			for _, a := range b.out.added {
				like, ok := types[strings.ToLower(b.out.types[a.name])]
				if !ok {
					continue
				}
				out = append(out, with(like.raw, "PartName", "/"+a.name)...)
				if !like.self {
					out = append(out, "</"+string(like.name)+">"...)
				}
			}
		}
		out = append(out, tag...)
	}
	if !bytes.Equal(out, raw) {
		b.out.change(part, out)
	}
	return nil
}
