package gui

import (
	"context"
	"errors"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"jibun/data"
	"jibun/gui/kit"
	"jibun/gui/papers"
	"jibun/gui/words"
)

// textsPart is 帳票の文: what letters and certificates say, as she wrote it or as it is
// made. A text that she changes back to the one that is made is hers no more.
type textsPart struct {
	d     *desk
	form  *kit.Form
	kind  *kit.Select
	text  *kit.Entry
	kinds []data.PaperTextKind
	now   map[data.PaperTextKind]data.PaperText
	root  fyne.CanvasObject
}

func newTextsPart(d *desk) *textsPart {
	p := &textsPart{d: d, form: kit.NewForm(), text: kit.NewArea(12), kinds: data.PaperTextKinds()}
	var labels []string
	for _, k := range p.kinds {
		labels = append(labels, words.PaperText(k))
	}
	p.kind = kit.NewSelect(labels)
	p.kind.SetIndex(0)
	p.kind.OnChanged = func(int) { p.fill() }
	p.form.Add("text", lang.X("texts.text", "文"), p.text, lang.X("texts.hint", "一行が一つの段落です。{{.Mark}} は書き出すときに置きかわります。消すと、いつもの文に戻ります。", map[string]any{"Mark": "{{テーマ}}"}))
	p.form.Live(p.save)
	freeze(d, p.form.Object())
	p.root = scrolled(upTo(760*scale(), kit.Col(12, kit.Left(p.kind), p.form.Object())))
	return p
}

// Content is the part.
func (p *textsPart) Content() fyne.CanvasObject { return p.root }

// Load reads what she wrote.
func (p *textsPart) Load() load {
	return func(ctx context.Context) (func(), error) {
		now, err := p.d.store.PaperTexts(ctx)
		return func() { p.now = now; p.fill() }, err
	}
}

func (p *textsPart) chosen() data.PaperTextKind { return p.kinds[max(p.kind.Index(), 0)] }

// shown is the text of a kind: hers, or the one that is made.
func (p *textsPart) shown(k data.PaperTextKind) string {
	if t, ok := p.now[k]; ok {
		return t.Text
	}
	return papers.StandardText(k)
}

func (p *textsPart) fill() {
	p.form.Refill(func() { p.text.SetText(p.shown(p.chosen())) })
}

// save writes what was changed. The form calls it when the field is left.
func (p *textsPart) save() { p.d.queue.turn(p.saveNow) }

func (p *textsPart) saveNow() {
	k := p.chosen()
	if !p.d.writable() || p.text.Text == p.shown(k) {
		return
	}
	made, kept := papers.StandardText(k), p.form.Kept()
	x := p.now[k]
	x.Kind, x.Text, x.Made = k, p.text.Text, made
	p.d.actOr(func(ctx context.Context) error {
		if x.Text == "" || x.Text == made {
			if err := p.d.store.DropPaperText(ctx, k); !errors.Is(err, data.ErrNotFound) {
				return err
			}
			return nil
		}
		return p.d.store.SavePaperText(ctx, &x)
	}, kept, p.d.marks(p.form))
}

// Forms are its fields.
func (p *textsPart) Forms() []*kit.Form { return []*kit.Form{p.form} }

// Leave saves what is still in the field.
func (p *textsPart) Leave() {
	if p.form.Changed() {
		p.save()
	}
}
