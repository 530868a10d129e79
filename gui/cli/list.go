package cli

import (
	"fmt"

	"jibun/data"
	"jibun/data/wareki"
)

type listCmd struct {
	People     listPeople     `cmd:""`
	Seminars   listSeminars   `cmd:""`
	Applicants listApplicants `cmd:""`
}

type listed struct {
	File string `arg:""`
	Find string
	JSON bool `name:"json"`
}

type personJSON struct {
	ID       int64       `json:"id"`
	Kind     string      `json:"kind"`
	StaffNo  string      `json:"staff_no"`
	Name     string      `json:"name"`
	Reading  string      `json:"reading"`
	From     string      `json:"from"`
	Position string      `json:"position"`
	Email    string      `json:"email"`
	Times    int         `json:"times"`
	ThisYear int         `json:"this_year"`
	Last     string      `json:"last"`
	Talks    int         `json:"talks"`
	LeftOn   wareki.Date `json:"left_on"`
}

type listPeople struct{ listed }

func (c *listPeople) Run(e *env) error {
	return e.read(c.File, func(s *data.Store) error {
		list, err := s.People(e.ctx, data.PersonFilter{Text: c.Find, WithLeft: true})
		if err != nil {
			return err
		}
		out := make([]personJSON, len(list))
		for i, p := range list {
			kind := "staff"
			if p.Outside {
				kind = "outside"
			}
			out[i] = personJSON{p.ID, kind, p.StaffNo, p.Name, p.Reading, p.From, p.Position, p.Email, p.Times, p.ThisYear, p.Last, p.Talks, p.LeftOn}
		}
		if c.JSON {
			return e.json(out)
		}
		for _, p := range out {
			e.line(p.StaffNo, p.Name, p.Reading, p.From, p.Position, fmt.Sprintf("%d回", p.Times))
		}
		return nil
	})
}

type seminarJSON struct {
	ID        int64       `json:"id"`
	Series    string      `json:"series"`
	Number    int         `json:"number"`
	Date      wareki.Date `json:"date"`
	Start     string      `json:"start"`
	End       string      `json:"end"`
	Title     string      `json:"title"`
	Category  string      `json:"category"`
	Speakers  string      `json:"speakers"`
	Venue     string      `json:"venue"`
	Capacity  int         `json:"capacity"`
	Expected  int         `json:"expected"`
	Confirmed int         `json:"confirmed"`
	Waiting   int         `json:"waiting"`
	Present   int         `json:"present"`
	State     string      `json:"state"`
}

type listSeminars struct {
	listed
	ofSeries
	Year *fiscalYear `placeholder:"2013"`
}

func (c *listSeminars) Run(e *env) error {
	return e.read(c.File, func(s *data.Store) error {
		series, err := s.FindSeries(e.ctx, c.Series)
		if err != nil {
			return err
		}
		f := data.SeminarFilter{Text: c.Find, Series: series}
		if c.Year != nil {
			f.Year = wareki.FiscalYear(*c.Year)
		}
		list, err := s.Seminars(e.ctx, f)
		if err != nil {
			return err
		}
		out := make([]seminarJSON, len(list))
		for i, m := range list {
			out[i] = seminarJSON{m.ID, m.SeriesName, m.Number, m.Date, m.Start, m.End, m.Title, m.Category, m.Speakers, m.Venue, m.Capacity,
				m.Expected, m.Confirmed - m.Offers, m.Waiting, m.Present, string(m.StateOn(s.Today()))}
		}
		if c.JSON {
			return e.json(out)
		}
		for i, m := range out {
			var of []any
			if list[i].InSeries != "" {
				of = append(of, list[i].InSeries)
			}
			e.line(append(of, m.Number, m.Date, m.Title, m.Category, fmt.Sprintf("%d/%d", m.Expected, m.Capacity), m.Present, list[i].StateOn(s.Today()).Label())...)
		}
		return nil
	})
}

type applicantJSON struct {
	ID            int64  `json:"id"`
	PersonID      int64  `json:"person_id"`
	StaffNo       string `json:"staff_no"`
	Name          string `json:"name"`
	Reading       string `json:"reading"`
	From          string `json:"from"`
	Position      string `json:"position"`
	State         string `json:"state"`
	Waitlist      string `json:"waitlist"`
	Queue         int    `json:"queue"`
	Attendance    string `json:"attendance"`
	Channel       string `json:"channel"`
	AppliedAt     string `json:"applied_at"`
	AfterDeadline bool   `json:"after_deadline"`
	Times         int    `json:"times"`
	Party         bool   `json:"party"`
	SheetNo       int    `json:"sheet_no"`
}

type listApplicants struct {
	listed
	ofSeries
	Number int `required:"" placeholder:"N"`
}

func (c *listApplicants) Run(e *env) error {
	return e.read(c.File, func(s *data.Store) error {
		m, err := c.seminar(e, s, c.Number)
		if err != nil {
			return err
		}
		list, err := s.FindApplicants(e.ctx, m.ID, c.Find)
		if err != nil {
			return err
		}
		out := make([]applicantJSON, len(list))
		for i, a := range list {
			out[i] = applicantJSON{a.ID, a.PersonID, a.StaffNo, a.Name, a.Reading, a.From, a.Position, string(a.State), string(a.Waitlist), a.Queue,
				string(a.Attendance), string(a.Channel), a.AppliedAt, a.AfterDeadline, a.Times, a.Party, max(0, a.SheetNo)}
		}
		if c.JSON {
			return e.json(out)
		}
		for _, a := range list {
			e.line(a.StaffNo, a.Name, a.From, a.State.Label(), a.Attendance.Label(), a.Channel.Label())
		}
		return nil
	})
}
