package table

import "bytes"

// TagEnd is the length of the tag at the beginning of b; a > within quotes is none.
func TagEnd(b []byte) int {
	n := bytes.IndexByte(b, '>') + 1
	if n == 0 {
		return len(b)
	}
	if bytes.Count(b[:n], []byte(`"`))%2 == 0 && bytes.IndexByte(b[:n], '\'') < 0 {
		return n
	}
	quote := byte(0)
	for i, c := range b {
		switch {
		case quote != 0:
			if c == quote {
				quote = 0
			}
		case c == '"' || c == '\'':
			quote = c
		case c == '>':
			return i + 1
		}
	}
	return len(b)
}
