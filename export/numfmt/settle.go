package numfmt

import "strings"

// settle tells what can only be told once all parts are there: months from minutes,
// the dot of a date from the dot of seconds, literals from signs.
func (sec *section) settle() {
	if sec.date {
		sec.settleDate()
		return
	}
	for i := range sec.parts {
		p := &sec.parts[i]
		switch {
		case p.kind == slash && sec.digits > 0 && !sec.slash && (i+1 < len(sec.parts)):
			sec.slash = true
		case p.kind == slash:
			p.kind = literal
		}
	}
}

func (sec *section) settleDate() {
	last := byte(0) // the clock part before
	for i := range sec.parts {
		p := &sec.parts[i]
		switch p.kind {
		case elapsed:
			last = p.s[0]
		case day:
			c := p.s[0]
			if c == 'm' && len(p.s) <= 2 && (last == 'h' || sec.before('s', i)) {
				p.s = strings.Repeat("n", len(p.s)) // minutes
				c = 'n'
			}
			last = c
		case point:
			if last == 's' && i+1 < len(sec.parts) && sec.parts[i+1].kind == digit {
				p.kind, p.s = thousandth, ""
				for j := i + 1; j < len(sec.parts) && sec.parts[j].kind == digit; j++ {
					p.s += "0"
					sec.parts[j] = part{literal, ""}
				}
				continue
			}
			p.kind = literal
		case comma, slash, percent, digit:
			p.kind = literal
		}
	}
}

// before reports whether the next part of a date after i is c.
func (sec *section) before(c byte, i int) bool {
	for _, p := range sec.parts[i+1:] {
		if p.kind == day || p.kind == elapsed {
			return p.s[0] == c
		}
	}
	return false
}
