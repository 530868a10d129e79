package data

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"jibun/data/kana"
	"jibun/data/wareki"
)

// LecturerLine is somebody who was ever asked to speak.
type LecturerLine struct {
	PersonID      int64
	Name, Reading string
	From          string // 所属 today, or 団体
	Email         string
	Position      string // 職名 today
	Outside       bool
	Left          bool        // 退職
	Talks         int         // 登壇
	LastDay       wareki.Date // of the last talk, "" = none yet
	LastTitle     string
	Open          int    // requests that run: neither spoken nor refused, the evening ahead
	Categories    string // of the talks, the most frequent first, joined by 、
}

// Lecturers lists everybody who was ever assigned, in 五十音順; all words of the
// text must be found in the person, as FindPeople finds, or in the themes and
// categories of the evenings.
func (s *Store) Lecturers(ctx context.Context, text string) ([]LecturerLine, error) {
	x, err := s.peopleNow(ctx)
	if err != nil {
		return nil, err
	}
	v, err := s.eveningsNow(ctx)
	if err != nil {
		return nil, err
	}
	words, today := kana.FoldQuery(text), s.Today()
	var out []LecturerLine
	for _, c := range v.careers(x) {
		if !containsAll(c.key(), words) {
			continue
		}
		e := c.person
		l := LecturerLine{PersonID: e.ID, Name: e.Name, Reading: e.Reading, From: e.place(), Email: e.Email, Position: e.position, Outside: e.Outside, Left: e.left(today),
			Talks: c.talks, Open: c.open, Categories: c.mostFrequent()}
		if c.last != nil {
			l.LastDay, l.LastTitle = c.last.Date, c.last.Title
		}
		out = append(out, l)
	}
	return out, nil
}

// career is what somebody did as a lecturer.
type career struct {
	person      *personEntry
	evenings    []*evening
	talks, open int
	last        *evening // of the talks
}

// careers are in the order of the people.
func (x *evenings) careers(people *peopleIndex) []*career {
	by := map[int64]*career{}
	var out []*career
	for _, e := range x.list {
		for _, a := range e.assigned {
			c := by[a.PersonID]
			if c == nil {
				c = &career{person: people.at[a.PersonID]}
				if c.person == nil {
					continue // merged this moment
				}
				by[a.PersonID] = c
				out = append(out, c)
			}
			c.evenings = append(c.evenings, e)
			switch {
			case a.State.Spoken():
				c.talks++
				c.last = e
			case a.runs(e):
				c.open++
			}
		}
	}
	slices.SortFunc(out, func(a, b *career) int { return compareEntries(a.person, b.person) })
	return out
}

// runs reports whether a request is still under way.
func (a assigned) runs(e *evening) bool {
	return a.State.Active() && !a.State.Spoken() && !e.State.TookPlace() && e.State != SeminarCancelled
}

func (c *career) key() string {
	var b strings.Builder
	b.WriteString(c.person.key)
	for _, e := range c.evenings {
		b.WriteString("\t" + e.titleKey + "\t" + e.categoryKey)
	}
	return b.String()
}

// mostFrequent names the categories of the talks.
func (c *career) mostFrequent() string {
	times := map[string]int{}
	var names []string
	for _, e := range c.evenings {
		talk := slices.ContainsFunc(e.assigned, func(a assigned) bool { return a.PersonID == c.person.ID && a.State.Spoken() })
		if !talk || e.category == "" {
			continue
		}
		if times[e.category]++; times[e.category] == 1 {
			names = append(names, e.category)
		}
	}
	slices.SortStableFunc(names, func(a, b string) int { return cmp.Compare(times[b], times[a]) })
	return strings.Join(names, "、")
}

// RequestLine is a request to a lecturer that is not done with.
type RequestLine struct {
	AssignmentID int64
	SeminarID    int64
	Number       int
	SeriesID     int64
	InSeries     string // as Seminar.InSeries
	Title        string
	Date         wareki.Date
	PersonID     int64
	Name         string
	From         string // 所属 today, or 団体
	Email        string
	Role         Role
	State        AssignmentState
	MovedOn      wareki.Date // when it came to that state
	Overdue      bool        // see Requests
}

const (
	answerWithin = 14  // days in which 打診 and 保留 find an answer, and a letter of thanks is sent
	thanksWithin = 365 // days after which nobody thinks of the letter any more
)

// Requests lists the requests for evenings that have not been held, and those
// of the last twelve months whose lecturers were not thanked yet, in order of
// the evenings. Overdue is one that has waited for an answer for two weeks
// (打診中, 保留), is not a 正式依頼 five weeks before the evening, or waits for its
// letter of thanks two weeks after.
func (s *Store) Requests(ctx context.Context) ([]RequestLine, error) {
	x, err := s.peopleNow(ctx)
	if err != nil {
		return nil, err
	}
	v, err := s.eveningsNow(ctx)
	if err != nil {
		return nil, err
	}
	today := s.Today()
	var out []RequestLine
	for _, e := range v.list {
		for _, a := range e.assigned {
			unthanked := a.State == Spoke && e.State.TookPlace() && e.Date >= today.AddDays(-thanksWithin)
			if !a.runs(e) && !unthanked {
				continue
			}
			l := RequestLine{AssignmentID: a.ID, SeminarID: e.ID, Number: e.Number, SeriesID: e.SeriesID, InSeries: e.InSeries, Title: e.Title, Date: e.Date, PersonID: a.PersonID, Name: a.name,
				Role: a.Role, State: a.State, MovedOn: a.MovedOn, Overdue: a.overdue(e, today)}
			if p := x.at[a.PersonID]; p != nil {
				l.From, l.Email = p.place(), p.Email
			}
			out = append(out, l)
		}
	}
	return out, nil
}

func (a assigned) overdue(e *evening, today wareki.Date) bool {
	switch a.State {
	case Spoke:
		return e.Date.AddDays(answerWithin) < today
	case Requested, Accepted:
		return false
	case Sounding, OnHold:
		if a.MovedOn.AddDays(answerWithin) < today {
			return true
		}
	}
	return e.State != SeminarPostponed && e.Date <= today.AddDays(requestWithin)
}
