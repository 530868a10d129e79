package template

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"jibun/data/table"
)

// token is one piece of XML; raw is exactly its bytes. The parts have been found well
// formed before, so that nothing here looks for faults.
type token struct {
	kind  byte // '<' a tag that opens, '/' one that closes, 't' text, 'o' anything else
	self  bool // <x/>
	raw   []byte
	name  []byte // with its prefix
	local []byte
	at    int // where raw begins
}

type scanner struct {
	b   []byte
	pos int
}

func (s *scanner) next() (token, bool) {
	if s.pos >= len(s.b) {
		return token{}, false
	}
	b, at := s.b[s.pos:], s.pos
	if b[0] != '<' {
		n := bytes.IndexByte(b, '<')
		if n < 0 {
			n = len(b)
		}
		s.pos += n
		return token{kind: 't', raw: b[:n], at: at}, true
	}
	switch {
	case bytes.HasPrefix(b, []byte("<!--")):
		return s.other(b, at, "-->")
	case bytes.HasPrefix(b, []byte("<![CDATA[")):
		t, ok := s.other(b, at, "]]>")
		t.kind = 't'
		return t, ok
	case len(b) > 1 && b[1] == '?':
		return s.other(b, at, "?>")
	}
	n := table.TagEnd(b)
	s.pos += n
	t := token{kind: '<', raw: b[:n], at: at}
	start := 1
	if len(b) > 1 && b[1] == '/' {
		t.kind, start = '/', 2
	}
	end := start
	for end < n && !space(b[end]) && b[end] != '>' && b[end] != '/' {
		end++
	}
	t.name = b[start:end]
	t.local = t.name
	if i := bytes.IndexByte(t.name, ':'); i >= 0 {
		t.local = t.name[i+1:]
	}
	t.self = t.kind == '<' && n >= 2 && b[n-2] == '/'
	return t, true
}

func (s *scanner) other(b []byte, at int, end string) (token, bool) {
	n := bytes.Index(b, []byte(end))
	if n < 0 {
		n = len(b) - len(end)
	}
	n = min(len(b), n+len(end))
	s.pos += n
	return token{kind: 'o', raw: b[:n], at: at}, true
}

func space(c byte) bool { return c == ' ' || c == '\n' || c == '\t' || c == '\r' }

func (t *token) is(local string) bool { return string(t.local) == local }

// skip moves behind the end of the element that t opens and returns all of it.
func (s *scanner) skip(t token) []byte {
	if t.self || t.kind != '<' {
		return t.raw
	}
	for depth := 1; depth > 0; {
		x, ok := s.next()
		if !ok {
			break
		}
		switch {
		case x.kind == '<' && !x.self:
			depth++
		case x.kind == '/':
			depth--
		}
	}
	return s.b[t.at:s.pos]
}

// attrs calls f with each attribute and where its value stands in raw.
func attrs(raw []byte, f func(name []byte, from, to int) bool) {
	i := 1
	for i < len(raw) && !space(raw[i]) && raw[i] != '>' && raw[i] != '/' {
		i++
	}
	for {
		for i < len(raw) && space(raw[i]) {
			i++
		}
		start := i
		for i < len(raw) && raw[i] != '=' && !space(raw[i]) && raw[i] != '>' && raw[i] != '/' {
			i++
		}
		name := raw[start:i]
		if len(name) == 0 {
			return
		}
		for i < len(raw) && raw[i] != '"' && raw[i] != '\'' {
			i++
		}
		if i >= len(raw) {
			return
		}
		n := bytes.IndexByte(raw[i+1:], raw[i])
		if n < 0 || !f(name, i+1, i+1+n) {
			return
		}
		i += n + 2
	}
}

// attr is the value of an attribute; name is without a prefix, as is what it finds,
// unless name has one.
func (t *token) attr(name string) (v string, ok bool) {
	attrs(t.raw, func(n []byte, from, to int) bool {
		if string(n) == name {
			v, ok = unescape(t.raw[from:to]), true
		}
		return !ok
	})
	return v, ok
}

// attrOf is the value of an attribute of the first element of a name in b, "" if there is
// none.
func attrOf(b []byte, element, name string) string {
	s := &scanner{b: b}
	for t, ok := s.next(); ok; t, ok = s.next() {
		if t.kind == '<' && t.is(element) {
			v, _ := t.attr(name)
			return v
		}
	}
	return ""
}

// attrLocal is the value of the attribute of a local name that has a prefix: r:id.
func (t *token) attrLocal(local string) (v string) {
	attrs(t.raw, func(n []byte, from, to int) bool {
		if i := bytes.IndexByte(n, ':'); i >= 0 && string(n[i+1:]) == local && string(n[:i]) != "xmlns" {
			v = unescape(t.raw[from:to])
		}
		return v == ""
	})
	return v
}

// edit writes the tag anew with the values that f changes.
func edit(raw []byte, f func(name, value string) string) []byte {
	var out []byte
	last := 0
	attrs(raw, func(n []byte, from, to int) bool {
		v := unescape(raw[from:to])
		if w := f(string(n), v); w != v {
			out = append(out, raw[last:from]...)
			out = append(out, escape(w)...)
			last = to
		}
		return true
	})
	if out == nil {
		return raw
	}
	return append(out, raw[last:]...)
}

// with sets one attribute of a tag, adding it if it is not there.
func with(raw []byte, name, value string) []byte {
	found := false
	out := edit(raw, func(n, v string) string {
		if n == name {
			found = true
			return value
		}
		return v
	})
	if found {
		return out
	}
	end := len(out) - 1
	if end > 0 && out[end-1] == '/' {
		end--
	}
	return []byte(string(out[:end]) + " " + name + `="` + escape(value) + `"` + string(out[end:]))
}

// without takes an attribute out of a tag.
func without(raw []byte, name string) []byte {
	out := raw
	attrs(raw, func(n []byte, from, to int) bool {
		if string(n) != name {
			return true
		}
		start := bytes.Index(raw, append([]byte(" "), append(n, '=')...))
		if start < 0 {
			return false
		}
		out = append(append([]byte{}, raw[:start]...), raw[to+1:]...)
		return false
	})
	return out
}

var escaper = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&quot;", "\t", "&#9;", "\n", "&#10;", "\r", "&#13;")

func escape(s string) string { return escaper.Replace(s) }

// appendText writes text into an element; what XML forbids is left out.
func appendText(out []byte, s string) []byte {
	for i := 0; i < len(s); {
		c := s[i]
		switch {
		case c == '&':
			out = append(out, "&amp;"...)
		case c == '<':
			out = append(out, "&lt;"...)
		case c == '>':
			out = append(out, "&gt;"...)
		case c == '\r':
			if i+1 >= len(s) || s[i+1] != '\n' {
				out = append(out, '\n')
			}
		case c < ' ' && c != '\n' && c != '\t':
		case c < utf8.RuneSelf:
			out = append(out, c)
		default:
			r, n := utf8.DecodeRuneInString(s[i:])
			if r != 0xfffe && r != 0xffff {
				out = utf8.AppendRune(out, r)
			}
			i += n
			continue
		}
		i++
	}
	return out
}

// unescape resolves references.
func unescape(b []byte) string {
	if bytes.IndexByte(b, '&') < 0 {
		return string(b)
	}
	var out []byte
	for len(b) > 0 {
		n := bytes.IndexByte(b, '&')
		end := -1
		if n >= 0 {
			end = bytes.IndexByte(b[n:], ';')
		}
		if end < 0 {
			return string(append(out, b...))
		}
		out = append(out, b[:n]...)
		out = append(out, reference(string(b[n+1:n+end]))...)
		b = b[n+end+1:]
	}
	return string(out)
}
