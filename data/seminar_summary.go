package data

import (
	"context"
	"errors"
	"time"

	"jibun/data/wareki"
)

// SeminarSummary is one evening with all that the head of its page says. The
// counts of attendance are of confirmed registrations, who spoke among them.
type SeminarSummary struct {
	SeminarLine
	Received    int // 受付: neither accepted nor refused yet
	Newcomers   int // 初めての方: of the 参加予定, those who never came to the series before
	FirstTimers int // 初参加: those who came, for the first time
	Free        int // free seats, -1 = no limit

	HasParty      bool // there is a 懇親会
	PartyJoining  int
	PartyCapacity int // 0 = no limit

	Known             int
	UnknownAttendance int
	Absent            int // 欠席(連絡あり)
	NoShow            int // 無断欠席
	WalkIns           int // 当日参加

	Speakers []SpeakerLine // in the order of the paper, those who refused too

	SheetPrinted bool // the sign-in sheet was numbered
	SheetMissing int  // confirmed, but not on the printed sheet
	SheetGone    int  // on the printed sheet, but confirmed no more
}

// SeminarSummary finds the summary of one evening.
func (s *Store) SeminarSummary(ctx context.Context, id int64) (SeminarSummary, error) {
	x, err := s.eveningsNow(ctx)
	if err != nil {
		return SeminarSummary{}, err
	}
	e := x.at[id]
	if e == nil {
		return SeminarSummary{}, ErrNotFound
	}
	return s.summary(ctx, x, e)
}

func (s *Store) summary(ctx context.Context, x *evenings, e *evening) (_ SeminarSummary, err error) {
	defer wrap(&err, "summary()")
	now, b := s.now(), &e.board
	out := SeminarSummary{SeminarLine: e.line(now), Received: b.received, Newcomers: x.newcomers(e, now), FirstTimers: x.firstTimers(e), Free: e.free(now),
		Known: b.known, UnknownAttendance: b.unknown, Absent: b.absent, NoShow: b.noShow, WalkIns: b.walkIns}

	if out.Speakers, err = s.Speakers(ctx, e.ID); err != nil {
		return out, err
	}
	sheet, err := s.sheet(ctx, e.ID)
	if err != nil {
		return out, err
	}
	out.SheetPrinted, out.SheetMissing, out.SheetGone = sheet.printed, sheet.missing, sheet.gone
	party, err := s.Party(ctx, e.ID)
	if errors.Is(err, ErrNotFound) {
		return out, nil
	}
	out.HasParty, out.PartyCapacity, out.PartyJoining = true, party.Capacity, party.Counted
	if err == nil {
		var n int
		err = s.read.QueryRowContext(ctx, `SELECT count(*) FROM party_entries e WHERE e.seminar_id = $1 AND `+partyStateSQL+` = 'joining'`, e.ID).Scan(&n)
		if n > 0 { // as the figures count
			out.PartyJoining = n
		}
	}
	return out, err
}

// newcomers counts those of the 参加予定 who come to the series for the first time.
func (x *evenings) newcomers(e *evening, now time.Time) (n int) {
	before := x.before(e, now)
	for _, m := range e.counted.Marks {
		if m.Code.Confirmed() && m.Code.Applied() && before.of(int64(m.Person)) == 0 {
			n++
		}
	}
	for _, o := range e.offers {
		if o.runs(now) && before.of(o.person) == 0 {
			n++
		}
	}
	return n
}

// firstTimers counts those who came for the first time, as report.Walk does.
func (x *evenings) firstTimers(e *evening) (n int) {
	before := x.before(e, time.Time{})
	e.present(func(person int32) {
		if before.of(int64(person)) == 0 {
			n++
		}
	})
	return n
}

// sheetState says how the printed sign-in sheet differs from the list.
type sheetState struct {
	printed       bool
	missing, gone int
}

func (s *Store) sheet(ctx context.Context, seminar int64) (_ sheetState, err error) {
	defer wrap(&err, "sheet(%v)", seminar)
	var numbered, missing, gone int
	err = s.read.QueryRowContext(ctx, `SELECT coalesce(sum(CASE WHEN sheet_no > 0 THEN 1 ELSE 0 END), 0),
		coalesce(sum(CASE WHEN state = 'confirmed' AND sheet_no <= 0 THEN 1 ELSE 0 END), 0),
		coalesce(sum(CASE WHEN state <> 'confirmed' AND sheet_no > 0 THEN 1 ELSE 0 END), 0)
		FROM registrations WHERE seminar_id = $1`, seminar).Scan(&numbered, &missing, &gone)
	if numbered == 0 {
		return sheetState{}, err
	}
	return sheetState{true, missing, gone}, err
}

// next are the evenings of the day that comes next, tonight's too, until they are
// settled; none if none is planned.
func (x *evenings) next(now time.Time) []*evening {
	var out []*evening
	for _, e := range x.span(wareki.Today(now), "9999-12-31") {
		if len(out) > 0 && e.Date != out[0].Date {
			break
		}
		switch e.State {
		case SeminarPlanned, SeminarOpen, SeminarClosed:
			out = append(out, e)
		case SeminarHeld:
			if e.Date == wareki.Today(now) {
				out = append(out, e)
			}
		}
	}
	return out
}
