package table

import (
	"strings"
	"sync"
	"unicode/utf8"

	"golang.org/x/text/encoding/japanese"
)

// cp932 maps lead<<8|trail of the double bytes to a character, 0 where there is
// none. It comes from x/text once; decoding the file with our own loop instead of
// x/text's keeps bad bytes apart from gaiji and is quicker.
var cp932 = sync.OnceValue(func() *[1 << 16]uint16 {
	var table [1 << 16]uint16
	var pairs []byte
	for lead := 0x81; lead <= 0xfc; lead++ {
		for trail := 0x40; trail <= 0xfc && !(lead >= 0xa0 && lead < 0xe0); trail++ {
			if trail != 0x7f {
				pairs = append(pairs, byte(lead), byte(trail), '\n')
			}
		}
	}
	// A pair without a character may be read as more than one, so lines are compared, not positions.
	out, err := japanese.ShiftJIS.NewDecoder().Bytes(pairs)
	if err != nil {
		return &table
	}
	for i, line := range strings.Split(strings.TrimSuffix(string(out), "\n"), "\n") {
		if r, size := utf8.DecodeRuneInString(line); size == len(line) && r != utf8.RuneError && r > 0x7f {
			table[uint16(pairs[3*i])<<8|uint16(pairs[3*i+1])] = uint16(r)
		}
	}
	// The user-defined area as Windows maps it, so that a gaiji keeps its code.
	for lead := 0xf0; lead <= 0xf9; lead++ {
		n := uint16(0xe000 + (lead-0xf0)*188)
		for trail := 0x40; trail <= 0xfc; trail++ {
			if trail != 0x7f {
				table[lead<<8|trail] = n
				n++
			}
		}
	}
	return &table
})

// decodeCP932 decodes Windows-31J with the NEC and IBM extensions. Gaiji
// (F040-F9FC) become U+E000-E757, bytes that are no character U+FFFD; both are
// counted. An ASCII byte after a broken lead byte is kept, so that commas, quotes
// and line ends are never swallowed.
func decodeCP932(data []byte) (text string, faults, gaijis int) {
	table := cp932()
	var out strings.Builder
	out.Grow(len(data) + len(data)/2)
	var piece [1 << 12]byte // decoded here and written at once: half the work of writing each character
	b := piece[:0]
	for i := 0; i < len(data); {
		if len(b) > len(piece)-utf8.UTFMax {
			out.Write(b)
			b = piece[:0]
		}
		c := data[i]
		i++
		if c < 0x80 {
			b = append(b, c)
			continue
		}
		if c >= 0xa1 && c <= 0xdf { // half-width katakana
			b = utf8.AppendRune(b, rune(c)-0xa1+0xff61)
			continue
		}
		if i < len(data) {
			t := data[i]
			if r := table[uint16(c)<<8|uint16(t)]; r >= 0x800 {
				b = append(b, 0xe0|byte(r>>12), 0x80|byte(r>>6)&0x3f, 0x80|byte(r)&0x3f)
				i++
				if gaiji(rune(r)) {
					gaijis++
				}
				continue
			} else if r != 0 {
				b = utf8.AppendRune(b, rune(r))
				i++
				continue
			}
			// A pair of the right shape without a character is one fault, not two.
			if t >= 0x80 && t <= 0xfc && lead(c) {
				i++
			}
		}
		b = utf8.AppendRune(b, utf8.RuneError)
		faults++
	}
	out.Write(b)
	return out.String(), faults, gaijis
}

func lead(c byte) bool { return c >= 0x81 && c <= 0x9f || c >= 0xe0 && c <= 0xfc }
