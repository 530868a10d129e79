package mail

import (
	"encoding/binary"
	"strconv"
	"strings"
)

// rtfText reads the body of a .msg that has only RTF: compressed as [MS-OXRTFCP]
// says, the letters of it taken, what shapes them left out.
func rtfText(data []byte) string { return plainRTF(inflateRTF(data)) }

const rtfStart = `{\rtf1\ansi\mac\deff0\deftab720{\fonttbl;}{\f0\fnil \froman \fswiss \fmodern \fscript \fdecor MS Sans SerifSymbolArialTimes New RomanCourier{\colortbl\red0\green0\blue0` + "\r\n" + `\par \pard\plain\f0\fs20\b\i\u\tab\tx`

func inflateRTF(data []byte) []byte {
	if len(data) < 16 {
		return nil
	}
	size, kind := int(binary.LittleEndian.Uint32(data[4:])), string(data[8:12])
	data = data[16:]
	if kind == "MELA" {
		return data[:min(len(data), size, maxHTML)]
	}
	var window [4096]byte
	at := copy(window[:], rtfStart)
	var out []byte
	put := func(c byte) {
		window[at] = c
		at = (at + 1) % len(window)
		out = append(out, c)
	}
	for len(data) > 0 && len(out) < min(size, maxHTML) {
		flags := data[0]
		data = data[1:]
		for bit := range 8 {
			if len(out) >= size {
				return out
			}
			if flags&(1<<bit) == 0 {
				if len(data) == 0 {
					return out
				}
				put(data[0])
				data = data[1:]
				continue
			}
			if len(data) < 2 {
				return out
			}
			ref := binary.BigEndian.Uint16(data)
			data = data[2:]
			from, n := int(ref>>4), int(ref&15)+2
			if from == at {
				return out
			}
			for range n {
				put(window[from])
				from = (from + 1) % len(window)
			}
		}
	}
	return out
}

// hidden are the groups of RTF that are no text.
var hidden = map[string]bool{"fonttbl": true, "colortbl": true, "stylesheet": true, "info": true, "pict": true, "object": true, "htmltag": true, "generator": true, "listtable": true, "themedata": true, "xmlnstbl": true, "mmathPr": true}

func letter(c byte) bool { return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' }

// plainRTF is the text of RTF. Bytes are CP932 unless it names another code page.
func plainRTF(rtf []byte) string {
	p := rtfReader{charset: "shift_jis", groups: []rtfGroup{{unicode: 1}}}
	for i := 0; i < len(rtf) && p.out.Len() < maxText; i++ {
		switch c := rtf[i]; {
		case c == '{' && len(p.groups) < 1000:
			p.groups = append(p.groups, *p.group())
		case c == '}' && len(p.groups) > 1:
			p.groups = p.groups[:len(p.groups)-1]
		case c == '\r', c == '\n', c == '{', c == '}':
		case c != '\\' || i+1 >= len(rtf):
			p.add(c)
		default:
			i = p.control(rtf, i+1)
		}
	}
	p.flush()
	return strings.ToValidUTF8(p.out.String(), "")
}

// rtfReader reads the text of RTF.
type rtfReader struct {
	out     strings.Builder
	raw     []byte // letters in the code page
	charset string
	groups  []rtfGroup
	drop    int // characters that stand in for a Unicode one
}

type rtfGroup struct {
	hidden  bool
	unicode int // how many stand in for one
}

func (p *rtfReader) group() *rtfGroup { return &p.groups[len(p.groups)-1] }

func (p *rtfReader) flush() {
	if len(p.raw) > 0 {
		text, _ := Decode(p.raw, p.charset)
		p.out.WriteString(text)
		p.raw = p.raw[:0]
	}
}

func (p *rtfReader) add(c byte) {
	switch {
	case p.drop > 0:
		p.drop--
	case !p.group().hidden && c >= ' ':
		p.raw = append(p.raw, c)
	}
}

// control reads what stands behind a backslash, and says where it ends.
func (p *rtfReader) control(rtf []byte, i int) int {
	switch c := rtf[i]; {
	case c == '\'' && i+2 < len(rtf):
		if n, err := strconv.ParseUint(string(rtf[i+1:i+3]), 16, 8); err == nil {
			p.add(byte(n))
		}
		return i + 2
	case c == '*':
		p.group().hidden = true
		return i
	case c == '~':
		p.add(' ')
		return i
	case !letter(c):
		p.add(c)
		return i
	}
	end := i
	for end < len(rtf) && letter(rtf[end]) {
		end++
	}
	word, from := string(rtf[i:end]), end
	for end < len(rtf) && (rtf[end] == '-' && end == from || rtf[end] >= '0' && rtf[end] <= '9') {
		end++
	}
	n, _ := strconv.Atoi(string(rtf[from:end])) // none is 0
	p.word(word, n)
	if end < len(rtf) && rtf[end] == ' ' {
		end++
	}
	return end - 1
}

func (p *rtfReader) word(word string, n int) {
	g := p.group()
	switch {
	case hidden[word]:
		g.hidden = true
	case g.hidden:
	case word == "par", word == "line", word == "row":
		p.flush()
		p.out.WriteByte('\n')
	case word == "tab", word == "cell":
		p.flush()
		p.out.WriteByte('\t')
	case word == "uc":
		g.unicode = max(n, 0)
	case word == "u":
		p.flush()
		p.out.WriteRune(rune(uint16(n)))
		p.drop = g.unicode
	case word == "ansicpg" && codepage(n) != "":
		p.charset = codepage(n)
	}
}
