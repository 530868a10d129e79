package table

import (
	"bytes"
	"unicode/utf16"
)

type format int

const (
	formatText format = iota
	formatZip
)

var magics = []struct{ head, kind string }{
	{"%PDF", "pdf"}, {"\x89PNG", "image"}, {"\xff\xd8\xff", "image"}, {"GIF8", "image"}, {"BM6", "image"},
	{"II*\x00", "image"}, {"MM\x00*", "image"}, {"RIFF", "image"}, {"{\\rtf", "rtf"}, {"7z\xbc\xaf", "archive"},
	{"Rar!", "archive"}, {"\x1f\x8b", "archive"}, {"MZ", "program"}, {"\x7fELF", "program"},
	{"SQLite format 3\x00", "database"},
}

// sniff looks at the content only: names lie.
func sniff(data []byte) (format, error) {
	trimmed := bytes.TrimLeft(bytes.TrimPrefix(data, []byte(bomUTF8)), " \t\r\n\x00")
	if len(trimmed) == 0 {
		return 0, refuse(FileEmpty, "", "no content")
	}
	if bytes.HasPrefix(data, []byte("PK\x03\x04")) || bytes.HasPrefix(data, []byte("PK\x05\x06")) {
		return formatZip, nil
	}
	if bytes.HasPrefix(data, []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")) {
		return 0, sniffCompound(data)
	}
	if len(data) > 4 && data[0] == 9 && data[1]&^6 == 0 && data[3] == 0 && data[2] <= 8 {
		return 0, refuse(OldXLS, "", "stream without container") // BIFF2-4
	}
	for _, m := range magics {
		if bytes.HasPrefix(data, []byte(m.head)) {
			return 0, refuse(NotATable, "", "%s", m.kind)
		}
	}
	head := bytes.ToLower(trimmed[:min(len(trimmed), 256)])
	if bytes.HasPrefix(head, []byte("<?xml")) {
		return 0, refuse(NotATable, "", "xml")
	}
	for _, h := range []string{"<html", "<!doctype", "<table"} {
		if bytes.HasPrefix(head, []byte(h)) {
			return 0, refuse(NotATable, "", "html")
		}
	}
	marked := bytes.HasPrefix(data, []byte(bomUTF16LE)) || bytes.HasPrefix(data, []byte(bomUTF16BE))
	if !marked && unmarkedUTF16(data) == "" && !isISO2022(data) && binary(data) {
		return 0, refuse(NotATable, "", "binary")
	}
	return formatText, nil
}

// sniffCompound tells the kinds of D0CF11E0 files apart by their stream names,
// which stand in UTF-16 in the directory.
func sniffCompound(data []byte) error {
	has := func(name string) bool {
		var b []byte
		for _, u := range utf16.Encode([]rune(name)) {
			b = append(b, byte(u), byte(u>>8))
		}
		return bytes.Contains(data, append(b, 0, 0))
	}
	switch {
	case has("EncryptedPackage"):
		return refuse(Encrypted, "", "encrypted package")
	case has("Workbook"), has("Book"):
		return refuse(OldXLS, "", "compound file")
	case has("WordDocument"):
		return refuse(NotATable, "", "doc")
	}
	return refuse(NotATable, "", "compound file")
}

// binary: text has no NUL and next to no other control characters.
func binary(data []byte) bool {
	n := 0
	for _, c := range data {
		if c == 0 {
			n += 8
		} else if c < 0x20 && c != '\t' && c != '\n' && c != '\r' && c != '\f' && c != 0x1a && c != 0x0b {
			n++
		}
	}
	return n > 8+len(data)/200
}
