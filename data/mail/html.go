package mail

import (
	"strings"
	"unicode"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

const (
	maxHTML   = 2 << 20
	maxQuotes = 8
)

// Text makes plain text of HTML as a person would copy it: lines as they stand,
// the cells of a row with tabs between, what is quoted behind >.
func Text(source string) string {
	if len(source) > maxHTML {
		source = source[:maxHTML]
	}
	root, err := html.Parse(strings.NewReader(source))
	if err != nil { // nested deeper than any mail
		return flat(source)
	}
	w := &writer{}
	w.node(root, 0)
	return tidy(w.b.String())
}

// flat is the text of HTML without its shape.
func flat(source string) string {
	var b strings.Builder
	z := html.NewTokenizer(strings.NewReader(source))
	for {
		switch z.Next() {
		case html.ErrorToken:
			return tidy(b.String())
		case html.TextToken:
			b.Write(z.Text())
		case html.StartTagToken, html.EndTagToken, html.SelfClosingTagToken:
			b.WriteByte('\n')
		}
	}
}

// writer writes what it walks over.
type writer struct {
	b      strings.Builder
	quotes int
	pre    bool
}

func (w *writer) line() {
	if s := w.b.String(); s != "" && s[len(s)-1] != '\n' {
		w.b.WriteByte('\n')
	}
}

func (w *writer) node(n *html.Node, depth int) {
	if depth > 600 || w.b.Len() > maxText {
		return
	}
	switch n.Type {
	case html.TextNode:
		w.text(n.Data)
		return
	case html.ElementNode:
		if w.element(n, depth) {
			return
		}
	}
	w.children(n, depth)
}

func (w *writer) children(n *html.Node, depth int) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		w.node(c, depth+1)
	}
}

// element writes one, true if what is in it is written too.
func (w *writer) element(n *html.Node, depth int) bool {
	switch n.DataAtom {
	case atom.Script, atom.Style, atom.Head, atom.Title, atom.Template, atom.Noscript, atom.Object, atom.Svg:
		return true
	case atom.Br:
		w.b.WriteByte('\n')
		return true
	case atom.Hr:
		w.line()
		w.b.WriteString("----------\n")
		return true
	case atom.Tr:
		if !has(n, atom.Table, 0) {
			w.row(n, depth)
			return true
		}
	case atom.Blockquote:
		if w.quotes < maxQuotes {
			w.quote(n, depth)
			return true
		}
	}
	if !block(n.DataAtom) {
		return false
	}
	w.line()
	if n.DataAtom == atom.Li {
		w.b.WriteString("・")
	}
	was := w.pre
	w.pre = w.pre || n.DataAtom == atom.Pre
	w.children(n, depth)
	w.pre = was
	w.line()
	return true
}

func block(a atom.Atom) bool {
	switch a {
	case atom.P, atom.Div, atom.Li, atom.Ul, atom.Ol, atom.Dl, atom.Dt, atom.Dd, atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, atom.Table, atom.Tbody, atom.Thead, atom.Tr, atom.Td, atom.Th,
		atom.Pre, atom.Section, atom.Article, atom.Header, atom.Footer, atom.Center, atom.Form, atom.Fieldset, atom.Address, atom.Blockquote:
		return true
	}
	return false
}

func has(n *html.Node, a atom.Atom, depth int) bool {
	for c := n.FirstChild; c != nil && depth < 100; c = c.NextSibling {
		if c.DataAtom == a || has(c, a, depth+1) {
			return true
		}
	}
	return false
}

// row writes the cells of a row of a table that is one.
func (w *writer) row(n *html.Node, depth int) {
	var cells []string
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.DataAtom == atom.Td || c.DataAtom == atom.Th {
			in := &writer{quotes: w.quotes}
			in.children(c, depth+1)
			cells = append(cells, strings.Join(strings.Fields(tidy(in.b.String())), " "))
		}
	}
	w.line()
	if len(cells) == 1 { // a frame around the text
		in := &writer{quotes: w.quotes}
		in.children(n, depth+1)
		w.b.WriteString(in.b.String())
	} else {
		w.b.WriteString(strings.TrimRight(strings.Join(cells, "\t"), "\t"))
	}
	w.line()
}

func (w *writer) quote(n *html.Node, depth int) {
	in := &writer{quotes: w.quotes + 1}
	in.children(n, depth+1)
	w.line()
	for line := range strings.SplitSeq(strings.TrimRight(tidy(in.b.String()), "\n"), "\n") {
		w.b.WriteString("> " + line + "\n")
	}
}

// text writes running text: blanks and line breaks of the source are one blank.
func (w *writer) text(s string) {
	if w.pre {
		w.b.WriteString(s)
		return
	}
	s = strings.ReplaceAll(s, "\u200b", "")
	words := strings.FieldsFunc(s, func(r rune) bool { return r != '　' && r != '\u00a0' && unicode.IsSpace(r) })
	if len(words) == 0 {
		if w.b.Len() > 0 && s != "" {
			w.blank()
		}
		return
	}
	if blankByte(s[0]) {
		w.blank()
	}
	for i, word := range words {
		if i > 0 {
			w.blank()
		}
		w.b.WriteString(word)
	}
	if blankByte(s[len(s)-1]) {
		w.blank()
	}
}

func blankByte(c byte) bool { return c == ' ' || c == '\n' || c == '\t' || c == '\r' }

func (w *writer) blank() {
	if s := w.b.String(); s != "" && s[len(s)-1] != ' ' && s[len(s)-1] != '\n' {
		w.b.WriteByte(' ')
	}
}

// tidy takes off blanks at the ends of lines, and more than two line breaks.
func tidy(s string) string {
	var b strings.Builder
	empty := 2
	for line := range strings.SplitSeq(s, "\n") {
		line = strings.TrimRight(strings.ReplaceAll(line, "\u00a0", " "), " 　")
		if line == "" {
			if empty++; empty > 2 {
				continue
			}
		} else {
			empty = 0
		}
		b.WriteString(line + "\n")
	}
	return strings.TrimRight(b.String(), "\n")
}
