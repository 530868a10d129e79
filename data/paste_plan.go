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

	OtherSeries string // PasteOtherSeminar: the series that is named instead of this one; "" = only another number is
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
	series   otherSeries
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
	if p.series, err = s.otherSeries(ctx, m); err != nil {
		return nil, err
	}
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

// RestOfPaste is what is left of a plan after ApplyPaste did what was ticked, with what
// the clerk said of it; what stands against it is looked at anew.
func (s *Store) RestOfPaste(ctx context.Context, done *PastePlan) (_ *PastePlan, err error) {
	defer wrap(&err, "RestOfPaste(%v)", done.SeminarID)
	p := *done
	p.Lines = nil
	for _, l := range done.Lines {
		if !l.Take {
			p.Lines = append(p.Lines, l)
		}
	}
	if err := s.pasteState(ctx, &p); err != nil {
		return nil, err
	}
	for i := range p.Lines {
		l := &p.Lines[i]
		l.Existing = p.live[l.Person.ID]
		if l.Status == PasteCertain && l.Existing.ID != 0 {
			l.Status = PasteAlready
		}
	}
	return &p, nil
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
	case p.twice(i) != nil:
		l.Status = PasteDuplicate
		if first := p.twice(i); !l.At.IsZero() && (first.At.IsZero() || l.At.Before(first.At)) {
			first.At = l.At // who applied twice did so when they did first
		}
	case sure && p.speakers[l.Person.ID]:
		l.Status = PasteSpeaker
	case sure && l.Existing.ID != 0:
		l.Status = PasteAlready
	}
}

// elsewhere reports whether a line names another evening. Where it names two,
// the clerk looks.
func (p *PastePlan) elsewhere(l *PasteLine) bool {
	if l.OtherSeries = p.series.named(l.Piece); l.OtherSeries != "" {
		return true
	}
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

// twice is the line further up that is about the same person, nil if none is.
func (p *PastePlan) twice(i int) *PasteLine {
	l := &p.Lines[i]
	for j := range i {
		o := &p.Lines[j]
		if !o.Applies() || o.Status == PasteOtherSeminar {
			continue
		}
		switch {
		case l.Person.ID != 0 && l.Status == PasteCertain || o.Person.ID != 0 && o.Status == PasteCertain:
			if l.Person.ID == o.Person.ID {
				return o
			}
		case l.Email != "" && strings.EqualFold(l.Email, o.Email) && kana.Fold(l.Name) == kana.Fold(o.Name),
			l.Name != "" && kana.Fold(l.Name) == kana.Fold(o.Name) && kana.Fold(l.From) == kana.Fold(o.From):
			return o
		}
	}
	return nil
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
