package opened

import (
	"bytes"

	"jibun/data/table"
)

// tags goes through a well-formed part tag by tag.
type tags struct {
	b   []byte
	pos int
	// The tag.
	from, to   int // all of it
	name       []byte
	ends, self bool // </x>, <x/>
}

// next finds the next tag, no comment or the like.
func (t *tags) next() bool {
	for {
		n := bytes.IndexByte(t.b[t.pos:], '<')
		if n < 0 {
			return false
		}
		t.from = t.pos + n
		rest := t.b[t.from:]
		if len(rest) < 2 {
			return false
		}
		switch rest[1] {
		case '!':
			end := "-->"
			if bytes.HasPrefix(rest, []byte("<![CDATA[")) {
				end = "]]>"
			}
			n := bytes.Index(rest, []byte(end))
			if n < 0 {
				return false
			}
			t.pos = t.from + n + len(end)
			continue
		case '?':
			n := bytes.Index(rest, []byte("?>"))
			if n < 0 {
				return false
			}
			t.pos = t.from + n + 2
			continue
		}
		size := table.TagEnd(rest)
		t.to = t.from + size
		t.pos = t.to
		t.ends = rest[1] == '/'
		t.self = !t.ends && size >= 2 && rest[size-2] == '/'
		i := 1
		if t.ends {
			i = 2
		}
		start := i
		for i < size && rest[i] > ' ' && rest[i] != '>' && rest[i] != '/' {
			if rest[i] == ':' {
				start = i + 1
			}
			i++
		}
		t.name = rest[start:i]
		return true
	}
}

// attr is the value of an attribute as it stands in the file, nil if there is none.
func (t *tags) attr(name string) []byte {
	b := t.b[t.from:t.to]
	for i := 1; ; {
		n := bytes.IndexByte(b[i:], '=')
		if n < 0 {
			return nil
		}
		eq := i + n
		start := eq
		for start > i && b[start-1] > ' ' {
			start--
		}
		found := string(bytes.TrimSpace(b[start:eq])) == name
		q := eq + 1
		for q < len(b) && b[q] != '"' && b[q] != '\'' {
			q++
		}
		if q >= len(b) {
			return nil
		}
		end := bytes.IndexByte(b[q+1:], b[q])
		if end < 0 {
			return nil
		}
		if found {
			return b[q+1 : q+1+end]
		}
		i = q + 1 + end + 1
		if i >= len(b) {
			return nil
		}
	}
}

// skip goes behind the end of the element that the tag opens.
func (t *tags) skip() {
	if t.self || t.ends {
		return
	}
	for depth := 1; depth > 0 && t.next(); {
		switch {
		case t.ends:
			depth--
		case !t.self:
			depth++
		}
	}
}

func (t *tags) is(name string) bool { return string(t.name) == name }
