package template

import (
	"bytes"
	"regexp"
	"strconv"
	"strings"
)

// comments moves notes with their cells and fills their marks.
func (x *filled) comments(b []byte) []byte {
	r := restWriter{x: x}
	s := &scanner{b: b}
	var out []byte
	for t, ok := s.next(); ok; t, ok = s.next() {
		switch {
		case t.kind == '<' && (t.is("comment") || t.is("threadedComment")):
			out = append(out, edit(t.raw, func(name, v string) string {
				if name == "ref" {
					return r.attr('c', v)
				}
				return v
			})...)
		case t.kind == '<' && t.is("text"):
			whole := s.skip(t)
			if len(runs(whole)) == 0 && marked(plainText(whole)) { // threaded: no runs
				whole = append(appendText(append([]byte{}, t.raw...), x.fillText(plainText(whole))), "</"+string(t.name)+">"...)
			}
			out = append(out, x.rich(whole)...)
		default:
			out = append(out, t.raw...)
		}
	}
	return out
}

var (
	vmlCell   = regexp.MustCompile(`<x:(Row|Column)>\s*(\d+)\s*</x:`)
	vmlAnchor = regexp.MustCompile(`<x:Anchor>([^<]*)</x:Anchor>`)
	vmlLink   = regexp.MustCompile(`<x:(FmlaLink|FmlaRange|FmlaPict|FmlaTxbx)>([^<]*)</x:`)
)

// vml moves the old kind of shapes: the notes' own and form controls. It is not always
// XML, so that it is not read as such.
func (x *filled) vml(b []byte) []byte {
	if x.still && !bytes.Contains(b, []byte("<x:Fmla")) {
		return b
	}
	b = vmlCell.ReplaceAllFunc(b, func(all []byte) []byte {
		p := vmlCell.FindSubmatch(all)
		n, err := strconv.Atoi(string(p[2]))
		axis := x.rows
		if string(p[1]) == "Column" {
			axis = x.cols
		}
		if err != nil || n >= axis.max {
			return all
		}
		return []byte("<x:" + string(p[1]) + ">" + strconv.Itoa(axis.at(n+1, nil, false)-1) + "</x:")
	})
	b = vmlAnchor.ReplaceAllFunc(b, func(all []byte) []byte {
		f := strings.Split(string(vmlAnchor.FindSubmatch(all)[1]), ",")
		if len(f) != 8 {
			return all
		}
		var n [8]int
		for i := range f {
			var err error
			if n[i], err = strconv.Atoi(strings.TrimSpace(f[i])); err != nil {
				return all
			}
		}
		cols := x.cols.moveEdges([]int{n[0], n[4]}, []int{n[1], n[5]}, "oneCell")
		rows := x.rows.moveEdges([]int{n[2], n[6]}, []int{n[3], n[7]}, "oneCell")
		n[0], n[4], n[2], n[6] = cols[0], cols[1], rows[0], rows[1]
		for i := range f {
			f[i] = strconv.Itoa(n[i])
		}
		return []byte("<x:Anchor>" + strings.Join(f, ", ") + "</x:Anchor>")
	})
	m := mapper{book: x.book, sheet: x}
	return vmlLink.ReplaceAllFunc(b, func(all []byte) []byte {
		p := vmlLink.FindSubmatch(all)
		return []byte("<x:" + string(p[1]) + ">" + string(appendText(nil, m.formula(unescape(p[2])))) + "</x:")
	})
}
