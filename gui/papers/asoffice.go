package papers

import (
	"cmp"
	"context"

	"jibun/data"
)

// asOffice settles what a request leaves open: as the office wants its papers. The window
// and the command line make papers with the same.
func (r Request) asOffice(ctx context.Context, s *data.Store) (Request, error) {
	o, err := s.Office(ctx)
	if err != nil {
		return r, err
	}
	r.Order, r.Least, r.BadgeSheet = cmp.Or(r.Order, o.ListOrder), cmp.Or(r.Least, o.CompletionLeast), cmp.Or(r.BadgeSheet, o.BadgeSheet)
	r.History, r.A3, r.Together = cmp.Or(r.History, &o.AnnualHistory), cmp.Or(r.A3, &o.BookA3), cmp.Or(r.Together, &o.LettersTogether)
	r.ThanksTogether = cmp.Or(r.ThanksTogether, &o.ThanksTogether)
	r.Upright, r.Large = cmp.Or(r.Upright, &o.TentsUpright), cmp.Or(r.Large, &o.EnvelopeLarge)
	return r, nil
}
