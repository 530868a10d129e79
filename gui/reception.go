package gui

import (
	"context"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"jibun/data"
	"jibun/gui/kit"
)

// reception is 受付 for the evening: one field that takes a name, a number, or what
// a barcode reader types; Enter = arrived. It works by keyboard alone, and whatever else
// has the keyboard: letters and digits are always the next arrival's (reception_door.go).
type reception struct {
	d                     *desk
	id                    int64
	entry                 *kit.SearchEntry
	arrived, left, walkIn *kit.Figure
	last                  *kit.Text
	came                  []arrival // those who were taken in here, the last at the end
	grid                  *kit.Grid[data.Applicant]
	list                  []data.Applicant
	settled               bool
	head                  *fyne.Container
	root                  fyne.CanvasObject
}

func newReception(d *desk, id int64) *reception {
	r := &reception{d: d, id: id, arrived: kit.NewFigure(lang.X("reception.arrived", "来られた方"), "0"), left: kit.NewFigure(lang.X("reception.left", "まだの方"), "0"),
		walkIn: kit.NewFigure(lang.X("reception.walkins", "うち当日参加"), "0"), last: kit.NewText("").Shortens()}
	r.last.SizeName, r.last.Bold = kit.SizeTitle, true
	r.last.ColorName = kit.ColorGood
	r.entry = kit.NewSearchEntry(lang.X("reception.hint", "氏名・よみ・職員番号・バーコード"))
	r.entry.Find = r.find
	r.entry.OnPick, r.entry.OnNothing = r.pick, r.nobody
	r.entry.OnKey = func(e *fyne.KeyEvent) bool {
		if e.Name == fyne.KeyBackspace && r.entry.Text() == "" {
			r.takeBack()
			return true
		}
		return false
	}
	if !d.writable() {
		r.entry.Disable()
	}
	r.grid = receptionGrid(d, func() bool { return r.settled })
	r.grid.OnOpen = r.toggle
	r.grid.OnRune = func(c rune) bool { r.TypeRune(c); return true }
	r.last.Hide()
	r.head = kit.Col(8, besideElseBelow(240, 28, r.entry,
		kit.Row(28, r.arrived, r.left, r.walkIn)),
		r.last)
	head := r.head
	r.root = kit.Border(kit.Pad(0, 0, 12, 0, head), nil, nil, nil, r.grid)
	return r
}

// Content is the way.
func (r *reception) Content() fyne.CanvasObject { return r.root }

// Focus is the field.
func (r *reception) Focus() { r.d.win.Canvas().Focus(r.entry.Focusable()) }

func (r *reception) show(m data.SeminarSummary, list []data.Applicant) {
	r.list, r.settled = list, m.State == data.SeminarSettled
	present := 0
	for _, a := range list {
		if a.Attendance.Present() {
			present++
		}
	}
	r.arrived.SetText(lang.X("reception.of", "{{.N}}/{{.Of}}", map[string]any{"N": present, "Of": len(list)}))
	r.left.SetText(itoa(m.UnknownAttendance))
	r.walkIn.SetText(itoa(m.WalkIns))
	r.grid.SetRows(list)
	r.head.Refresh() // the figures have grown
}

// find looks for everybody, in the one order: of equal fits those of tonight's list come
// first, who is not on it would be a walk-in.
func (r *reception) find(text string, show func([]kit.Candidate)) {
	text = scanned(text)
	r.d.read(func(ctx context.Context) (func(), error) {
		listed, err := r.d.store.Applicants(ctx, r.id)
		if err != nil {
			return nil, err
		}
		found, more, err := r.d.store.Candidates(ctx, r.id, text, 8)
		if err != nil {
			return nil, err
		}
		return func() { show(r.candidates(text, listed, found, more)) }, nil
	})
}

func (r *reception) candidates(text string, listed []data.Applicant, found []data.CandidateLine, more int) []kit.Candidate {
	if isNumber(text) {
		found, more = byNumber(text, found, more)
	}
	var out []kit.Candidate
	for _, p := range found {
		i := slices.IndexFunc(listed, func(a data.Applicant) bool { return a.ID == p.RegistrationID && a.PersonID == p.ID })
		if i < 0 {
			c := kit.Candidate{Title: p.Name, Detail: p.From, Badge: lang.X("reception.walkin", "当日参加"), BadgeTone: kit.ToneAccent, Value: p}
			if p.Left {
				c.Badge, c.BadgeTone = leftBadge(p.PersonHit)
			}
			out = append(out, c)
			continue
		}
		a := listed[i]
		c := kit.Candidate{Title: a.Name, Detail: a.From, Value: a}
		switch {
		case a.State != data.Confirmed:
			c.Badge, c.BadgeTone = a.State.Label(), kit.ToneWarn
		case a.Attendance != data.Unknown:
			c.Badge, c.BadgeTone = a.Attendance.Label(), kit.ToneGood
		default:
			c.Badge = oftenLabel(a.Times)
		}
		out = append(out, c)
	}
	out = append(out, moreFound(more)...)
	if !isNumber(text) && (len(out) == 0 || len([]rune(text)) >= 2) { // a number is nobody's name
		out = append(out, kit.Candidate{Title: lang.X("reception.outside", "「{{.Text}}」を外部の方として当日参加に", map[string]any{"Text": text}), Value: outsideWalkIn(text)})
	}
	return out
}

// outsideWalkIn is somebody the ledger does not know yet.
type outsideWalkIn string

func digits(s string) bool {
	return s != "" && strings.IndexFunc(s, func(r rune) bool { return r < '0' || r > '9' }) < 0
}

func (r *reception) pick(c kit.Candidate) {
	switch v := c.Value.(type) {
	case data.Applicant:
		if v.State == data.Confirmed {
			if v.Attendance == data.Attended {
				r.already(v.Name)
				return
			}
			r.d.act(func(ctx context.Context) error {
				return about(r.d.store.Mark(ctx, data.Attended, v.ID), "attendance.mark", v.Name)
			}, func() { r.arrive(v.Name, r.remark(v.Times, v.Party)) })
			return
		}
		r.walk(v.PersonID, v.Name, lang.X("reception.waited", "{{.State}}から参加・{{.Times}}", map[string]any{"State": v.State.Label(), "Times": r.remark(v.Times, v.Party)}), v.Times)
	case data.CandidateLine:
		r.walk(v.ID, v.Name, r.remark(v.Times, false), v.Times)
	case outsideWalkIn:
		r.newOutside(string(v))
	}
}

// walk takes somebody in at the door; applied is what to say of one who had applied.
func (r *reception) walk(person int64, name, applied string, times int) {
	var got data.Registration
	over := false
	r.d.act(func(ctx context.Context) (err error) {
		got, over, err = r.d.store.WalkIn(ctx, r.id, person)
		return about(err, "registration.walk_in", name)
	}, func() {
		if got.Channel == data.WalkIn {
			applied = r.walkInText(times)
		}
		r.walked(name, applied, over)
	})
}

// walkInText is what to say of one who came without an application.
func (r *reception) walkInText(times int) string {
	return lang.X("reception.walked", "当日参加・{{.Times}}", map[string]any{"Times": r.remark(times, false)})
}

// walked says who was taken in.
func (r *reception) walked(name, text string, over bool) {
	r.arrive(name, text)
	if over {
		r.d.toaster.Warn(lang.X("reception.over", "定員を超えました。席をご確認ください。"))
	}
}

// newOutside takes in somebody whom the ledger does not know yet.
func (r *reception) newOutside(typed string) *outsideForm {
	over := false
	return showOutsideForm(r.d, typed, newcomer{title: lang.X("reception.new", "外部の方の当日参加"), do: lang.X("reception.take", "受け付ける"), brief: true,
		what: "registration.walk_in", then: func(ctx context.Context, person int64) (err error) {
			_, over, err = r.d.store.WalkIn(ctx, r.id, person)
			return err
		},
		done:   func(p data.Person) { r.walked(p.Name, r.walkInText(0), over) },
		closed: r.Focus})
}

// toggle marks a row of the list as arrived, or takes that back.
func (r *reception) toggle(a data.Applicant) {
	if r.d.refuses() {
		return
	}
	to := data.Attended
	if a.Attendance == data.Attended {
		to = data.Unknown
	}
	mark(r.d, to, []data.Applicant{a})
}
