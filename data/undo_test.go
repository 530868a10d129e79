package data_test

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"testing"
	"time"

	"pgregory.net/rapid"

	"jibun/data"
	"jibun/data/datatest"
	"jibun/data/datatest/soak"
	"jibun/data/roster"
	"jibun/data/wareki"
)

// evenly draws numbers below 128; rapid's own ranges prefer the ends.
var evenly = rapid.Custom(func(t *rapid.T) (n int) {
	for range 7 {
		n *= 2
		if rapid.Bool().Draw(t, "bit") {
			n++
		}
	}
	return n
})

// player does random operations on a ledger. What a rule forbids is left out;
// every other error fails the test.
type player struct {
	t   *rapid.T
	s   *data.Store
	ctx context.Context
	did map[string]int // operations that changed something, by key
}

func (p *player) n(label string, max int) int    { return 1 + evenly.Draw(p.t, label)%max }
func (p *player) id(label string, max int) int64 { return int64(p.n(label, max)) }
func (p *player) person() int64                  { return p.id("person", 10) }
func (p *player) seminar() int64                 { return p.id("seminar", 6) }
func (p *player) registration() int64            { return p.id("registration", 24) }
func (p *player) department() int64              { return p.id("department", 6) }
func (p *player) yes() bool                      { return rapid.Bool().Draw(p.t, "yes") }
func (p *player) day(from, to int) wareki.Date {
	return p.s.Today().AddDays(rapid.IntRange(from, to).Draw(p.t, "day"))
}
func (p *player) text() string {
	return rapid.SampledFrom([]string{"", "髙𠮷", "\"\\\n\x01", "a, b", "１２３"}).Draw(p.t, "text")
}
func of[T any](p *player, label string, of ...T) T { return rapid.SampledFrom(of).Draw(p.t, label) }

func second[T any](_ T, err error) error { return err }

// steps are all kinds of operations that the Store offers.
var steps = []func(*player) error{
	func(p *player) error {
		o, err := p.s.Office(p.ctx)
		o.Phone, o.Stamps, o.Western = p.text(), []string{"課長", p.text()}, p.yes()
		return errors.Join(err, p.s.SaveOffice(p.ctx, &o))
	},
	func(p *player) error { return second(p.s.AddSeries(p.ctx, "講座 "+p.text())) },
	func(p *player) error {
		return p.s.RenameSeries(p.ctx, p.id("series", 2), "新 "+p.text(), p.day(-900, 0))
	},
	func(p *player) error {
		return p.s.SaveCategory(p.ctx, &data.Category{Name: "分類" + strconv.Itoa(p.n("category", 5)), Retired: p.yes()})
	},
	func(p *player) error {
		return p.s.SaveDepartment(p.ctx, &data.Department{Division: "部", Section: strconv.Itoa(p.n("section", 8)), Code: p.text()})
	},
	func(p *player) error {
		return p.s.OrderDepartments(p.ctx, []int64{p.department(), p.department(), p.department()})
	},
	func(p *player) error { return p.s.CloseDepartment(p.ctx, p.department(), p.day(-30, 30)) },
	func(p *player) error {
		no := ""
		if p.yes() {
			no = fmt.Sprintf("%04d", p.n("number", 9))
		}
		return p.s.SavePerson(p.ctx, &data.Person{Name: "人" + p.text(), StaffNo: no, Note: p.text()})
	},
	func(p *player) error {
		return p.s.SavePerson(p.ctx, &data.Person{Name: "外" + p.text(), Outside: true, Affiliation: data.NPO, Organization: "団体" + strconv.Itoa(p.n("org", 3))})
	},
	func(p *player) error {
		x, err := p.s.Person(p.ctx, p.person())
		if err != nil {
			return err
		}
		x.Reading, x.Note = of(p, "reading", "", "やまだ はなこ", "さとう"), p.text()
		return p.s.SavePerson(p.ctx, &x)
	},
	func(p *player) error {
		return p.s.RenamePerson(p.ctx, p.person(), "新姓 "+p.text(), "しんせい", p.day(-300, 0))
	},
	func(p *player) error {
		return p.s.Transfer(p.ctx, &data.Posting{PersonID: p.person(), DepartmentID: p.department(), Position: of(p, "position", "課長", "主事"), From: p.day(-500, 0)})
	},
	func(p *player) error { return p.s.Merge(p.ctx, p.person(), p.person()) },
	func(p *player) error {
		return p.s.SaveSeminar(p.ctx, &data.Seminar{Title: "回 " + p.text(), Date: p.day(-3, 20), Capacity: p.n("capacity", 3) - 1,
			Policy: of(p, "policy", data.FirstCome, data.Newcomers, data.Balance, data.Lottery)})
	},
	func(p *player) error {
		m, err := p.s.Seminar(p.ctx, p.seminar())
		if err != nil {
			return err
		}
		m.Venue, m.Capacity, m.Counted = p.text(), p.n("capacity", 4), p.n("counted", 3)
		return p.s.SaveSeminar(p.ctx, &m)
	},
	func(p *player) error { return second(p.s.CopySeminar(p.ctx, p.seminar(), p.day(0, 30))) },
	func(p *player) error { return p.s.DeleteSeminar(p.ctx, p.seminar()) },
	func(p *player) error { return p.s.OpenSeminar(p.ctx, p.seminar()) },
	func(p *player) error { return p.s.CloseSeminar(p.ctx, p.seminar()) },
	func(p *player) error { return p.s.HoldSeminar(p.ctx, p.seminar()) },
	func(p *player) error { return p.s.SettleSeminar(p.ctx, p.seminar()) },
	func(p *player) error { return p.s.UnsettleSeminar(p.ctx, p.seminar(), "訂正") },
	func(p *player) error { return p.s.CancelSeminar(p.ctx, p.seminar(), "台風") },
	func(p *player) error { return p.s.PostponeSeminar(p.ctx, p.seminar(), "台風") },
	func(p *player) error { return p.s.RescheduleSeminar(p.ctx, p.seminar(), p.day(1, 30), "") },
	playApply, playApply, playApply, playApply,
	func(p *player) error { return second(p.s.Confirm(p.ctx, p.registration())) },
	func(p *player) error { return second(p.s.Wait(p.ctx, p.registration())) },
	func(p *player) error { return second(p.s.Decline(p.ctx, p.registration(), p.text())) },
	func(p *player) error { return second(p.s.Withdraw(p.ctx, p.registration(), p.text())) },
	func(p *player) error { return second(p.s.Revoke(p.ctx, p.registration(), p.text())) },
	func(p *player) error { return second(p.s.BringBack(p.ctx, p.registration())) },
	func(p *player) error {
		return second(p.s.Offer(p.ctx, p.registration(), datatest.Start.Add(time.Hour)))
	},
	func(p *player) error { return second(p.s.MoveUp(p.ctx, p.registration())) },
	func(p *player) error { return second(p.s.DeclineOffer(p.ctx, p.registration())) },
	func(p *player) error { return second(p.s.Skip(p.ctx, p.registration())) },
	func(p *player) error { return second(p.s.ExpireOffers(p.ctx, p.seminar())) },
	func(p *player) error { return p.s.Draw(p.ctx, p.seminar(), p.id("seed", 99)) },
	func(p *player) error {
		return p.s.Mark(p.ctx, of(p, "attendance", data.Attended, data.Late, data.Absent, data.NoShow), p.registration())
	},
	func(p *player) error {
		return second(p.s.MarkSheet(p.ctx, p.seminar(), data.SheetMarks{Attended: "1", Late: "2", RestNoShow: true}))
	},
	func(p *player) error { return p.s.SetMaterial(p.ctx, p.registration(), p.yes()) },
	func(p *player) error { _, _, err := p.s.WalkIn(p.ctx, p.seminar(), p.person()); return err },
	func(p *player) error {
		return p.s.NumberSheet(p.ctx, p.seminar(), of(p, "order", data.ByKana, data.ByDepartment))
	},
	func(p *player) error {
		return p.s.Assign(p.ctx, &data.Assignment{SeminarID: p.seminar(), PersonID: p.person(), Role: of(p, "role", data.Lecturer, data.Chair)})
	},
	func(p *player) error {
		return p.s.MoveSpeaker(p.ctx, p.id("assignment", 4), of(p, "state", data.Sounding, data.Agreed, data.Refused, data.OnHold, data.Thanked), "", p.text())
	},
	func(p *player) error {
		return second(p.s.ReplaceSpeaker(p.ctx, p.id("assignment", 4), p.person(), p.text()))
	},
	func(p *player) error {
		return p.s.SaveParty(p.ctx, &data.Party{SeminarID: p.seminar(), Capacity: p.n("capacity", 2), Fee: 3000})
	},
	func(p *player) error { return p.s.JoinParty(p.ctx, p.seminar(), p.person()) },
	func(p *player) error { return p.s.LeaveParty(p.ctx, p.seminar(), p.person()) },
	func(p *player) error { return p.s.PayParty(p.ctx, p.seminar(), p.person(), p.yes()) },
	func(p *player) error {
		r, err := p.s.Retrospect(p.ctx, p.seminar())
		r.Aim, r.Next = p.text(), p.text()
		r.Handed, r.Returned, r.Scores[0], r.Comments = p.n("handed", 9), p.n("returned", 9), p.n("score", 5), p.text()
		return errors.Join(err, p.s.SaveRetrospect(p.ctx, &r))
	},
	func(p *player) error {
		return p.s.RememberColumns(p.ctx, data.RosterTable, map[string]string{"氏名" + p.text(): "name"})
	},
	func(p *player) error { return p.s.Note(p.ctx, "export.annual", p.text()) },
	playImport, playPaste, playHolidays,
	playUndo, playUndo, playUndo,
	func(p *player) error { return second(p.s.Redo(p.ctx)) },
	func(p *player) error { return second(p.s.UndoOperation(p.ctx, p.id("operation", 40))) },
}

func playApply(p *player) error {
	return second(p.s.Apply(p.ctx, data.Application{SeminarID: p.seminar(), PersonID: p.person(), Party: p.yes(), Channel: of(p, "channel", data.Email, data.Phone)}))
}

func playUndo(p *player) error { return second(p.s.Undo(p.ctx)) }

func playImport(p *player) error {
	var r roster.Result
	for i := range p.n("size", 4) {
		r.People = append(r.People, roster.Person{StaffNo: fmt.Sprintf("%04d", i+1), Name: "名簿 " + p.text(), Division: "部", Section: strconv.Itoa(p.n("section", 8))})
	}
	plan, err := p.s.PlanTransfer(p.ctx, r, p.day(-100, 0))
	if err != nil {
		return err
	}
	return p.s.ApplyTransfer(p.ctx, plan, nil)
}

func playPaste(p *player) error {
	plan, err := p.s.PlanPaste(p.ctx, p.seminar(), data.Pasted(fmt.Sprintf("氏名\t所属\t懇親会\n人 %d\t\t○\n名簿\t部 %d\t\n外山 %s\t株式会社\t×\n", p.n("a", 5), p.n("b", 8), of(p, "name", "一郎", "二郎"))))
	if err != nil {
		return err
	}
	for i := range plan.Lines {
		switch l := plan.Lines[i]; {
		case len(l.Choices) > 0 && p.yes():
			plan.Choose(i, l.Choices[0])
		case l.Status == data.PasteNewOutside:
			if err := plan.AsOutside(i); err != nil {
				return err
			}
		}
	}
	return second(p.s.ApplyPaste(p.ctx, plan, data.Phone))
}

func playHolidays(p *player) error {
	dir, err := os.MkdirTemp("", "holidays")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	path := filepath.Join(dir, "syukujitsu.csv")
	text := fmt.Sprintf("国民の祝日・休日月日,国民の祝日・休日名称\n%d/1/%d,元日\n", p.n("year", 3)+2026, p.n("day", 2))
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		return err
	}
	_, _, err = p.s.LoadHolidays(p.ctx, path)
	return err
}

// checkHistory: the history of a person, and of a seminar, holds all that
// changed a row of theirs.
func (p *player) checkHistory() {
	all, err := p.s.History(p.ctx, data.HistoryFilter{Limit: 1 << 20})
	if err != nil {
		p.t.Fatal(err)
	}
	person, seminar := p.person(), p.seminar()
	has := map[string]map[int64]bool{}
	for key, f := range map[string]data.HistoryFilter{"person_id": {PersonID: person}, "seminar_id": {SeminarID: seminar}} {
		f.Limit = 1 << 20
		list, err := p.s.History(p.ctx, f)
		if err != nil {
			p.t.Fatal(err)
		}
		has[key] = map[int64]bool{}
		for _, o := range list {
			has[key][o.ID] = true
		}
	}
	for _, o := range all {
		changes, err := p.s.Changes(p.ctx, o.ID)
		if err != nil {
			p.t.Fatal(err)
		}
		for _, c := range changes {
			for key, id := range map[string]int64{"person_id": person, "seminar_id": seminar} {
				mark := regexp.MustCompile(fmt.Sprintf(`"%s":%d[,}]`, key, id))
				if (mark.MatchString(c.Before) || mark.MatchString(c.After)) && !has[key][o.ID] {
					p.t.Fatalf("%s %d: operation %d %s is missing: %+v", key, id, o.ID, o.What, c)
				}
			}
		}
		if _, err := p.s.DescribeChanges(p.ctx, o.ID, 0); err != nil {
			p.t.Fatal(err)
		}
	}
}

// allowed are the errors by which the rules say no.
func allowed(err error) bool {
	var invalid data.Invalid
	var refusal *data.Refusal
	return err == nil || errors.As(err, &invalid) || errors.As(err, &refusal) || errors.Is(err, data.ErrNotFound) || errors.Is(err, data.ErrConflict)
}

// all undoes or redoes until there is nothing left.
func (p *player) all(f func(context.Context) (data.Operation, error)) (n int) {
	for ; ; n++ {
		if o, err := f(p.ctx); errors.Is(err, data.ErrNotFound) {
			return n
		} else if err != nil {
			p.t.Fatalf("%s of operation %d: %v", o.What, o.ID, err)
		}
	}
}

// TestUndo_sequences: whatever was done, undone and done again, undoing all
// leads back to the first day, and doing all again to the end.
func TestUndo_sequences(t *testing.T) {
	if err := flag.Set("rapid.checks", strconv.Itoa(soak.Rounds(25, 1000))); err != nil {
		t.Fatal(err)
	}
	empty := furnished(t, 0)
	first := dump(t, empty, datatest.History...)
	path := filepath.Join(t.TempDir(), "台帳.jibun")
	did := map[string]int{}
	rapid.Check(t, func(rt *rapid.T) {
		for _, suffix := range []string{"", "-wal", "-shm"} {
			_ = os.Remove(path + suffix)
		}
		copyTo(t, empty, path)
		s, err := data.Open(t.Context(), path, datatest.NewClock().Options())
		if err != nil {
			rt.Fatal(err)
		}
		defer s.Close()
		p := &player{rt, s, t.Context(), did}
		p.begin()
		for range p.n("length", 40) {
			i := p.n("step", len(steps)) - 1
			if err := steps[i](p); !allowed(err) {
				rt.Fatalf("step %d: %v", i, err)
			}
		}
		p.all(s.Redo)
		end := dump(t, path, datatest.History...)
		undone := p.all(s.Undo)
		if got := dump(t, path, datatest.History...); got != first {
			rt.Fatalf("undoing %d operations does not lead back\n%s\n%s", undone, got, first)
		}
		p.all(s.Redo)
		if got := dump(t, path, datatest.History...); got != end {
			rt.Fatalf("doing all again ends elsewhere\n%s\n%s", got, end)
		}
		if report, err := s.Check(t.Context(), nil); err != nil || !report.OK() {
			rt.Fatal(report.Problems, err)
		}
		p.checkHistory()
		p.count()
	})
	t.Log(did)
	for _, what := range []string{"person.merge", "registration.apply", "waitlist.move_up", "waitlist.draw", "people.import", "attendance.sheet", "registration.paste", "holidays.load"} {
		if did[what] == 0 && soak.On {
			t.Errorf("%s never happened", what)
		}
	}
}

// begin gives the sequence something to work on.
func (p *player) begin() {
	for i := range 3 {
		datatest.Department(p.t, p.s, "部", strconv.Itoa(i))
	}
	for i := range 5 {
		datatest.Person(p.t, p.s, fmt.Sprint("人 ", i))
	}
	for i, policy := range []data.Policy{data.FirstCome, data.Newcomers, data.Lottery} {
		m := datatest.Seminar(p.t, p.s, "回", func(m *data.Seminar) {
			m.Capacity, m.Policy, m.Date, m.Start = 2, policy, p.s.Today().AddDays([]int{-1, 2, 3}[i]), ""
		})
		for person := range int64(4) {
			datatest.Apply(p.t, p.s, m.ID, person+1)
		}
	}
}

// count notes which operations happened.
func (p *player) count() {
	list, err := p.s.History(p.ctx, data.HistoryFilter{Limit: 10_000})
	if err != nil {
		p.t.Fatal(err)
	}
	for _, o := range list {
		p.did[o.What]++
	}
}

// TestUndo_sequencesControl: a change that bypasses the history is not undone,
// and the comparison above sees it.
func TestUndo_sequencesControl(t *testing.T) {
	s := datatest.New(t)
	first := dump(t, s.Path(), datatest.History...)
	datatest.Person(t, s, "人")
	if err := s.Outside(t.Context(), "UPDATE categories SET retired = 1 WHERE id = 3"); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Undo(t.Context()); err != nil {
		t.Fatal(err)
	}
	if dump(t, s.Path(), datatest.History...) == first {
		t.Error("the comparison shows nothing")
	}
}

// TestUndo_conflict: what a later operation changed is not overwritten, and
// what it builds on is not taken away.
func TestUndo_conflict(t *testing.T) {
	s := datatest.New(t)
	person := datatest.Person(t, s, "人")
	added := lastOperation(t, s)
	m := datatest.Seminar(t, s, "回")
	datatest.Apply(t, s, m.ID, person.ID)
	before := dump(t, s.Path())
	if _, err := s.UndoOperation(t.Context(), added); !errors.Is(err, data.ErrConflict) {
		t.Error("a person with an application was taken away:", err)
	}
	person.Note = "x"
	if err := s.SavePerson(t.Context(), &person); err != nil {
		t.Fatal(err)
	}
	if _, err := s.UndoOperation(t.Context(), added); !errors.Is(err, data.ErrConflict) {
		t.Error("a changed row was overwritten:", err)
	}
	if _, err := s.Undo(t.Context()); err != nil {
		t.Fatal(err)
	}
	if dump(t, s.Path(), datatest.History...) == before {
		t.Error("the comparison shows nothing")
	}
}

func lastOperation(t *testing.T, s *data.Store) int64 {
	t.Helper()
	list, err := s.History(t.Context(), data.HistoryFilter{Limit: 1})
	if err != nil {
		t.Fatal(err)
	}
	return list[0].ID
}
