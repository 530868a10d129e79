package papers

import (
	"context"
	"slices"

	"jibun/data"
	"jibun/data/wareki"
	"jibun/export/learn"
	"jibun/export/template"
)

// Likelier is of which other year or evening a file is.
type Likelier struct {
	Year    wareki.FiscalYear // 0 for an evening
	Seminar data.SeminarLine
	Share   float64 // of what is in the file, what the ledger has of it
	Named   bool    // the file names the year, and not the one that was given
}

// A file of which the ledger has less than little of the year that was given may be of
// another: the one that explains so much more of it. One that names another year and not
// the one that was given is of that one if no less of it is explained.
const little, more = 0.6, 0.2

// LikelierYear looks for the year that a file is of where it hardly is of the one that
// it was read against, the nearest to that first; ok is false where there is none.
func LikelierYear(ctx context.Context, s *data.Store, series int64, b *learn.Book, f *learn.Findings, given wareki.FiscalYear) (best Likelier, ok bool, err error) {
	years, err := s.YearsWithData(ctx)
	if err != nil {
		return best, false, err
	}
	says := func(y wareki.FiscalYear) bool {
		return b.Says(y.Label(wareki.Era)) || b.Says(y.Label(wareki.Western))
	}
	named := !says(given) && slices.ContainsFunc(years, says)
	best.Share = f.Share() + more
	if named {
		best.Share = f.Share() - 1e-9
		years = slices.DeleteFunc(slices.Clone(years), func(y wareki.FiscalYear) bool { return !says(y) })
	} else if f.Share() >= little {
		return best, false, nil
	}
	slices.SortFunc(years, func(a, b wareki.FiscalYear) int {
		return max(int(a-given), int(given-a)) - max(int(b-given), int(given-b))
	})
	for _, y := range years {
		if y == given {
			continue
		}
		v, err := YearValues(ctx, s, series, y)
		if err != nil {
			return best, false, err
		}
		n, err := shareOf(ctx, b, v)
		if err != nil {
			return best, false, err
		}
		if n > best.Share {
			if best = (Likelier{Year: y, Share: n, Named: named}); n > 0.9 {
				break
			}
		}
	}
	return best, best.Year != 0, nil
}

// manyEvenings is how many evenings are tried.
const manyEvenings = 12

// LikelierEvening is the same for the file of an evening: one whose theme is in it.
func LikelierEvening(ctx context.Context, s *data.Store, b *learn.Book, f *learn.Findings, given int64) (best Likelier, ok bool, err error) {
	if f.Share() >= little {
		return best, false, nil
	}
	list, err := s.Seminars(ctx, data.SeminarFilter{})
	if err != nil {
		return best, false, err
	}
	best.Share = f.Share() + more
	tried := 0
	for _, m := range list {
		if m.ID == given || tried == manyEvenings || !b.Says(m.Title) {
			continue
		}
		tried++
		v, err := EveningValues(ctx, s, m.ID, data.ByKana)
		if err != nil {
			return best, false, err
		}
		n, err := shareOf(ctx, b, v)
		if err != nil {
			return best, false, err
		}
		if n > best.Share {
			best = Likelier{Seminar: m, Share: n}
		}
	}
	return best, best.Seminar.ID != 0, nil
}

func shareOf(ctx context.Context, b *learn.Book, v template.Values) (float64, error) {
	f, err := learn.Match(ctx, b, v)
	if err != nil {
		return 0, err
	}
	return f.Share(), nil
}
