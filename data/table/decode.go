package table

import (
	"bytes"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

const (
	bomUTF8    = "\xef\xbb\xbf"
	bomUTF16LE = "\xff\xfe"
	bomUTF16BE = "\xfe\xff"
)

// decode turns the bytes of a text file into UTF-8 and names the encoding: by
// its BOM, else UTF-8 where it is valid, else CP932. A file that is valid as
// neither is taken as whichever has fewer faults, so that one broken byte does
// not turn a UTF-8 file into gibberish. Broken bytes become U+FFFD.
func decode(data []byte) (text, encoding string) {
	switch {
	case bytes.HasPrefix(data, []byte(bomUTF8)):
		return strings.ToValidUTF8(string(data[3:]), "\uFFFD"), EncodingUTF8BOM
	case bytes.HasPrefix(data, []byte(bomUTF16LE)):
		return decodeUTF16(data[2:], 0, 1), EncodingUTF16LE
	case bytes.HasPrefix(data, []byte(bomUTF16BE)):
		return decodeUTF16(data[2:], 1, 0), EncodingUTF16BE
	case utf8.Valid(data):
		return string(data), EncodingUTF8
	}
	text, faults := decodeCP932(data)
	if faults > 0 && faultsUTF8(data) < faults {
		return strings.ToValidUTF8(string(data), "\uFFFD"), EncodingUTF8
	}
	return text, EncodingCP932
}

func faultsUTF8(data []byte) int {
	n := 0
	for len(data) > 0 {
		r, size := utf8.DecodeRune(data)
		if r == utf8.RuneError && size == 1 {
			n++
		}
		data = data[size:]
	}
	return n
}

// decodeUTF16 reads the "Unicode text" of Excel; lo and hi are the places of the
// low and high byte. A last single byte and lone surrogates become U+FFFD.
func decodeUTF16(data []byte, lo, hi int) string {
	units := make([]uint16, 0, len(data)/2+1)
	for ; len(data) >= 2; data = data[2:] {
		units = append(units, uint16(data[lo])|uint16(data[hi])<<8)
	}
	s := string(utf16.Decode(units))
	if len(data) == 1 {
		s += "\uFFFD"
	}
	return s
}
