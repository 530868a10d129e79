package papers

import (
	"context"
	"errors"

	"jibun/data"
	"jibun/export/page"
)

// Sender sends pages to a printer. It calls begin once, when all is ready and before
// anything leaves, and sends nothing if that fails.
type Sender func(pages *page.Document, begin func() error) error

// Only is the paper for some of its pages, as they are chosen for the printer: itself, or,
// where Some is about what is on a page, one of those pages and no others; whole then says
// that all of its pages are meant.
func (p Paper) Only(ctx context.Context, chosen []int, all bool) (_ Paper, whole bool, err error) {
	if p.Some == nil || all {
		return p, false, nil
	}
	p, err = p.Some(ctx, chosen)
	return p, true, err
}

// Print sends a paper to a printer, which to names for the history: the line, or one for
// each paper of several, comes before the first page leaves.
//
// When nothing comes of it, what Before did is taken back as by Save, and a line says so.
func (p Paper) Print(ctx context.Context, s *data.Store, to string, send Sender, progress data.Progress) error {
	if p.Pages == nil {
		return errPages
	}
	if err := s.Whole(ctx, progress); err != nil { // before it is numbered
		return err
	}
	pages, err := p.Pages(ctx)
	if err != nil {
		return err
	}
	done, err := p.prepareAll(ctx, s)
	began := false
	if err == nil {
		err = send(pages, func() error {
			began = true
			return p.note(ctx, s, "paper.print", to)
		})
	}
	if err == nil {
		return nil
	}
	err = takeBack(ctx, s, done, err)
	if began {
		err = errors.Join(err, p.note(context.WithoutCancel(ctx), s, "paper.unprinted", to))
	}
	return err
}
