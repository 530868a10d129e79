package table

import "strings"

// numberFormat is what a number format means for reading.
type numberFormat struct {
	kind  formatKind
	zeros string // formatZeros: the pattern, literals and 0 only
}

type formatKind uint8

const (
	formatGeneral formatKind = iota
	formatDate
	formatDateTime
	formatTime     // time of day
	formatDuration // [h]:mm
	formatZeros    // 00000: a staff number keeps its leading zeros
)

// builtinFormat gives the meaning of the format ids that are not spelled out in
// the file, as a Japanese Excel has them.
func builtinFormat(id int) numberFormat {
	switch {
	case id == 22:
		return numberFormat{kind: formatDateTime}
	case id >= 14 && id <= 17, id >= 27 && id <= 31, id >= 34 && id <= 36, id >= 50 && id <= 58:
		return numberFormat{kind: formatDate}
	case id >= 18 && id <= 21, id == 32, id == 33, id == 45, id == 47:
		return numberFormat{kind: formatTime}
	case id == 46:
		return numberFormat{kind: formatDuration}
	}
	return numberFormat{}
}

// parseFormat finds out what a format code shows. Only its first section counts:
// the others are for negative numbers, zero and text.
func parseFormat(code string) numberFormat {
	p := formatParser{}
	p.section(code)
	switch {
	case p.day && p.clock:
		return numberFormat{kind: formatDateTime}
	case p.day:
		return numberFormat{kind: formatDate}
	case p.elapsed:
		return numberFormat{kind: formatDuration}
	case p.clock:
		return numberFormat{kind: formatTime}
	}
	if z := p.zeros.String(); !p.other && !p.conditional && strings.Count(z, "0") >= 2 {
		return numberFormat{kind: formatZeros, zeros: z}
	}
	return numberFormat{}
}

type formatParser struct {
	day, clock, elapsed bool
	other, conditional  bool // anything that is no plain zero pattern
	zeros               strings.Builder
	last                byte // the last date letter, to tell months from minutes
	openM               bool // an m that is a month unless s follows
}

// section reads the first section of a format code.
func (p *formatParser) section(code string) {
	for i := 0; i < len(code); {
		c := code[i]
		switch {
		case c == ';':
			p.endM()
			return
		case c == '"':
			n := strings.IndexByte(code[i+1:], '"')
			if n < 0 {
				p.endM()
				return
			}
			p.literal(code[i+1 : i+1+n])
			i += n + 2
		case c == '\\' || c == '!':
			size := runeSize(code[i+1:])
			p.literal(code[i+1 : i+1+size])
			i += 1 + size
		case c == '_' || c == '*':
			i += 1 + runeSize(code[i+1:])
		case c == '[':
			n := strings.IndexByte(code[i:], ']')
			if n < 0 {
				p.endM()
				return
			}
			p.bracket(code[i+1 : i+n])
			i += n + 1
		default:
			i += p.plain(code[i:])
		}
	}
	p.endM()
}

func runeSize(s string) int {
	for i := range s {
		if i > 0 {
			return i
		}
	}
	return len(s)
}

func (p *formatParser) literal(s string) {
	if strings.ContainsRune(s, '0') {
		p.other = true // would be mixed up with the pattern's own zeros
	}
	p.zeros.WriteString(s)
}

// bracket reads the inside of [..]: elapsed time, a colour, a condition, a locale.
func (p *formatParser) bracket(s string) {
	low := strings.ToLower(s)
	switch {
	case low != "" && (strings.Trim(low, "h") == "" || strings.Trim(low, "m") == "" || strings.Trim(low, "s") == ""):
		p.elapsed, p.clock = true, true
		p.endM()
		p.last = low[0]
	case s != "" && strings.IndexByte("<>=", s[0]) >= 0:
		p.conditional = true
	}
}

// plain reads an unquoted piece and returns its length.
func (p *formatParser) plain(s string) int {
	for _, word := range []string{"General", "G/標準", "AM/PM", "A/P", "上午/下午"} {
		if len(s) >= len(word) && strings.EqualFold(s[:len(word)], word) {
			if word == "General" || word == "G/標準" {
				p.other = true
			} else {
				p.clock = true
			}
			return len(word)
		}
	}
	c := s[0] | 0x20
	if (c == 'e') && len(s) > 1 && (s[1] == '+' || s[1] == '-') {
		p.other = true // 0.00E+00
		return 2
	}
	switch c {
	case 'y', 'd', 'g', 'e', 'a', 'b', 'r', 'n':
		p.endM()
		p.day = p.day || c != 'n'
		p.last = c
	case 'h':
		p.endM()
		p.clock = true
		p.last = c
	case 's':
		if p.openM { // mm:ss
			p.openM = false
		}
		p.clock = true
		p.last = c
	case 'm':
		switch {
		case p.last == 'h' || p.last == 's':
			p.clock = true
			p.openM = false
			p.last = 'h' // the rest of the same run
		case p.last != 'm':
			p.openM = true
			p.last = 'm'
		}
	default:
		size := runeSize(s)
		switch {
		case s[0] == '0', s[0] == '-', s[0] == ' ', size > 1:
			p.zeros.WriteString(s[:size])
		default:
			p.other = true
		}
		return size
	}
	return 1
}

// endM decides that an m stood for a month.
func (p *formatParser) endM() {
	if p.openM {
		p.openM = false
		p.day = true
	}
}
