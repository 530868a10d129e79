package mail

import (
	"bytes"
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
	var out strings.Builder
	var raw []byte
	charset := "shift_jis"
	type group struct {
		skip bool
		uc   int
	}
	stack := []group{{uc: 1}}
	drop := 0 // characters that stand in for a Unicode one
	flush := func() {
		if len(raw) > 0 {
			text, _ := Decode(raw, charset)
			out.WriteString(text)
			raw = raw[:0]
		}
	}
	top := func() *group { return &stack[len(stack)-1] }
	add := func(c byte) {
		switch {
		case drop > 0:
			drop--
		case !top().skip && c >= ' ':
			raw = append(raw, c)
		}
	}
	for i := 0; i < len(rtf) && out.Len() < maxText; i++ {
		c := rtf[i]
		switch {
		case c == '{' && len(stack) < 1000:
			stack = append(stack, *top())
		case c == '}' && len(stack) > 1:
			stack = stack[:len(stack)-1]
		case c == '\r', c == '\n', c == '{', c == '}':
		case c != '\\' || i+1 >= len(rtf):
			add(c)
		default:
			i++
			switch c = rtf[i]; {
			case c == '\'' && i+2 < len(rtf):
				if n, err := strconv.ParseUint(string(rtf[i+1:i+3]), 16, 8); err == nil {
					add(byte(n))
				}
				i += 2
			case c == '*':
				top().skip = true
			case !letter(c):
				if c == '~' {
					c = ' '
				}
				add(c)
			default:
				end := i
				for end < len(rtf) && letter(rtf[end]) {
					end++
				}
				word, from := string(rtf[i:end]), end
				for end < len(rtf) && (rtf[end] == '-' && end == from || rtf[end] >= '0' && rtf[end] <= '9') {
					end++
				}
				n, _ := strconv.Atoi(string(rtf[from:end])) // none is 0
				if end < len(rtf) && rtf[end] == ' ' {
					end++
				}
				i = end - 1
				switch {
				case hidden[word]:
					top().skip = true
				case top().skip:
				case word == "par", word == "line", word == "row":
					flush()
					out.WriteByte('\n')
				case word == "tab", word == "cell":
					flush()
					out.WriteByte('\t')
				case word == "uc":
					top().uc = max(n, 0)
				case word == "u":
					flush()
					out.WriteRune(rune(uint16(n)))
					drop = top().uc
				case word == "ansicpg" && codepage(n) != "":
					charset = codepage(n)
				}
			}
		}
	}
	flush()
	return string(bytes.ToValidUTF8([]byte(out.String()), nil))
}
