package data

import (
	"slices"

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

// CanTurn reports whether line i may have been read the wrong way round: a cancellation
// may be an application after all, and who has applied may cancel.
func (p *PastePlan) CanTurn(i int) bool {
	l := &p.Lines[i]
	if l.Withdraws() {
		return true
	}
	has := func(h PersonHit) bool { return h.ID != 0 && p.live[h.ID].ID != 0 }
	return l.Applies() && (has(l.Person) || slices.ContainsFunc(l.Choices, has))
}

// Turn makes an application of a line that was read as a cancellation, and the reverse.
// It is ticked if it is certain who it is, and something is to be done.
func (p *PastePlan) Turn(i int) {
	l := &p.Lines[i]
	l.Doubts = slices.DeleteFunc(l.Doubts, func(d paste.Doubt) bool { return d.Field == paste.FieldWithdraws })
	if l.Withdraws() {
		l.Wish = paste.Apply
	} else {
		l.Wish, l.NewOutside = paste.Withdraw, false
	}
	switch {
	case l.Person.ID == 0:
		l.Status = PasteUnknown
	case l.known:
		l.Status = PasteCertain
	default:
		l.Status = PasteUncertain
	}
	p.weigh(i)
	l.Take = l.Status == PasteCertain || l.Withdraws() && l.known && l.Existing.ID != 0
	p.again(i)
}

// Open reports whether a line waits for the clerk: something can be done of it that is
// not done by itself.
func (l *PasteLine) Open() bool {
	switch l.Status {
	case PasteCertain, PasteUncertain, PasteNewOutside, PasteUnknown, PasteOtherSeminar, PasteSpeaker:
		return true
	case PasteWithdraws:
		// a service's table says surely who took it back; a sentence may be misread
		return l.Existing.ID != 0 || len(l.Choices) > 0 || l.HasDoubt(paste.FieldWithdraws)
	}
	return false
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
		case l.Status == PasteCertain && p.twice(j) != nil:
			l.Status, l.Take = PasteDuplicate, false
		case l.Status == PasteDuplicate && p.twice(j) == nil && l.Person.ID != 0:
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
