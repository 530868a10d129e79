package data

import (
	"context"
	"slices"

	"jibun/data/text"
	"jibun/data/wareki"
)

var assignmentNoun = Noun{Table: "assignments", Label: "講師", Kinds: KindSpeakers,
	Columns: []Column{{Name: "seminar_id", Word: "セミナー", As: AsRow}, {Name: "person_id", Word: "人", As: AsRow},
		{Name: "role", Word: "役割", Codes: codes(Lecturer, Speaker, Presenter, Facilitator, Chair)},
		{Name: "state", Word: "状態", Codes: codes(append(assignmentOrder, Refused, OnHold, Replaced)...)}, {Name: "position", Word: "並び順"},
		{Name: "moved_on", Word: "進んだ日", As: AsDay}, {Name: "replaced_by", Word: "差替先", As: AsRow}, {Name: "reason", Word: "理由", Holds: text.Reason}, {Name: "note", Word: "備考", Holds: text.Remark}},
	Acts: []Acts{{"speaker", "speaker.", []Act{moving("speaker.assign", "講師の追加"), {Key: "speaker.move", Word: "講師の依頼の進み"},
		{Key: "speaker.replace", Word: "講師の差替"}}}},
	refers: map[string]refer{"seminar_id": {delete: hinders}, "person_id": {merge: oneEach("k.role = d.role", furthest)}, "replaced_by": {to: "assignments"}},
}

// Assignment is 講師: a person at a seminar, in a role.
type Assignment struct {
	ID, Version         int64
	SeminarID, PersonID int64
	Role                Role
	State               AssignmentState
	Position            int // order on paper
	MovedOn             wareki.Date
	ReplacedBy          int64 // 差替: the assignment that took its place
	Reason, Note        string
}

// Role is what somebody does at the evening.
type Role string

const (
	Lecturer    Role = "lecturer"
	Speaker     Role = "speaker"
	Presenter   Role = "presenter"
	Facilitator Role = "facilitator"
	Chair       Role = "chair"
)

// Label is how papers write it.
func (r Role) Label() string {
	return map[Role]string{Lecturer: "講師", Speaker: "スピーカー", Presenter: "プレゼンター", Facilitator: "ファシリテーター", Chair: "司会"}[r]
}

// AssignmentState is where the request to a lecturer stands.
type AssignmentState string

const (
	Candidate AssignmentState = "candidate" // 候補
	Sounding  AssignmentState = "sounding"  // 打診中
	Agreed    AssignmentState = "agreed"    // 内諾
	Requested AssignmentState = "requested" // 正式依頼
	Accepted  AssignmentState = "accepted"  // 承諾
	Spoke     AssignmentState = "spoke"     // 登壇
	Thanked   AssignmentState = "thanked"   // 礼状済
	Refused   AssignmentState = "declined"  // 辞退
	OnHold    AssignmentState = "on_hold"   // 保留
	Replaced  AssignmentState = "replaced"  // 差替
)

var assignmentOrder = []AssignmentState{Candidate, Sounding, Agreed, Requested, Accepted, Spoke, Thanked}

// Unsaid reports whether nobody has said if somebody spoke, of an evening that took place:
// who had not agreed before it is not taken for having spoken.
func (s AssignmentState) Unsaid() bool { return s == Candidate || s == Sounding || s == OnHold }

// Active reports whether somebody is to speak, or spoke: neither declined nor replaced.
func (s AssignmentState) Active() bool { return s != Refused && s != Replaced }

// Spoken reports whether somebody spoke.
func (s AssignmentState) Spoken() bool { return s == Spoke || s == Thanked }

// Label is how screen and paper write it.
func (s AssignmentState) Label() string {
	return map[AssignmentState]string{Candidate: "候補", Sounding: "打診中", Agreed: "内諾", Requested: "正式依頼", Accepted: "承諾",
		Spoke: "登壇", Thanked: "礼状済", Refused: "辞退", OnHold: "保留", Replaced: "差替"}[s]
}

// moves reports whether a request may go from s to next: forward along the
// road (steps may be passed over), aside before the talk, and from aside back
// onto the road. 登壇 and later never turn into a refusal.
func (s AssignmentState) moves(next AssignmentState) bool {
	from, to := slices.Index(assignmentOrder, s), slices.Index(assignmentOrder, next)
	spoke := slices.Index(assignmentOrder, Spoke)
	aside := next == Refused || next == OnHold
	switch {
	case s == Replaced || next == Replaced || s == next:
		return false // ReplaceSpeaker does it, with the successor
	case from >= 0 && to >= 0:
		return to > from || (to < from && from < spoke) // a step back corrects a slip
	case from >= 0:
		return aside && from < spoke
	default:
		return to >= 0 && to < spoke || aside
	}
}

// row leaves out who took the place: only ReplaceSpeaker says that.
func (a *Assignment) row() row {
	return row{"seminar_id": a.SeminarID, "person_id": a.PersonID, "role": string(a.Role), "state": string(a.State), "position": a.Position,
		"moved_on": string(a.MovedOn), "reason": a.Reason, "note": a.Note}
}

// Assign puts a person on a seminar, as 候補 unless a state is given. One who is
// on it already keeps the state: MoveSpeaker moves the request.
func (s *Store) Assign(ctx context.Context, a *Assignment) error {
	n := *a
	if n.Role == "" {
		n.Role = Lecturer
	}
	if n.State == "" {
		n.State = Candidate
	}
	if n.Role.Label() == "" || n.State.Label() == "" || n.State == Replaced && n.ID == 0 {
		return Invalid{"state": "code"}
	}
	err := s.write(ctx, "speaker.assign", func(t *tx) error { return t.assign(ctx, &n) })
	if taken(err) {
		return Invalid{"person": "taken"}
	}
	if err == nil {
		*a = n
	}
	return err
}

func (t *tx) assign(ctx context.Context, a *Assignment) error {
	m, err := t.seminar(ctx, a.SeminarID)
	if err != nil {
		return err
	}
	p, err := t.person(ctx, a.PersonID)
	if err != nil {
		return err
	}
	t.About = p.Name
	if a.ID != 0 {
		old, _, err := t.assignment(ctx, a.ID)
		if err != nil {
			return err
		}
		a.SeminarID, a.State, a.MovedOn = old.SeminarID, old.State, old.MovedOn
		t.About = p.Name
	}
	switch {
	case m.State == SeminarSettled:
		return refuse("seminar.settled", m.label())
	case p.MergedInto != 0:
		return refuse("person.merged", p.Name)
	case a.State.Spoken() && !m.State.TookPlace():
		return refuse("speaker.not_held", m.label())
	}
	if a.MovedOn == "" {
		a.MovedOn = t.s.Today()
	}
	return t.Save(ctx, "assignments", &a.ID, &a.Version, a.row())
}

// MoveSpeaker moves a request along, on a day ("" = today). A thank-you letter
// may follow after the evening was settled, and it can still be said whether somebody spoke
// of whom that was left open; nothing else changes then.
func (s *Store) MoveSpeaker(ctx context.Context, id int64, to AssignmentState, on wareki.Date, reason string) error {
	if on == "" {
		on = s.Today()
	}
	if !on.Valid() {
		return Invalid{"moved_on": "day"}
	}
	return s.write(ctx, "speaker.move", func(t *tx) error {
		a, m, err := t.assignment(ctx, id)
		if err != nil {
			return err
		}
		switch {
		case m.State == SeminarSettled && to != Thanked && !(a.State.Unsaid() && (to == Spoke || to == Refused)):
			return refuse("seminar.settled", m.label())
		case !a.State.moves(to):
			return refuse("speaker.move", a.State, " → ", to)
		case to.Spoken() && !m.State.TookPlace():
			return refuse("speaker.not_held", m.label())
		}
		return t.Change(ctx, "assignments", id, row{"state": string(to), "moved_on": string(on), "reason": reason})
	})
}

// ReplaceSpeaker puts another person in the place of one (差替).
func (s *Store) ReplaceSpeaker(ctx context.Context, id, person int64, reason string) (Assignment, error) {
	var next Assignment
	err := s.write(ctx, "speaker.replace", func(t *tx) error {
		a, m, err := t.assignment(ctx, id)
		if err != nil {
			return err
		}
		if m.State == SeminarSettled {
			return refuse("seminar.settled", m.label())
		}
		if a.State.Spoken() || a.State == Replaced {
			return refuse("speaker.move", a.State, " → ", Replaced)
		}
		next = Assignment{SeminarID: a.SeminarID, PersonID: person, Role: a.Role, State: Candidate, Position: a.Position}
		before := t.About
		if err := t.assign(ctx, &next); err != nil {
			return err
		}
		t.About = before + " → " + t.About
		return t.Change(ctx, "assignments", id, row{"state": string(Replaced), "replaced_by": next.ID, "reason": reason, "moved_on": string(t.s.Today())})
	})
	if taken(err) {
		err = Invalid{"person": "taken"}
	}
	return next, err
}

const assignmentColumns = `a.id, a.version, a.seminar_id, a.person_id, a.role, a.state, a.position, a.moved_on, a.replaced_by, a.reason, a.note`

func (a *Assignment) targets() []any {
	return []any{&a.ID, &a.Version, &a.SeminarID, &a.PersonID, &a.Role, &a.State, &a.Position, &a.MovedOn, &a.ReplacedBy, &a.Reason, &a.Note}
}

func (t *tx) assignment(ctx context.Context, id int64) (Assignment, Seminar, error) {
	var a Assignment
	err := t.scan(ctx, `SELECT `+assignmentColumns+` FROM assignments a WHERE a.id = $1`, []any{id}, a.targets()...)
	if err != nil {
		return a, Seminar{}, err
	}
	m, err := t.seminar(ctx, a.SeminarID)
	if err != nil {
		return a, m, err
	}
	p, err := t.person(ctx, a.PersonID)
	t.About = p.Name
	return a, m, err
}

// SpeakerLine is an assignment with what a list shows beside it.
type SpeakerLine struct {
	Assignment
	Name    string
	Times   int    // talks given before this evening
	From    string // 所属 today, or 団体
	Email   string
	Outside bool
}

// tookPartSQL is whether who applied (r) for an evening (m) was there as one of its
// participants: who spoke is among the speakers, whatever became of an application of theirs.
const tookPartSQL = `NOT EXISTS (SELECT 1 FROM assignments a WHERE a.seminar_id = m.id AND a.person_id = r.person_id AND a.state IN ('spoke', 'thanked'))`

// Speakers lists a seminar's assignments in the order of the paper.
func (s *Store) Speakers(ctx context.Context, seminar int64) (_ []SpeakerLine, err error) {
	defer wrap(&err, "Speakers(%v)", seminar)
	rows, err := s.read.QueryContext(ctx, `
		SELECT `+assignmentColumns+`, p.name,
			(SELECT count(*) FROM assignments x JOIN seminars y ON y.id = x.seminar_id
				WHERE x.person_id = a.person_id AND x.state IN ('spoke', 'thanked') AND y.held_on < m.held_on)
		FROM assignments a JOIN people p ON p.id = a.person_id JOIN seminars m ON m.id = a.seminar_id
		WHERE a.seminar_id = $1 ORDER BY a.position, a.id`, seminar)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var out []SpeakerLine
	for rows.Next() {
		var a SpeakerLine
		if err := rows.Scan(append(a.targets(), &a.Name, &a.Times)...); err != nil {
			return nil, err
		}
		out = append(out, a)
	}
	if err := rows.Err(); err != nil || len(out) == 0 {
		return out, err
	}
	x, err := s.peopleNow(ctx)
	if err != nil {
		return nil, err
	}
	for i := range out {
		if e := x.at[out[i].PersonID]; e != nil {
			out[i].From, out[i].Email, out[i].Outside = e.place(), e.Email, e.Outside
		}
	}
	return out, nil
}
