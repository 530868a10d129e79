package papers

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"sync"

	"fyne.io/fyne/v2/lang"

	"jibun/data"
	"jibun/export/page"
)

// setKey is the key of 当日の一式.
const setKey = "set"

// Set is 当日の一式: the papers of one evening that she ticks, one after the other, sent
// to the printer at once. It is no paper of its own: it has no form and no workbook.
func Set() Kind {
	return Kind{ID: 100, Key: setKey, Label: lang.X("paper.set", "当日の一式"), Group: lang.X("papers.evening", "各回"), Of: OfEvening, Make: makeSet}
}

// ofTheDay are the kinds that 当日の一式 may hold, in the order in which they come out.
func ofTheDay() []Kind {
	var out []Kind
	for _, key := range []string{"signin", "badges", "tents", "survey", "party"} {
		if i := slices.IndexFunc(Kinds(), func(k Kind) bool { return k.Key == key }); i >= 0 {
			out = append(out, Kinds()[i])
		}
	}
	return out
}

// setOption lets her tick them; at first those of inSet are.
func setOption() Option {
	x := Option{Key: "set.papers", Label: lang.X("papers.set.which", "入れる帳票"), Ask: SeveralOf,
		Kept: func(o data.Office) (v int) {
			for i, k := range ofTheDay() {
				if inSet(o, k) {
					v |= 1 << i
				}
			}
			return v
		}, Keep: func(o *data.Office, v int) {
			o.DayPapers = []string{}
			for i, k := range ofTheDay() {
				if v&(1<<i) != 0 {
					o.DayPapers = append(o.DayPapers, k.Key)
				}
			}
		}}
	for _, k := range ofTheDay() {
		x.Choices = append(x.Choices, k.Label)
	}
	return x
}

// inSet tells whether 当日の一式 of an office holds a paper. The アンケート用紙, which is
// wanted once for everybody and mostly copied, is in it where she ticked it.
func inSet(o data.Office, k Kind) bool {
	if o.DayPapers == nil {
		return k.Key != "survey"
	}
	return slices.Contains(o.DayPapers, k.Key)
}

// makeSet makes the papers that are ticked as one. What one of them has to say is said
// with its name; one that would be empty is left out.
func makeSet(ctx context.Context, s *data.Store, r Request) (Paper, error) {
	m, err := s.Seminar(ctx, r.Seminar)
	if err != nil {
		return Paper{}, err
	}
	office, err := s.Office(ctx)
	if err != nil {
		return Paper{}, err
	}
	var parts []Paper
	var names, warnings []string
	for _, k := range ofTheDay() {
		if !inSet(office, k) {
			continue
		}
		p, err := inUse(ctx, s, k, r)
		if err != nil {
			return Paper{}, err
		}
		for _, w := range p.Warnings {
			warnings = append(warnings, k.Label+": "+w)
		}
		if k.Key == "survey" && r.Each {
			if p, err = forEverybody(ctx, s, p, r); err != nil {
				return Paper{}, err
			}
		}
		if p.Pages != nil && p.Write != nil {
			parts, names = append(parts, p), append(names, k.Label)
		}
	}
	q, err := r.asOffice(ctx, s)
	if err != nil {
		return Paper{}, err
	}
	file := eveningFile(m, variant("当日の一式", listed(q.Order), ifSo(q.Blank > 0, fmt.Sprintf("名前なし%d枚", q.Blank)), ifSo(q.Each, "アンケート人数分"))) + ".pdf"
	if len(parts) == 0 {
		return Paper{File: file, Warnings: append(warnings, lang.X("papers.set.none", "入れる帳票を選んでください。"))}, nil
	}
	set := joined(evening(m)+" 当日の一式", file, parts, func(in []int) string {
		var said []string
		for _, i := range in {
			said = append(said, names[i])
		}
		return evening(m) + " " + strings.Join(said, "・")
	})
	set.Warnings = warnings
	return set, nil
}

// forEverybody is a paper as often as people stand on the 受付名簿, and for who gets a 名札
// without a name; once where nobody does.
func forEverybody(ctx context.Context, s *data.Store, p Paper, r Request) (Paper, error) {
	list, err := s.SheetNumbers(ctx, r.Seminar)
	n := len(list) + r.Blank
	if err != nil || n < 2 || p.Pages == nil {
		return p, err
	}
	once := p.Pages
	p.Pages = func(ctx context.Context) (*page.Document, error) {
		d, err := once(ctx)
		if err != nil {
			return nil, err
		}
		var all []int
		for range n {
			for k := range d.Count() {
				all = append(all, k+1)
			}
		}
		return d.Only(all), nil
	}
	return p, nil
}

// joined are several papers as one, each a part of it: their pages follow each other. Of some
// of its pages only those papers are parts that stand on them; about says what so many are,
// by their places.
func joined(title, file string, parts []Paper, about func(in []int) string) Paper {
	parts = slices.Clone(parts)
	in := make([]int, len(parts))
	for i := range parts {
		in[i], parts[i].Pages = i, laidOnce(parts[i].Pages)
	}
	all := Paper{About: about(in), File: file, Parts: parts}
	all.Pages = func(ctx context.Context) (*page.Document, error) { return together(ctx, parts, title) }
	all.Some = func(ctx context.Context, pages []int) (Paper, error) {
		some := Paper{File: file, Pages: func(ctx context.Context) (*page.Document, error) {
			d, err := together(ctx, parts, title)
			if err != nil {
				return nil, err
			}
			return d.Only(pages), nil
		}}
		var in []int
		first := 1 // page of the part
		for i, x := range parts {
			d, err := x.Pages(ctx)
			if err != nil {
				return Paper{}, err
			}
			next := first + d.Count()
			if slices.ContainsFunc(pages, func(n int) bool { return first <= n && n < next }) {
				some.Parts, in = append(some.Parts, x), append(in, i)
			}
			first = next
		}
		some.About = about(in)
		return some, nil
	}
	return all
}

// inUse is a paper as the office uses it: in the form that it chose, if it did.
func inUse(ctx context.Context, s *data.Store, k Kind, r Request) (Paper, error) {
	uses, err := s.FormUses(ctx)
	if err != nil || uses[data.FormKind(k.Key)] == 0 {
		if err == nil {
			return k.Make(ctx, s, r)
		}
		return Paper{}, err
	}
	return k.On(ctx, s, r, Kept(s, data.Form{ID: uses[data.FormKind(k.Key)]}), false)
}

// laidOnce lays pages out when they are wanted first. Each part of several papers is asked
// for its pages to be seen, to be counted and to be printed.
func laidOnce(lay func(context.Context) (*page.Document, error)) func(context.Context) (*page.Document, error) {
	var mu sync.Mutex
	var laid *page.Document
	return func(ctx context.Context) (*page.Document, error) {
		mu.Lock()
		defer mu.Unlock()
		if laid != nil {
			return laid, nil
		}
		d, err := lay(ctx)
		if err == nil {
			laid = d
		}
		return d, err
	}
}

// together are the pages of several papers.
func together(ctx context.Context, ps []Paper, title string) (*page.Document, error) {
	var ds []*page.Document
	for _, p := range ps {
		d, err := p.Pages(ctx)
		if err != nil {
			return nil, err
		}
		ds = append(ds, d)
	}
	return page.Join(title, ds...), nil
}
