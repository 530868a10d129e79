package gui

import (
	"context"

	"jibun/data"
)

func showPaste(t *applicantsTab, text string) {}

func (d *desk) applyOutside(ctx context.Context, p data.Person, a data.Application) (data.Registration, error) {
	if err := d.store.SavePerson(ctx, &p); err != nil {
		return data.Registration{}, err
	}
	a.PersonID = p.ID
	return d.store.Apply(ctx, a)
}
