package template

import (
	"bytes"
	"strconv"
	"strings"
	"unicode/utf8"
)

func reference(name string) string {
	switch name {
	case "lt":
		return "<"
	case "gt":
		return ">"
	case "amp":
		return "&"
	case "quot":
		return `"`
	case "apos":
		return "'"
	}
	digits, base := strings.TrimPrefix(name, "#"), 10
	if strings.HasPrefix(digits, "x") {
		digits, base = digits[1:], 16
	}
	n, err := strconv.ParseInt(digits, base, 32)
	if err != nil {
		return "&" + name + ";"
	}
	return string(rune(n))
}

// text is the character data of a text token.
func (t *token) text() string {
	if b, ok := bytes.CutPrefix(t.raw, []byte("<![CDATA[")); ok {
		return string(bytes.TrimSuffix(b, []byte("]]>")))
	}
	return unescape(t.raw)
}

// run is a <t> within rich text and where its characters stand.
type run struct {
	open, from, to, end int // of the whole <t>…</t>, and of its inside
	tag                 []byte
	text                string
}

// runs finds every text of an element, furigana left out.
func runs(b []byte) []run {
	s := &scanner{b: b}
	var out []run
	for {
		t, ok := s.next()
		if !ok {
			return out
		}
		if t.kind != '<' {
			continue
		}
		switch {
		case t.is("rPh"):
			s.skip(t)
		case t.is("t"):
			r := run{open: t.at, tag: t.raw}
			whole := s.skip(t)
			r.end = t.at + len(whole)
			r.from, r.to = t.at+len(t.raw), t.at+len(whole)
			if !t.self {
				r.to = bytes.LastIndexByte(whole, '<') + t.at
				in := scanner{b: whole[len(t.raw):bytes.LastIndexByte(whole, '<')]}
				for x, ok := in.next(); ok; x, ok = in.next() {
					if x.kind == 't' {
						r.text += x.text()
					}
				}
			}
			out = append(out, r)
		}
	}
}

func joined(list []run) string {
	if len(list) == 1 {
		return list[0].text
	}
	var b strings.Builder
	for i := range list {
		b.WriteString(list[i].text)
	}
	return b.String()
}

// refill writes rich text with its marks filled: what stands for a mark goes into the
// run where the mark begins. Furigana goes, where plain says so, because the words
// that it was for are others now.
func refill(b []byte, list []run, pieces []piece, fill func(*mark) string, plain bool) []byte {
	texts := make([]string, len(list))
	at, left := 0, 0
	if len(list) > 0 {
		left = len(list[0].text)
	}
	step := func(n int, put string, whole bool) { // n bytes of the old text become put
		if len(list) == 0 {
			return
		}
		for left == 0 && at < len(list)-1 {
			at++
			left = len(list[at].text)
		}
		if whole {
			texts[at] += put
		}
		for n > 0 {
			k := min(n, left)
			if !whole {
				texts[at] += put[:k]
				put = put[k:]
			}
			n, left = n-k, left-k
			if n > 0 {
				if at == len(list)-1 {
					return
				}
				at++
				left = len(list[at].text)
			}
		}
	}
	for _, p := range pieces {
		if p.mark == nil {
			step(len(p.text), p.text, false)
		} else {
			step(len(p.mark.raw), fill(p.mark), true)
		}
	}
	var out []byte
	last := 0
	for i, r := range list {
		out = append(out, b[last:r.open]...)
		out = appendRun(out, r.tag, texts[i])
		last = r.end
	}
	out = append(out, b[last:]...)
	if plain {
		out = dropFurigana(out)
	}
	return out
}

func appendRun(out, tag []byte, s string) []byte {
	if bytes.HasSuffix(tag, []byte("/>")) {
		tag = append(append([]byte{}, tag[:len(tag)-2]...), '>')
	}
	name := tag[1 : len(tag)-1]
	if i := bytes.IndexAny(name, " \t\r\n"); i >= 0 {
		name = name[:i]
	}
	if s != strings.TrimSpace(s) && !bytes.Contains(name, []byte("a:")) && !bytes.Contains(tag, []byte("xml:space")) {
		tag = with(tag, "xml:space", "preserve")
	}
	out = append(out, tag...)
	out = appendText(out, s)
	out = append(out, "</"...)
	out = append(out, name...)
	return append(out, '>')
}

func dropFurigana(b []byte) []byte {
	if !bytes.Contains(b, []byte("rPh")) && !bytes.Contains(b, []byte("phoneticPr")) {
		return b
	}
	s := &scanner{b: b}
	var out []byte
	for t, ok := s.next(); ok; t, ok = s.next() {
		if t.kind == '<' && (t.is("rPh") || t.is("phoneticPr")) {
			s.skip(t)
			continue
		}
		out = append(out, t.raw...)
	}
	return out
}

// cellText keeps a text within what a cell holds, and what looks like Excel's own
// escape _x000D_ as the words that they are.
func cellText(s string) string {
	if strings.Contains(s, "_x") {
		var b strings.Builder
		for i := 0; i < len(s); i++ {
			if s[i] == '_' && len(s) >= i+7 && (s[i+1] == 'x') && s[i+6] == '_' && isHex(s[i+2:i+6]) {
				b.WriteString("_x005F")
			}
			b.WriteByte(s[i])
		}
		s = b.String()
	}
	if len(s) <= 32767 {
		return s
	}
	n := 0
	for i, r := range s {
		if n++; r > 0xffff {
			n++
		}
		if n > 32767 {
			return s[:i]
		}
	}
	return s
}

func isHex(s string) bool {
	for _, c := range []byte(s) {
		if c >= utf8.RuneSelf || !strings.ContainsRune("0123456789abcdefABCDEF", rune(c)) {
			return false
		}
	}
	return true
}
