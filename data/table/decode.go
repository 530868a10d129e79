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

// decoded is the text of a file in UTF-8.
type decoded struct {
	text     string
	encoding string
	also     []string // encodings in which the bytes would say something as well
	odd      bool     // the text holds U+FFFD, or gaiji
}

// decode turns the bytes of a text file into UTF-8 and names the encoding: by
// its BOM, by what only UTF-16 and ISO-2022-JP have, else UTF-8 where it is valid,
// else CP932 or EUC-JP, whichever makes the likelier text. Nearly every byte string is
// CP932 of some kind, so a file that is UTF-8 but for a few bytes stays UTF-8: one
// broken byte must not turn it into gibberish. Broken bytes become U+FFFD.
func decode(data []byte) (d decoded) {
	unmarked := ""
	if !utf8.Valid(data) || bytes.IndexByte(data, 0) >= 0 {
		unmarked = unmarkedUTF16(data)
	}
	switch {
	case bytes.HasPrefix(data, []byte(bomUTF8)):
		d.text, d.encoding = strings.ToValidUTF8(string(data[3:]), "\uFFFD"), EncodingUTF8BOM
	case bytes.HasPrefix(data, []byte(bomUTF16LE)):
		d.text, d.encoding = decodeUTF16(data[2:], 0, 1), EncodingUTF16LE
	case bytes.HasPrefix(data, []byte(bomUTF16BE)):
		d.text, d.encoding = decodeUTF16(data[2:], 1, 0), EncodingUTF16BE
	case unmarked == EncodingUTF16LE:
		d.text, d.encoding = decodeUTF16(data, 0, 1), EncodingUTF16LE
	case unmarked == EncodingUTF16BE:
		d.text, d.encoding = decodeUTF16(data, 1, 0), EncodingUTF16BE
	case isISO2022(data):
		d.text, d.encoding = decodeISO2022(data), EncodingISO2022JP
	case utf8.Valid(data):
		d.text, d.encoding, d.also = string(data), EncodingUTF8, doubtfulUTF8(data)
	default:
		if faults, kanji := weighUTF8(data); kanji > 4*faults {
			d.text, d.encoding = strings.ToValidUTF8(string(data), "\uFFFD"), EncodingUTF8
			break
		}
		if d.encoding, d.also = japaneseOf(data); d.encoding == EncodingCP932 {
			var faults, gaiji int
			d.text, faults, gaiji = decodeCP932(data)
			d.odd = faults+gaiji > 0
			return d
		}
		d.text = decodeEUC(data)
	}
	d.odd = len(suspects(d.text)) > 0
	return d
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
