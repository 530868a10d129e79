package gui

import (
	"context"
	"errors"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"jibun/data"
	"jibun/gui/kit"
	"jibun/gui/words"
)

// follow keeps the detail to what the list shows: the operation chosen, whose way back may
// be another one by now, or the first if the filter has left that out.
func (p *historyPage) follow() {
	if p.shown == 0 {
		return
	}
	for _, o := range p.rows {
		if o.ID == p.shown {
			p.showChanges(o)
			return
		}
	}
	if len(p.rows) > 0 {
		p.grid.Select(p.rows[0].ID)
		p.showChanges(p.rows[0])
		return
	}
	p.shown = 0
	p.d.offers.drop(p)
	p.back.Disable()
	p.explain(nil, nil)
}

// showChanges reads what an operation changed.
func (p *historyPage) showChanges(o data.Operation) {
	p.shown = o.ID
	p.d.read(func(ctx context.Context) (func(), error) {
		lines, err := p.d.store.DescribeChanges(ctx, o.ID, 60)
		if err != nil {
			return nil, err
		}
		stands, err := p.d.store.Standing(ctx, o.ID)
		if err != nil {
			return nil, err
		}
		blocker, err := p.d.store.BlockedBy(ctx, o.ID)
		if errors.Is(err, data.ErrNotFound) {
			blocker, err = data.Operation{}, nil
		}
		return func() {
			if p.shown == o.ID {
				p.explain(&o, lines)
				p.offer(o, blocker, stands[o.ID])
			}
		}, err
	})
}

// explain shows what an operation changed: before and after.
func (p *historyPage) explain(o *data.Operation, lines []data.ChangeLine) {
	col := kit.Col(10)
	if o == nil {
		col.Add(kit.NewProse(lang.X("history.choose", "左で選ぶと、何がどう変わったかを表示します。")).Small())
	} else {
		col.Add(kit.NewProse(words.Operation(*o)))
		col.Add(kit.NewMuted(lang.X("history.by", "{{.At}}  {{.Who}}", map[string]any{"At": p.d.moment(o.At), "Who": o.Who})).Shortens())
		for _, c := range lines {
			col.Add(kit.Rule())
			col.Add(kit.NewProse(words.ChangeHeading(c, p.d.office.Style())))
			for _, w := range words.Changes(c, p.d.office.Style()) {
				t := kit.NewProse(w)
				col.Add(kit.Pad(0, 0, 0, 12, t))
			}
		}
		if n := o.Changes - len(lines); n > 0 && len(lines) >= 60 {
			col.Add(kit.NewMuted(lang.X("history.rest", "ほかに{{.N}}件", map[string]any{"N": n})))
		}
	}
	p.detail.Objects = []fyne.CanvasObject{col}
	p.detail.Refresh()
}

// offer says whether an operation can be taken back, and why not.
func (p *historyPage) offer(o, blocker data.Operation, stands bool) {
	p.d.offers.drop(p)
	p.back.SetText(historyBackLabel(o))
	switch {
	case !p.undoable(o):
		p.back.Disable()
	case !stands:
		turnButton(p.back, o, false)
	case blocker.ID != 0:
		p.back.Disable()
		if col, ok := p.detail.Objects[0].(*fyne.Container); ok {
			col.Add(kit.Bar(kit.ToneMuted, kit.NewProse(lang.X("history.blocked", "このあとの操作「{{.What}}」({{.At}})が同じ記録を変えているため、先にそちらを元に戻します。", map[string]any{"What": words.Operation(blocker), "At": p.d.moment(blocker.At)}))))
		}
	default:
		p.back.Enable()
		p.d.offers.make(p, o, func(stands bool) {
			if turnButton(p.back, o, stands); stands {
				p.back.SetText(historyBackLabel(o))
			}
		})
	}
}

// historyBackLabel is what the way back is called here, where it stands beside its
// operation.
func historyBackLabel(o data.Operation) string {
	if o.Mode == "undo" {
		return lang.X("history.redo", "この操作をやり直す")
	}
	return lang.X("history.undo", "この操作を元に戻す")
}

// undo takes back the operation chosen, or does it again.
func (p *historyPage) undo() {
	for _, o := range p.rows {
		if o.ID == p.shown && !p.back.Disabled() {
			p.d.takeBack(o)()
		}
	}
}
