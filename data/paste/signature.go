package paste

import (
	"regexp"
	"strings"
)

const longestSignature = 14 // lines

var (
	closing    = regexp.MustCompile(`^(?:以上|よろしく|宜しく|お願い|敬具|草々|かしこ|どうぞ)|お願い(?:いた|致|し|申)|よろしく|宜しく`)
	postal     = regexp.MustCompile(`〒|[0-9]{3}-[0-9]{4}|(?:[0-9]+丁目|[0-9]+番|[0-9]+-[0-9]+(?:-[0-9]+)?$)|https?://|www\.|(?i)^[\s　]*(?:fax|url|hp)`)
	letterhead = regexp.MustCompile(`(?i)tel|fax|電話|内線|直通|携帯|e-?mail|メール|〒|https?://|@`)
)

// signature cuts the signature off a body: what stands below the last drawn
// line, or the lines at the end that are no sentences.
func signature(ls []line) (rest, signed []line) {
	end := len(ls)
	for end > 0 && (ls[end-1].blank() || isRule(ls[end-1].text)) {
		end--
	}
	for i := end - 1; i >= 0 && i >= end-longestSignature; i-- {
		if isRule(ls[i].text) {
			if looksSigned(ls[i+1 : end]) {
				return ls[:i], ls[i+1 : end]
			}
			break
		}
	}
	from := end
	for i := end - 1; i >= 0 && i >= end-longestSignature; i-- {
		if ls[i].blank() {
			continue
		}
		if !signatureLine(ls[i].text) {
			break
		}
		from = i
	}
	if from == end || from > 0 && !endsText(ls[:from]) || !looksSigned(ls[from:end]) {
		return ls, nil
	}
	return ls[:from], ls[from:end]
}

// endsText reports whether a signature may follow: a sentence or a blank line
// came before, and no list of people was announced.
func endsText(ls []line) bool {
	last := ls[len(ls)-1]
	for i := len(ls) - 1; i >= 0; i-- {
		if ls[i].blank() {
			continue
		}
		t := strings.TrimSpace(ls[i].text)
		if saysList.MatchString(fold(t)) {
			return false
		}
		return last.blank() || closing.MatchString(t) || hasSuffix(t, "。", "ます", "です", "ません", "！", "!", "以上")
	}
	return false
}

// signatureLine reports whether a line may stand in a signature.
func signatureLine(t string) bool {
	t = strings.TrimSpace(t)
	if runes(t) > 60 || strings.ContainsAny(t, "。？?！!") || hasSuffix(t, "ます", "です", "ません", "様", "御中", "各位") || bullet.MatchString(t) || partyWord.MatchString(t) || closing.MatchString(t) {
		return false
	}
	if postal.MatchString(fold(t)) || letterhead.MatchString(fold(t)) {
		return true
	}
	if ps := pairs(t); len(ps) > 0 {
		f := ps[0].field
		return f == FieldPhone || f == FieldEmail || f == lContact || aside(f)
	}
	p := readPerson(t)
	return len(p.rest) <= 1 && (p.Name != "" || p.From != "" || p.Position != "")
}

// looksSigned reports whether lines are a signature and no form: who, and where
// they are reached or work.
func looksSigned(ls []line) bool {
	name, place := false, false
	n := 0
	for _, l := range ls {
		if l.blank() {
			continue
		}
		n++
		for _, p := range pairs(l.text) {
			switch p.field {
			case FieldName, lWho, FieldParty, lAttend, FieldRemark, FieldReading, lSeminar, FieldStaffNo, lList, FieldFrom, FieldAffiliation:
				return false
			}
		}
		p := readPerson(l.text)
		name = name || p.Name != ""
		place = place || p.From != "" || letterhead.MatchString(fold(l.text))
	}
	return n > 0 && n <= longestSignature && (place || name && n <= 2)
}

// readSignature makes one person of a signature.
func readSignature(ls []line) person {
	var s person
	for _, l := range ls {
		if l.blank() || isRule(l.text) {
			continue
		}
		half := fold(l.text)
		if m := emailIn.FindStringSubmatch(l.text); m != nil && s.Email == "" {
			s.Email = fold(m[1])
		}
		if m := phoneSay.FindStringSubmatch(l.text); m != nil && s.Phone == "" && !strings.HasPrefix(strings.ToLower(strings.TrimSpace(half)), "fax") {
			s.Phone = phoneText(m[1], m[2])
		}
		if postal.MatchString(half) || strings.HasPrefix(strings.ToLower(strings.TrimSpace(half)), "fax") || len(pairs(l.text)) > 0 {
			continue
		}
		p := readPerson(l.text)
		if len(p.rest) > 1 || len(p.rest) == 1 && p.From == "" {
			if p.From == "" {
				continue
			}
		}
		s.addFrom(p.From)
		if p.Name != "" && s.Name == "" {
			s.Name, s.Reading = p.Name, p.Reading
			for _, d := range p.Doubts {
				s.doubt(d.Field, d.Code)
			}
		}
		if s.Position == "" {
			s.Position = p.Position
		}
		if s.Phone == "" {
			s.Phone = p.Phone
		}
	}
	return s
}
