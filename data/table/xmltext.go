package table

import (
	"bytes"
	"unicode/utf8"
)

// plain: printable ASCII and UTF-8 without references, so nothing to decode.
func plain(b []byte) bool {
	for _, c := range b {
		if c == '&' || c < 0x20 {
			return false
		}
	}
	return true
}

// decodeText checks character data and resolves references and line ends. The
// result may share memory with raw or with x.scratch.
func (x *xmlScanner) decodeText(raw []byte) ([]byte, error) {
	simple, ascii := true, true
	for i, c := range raw {
		if c >= 0x80 {
			ascii = false
		} else if c < 0x20 {
			if c != '\n' && c != '\t' && c != '\r' {
				return nil, x.bad("control character %#x", c)
			}
			simple = simple && c != '\r'
		} else if c == '&' {
			simple = false
		} else if c == '>' && i >= 2 && raw[i-1] == ']' && raw[i-2] == ']' {
			return nil, x.bad("]]> within text")
		}
	}
	if !ascii {
		if err := x.checkUTF8(raw); err != nil {
			return nil, err
		}
	}
	if simple {
		return raw, nil
	}
	if bytes.IndexByte(raw, '&') < 0 {
		return x.lineEnds(raw), nil
	}
	return x.references(raw)
}

// references resolves &lt; and its like into x.scratch.
func (x *xmlScanner) references(raw []byte) ([]byte, error) {
	out := x.scratch[:0]
	for {
		n := bytes.IndexByte(raw, '&')
		if n < 0 {
			out = appendLineEnds(out, raw)
			x.scratch = out
			return out, nil
		}
		out = appendLineEnds(out, raw[:n])
		raw = raw[n:]
		end := bytes.IndexByte(raw[:min(len(raw), 16)], ';')
		if end < 0 {
			return nil, x.bad("& without ;")
		}
		r, ok := reference(raw[1:end])
		if !ok {
			return nil, x.bad("unknown reference &%s;", raw[1:end])
		}
		out = utf8.AppendRune(out, r)
		raw = raw[end+1:]
	}
}

func reference(name []byte) (rune, bool) {
	switch string(name) {
	case "lt":
		return '<', true
	case "gt":
		return '>', true
	case "amp":
		return '&', true
	case "quot":
		return '"', true
	case "apos":
		return '\'', true
	}
	if len(name) < 2 || name[0] != '#' {
		return 0, false
	}
	digits, radix := name[1:], rune(10)
	if digits[0] == 'x' {
		digits, radix = digits[1:], 16
	}
	var r rune
	for _, c := range digits {
		d := rune(99)
		switch {
		case c >= '0' && c <= '9':
			d = rune(c - '0')
		case c >= 'a' && c <= 'f':
			d = rune(c-'a') + 10
		case c >= 'A' && c <= 'F':
			d = rune(c-'A') + 10
		}
		if d >= radix {
			return 0, false
		}
		if r = r*radix + d; r > utf8.MaxRune {
			return 0, false
		}
	}
	return r, len(digits) > 0 && legal(r)
}

// legal is the Char production of XML 1.0.
func legal(r rune) bool {
	return r == '\t' || r == '\n' || r == '\r' || r >= 0x20 && r <= 0xd7ff ||
		r >= 0xe000 && r <= 0xfffd || r >= 0x10000 && r <= 0x10ffff
}

func (x *xmlScanner) checkUTF8(b []byte) error {
	if !utf8.Valid(b) {
		return x.bad("bytes that are not UTF-8")
	}
	// U+FFFE and U+FFFF are the only valid encodings that XML forbids here.
	for i := 0; ; i += 3 {
		n := bytes.Index(b[i:], []byte("\xef\xbf"))
		if n < 0 {
			return nil
		}
		if i += n; b[i+2] >= 0xbe {
			return x.bad("forbidden character")
		}
	}
}

func (x *xmlScanner) checkChars(b []byte) error {
	for _, c := range b {
		if c < 0x20 && c != '\n' && c != '\t' && c != '\r' {
			return x.bad("control character %#x", c)
		}
	}
	return x.checkUTF8(b)
}

// checkValue checks an attribute value without resolving it.
func (x *xmlScanner) checkValue(b []byte) error {
	hard := false
	for _, c := range b {
		if c == '<' {
			return x.bad("< within an attribute")
		}
		hard = hard || c < 0x20 || c >= 0x80 || c == '&'
	}
	if !hard {
		return nil
	}
	if err := x.checkChars(b); err != nil {
		return err
	}
	if bytes.IndexByte(b, '&') >= 0 {
		_, err := x.references(b)
		return err
	}
	return nil
}

func (x *xmlScanner) lineEnds(raw []byte) []byte {
	if bytes.IndexByte(raw, '\r') < 0 {
		return raw
	}
	x.scratch = appendLineEnds(x.scratch[:0], raw)
	return x.scratch
}

func appendLineEnds(out, raw []byte) []byte {
	for {
		n := bytes.IndexByte(raw, '\r')
		if n < 0 {
			return append(out, raw...)
		}
		out = append(append(out, raw[:n]...), '\n')
		raw = raw[n+1:]
		if len(raw) > 0 && raw[0] == '\n' {
			raw = raw[1:]
		}
	}
}

// instruction steps over <?...?>. The XML declaration must name version 1.0 and,
// if any encoding, UTF-8; other encodings do not occur and are refused.
func (x *xmlScanner) instruction(b []byte) error {
	n := bytes.Index(b, []byte("?>"))
	if n < 0 {
		return x.more()
	}
	if n < 2 {
		return x.bad("bad instruction") // "<?>"
	}
	body := b[2:n]
	i := scanName(body, 0)
	if i == 0 {
		return x.bad("bad instruction")
	}
	if err := x.checkChars(body); err != nil {
		return err
	}
	if bytes.EqualFold(body[:i], []byte("xml")) {
		first := x.base == 0 && (x.pos == 0 || x.pos == 3 && x.buf[0] == bomUTF8[0])
		if !first || string(body[:i]) != "xml" {
			return x.bad("misplaced declaration")
		}
		if v := pseudoAttr(body, "version"); v != "1.0" {
			return x.bad("version %q", v)
		}
		if e := pseudoAttr(body, "encoding"); e != "" && !bytes.EqualFold([]byte(e), []byte("utf-8")) {
			return x.bad("encoding %q", e)
		}
	}
	x.pos += n + 2
	return nil
}

// pseudoAttr returns the value of name= in an XML declaration.
func pseudoAttr(body []byte, name string) string {
	i := bytes.Index(body, []byte(name))
	if i < 0 {
		return ""
	}
	rest := bytes.TrimLeft(body[i+len(name):], " \t\r\n")
	if len(rest) == 0 || rest[0] != '=' {
		return "?"
	}
	rest = bytes.TrimLeft(rest[1:], " \t\r\n")
	if len(rest) < 2 || rest[0] != '"' && rest[0] != '\'' {
		return "?"
	}
	end := bytes.IndexByte(rest[1:], rest[0])
	if end < 0 {
		return "?"
	}
	return string(rest[1 : 1+end])
}
