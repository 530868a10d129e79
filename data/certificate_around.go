package data

import (
	"context"
	"slices"

	"jibun/data/report"
)

// aroundCertificates are what is said beside the certificates of a wish: of a year how many
// evenings were held, and who has none because lateness and leaving early do not count. Nobody
// is named where she chose for whom they are.
func (s *Store) aroundCertificates(ctx context.Context, w CertificateWish, people []entitled) (held int, partly []string, err error) {
	if w.Kind == report.Completion {
		list, err := s.Seminars(ctx, SeminarFilter{Year: w.Year, Series: w.Series})
		if err != nil {
			return 0, nil, err
		}
		for _, m := range list {
			if m.State == SeminarHeld || m.State == SeminarSettled {
				held++
			}
		}
	}
	if w.People != nil {
		return held, nil, nil
	}
	all, err := s.entitledTo(ctx, w, true)
	for _, x := range all {
		if !slices.ContainsFunc(people, func(e entitled) bool { return e.person == x.person }) {
			partly = append(partly, x.name)
		}
	}
	return held, partly, err
}
