package data

import (
	"context"
	"strings"

	"jibun/data/internal/ledger"
	"jibun/data/kana"
	"jibun/data/paste"
)

// PasteStatus is what a pasted application means for the ledger.
type PasteStatus string

const (
	PasteCertain      PasteStatus = "certain"
	PasteUncertain    PasteStatus = "uncertain"          // several people fit, or something does not
	PasteNewOutside   PasteStatus = "new_outside"        // nobody fits; somebody from outside
	PasteUnknown      PasteStatus = "unknown"            // nobody fits
	PasteAlready      PasteStatus = "already"            // is on the list
	PasteOtherSeminar PasteStatus = "other_seminar"      // names another number
	PasteWithdraws    PasteStatus = "withdraws"          // takes an application back
	PasteSpeaker      PasteStatus = "speaker"            // speaks that evening
	PasteDuplicate    PasteStatus = "duplicate_in_paste" // stands further up already
	PasteQuestion     PasteStatus = "question"           // asks something, applies for nothing
	PasteNone         PasteStatus = "none"               // thanks, an automatic reply, nothing that could be read
)

// Label is how the screen writes it.
func (s PasteStatus) Label() string {
	return map[PasteStatus]string{PasteCertain: "確か", PasteUncertain: "要確認", PasteNewOutside: "外部の方(新規)", PasteUnknown: "名簿にいない", PasteAlready: "申込済",
		PasteOtherSeminar: "別の回", PasteWithdraws: "キャンセルの連絡", PasteSpeaker: "この回の講師", PasteDuplicate: "重複",
		PasteQuestion: "質問", PasteNone: "申込ではない"}[s]
}

// PasteLine is one pasted application with whom it is about.
type PasteLine struct {
	paste.Entry
	Status     PasteStatus
	Person     PersonHit    // who it is; of an uncertain line the likeliest, ID 0 = nobody
	Choices    []PersonHit  // who it may be, the likeliest first, at most maxChoices
	Take       bool         // the clerk's tick: true by itself only where it is certain
	NewOutside bool         // somebody new from outside will be added
	Existing   Registration // the live registration of an already or a withdraws

	known bool // it is certain who it is
}

// How sure it is what a line means: Sure.
const (
	SureCertain   = "certain"
	SureUncertain = "uncertain"
	SureNew       = "new"     // somebody from outside who is not known yet
	SureAlready   = "already" // nothing is to be done
)

// Sure says in a word how far a line can be trusted. Only what is certain or new is
// done without the clerk's eye.
func (l *PasteLine) Sure() string {
	switch l.Status {
	case PasteCertain:
		return SureCertain
	case PasteNewOutside:
		return SureNew
	case PasteAlready, PasteDuplicate:
		return SureAlready
	case PasteWithdraws:
		if l.known && l.Existing.ID != 0 {
			return SureCertain
		}
	case PasteQuestion, PasteNone:
		if l.known {
			return SureCertain
		}
	}
	return SureUncertain
}

// PastePlan is what a pasted text would add. Nothing is written until
// ApplyPaste.
type PastePlan struct {
	SeminarID int64
	Kind      paste.Kind
	Lines     []PasteLine
	Ignored   []string // lines that were not understood
	Cut       bool     // the text was too long to be read to its end
	Sources   []string // the files that were read
	Notes     []paste.Note
	Unknown   []paste.Heading // columns that the clerk may explain: RememberColumns(ApplicationTable)

	number   int
	live     map[int64]Registration // by person
	speakers map[int64]bool
}

const maxChoices = 8

// PlanPaste understands what was pasted or dropped, of all sources together, and
// compares it with the ledger: who is who, and what is to be looked at. A source that
// cannot be read is noted. Errors: ErrNotFound, the seminar.
func (s *Store) PlanPaste(ctx context.Context, seminar int64, sources ...PasteSource) (_ *PastePlan, err error) {
	defer wrap(&err, "PlanPaste(%v)", seminar)
	m, err := s.Seminar(ctx, seminar)
	if err != nil {
		return nil, err
	}
	p := &PastePlan{SeminarID: seminar, number: m.Number}
	entries, err := s.readPaste(ctx, p, sources)
	if err != nil {
		return nil, err
	}
	if err := s.pasteState(ctx, p); err != nil {
		return nil, err
	}
	who, err := s.matcher(ctx)
	if err != nil {
		return nil, err
	}
	for _, e := range entries {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		l := PasteLine{Entry: e}
		who.match(&l)
		p.Lines = append(p.Lines, l)
	}
	for i := range p.Lines {
		p.weigh(i)
		p.Lines[i].Take = p.Lines[i].Status == PasteCertain
	}
	p.contradictions()
	return p, nil
}

// pasteState reads who is on the list of the seminar and who speaks there.
func (s *Store) pasteState(ctx context.Context, p *PastePlan) error {
	p.live, p.speakers = map[int64]Registration{}, map[int64]bool{}
	rows, err := s.read.QueryContext(ctx, `SELECT `+registrationColumns+` FROM registrations r WHERE r.seminar_id = $1
		AND r.state IN ('received', 'confirmed', 'waiting')`, p.SeminarID)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		r, err := scanRegistration(rows)
		if err != nil {
			return err
		}
		p.live[r.PersonID] = r
	}
	if err := rows.Err(); err != nil {
		return err
	}
	return ledger.Each(ctx, s.read, `SELECT person_id FROM assignments WHERE seminar_id = $1 AND state NOT IN ('declined', 'replaced')`, 1, func(v []any) {
		if id, ok := v[0].(int64); ok {
			p.speakers[id] = true
		}
	}, p.SeminarID)
}

// weigh looks at what stands against a line whose person is known by now.
func (p *PastePlan) weigh(i int) {
	l := &p.Lines[i]
	l.Existing = p.live[l.Person.ID]
	sure := l.Status == PasteCertain
	switch {
	case l.Withdraws():
		l.Status = PasteWithdraws
	case !l.Applies():
		l.Status = map[paste.Wish]PasteStatus{paste.Question: PasteQuestion, paste.None: PasteNone}[l.Wish]
		if len(l.Choices) == 0 && l.Person.ID != 0 {
			l.Choices = []PersonHit{l.Person}
		}
	case p.elsewhere(l):
		l.Status = PasteOtherSeminar
	case p.twice(i):
		l.Status = PasteDuplicate
	case sure && p.speakers[l.Person.ID]:
		l.Status = PasteSpeaker
	case sure && l.Existing.ID != 0:
		l.Status = PasteAlready
	}
}

// elsewhere reports whether a line names another evening. Where it names two,
// the clerk looks.
func (p *PastePlan) elsewhere(l *PasteLine) bool {
	if l.Number == 0 || p.number == 0 || l.Number == p.number {
		return false
	}
	if l.HasDoubt(paste.FieldNumber) {
		if l.Status == PasteCertain {
			l.Status = PasteUncertain
		}
		return false
	}
	return true
}

// twice reports whether a line further up is about the same person.
func (p *PastePlan) twice(i int) bool {
	l := &p.Lines[i]
	for j := range i {
		o := &p.Lines[j]
		if !o.Applies() || o.Status == PasteOtherSeminar {
			continue
		}
		switch {
		case l.Person.ID != 0 && l.Status == PasteCertain || o.Person.ID != 0 && o.Status == PasteCertain:
			if l.Person.ID == o.Person.ID {
				return true
			}
		case l.Email != "" && strings.EqualFold(l.Email, o.Email) && kana.Fold(l.Name) == kana.Fold(o.Name),
			l.Name != "" && kana.Fold(l.Name) == kana.Fold(o.Name) && kana.Fold(l.From) == kana.Fold(o.From):
			return true
		}
	}
	return false
}

// contradictions: who applies and takes it back in one text is looked at.
func (p *PastePlan) contradictions() {
	gone := map[int64]bool{}
	for i := range p.Lines {
		if l := &p.Lines[i]; l.Status == PasteWithdraws && l.Person.ID != 0 {
			gone[l.Person.ID] = true
		}
	}
	for i := range p.Lines {
		if l := &p.Lines[i]; l.Status == PasteCertain && gone[l.Person.ID] {
			l.Status, l.Take = PasteUncertain, false
			l.Choices = []PersonHit{l.Person}
			l.Doubts = append(l.Doubts, paste.Doubt{Field: paste.FieldWithdraws, Code: paste.TwoValues})
		}
	}
}

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
