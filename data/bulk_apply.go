package data

import "context"

// Apply takes an application, as the Store's Apply does, within the operation: for
// instance of somebody who was added a moment ago.
func (b *Batch) Apply(ctx context.Context, a Application) (Registration, error) {
	m, err := b.t.seminar(ctx, a.SeminarID)
	if err != nil {
		return Registration{}, err
	}
	p, err := b.t.person(ctx, a.PersonID)
	if err != nil {
		return Registration{}, err
	}
	return b.t.apply(ctx, m, p, a)
}
