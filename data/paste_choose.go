package data

import (
	"jibun/data/kana"
	"jibun/data/paste"
)

// Choose says who line i is; a line that was taken for no application is one then. What stands against it (申込済, 講師, 重複) is looked
// at anew; if nothing does, the line is certain and ticked.
func (p *PastePlan) Choose(i int, person PersonHit) {
	l := &p.Lines[i]
	l.wanted()
	l.Person, l.NewOutside, l.Status, l.known = person, false, PasteCertain, true
	p.weigh(i)
	l.Take = l.Status == PasteCertain
	p.again(i)
}

// AsOutside says that line i is somebody new from outside, to be added to the
// ledger. Invalid: without a name.
func (p *PastePlan) AsOutside(i int) error {
	l := &p.Lines[i]
	n := l.outside()
	if err := n.Validate(); err != nil {
		return err
	}
	l.wanted()
	l.Person, l.NewOutside, l.Status = PersonHit{}, true, PasteNewOutside
	p.weigh(i)
	l.Take = l.Status == PasteNewOutside
	p.again(i)
	return nil
}

// wanted makes an application of a line that was taken for none, because the clerk
// says who it is.
func (l *PasteLine) wanted() {
	if l.Wish == paste.Question || l.Wish == paste.None {
		l.Wish = paste.Apply
	}
}

// TakeSure ticks what can be done without the clerk's eye, and takes the tick off all
// else: who applies and is certain, or is new and from outside. A withdrawal is the
// clerk's to decide.
func (p *PastePlan) TakeSure() {
	for i := range p.Lines {
		l := &p.Lines[i]
		if l.Status == PasteNewOutside && l.Applies() {
			if err := p.AsOutside(i); err != nil { // it has no name
				l.Status, l.NewOutside = PasteUnknown, false
			}
		}
		l.Take = l.Applies() && (l.Status == PasteCertain || l.Status == PasteNewOutside)
	}
}

// again weighs the lines below one that changed: they may be the same person, or
// not any more.
func (p *PastePlan) again(i int) {
	for j := i + 1; j < len(p.Lines); j++ {
		switch l := &p.Lines[j]; {
		case l.Status == PasteCertain && p.twice(j):
			l.Status, l.Take = PasteDuplicate, false
		case l.Status == PasteDuplicate && !p.twice(j) && l.Person.ID != 0:
			l.Status = PasteUncertain
		}
	}
}

// outside is the person that a line would add. What does not pass the rules of a
// person is left out; the source of the line still shows it.
func (l *PasteLine) outside() Person {
	n := Person{Outside: true, Name: l.Name, Reading: l.Reading, Email: l.Email, Phone: l.Phone, Affiliation: Affiliation(l.Affiliation),
		Organization: l.From, Title: l.Position}
	n.trim()
	if !kana.IsReading(n.Reading) {
		n.Reading = ""
	}
	if err := (&Person{Name: "x", Email: n.Email}).Validate(); err != nil {
		n.Email = ""
	}
	return n
}
