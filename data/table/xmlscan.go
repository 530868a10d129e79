package table

import (
	"bytes"
	"errors"
	"fmt"
	"io"
)

// xmlScanner reads one part of a workbook in one pass, checking and reading at
// once. It accepts less than XML allows (no DTD, UTF-8 only, ASCII names, every
// prefix declared) and nothing that XML forbids: what encoding/xml refuses in
// strict mode, it refuses.
type xmlScanner struct {
	src      io.Reader
	buf      []byte
	pos, end int
	base     int64 // offset of buf[0] in the part
	eof      bool

	names    []byte // raw names of the open elements
	marks    []int  // where each begins in names
	bindings []binding
	defaults namespace // the default namespace in force

	// The current token. Everything is valid until the next call of next.
	name, local []byte
	space       namespace
	attrs       []xmlAttr
	text        []byte
	scratch     []byte
	selfClosing bool
	started     bool // the root has begun
	ended       bool // the root has ended
}

type xmlAttr struct {
	raw, local []byte
	prefixed   bool
	space      namespace
	value      []byte // references not yet resolved; known to be well formed
}

type xmlKind uint8

const (
	xmlStart xmlKind = iota + 1
	xmlEnd
	xmlText
	xmlEOF
)

const (
	xmlWindow   = 1 << 17
	xmlMaxToken = 4 << 20 // a cell has at most 32,767 characters
	xmlMaxDepth = 64
	xmlMaxAttrs = 200
)

var (
	errMore     = errors.New("token continues behind the window") // never leaves the scanner
	errTooDeep  = errors.New("elements nested too deep")
	errTooLong  = errors.New("token too long")
	errDTD      = errors.New("document type declaration")
	errNotValid = errors.New("not well formed")
)

func newXMLScanner(src io.Reader) *xmlScanner {
	return &xmlScanner{src: src, buf: make([]byte, xmlWindow)}
}

func (x *xmlScanner) bad(format string, a ...any) error {
	return fmt.Errorf("%w: %s near byte %d", errNotValid, fmt.Sprintf(format, a...), x.base+int64(x.pos))
}

// next advances to the next token. At the end of the root it still reads to the
// end of the part, so that trailing rubbish and a wrong checksum are noticed.
func (x *xmlScanner) next() (xmlKind, error) {
	if x.selfClosing {
		x.selfClosing = false
		return xmlEnd, x.pop()
	}
	for {
		kind, err := x.token()
		if err == errMore {
			if err = x.fill(); err == nil {
				continue
			}
		}
		if err != nil {
			return 0, err
		}
		if kind != 0 {
			return kind, nil
		}
	}
}

// token scans one token from pos. 0 is a comment or the like; errMore asks for
// more bytes and starts the token anew.
func (x *xmlScanner) token() (xmlKind, error) {
	b := x.buf[x.pos:x.end]
	if len(b) == 0 {
		if !x.eof {
			return 0, errMore
		}
		if !x.ended {
			return 0, x.bad("unexpected end")
		}
		return xmlEOF, nil
	}
	if b[0] != '<' {
		return x.charData(b)
	}
	if len(b) < 2 {
		return 0, x.more()
	}
	switch b[1] {
	case '/':
		return x.endTag(b)
	case '!':
		return x.bang(b)
	case '?':
		return 0, x.instruction(b)
	}
	return x.startTag(b)
}

// more is errMore, or the fault that the part ends within a token.
func (x *xmlScanner) more() error {
	if x.eof {
		return x.bad("unexpected end")
	}
	return errMore
}

func (x *xmlScanner) fill() error {
	if x.pos > 0 {
		copy(x.buf, x.buf[x.pos:x.end])
		x.base += int64(x.pos)
		x.end -= x.pos
		x.pos = 0
	}
	if x.end == len(x.buf) {
		if len(x.buf) >= xmlMaxToken {
			return errTooLong
		}
		x.buf = append(x.buf, make([]byte, len(x.buf))...)
	}
	for {
		n, err := x.src.Read(x.buf[x.end:])
		x.end += n
		if errors.Is(err, io.EOF) {
			x.eof = true
			return nil
		}
		if err != nil {
			return err
		}
		if n > 0 {
			return nil
		}
	}
}

// charData scans text up to the next markup.
func (x *xmlScanner) charData(b []byte) (xmlKind, error) {
	n := bytes.IndexByte(b, '<')
	if n < 0 {
		if !x.eof {
			return 0, errMore
		}
		n = len(b)
	}
	raw := b[:n]
	if x.base == 0 && x.pos == 0 {
		raw = bytes.TrimPrefix(raw, []byte(bomUTF8))
	}
	text, err := x.decodeText(raw)
	if err != nil {
		return 0, err
	}
	x.pos += n
	if len(x.marks) == 0 {
		if !blank(raw) {
			return 0, x.bad("text outside the root")
		}
		return 0, nil
	}
	x.text = text
	return xmlText, nil
}

func blank(b []byte) bool {
	for _, c := range b {
		if c != ' ' && c != '\n' && c != '\r' && c != '\t' {
			return false
		}
	}
	return true
}

func (x *xmlScanner) endTag(b []byte) (xmlKind, error) {
	n := bytes.IndexByte(b, '>')
	if n < 0 {
		return 0, x.more()
	}
	name := b[2:n]
	for len(name) > 0 && blank(name[len(name)-1:]) {
		name = name[:len(name)-1]
	}
	if len(x.marks) == 0 {
		return 0, x.bad("end tag without a start")
	}
	open := x.names[x.marks[len(x.marks)-1]:]
	if !bytes.Equal(open, name) {
		return 0, x.bad("element %q closed by %q", open, clip(name))
	}
	x.pos += n + 1
	return xmlEnd, x.pop()
}

func clip(b []byte) []byte { return b[:min(len(b), 40)] }

func (x *xmlScanner) push() error {
	if len(x.marks) >= xmlMaxDepth {
		return errTooDeep
	}
	x.marks = append(x.marks, len(x.names))
	x.names = append(x.names, x.name...)
	return nil
}

func (x *xmlScanner) pop() error {
	x.names = x.names[:x.marks[len(x.marks)-1]]
	x.unbind(len(x.marks))
	x.marks = x.marks[:len(x.marks)-1]
	x.ended = len(x.marks) == 0
	return nil
}

// bang scans comments and CDATA; anything else that begins like this belongs to a DTD.
func (x *xmlScanner) bang(b []byte) (xmlKind, error) {
	switch {
	case bytes.HasPrefix(b, []byte("<!--")):
		n := bytes.Index(b[4:], []byte("--"))
		if n < 0 || len(b) < 4+n+3 {
			return 0, x.more()
		}
		if b[4+n+2] != '>' {
			return 0, x.bad("-- within a comment")
		}
		if err := x.checkChars(b[4 : 4+n]); err != nil {
			return 0, err
		}
		x.pos += 4 + n + 3
		return 0, nil
	case bytes.HasPrefix(b, []byte("<![CDATA[")):
		n := bytes.Index(b[9:], []byte("]]>"))
		if n < 0 {
			return 0, x.more()
		}
		if len(x.marks) == 0 {
			return 0, x.bad("text outside the root")
		}
		raw := b[9 : 9+n]
		if err := x.checkChars(raw); err != nil {
			return 0, err
		}
		x.text = x.lineEnds(raw)
		x.pos += 9 + n + 3
		return xmlText, nil
	case len(b) < 9 && !x.eof:
		return 0, errMore
	case bytes.HasPrefix(bytes.ToUpper(b[:min(len(b), 9)]), []byte("<!DOCTYPE")):
		return 0, errDTD
	}
	return 0, x.bad("unknown declaration")
}
