package paste

import (
	"regexp"
	"strings"
)

// names reads a list of people, one a line. A section that stands alone is that
// of the people below it, up to the next one.
func (r *reading) names(ls []line) {
	before := len(r.Entries)
	l := lister{}
	for _, x := range ls {
		if onlyLabels(x.text) && partyWord.MatchString(x.text) {
			l.party = true
		}
		if x.blank() || onlyLabels(x.text) || isRule(x.text) {
			continue
		}
		people, ok := l.line(x.text)
		if !ok {
			r.ignore(x)
			continue
		}
		for _, p := range people {
			r.Entries = append(r.Entries, p.listed(x, l.party))
		}
		if len(r.Entries) > maxEntries {
			break
		}
	}
	if len(r.Entries) > before {
		r.kind(Names)
	}
}

// onlyLabels reports whether a line is a heading: 氏名 所属 懇親会.
func onlyLabels(t string) bool {
	words := strings.Fields(strings.NewReplacer("・", " ", "/", " ", "／", " ", "、", " ").Replace(t))
	for _, w := range words {
		if _, _, ok := labelOf(w); !ok {
			return false
		}
	}
	return len(words) > 0
}

// lister reads the lines of a list of people.
type lister struct {
	from  string // the section above
	party bool   // ○ and × are about the gathering: the heading says so
}

var sectionLine = regexp.MustCompile(`^[\s　]*[【\[［〔<＜■●◆◇□▼・(（]*([^】\]］〕>＞:：)）]+)[】\]］〕>＞)）]*[\s　]*[:：]?[\s　]*(?:[0-9０-９]+[名人])?$`)

// line reads one; ok is false if it is none. A section alone is read, and gives
// nobody.
func (l *lister) line(text string) (people []person, ok bool) {
	if m := sectionLine.FindStringSubmatch(text); m != nil {
		name := strings.TrimSpace(m[1])
		p := readPerson(name)
		if p.Name == "" && p.From != "" && len(p.rest) == 0 && p.Position == "" && p.StaffNo == "" && p.Email == "" {
			l.from = p.From
			return nil, true
		}
	}
	from := ""
	if before, after, ok := strings.Cut(strings.Replace(text, "：", ":", 1), ":"); ok && isSection(lastWord(before)) { // 総務課：田中、鈴木
		from, text = strings.TrimSpace(before), after
	}
	people = manyPeople(text)
	for i := range people {
		p := &people[i]
		if p.Name == "" && p.StaffNo == "" && p.Email == "" || len(p.rest) > 1 && p.From == "" && !p.listNo {
			return nil, false
		}
		if p.Name == "" && runes(p.StaffNo) < 4 && p.Email == "" {
			return nil, false
		}
		if strings.ContainsAny(text, "。！？!?") || runes(text) > 120 {
			return nil, false
		}
		if p.From == "" {
			switch {
			case from != "":
				p.From = from
			case i > 0 && people[i-1].From != "":
				p.From = people[i-1].From
				p.doubt(FieldFrom, FromAbove)
			case l.from != "":
				p.From = l.from
				p.doubt(FieldFrom, FromAbove)
			}
		}
	}
	if len(people) > 1 {
		for i := range people {
			people[i].doubt(FieldName, TwoNames)
		}
	}
	return people, true
}

// listed makes an entry of a person in a list. ○ or × is about the gathering, or
// about the seminar.
func (p *person) listed(l line, party bool) Entry {
	e := p.Entry
	e.Line, e.Piece = l.n, cutText(strings.TrimSpace(l.text), maxSource)
	for _, w := range p.rest {
		e.addRemark(w)
	}
	for _, c := range p.choices {
		yes, known := choose(c)
		switch {
		case c == "キャンセル待ち":
			e.Wish = Wait
		case known && party:
			e.Party = &yes
		case known && !yes:
			e.Wish = Withdraw
		}
	}
	return e
}
