package mail

import (
	"bytes"
	"encoding/base64"
	"io"
	"mime/quotedprintable"
	"strings"
	"unicode"
)

// unwrap takes the transfer encoding off, at most limit bytes. whole is false if
// there were pieces that are none.
func unwrap(how string, body []byte, limit int) (data []byte, whole bool) {
	switch strings.ToLower(strings.TrimSpace(how)) {
	case "base64":
		return unbase64(body, limit)
	case "quoted-printable":
		data, err := io.ReadAll(io.LimitReader(quotedprintable.NewReader(bytes.NewReader(body)), int64(max(limit, 0))))
		if err != nil {
			return unquote(body, limit), false
		}
		return data, true
	}
	return body[:min(len(body), max(limit, 0))], true
}

// unbase64 reads base64, passing over what does not belong in it.
func unbase64(body []byte, limit int) (data []byte, whole bool) {
	whole = true
	clean := make([]byte, 0, min(len(body), limit/3*4+4))
	for _, c := range body {
		switch {
		case c >= 'A' && c <= 'Z', c >= 'a' && c <= 'z', c >= '0' && c <= '9', c == '+', c == '/':
			if len(clean) == cap(clean) {
				break
			}
			clean = append(clean, c)
		case c == '\r', c == '\n', c == ' ', c == '\t', c == '=':
		default:
			whole = false
		}
	}
	if len(clean)%4 == 1 { // a lone character says nothing
		clean, whole = clean[:len(clean)-1], false
	}
	data = make([]byte, base64.RawStdEncoding.DecodedLen(len(clean)))
	n, err := base64.RawStdEncoding.Decode(data, clean)
	return data[:min(n, max(limit, 0))], whole && err == nil
}

// unquote reads quoted-printable that is broken: what is no =XX stands as it is.
func unquote(body []byte, limit int) []byte {
	out := make([]byte, 0, min(len(body), limit))
	hex := func(c byte) int { return strings.IndexByte("0123456789ABCDEF", byte(unicode.ToUpper(rune(c)))) }
	for i := 0; i < len(body) && len(out) < limit; i++ {
		if body[i] != '=' {
			out = append(out, body[i])
			continue
		}
		if line := bytes.TrimLeft(body[i+1:min(len(body), i+4)], " \t"); len(line) > 0 && (line[0] == '\n' || line[0] == '\r') {
			for i+1 < len(body) && body[i] != '\n' {
				i++
			}
			continue
		}
		if i+2 < len(body) {
			if a, b := hex(body[i+1]), hex(body[i+2]); a >= 0 && b >= 0 {
				out = append(out, byte(a<<4|b))
				i += 2
				continue
			}
		}
		out = append(out, '=')
	}
	return out
}
