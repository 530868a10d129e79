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
// (F040-F9FC) become U+E000-E757, bytes that are no character U+FFFD; the second
// result counts the latter. An ASCII byte after a broken lead byte is kept, so
// that commas, quotes and line ends are never swallowed.
func decodeCP932(data []byte) (string, int) {
	table := cp932()
	var b strings.Builder
	b.Grow(len(data) + len(data)/2)
	faults := 0
	for i := 0; i < len(data); {
		c := data[i]
		if c < 0x80 {
			j := i + 1
			for j < len(data) && data[j] < 0x80 {
				j++
			}
			b.Write(data[i:j])
			i = j
			continue
		}
		if c >= 0xa1 && c <= 0xdf { // half-width katakana
			b.WriteRune(rune(c) - 0xa1 + 0xff61)
			i++
			continue
		}
		if i+1 < len(data) {
			if r := table[uint16(c)<<8|uint16(data[i+1])]; r != 0 {
				b.WriteRune(rune(r))
				i += 2
				continue
			}
			// A pair of the right shape without a character is one fault, not two.
			if t := data[i+1]; t >= 0x80 && t <= 0xfc && lead(c) {
				i++
			}
		}
		b.WriteRune(utf8.RuneError)
		faults++
		i++
	}
	return b.String(), faults
}

func lead(c byte) bool { return c >= 0x81 && c <= 0x9f || c >= 0xe0 && c <= 0xfc }
