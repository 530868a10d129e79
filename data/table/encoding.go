package table

import (
	"bytes"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/encoding/japanese"
)

// sample is as much of a text as is needed to tell its encoding: whole lines from
// the first one that is not plain ASCII. A line end is no part of any other
// character in the encodings that are weighed by it.
func sample(data []byte) []byte {
	const look = 1 << 16
	i := bytes.IndexFunc(data, func(r rune) bool { return r >= utf8.RuneSelf })
	if i < 0 {
		return nil
	}
	data = data[bytes.LastIndexByte(data[:i], '\n')+1:]
	if len(data) > look {
		data = data[:look]
		if end := bytes.LastIndexByte(data, '\n'); end > 0 {
			data = data[:end]
		}
	}
	return data
}

// weight says how unlikely it is that bytes are meant in an encoding: the fewer
// points the likelier.
type weight struct {
	characters int // that are not ASCII
	faults     int // bytes that are no character
	unlikely   int // characters that are rare in names and departments
	points     int
}

const (
	fault = 50
	gone  = 30 // gaiji, and rows in which no standard has characters
	rare  = 10 // the second level of JIS X 0208 and beyond; half-width 「､･
	half  = 3  // half-width katakana: only readings are written in them
)

func (w *weight) add(points int) {
	w.characters++
	w.points += points
	switch {
	case points == fault:
		w.faults++
	case points >= rare:
		w.unlikely++
	}
}

// may tells whether text that weighs so much can be meant.
func (w weight) may() bool { return w.faults == 0 && w.unlikely*10 <= w.characters }

func weighCP932(data []byte) (w weight) {
	table := cp932()
	for i := 0; i < len(data); i++ {
		c := data[i]
		if c < utf8.RuneSelf {
			continue
		}
		if c >= 0xa1 && c <= 0xdf {
			if c <= 0xa5 {
				w.add(rare)
			} else {
				w.add(half)
			}
			continue
		}
		r := rune(0)
		if i+1 < len(data) {
			r = rune(table[uint16(c)<<8|uint16(data[i+1])])
		}
		switch {
		case r == 0:
			w.add(fault)
			continue // what follows may be a character
		case gaiji(r):
			w.add(gone)
		case c >= 0x99:
			w.add(rare)
		default:
			w.add(0)
		}
		i++
	}
	return w
}

func weighEUC(data []byte) (w weight) {
	high := func(i int) bool { return i < len(data) && data[i] >= 0xa1 && data[i] <= 0xfe }
	for i := 0; i < len(data); i++ {
		c := data[i]
		switch {
		case c < utf8.RuneSelf:
		case c == 0x8e && high(i+1) && data[i+1] <= 0xdf:
			w.add(half)
			i++
		case c == 0x8f && high(i+1) && high(i+2):
			w.add(rare)
			i += 2
		case c >= 0xa1 && c <= 0xfe && high(i+1):
			switch {
			case c >= 0xf5 || c >= 0xa9 && c <= 0xaf && c != 0xad:
				w.add(gone)
			case c >= 0xd0:
				w.add(rare)
			default:
				w.add(0)
			}
			i++
		default:
			w.add(fault)
		}
	}
	return w
}

// japaneseOf tells CP932 from EUC-JP; also is the other one where the bytes say as
// well what they might mean there. Short lists in half-width katakana can be either.
func japaneseOf(data []byte) (encoding string, also []string) {
	data = sample(data)
	sjis, euc := weighCP932(data), weighEUC(data)
	encoding, other, worse := EncodingCP932, EncodingEUCJP, euc
	if euc.points < sjis.points {
		encoding, other, worse = other, encoding, sjis
	}
	if worse.may() {
		also = []string{other}
	}
	return encoding, also
}

// doubtfulUTF8 tells whether valid UTF-8 could be Japanese in another encoding as
// well: it has letters of two bytes only, which UTF-8 needs for no Japanese text.
func doubtfulUTF8(data []byte) []string {
	data = sample(data)
	if len(data) == 0 {
		return nil
	}
	if _, kanji := weighUTF8(data); kanji > 0 {
		return nil
	}
	var also []string
	if weighCP932(data).may() {
		also = append(also, EncodingCP932)
	}
	if weighEUC(data).may() {
		also = append(also, EncodingEUCJP)
	}
	return also
}

func decodeEUC(data []byte) string {
	out, err := japanese.EUCJP.NewDecoder().Bytes(data)
	if err != nil { // it replaces what it cannot read; there is no other error
		return string(utf8.AppendRune(nil, utf8.RuneError))
	}
	return string(out)
}

// unmarkedUTF16 recognises UTF-16 without a BOM: "" if it is none. A table has
// delimiters and line ends, and those hold a zero byte that no other text has.
func unmarkedUTF16(data []byte) string {
	const look = 1 << 16
	data = data[:min(len(data), look)&^1]
	if bytes.IndexByte(data, 0) < 0 {
		return ""
	}
	le, leASCII := plausibleUTF16(data, 0, 1)
	be, beASCII := plausibleUTF16(data, 1, 0)
	switch enough := (len(data)/2*98 + 99) / 100; {
	case le >= enough && leASCII > 0 && (be < enough || leASCII >= beASCII):
		return EncodingUTF16LE
	case be >= enough && beASCII > 0:
		return EncodingUTF16BE
	}
	return ""
}

// plausibleUTF16 counts the units that Japanese tables are made of, and those of
// them that are ASCII.
func plausibleUTF16(data []byte, lo, hi int) (good, ascii int) {
	for ; len(data) >= 2; data = data[2:] {
		u := rune(data[lo]) | rune(data[hi])<<8
		switch {
		case u == '\t', u == '\n', u == '\r', u >= ' ' && u < 0x7f:
			ascii++
			good++
		case u >= 0xa0 && u < 0x460, u >= 0x2010 && u < 0x2700, u >= 0x3000 && u < 0x3100, u >= 0x3200 && u < 0xa000,
			utf16.IsSurrogate(u), u >= 0xe000 && u < 0xfb00, u >= 0xfe00 && u < 0xfff0:
			good++
		}
	}
	return good, ascii
}

// outOfStep tells whether text read as UTF-16 has lost a byte on the way: line ends
// with their bytes exchanged are characters that no roster has.
func outOfStep(text string) bool { return strings.ContainsAny(text, "\u0a00\u0d00") }

const escape = 0x1b

// isISO2022 tells whether a text is ISO-2022-JP ("JIS", as mail has it): seven bits,
// with escape sequences that call the kanji.
func isISO2022(data []byte) bool {
	const look = 1 << 16
	data = data[:min(len(data), look)]
	high := 0
	for _, c := range data {
		if c >= utf8.RuneSelf || c == 0 {
			high++
		}
	}
	return high <= len(data)/100 && (bytes.Contains(data, []byte("\x1b$B")) || bytes.Contains(data, []byte("\x1b$@")) || bytes.Contains(data, []byte("\x1b(I")))
}

// decodeISO2022 reads ISO-2022-JP by way of EUC-JP. Every line ends in ASCII; where one
// does not, an escape sequence was lost, and U+FFFD marks the place. So it does
// where one lost its first byte.
func decodeISO2022(data []byte) string {
	const broken = 0xff // no byte of EUC-JP
	sequences := []struct {
		bytes string
		mode  byte
	}{{"$(D", 'D'}, {"$(B", 'B'}, {"$B", 'B'}, {"$@", 'B'}, {"(B", 0}, {"(J", 0}, {"(I", 'I'}}
	out := make([]byte, 0, len(data)+len(data)/4)
	mode := byte(0)
next:
	for i := 0; i < len(data); {
		c, rest := data[i], data[i+1:]
		if c == escape {
			for _, s := range sequences {
				if bytes.HasPrefix(rest, []byte(s.bytes)) {
					mode, i = s.mode, i+1+len(s.bytes)
					continue next
				}
			}
		}
		i++
		pair := len(rest) > 0 && rest[0] > ' ' && rest[0] < 0x7f
		switch {
		case c == '\r' || c == '\n':
			if mode != 0 {
				out, mode = append(out, broken), 0
			}
			out = append(out, c)
		case c == escape, c >= 0x7f, mode != 0 && c <= ' ':
			out = append(out, broken)
		case mode == 0:
			if c == '$' && pair && (rest[0] == 'B' || rest[0] == '@') {
				out = append(out, broken)
			}
			out = append(out, c)
		case mode == 'I':
			out = append(out, 0x8e, c|0x80)
		case !pair:
			out = append(out, broken)
		default:
			if mode == 'D' {
				out = append(out, 0x8f)
			}
			out = append(out, c|0x80, rest[0]|0x80)
			i++
		}
	}
	if mode != 0 {
		out = append(out, broken)
	}
	return decodeEUC(out)
}
