package table

import "bytes"

func nameStart(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_' || c == ':'
}

func nameByte(c byte) bool {
	return nameStart(c) || c >= '0' && c <= '9' || c == '-' || c == '.'
}

// scanName returns the end of the ASCII name at i, i itself if there is none.
func scanName(b []byte, i int) int {
	if i >= len(b) || !nameStart(b[i]) {
		return i
	}
	for i++; i < len(b) && nameByte(b[i]); i++ {
	}
	return i
}

func space(c byte) bool { return c == ' ' || c == '\n' || c == '\t' || c == '\r' }

// startTag scans a start or empty tag with its attributes and resolves the
// namespaces.
func (x *xmlScanner) startTag(b []byte) (xmlKind, error) {
	if x.ended {
		return 0, x.bad("second root")
	}
	i := scanName(b, 1)
	if i == len(b) {
		return 0, x.more()
	}
	if i == 1 {
		return 0, x.bad("bad element name")
	}
	x.name = b[1:i]
	x.attrs = x.attrs[:0]
	declares := false
	for {
		j := i
		for j < len(b) && space(b[j]) {
			j++
		}
		if j == len(b) {
			return 0, x.more()
		}
		if b[j] == '>' {
			i = j + 1
			break
		}
		if b[j] == '/' {
			if j+1 == len(b) {
				return 0, x.more()
			}
			if b[j+1] != '>' {
				return 0, x.bad("bad empty tag")
			}
			x.selfClosing = true
			i = j + 2
			break
		}
		if j == i {
			return 0, x.bad("no space before an attribute")
		}
		var err error
		if i, err = x.attribute(b, j); err != nil {
			return 0, err
		}
		declares = declares || bytes.HasPrefix(x.attrs[len(x.attrs)-1].raw, []byte("xmlns"))
	}
	if err := x.open(declares); err != nil {
		return 0, err
	}
	x.started = true
	x.pos += i
	return xmlStart, nil
}

// open enters the element whose tag has been scanned.
func (x *xmlScanner) open(declares bool) error {
	if err := x.push(); err != nil {
		return err
	}
	if declares {
		if err := x.bind(); err != nil {
			return err
		}
	}
	return x.resolve()
}

// attribute scans name="value" at i and returns what follows it.
func (x *xmlScanner) attribute(b []byte, i int) (int, error) {
	j := scanName(b, i)
	if j == len(b) {
		return 0, x.more()
	}
	if j == i {
		return 0, x.bad("bad attribute name")
	}
	raw := b[i:j]
	for j < len(b) && space(b[j]) {
		j++
	}
	if j < len(b) && b[j] != '=' {
		return 0, x.bad("attribute without a value")
	}
	for j++; j < len(b) && space(b[j]); {
		j++
	}
	if j >= len(b) {
		return 0, x.more()
	}
	quote := b[j]
	if quote != '"' && quote != '\'' {
		return 0, x.bad("attribute without quotes")
	}
	n := bytes.IndexByte(b[j+1:], quote)
	if n < 0 {
		return 0, x.more()
	}
	value := b[j+1 : j+1+n]
	if err := x.checkValue(value); err != nil {
		return 0, err
	}
	if len(x.attrs) >= xmlMaxAttrs {
		return 0, x.bad("too many attributes")
	}
	for k := range x.attrs {
		if bytes.Equal(x.attrs[k].raw, raw) {
			return 0, x.bad("attribute %q twice", clip(raw))
		}
	}
	x.attrs = append(x.attrs, xmlAttr{raw: raw, value: value})
	return j + n + 2, nil
}

// attr returns the value of an attribute without a prefix.
func (x *xmlScanner) attr(name string) (string, bool) {
	for i := range x.attrs {
		if a := &x.attrs[i]; !a.prefixed && string(a.raw) == name {
			return x.attrText(a), true
		}
	}
	return "", false
}

// attrIn returns the value of an attribute of a namespace.
func (x *xmlScanner) attrIn(space namespace, name string) (string, bool) {
	for i := range x.attrs {
		if a := &x.attrs[i]; a.prefixed && a.space == space && string(a.local) == name {
			return x.attrText(a), true
		}
	}
	return "", false
}

func (x *xmlScanner) attrText(a *xmlAttr) string {
	if plain(a.value) {
		return string(a.value)
	}
	text := x.lineEnds(a.value)
	if bytes.IndexByte(text, '&') >= 0 {
		text, _ = x.references(text) // checkValue has accepted it already
	}
	return string(bytes.Map(func(r rune) rune {
		if r == '\n' || r == '\t' {
			return ' '
		}
		return r
	}, text))
}
