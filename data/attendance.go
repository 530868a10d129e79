package data

import (
	"context"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/text/unicode/norm"

	"jibun/data/internal/ledger"
)

// Attendance is 出欠: what became of a confirmed registration.
type Attendance string

const (
	Unknown   Attendance = "unknown" // never taken for absent
	Attended  Attendance = "attended"
	Late      Attendance = "late"
	LeftEarly Attendance = "left_early"
	Absent    Attendance = "absent"
	NoShow    Attendance = "no_show"
)

// Present reports whether it counts as 参加.
func (a Attendance) Present() bool { return a == Attended || a == Late || a == LeftEarly }

// Label is how screen and paper write it.
func (a Attendance) Label() string {
	return map[Attendance]string{Unknown: "未確認", Attended: "出席", Late: "遅刻", LeftEarly: "早退", Absent: "欠席(連絡あり)", NoShow: "無断欠席"}[a]
}

// Mark sets the attendance of confirmed registrations, as one operation. The
// first mark makes the evening 開催済; before its day it is refused.
func (s *Store) Mark(ctx context.Context, a Attendance, ids ...int64) error {
	if a.Label() == "" {
		return Invalid{"attendance": "code"}
	}
	return s.write(ctx, "attendance.mark", func(t *tx) error {
		marks := make([]SheetMark, len(ids))
		for i, id := range ids {
			marks[i] = SheetMark{RegistrationID: id, To: a}
		}
		return t.mark(ctx, marks)
	})
}

func (t *tx) mark(ctx context.Context, marks []SheetMark) error {
	for _, k := range marks {
		r, m, err := t.registration(ctx, k.RegistrationID)
		if err != nil {
			return err
		}
		if len(marks) > 1 {
			t.About = m.label() + " " + strconv.Itoa(len(marks)) + "名"
		}
		if err := t.holdIfDue(ctx, m); err != nil {
			return err
		}
		if m.State != SeminarHeld && m.State != SeminarOpen && m.State != SeminarClosed {
			return refuse("attendance.seminar_"+string(m.State), m.label())
		}
		if r.State != Confirmed {
			return t.whose(ctx, r.PersonID, refuse("attendance.not_confirmed", r.State))
		}
		if err := t.Change(ctx, "registrations", r.ID, row{"attendance": string(k.To)}); err != nil {
			return err
		}
	}
	return nil
}

// SetMaterial notes that somebody got the material or watched later
// (資料受領/視聴). It never counts as attendance.
func (s *Store) SetMaterial(ctx context.Context, id int64, got bool) error {
	_, err := s.registrationStep(ctx, "attendance.material", id, func(t *tx, r *Registration, _ Seminar) error {
		r.Material = got
		return t.saveRegistration(ctx, r)
	})
	return err
}

// WalkIn takes somebody in at the door: 参加確定 and 出席, over capacity too
// (over says so). Who had applied is only marked; who waited gets a seat.
func (s *Store) WalkIn(ctx context.Context, seminar, person int64) (r Registration, over bool, err error) {
	err = s.write(ctx, "registration.walk_in", func(t *tx) error {
		m, err := t.seminar(ctx, seminar)
		if err != nil {
			return err
		}
		p, err := t.person(ctx, person)
		if err != nil {
			return err
		}
		t.About = p.Name
		if err := t.holdIfDue(ctx, m); err != nil {
			return err
		}
		if m, err = t.seminar(ctx, seminar); err != nil {
			return err
		}
		if m.State != SeminarHeld {
			return refuse("registration.seminar_"+string(m.State), m.label())
		}
		r, over, err = t.walkIn(ctx, m, p)
		return err
	})
	return r, over, err
}

func (t *tx) walkIn(ctx context.Context, m Seminar, p Person) (r Registration, over bool, err error) {
	if p.MergedInto != 0 {
		return r, false, refuse("person.merged", p.Name)
	}
	if r, err = t.earlier(ctx, m.ID, p.ID); err != nil {
		return r, false, err
	}
	seated := r.State == Confirmed
	if !seated {
		free, _, err := t.seats(ctx, m)
		if err != nil {
			return r, false, err
		}
		over = free <= 0
		if !r.State.live() { // came without an application
			r.SeminarID, r.PersonID, r.Channel, r.AppliedAt = m.ID, p.ID, WalkIn, ledger.Instant(t.s.now())
		}
		r.Waitlist, r.OfferUntil, r.Reason = NotQueued, "", ""
	}
	if !r.Attendance.Present() {
		r.Attendance = Attended
	}
	if seated {
		err = t.saveRegistration(ctx, &r)
	} else {
		err = t.confirm(ctx, &r)
	}
	return r, over, err
}

// SheetMarks is what the paper says the morning after, by its numbers
// (`1-12,15,18-20`).
type SheetMarks struct {
	Attended, Late, LeftEarly, Absent string
	RestNoShow                        bool // the rest is 無断欠席; only after asking
}

// SheetMark is what one mark would change, or has changed.
type SheetMark struct {
	No             int
	RegistrationID int64
	Name           string
	From, To       Attendance
}

// PreviewSheet says what the numbers of the paper would change. Numbers that
// the paper does not have, or that stand twice, are Invalid by field.
func (s *Store) PreviewSheet(ctx context.Context, seminar int64, in SheetMarks) ([]SheetMark, error) {
	lines, err := s.SheetNumbers(ctx, seminar)
	if err != nil {
		return nil, err
	}
	byNo := map[int]*SheetMark{}
	out := make([]SheetMark, 0, len(lines))
	for _, a := range lines {
		out = append(out, SheetMark{No: a.SheetNo, RegistrationID: a.ID, Name: a.Name, From: a.Attendance, To: a.Attendance})
	}
	for i := range out {
		byNo[out[i].No] = &out[i]
	}
	wrong, given := Invalid{}, map[int]bool{}
	fields := []struct {
		name, text string
		to         Attendance
	}{{"attended", in.Attended, Attended}, {"late", in.Late, Late}, {"left_early", in.LeftEarly, LeftEarly}, {"absent", in.Absent, Absent}}
	for _, f := range fields {
		numbers, err := ParseNumbers(f.text)
		if err != nil {
			wrong[f.name] = "numbers"
			continue
		}
		for _, n := range numbers {
			switch k := byNo[n]; {
			case k == nil:
				wrong[f.name] = "no_such_number:" + strconv.Itoa(n)
			case given[n]:
				wrong[f.name] = "twice:" + strconv.Itoa(n)
			default:
				given[n], k.To = true, f.to
			}
		}
	}
	if in.RestNoShow {
		for n, k := range byNo {
			if !given[n] && k.From == Unknown {
				k.To = NoShow
			}
		}
	}
	out = slices.DeleteFunc(out, func(k SheetMark) bool { return k.From == k.To })
	return out, wrong.orNil()
}

// MarkSheet enters what PreviewSheet showed, as one operation.
func (s *Store) MarkSheet(ctx context.Context, seminar int64, in SheetMarks) ([]SheetMark, error) {
	marks, err := s.PreviewSheet(ctx, seminar, in)
	if err != nil || len(marks) == 0 {
		return marks, err
	}
	return marks, s.write(ctx, "attendance.sheet", func(t *tx) error { return t.mark(ctx, marks) })
}

var rangeSpaces = regexp.MustCompile(`\s*-\s*`)

// ParseNumbers reads `1-12,15,18-20` as people type it: full-width digits,
// 、 ・ and spaces between, ～ or － for a range. Ascending, each once.
func ParseNumbers(text string) ([]int, error) {
	for n, circled := 1, '①'; circled <= '⑳'; n, circled = n+1, circled+1 { // ①② is 1 and 2, not 12
		text = strings.ReplaceAll(text, string(circled), " "+strconv.Itoa(n)+" ")
	}
	text = norm.NFKC.String(text)
	text = strings.NewReplacer("〜", "-", "~", "-", "−", "-", "‐", "-", "–", "-", "—", "-", "―", "-", "─", "-", "ー", "-", "から", "-").Replace(text)
	text = rangeSpaces.ReplaceAllString(text, "-") // 1 - 12
	words := strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune(",、，.・;/ \t\r\n", r) })
	seen := map[int]bool{}
	for _, w := range words {
		from, to, isRange := strings.Cut(w, "-")
		if !isRange {
			to = from
		}
		a, err1 := strconv.Atoi(from)
		b, err2 := strconv.Atoi(to)
		if err1 != nil || err2 != nil || a < 1 || b < a || b > 100_000 {
			return nil, Invalid{"numbers": w}
		}
		for n := a; n <= b; n++ {
			seen[n] = true
		}
	}
	out := make([]int, 0, len(seen))
	for n := range seen {
		out = append(out, n)
	}
	slices.Sort(out)
	return out, nil
}
