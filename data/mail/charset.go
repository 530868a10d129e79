package mail

import (
	"bytes"
	"io"
	"mime"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/htmlindex"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/unicode"
)

// Decode makes text of bytes. If they cannot be of the encoding that is named, or
// none is, it is found out: sure is false then. Many mails call themselves us-ascii
// or iso-8859-1 and are Japanese.
func Decode(data []byte, charset string) (text string, sure bool) {
	charset = strings.ToLower(strings.Trim(strings.TrimSpace(charset), `"'`))
	if e := encodingOf(charset); e != nil {
		text, faults := decodeAs(e, data)
		if faults == 0 && (!isLatin(charset) || !high(data)) {
			return text, true
		}
		if best, with := guess(data); best < faults || isLatin(charset) && best == 0 {
			return with, false
		}
		return text, faults == 0
	}
	_, text = guess(data)
	return text, charset == "" && utf8.Valid(data)
}

func encodingOf(charset string) encoding.Encoding {
	switch charset {
	case "", "unknown", "unknown-8bit", "binary", "x-unknown":
		return nil
	case "utf-8", "utf8":
		return unicode.UTF8
	case "iso-2022-jp-ms", "iso-2022-jp-1", "iso-2022-jp-2", "iso-2022-jp-3", "cp50220", "cp50221", "cp50222":
		return japanese.ISO2022JP
	case "cp932", "ms932", "windows-932", "x-sjis", "sjis", "shift-jis", "x-ms-cp932":
		return japanese.ShiftJIS
	case "eucjp", "x-euc-jp", "cp51932", "eucjp-ms":
		return japanese.EUCJP
	}
	e, err := htmlindex.Get(charset)
	if err != nil {
		return nil
	}
	return e
}

// isLatin: what mails say that know no better.
func isLatin(charset string) bool {
	switch charset {
	case "us-ascii", "ascii", "iso-8859-1", "latin1", "windows-1252", "ansi_x3.4-1968":
		return true
	}
	return false
}

// high reports whether the bytes are more than ASCII, or switch to JIS.
func high(data []byte) bool {
	return bytes.Contains(data, []byte("\x1b$")) || bytes.ContainsFunc(data, func(r rune) bool { return r >= 0x80 })
}

func decodeAs(e encoding.Encoding, data []byte) (text string, faults int) {
	b, err := e.NewDecoder().Bytes(data)
	if err != nil {
		faults++
	}
	text = string(bytes.TrimPrefix(b, []byte("\xef\xbb\xbf")))
	return text, faults + strings.Count(text, "\uFFFD") - bytes.Count(data, []byte("\uFFFD"))
}

// guess takes the encoding with the fewest faults; of equals the first.
func guess(data []byte) (faults int, text string) {
	var tries []encoding.Encoding
	switch {
	case bytes.HasPrefix(data, []byte("\xff\xfe")), bytes.HasPrefix(data, []byte("\xfe\xff")):
		tries = append(tries, unicode.UTF16(unicode.LittleEndian, unicode.UseBOM))
	case bytes.Contains(data, []byte("\x1b$")), bytes.Contains(data, []byte("\x1b(")):
		tries = append(tries, japanese.ISO2022JP)
	}
	tries = append(tries, unicode.UTF8, japanese.ShiftJIS, japanese.EUCJP)
	faults = -1
	for _, e := range tries {
		t, n := decodeAs(e, data)
		if faults < 0 || n < faults || n == faults && kana(t) > 2*kana(text) {
			faults, text = n, t
		}
		if e == unicode.UTF8 && n == 0 {
			break
		}
	}
	return faults, text
}

// kana counts what no Japanese text is without, and gibberish is: EUC read as
// Shift_JIS is all half-width katakana.
func kana(s string) (n int) {
	for _, r := range s {
		if r >= 'ぁ' && r <= 'ん' {
			n++
		}
	}
	return n
}

// DecodeHeader reads a line of a header: =?ISO-2022-JP?B?…?=, or bytes as they stand.
func DecodeHeader(s string) string {
	if !strings.Contains(s, "=?") {
		text, _ := Decode([]byte(s), "")
		return text
	}
	d := mime.WordDecoder{CharsetReader: func(charset string, r io.Reader) (io.Reader, error) {
		b, err := io.ReadAll(io.LimitReader(r, 64<<10))
		text, _ := Decode(b, charset)
		return strings.NewReader(text), err
	}}
	if t, err := d.DecodeHeader(s); err == nil {
		s = t
	}
	text, _ := Decode([]byte(s), "")
	return text
}
