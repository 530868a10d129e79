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
// its BOM, else UTF-8 where it is valid, else CP932. Nearly every byte string is
// CP932 of some kind, so a file that is UTF-8 but for a few bytes stays UTF-8: one
// broken byte must not turn it into gibberish. Broken bytes become U+FFFD. odd
// tells whether the text holds such, or gaiji.
func decode(data []byte) (text, encoding string, odd bool) {
	switch {
	case bytes.HasPrefix(data, []byte(bomUTF8)):
		text, encoding = strings.ToValidUTF8(string(data[3:]), "\uFFFD"), EncodingUTF8BOM
	case bytes.HasPrefix(data, []byte(bomUTF16LE)):
		text, encoding = decodeUTF16(data[2:], 0, 1), EncodingUTF16LE
	case bytes.HasPrefix(data, []byte(bomUTF16BE)):
		text, encoding = decodeUTF16(data[2:], 1, 0), EncodingUTF16BE
	case utf8.Valid(data):
		text, encoding = string(data), EncodingUTF8
	default:
		if faults, kanji := weighUTF8(data); kanji <= 4*faults {
			text, faults, gaiji := decodeCP932(data)
			return text, EncodingCP932, faults+gaiji > 0
		}
		text, encoding = strings.ToValidUTF8(string(data), "\uFFFD"), EncodingUTF8
	}
	return text, encoding, len(suspects(text)) > 0
}

// weighUTF8 counts what is broken as UTF-8 and the characters of three bytes,
// which hardly come about by chance in CP932. A piece from the first byte that is
// not ASCII is enough to tell.
func weighUTF8(data []byte) (faults, kanji int) {
	const look = 1 << 16
	if i := bytes.IndexFunc(data, func(r rune) bool { return r >= 0x80 }); i > 0 {
		data = data[i:]
	}
	data = data[:min(len(data), look)]
	for len(data) > 0 {
		r, size := utf8.DecodeRune(data)
		switch {
		case r == utf8.RuneError && size == 1:
			faults++
		case size == 3:
			kanji++
		}
		data = data[size:]
	}
	return faults, kanji
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
