package papers

import (
	"context"

	"jibun/data"
	"jibun/data/report"
)

// A Receiver is somebody for whom a paper may be made.
type Receiver struct {
	Person     int64
	Name, From string
	Reading    string // "" where it is not known
	Had        string // the number of the certificate that they had last, "" = none
}

// Receivers are those for whom a paper of a request may be made, of whom some may be chosen;
// none of a paper that is for everybody.
func Receivers(ctx context.Context, s *data.Store, k Kind, r Request) ([]Receiver, error) {
	switch k.Key {
	case "certificate":
		return certified(ctx, s, r)
	case "letter", "thanks":
		return lecturers(ctx, s, r)
	}
	return nil, nil
}

// certified are those who may have a certificate.
func certified(ctx context.Context, s *data.Store, r Request) ([]Receiver, error) {
	r, err := r.asOffice(ctx, s)
	if err != nil {
		return nil, err
	}
	r.People = nil
	w := certificateWish(r)
	sheet, err := s.CertificateSheet(ctx, w)
	if err != nil {
		return nil, err
	}
	register, err := s.Certificates(ctx, 0)
	if err != nil {
		return nil, err
	}
	had := map[int64]string{}
	for _, c := range register {
		if c.Kind == w.Kind && (c.Kind == report.Attendance && c.SeminarID == w.Seminar || c.Kind == report.Completion && c.OfYear == w.Year) {
			had[c.PersonID] = c.Label
		}
	}
	var out []Receiver
	for _, c := range sheet.All {
		out = append(out, Receiver{Person: c.Person, Name: c.Name, From: c.From, Reading: c.Reading, Had: had[c.Person]})
	}
	return out, nil
}

// lecturers are those who have not declined.
func lecturers(ctx context.Context, s *data.Store, r Request) ([]Receiver, error) {
	all, err := s.Speakers(ctx, r.Seminar)
	if err != nil {
		return nil, err
	}
	var out []Receiver
	for _, x := range all {
		if x.State.Active() {
			out = append(out, Receiver{Person: x.PersonID, Name: x.Name, From: x.From})
		}
	}
	return out, nil
}

// each are the requests of which a form takes one at a time: it has room for one letter, so
// there is one for each lecturer. Nil of any other paper.
func (k Kind) each(ctx context.Context, s *data.Store, r Request) ([]Request, error) {
	if k.Key != "letter" {
		return nil, nil
	}
	q, err := r.asOffice(ctx, s)
	if err != nil {
		return nil, err
	}
	q.Together = new(bool)
	to, err := asked(ctx, s, q)
	if err != nil {
		return nil, err
	}
	var out []Request
	for _, x := range to {
		one := r
		one.People = []int64{x.PersonID}
		out = append(out, one)
	}
	return out, nil
}
