package gui

import (
	"context"
	"errors"
	"slices"

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
	marks *fyne.Container // those that may stand in it, to press
	wrong *fyne.Container // those that are none
	usual *kit.Button
	root  fyne.CanvasObject
}

func newTextsPart(d *desk) *textsPart {
	p := &textsPart{d: d, form: kit.NewForm(), text: kit.NewArea(10), kinds: data.PaperTextKinds(), marks: kit.Flow(4), wrong: kit.Col(6)}
	var labels []string
	for _, k := range p.kinds {
		labels = append(labels, words.PaperText(k))
	}
	p.kind = kit.NewSelect(labels)
	p.kind.SetIndex(0)
	p.kind.OnChanged = func(int) { p.fill() }
	p.form.Above = true
	p.text.OnChanged = func(string) { p.look() }
	p.form.Add("text", lang.X("texts.text", "文"), p.text, lang.X("texts.hint", "一行が一つの段落です。"))
	p.form.Live(p.save)
	p.usual = kit.NewButton(lang.X("texts.usual", "いつもの文に戻す"), p.useUsual)
	see := kit.NewButton(lang.X("texts.see", "帳票で見る"), func() { p.d.seeText(p.chosen()) })
	p.root = scrolled(upTo(760*scale(), kit.Col(12, kit.Flow(12, p.kind, p.usual, see), p.form.Object(), p.wrong, p.marks)))
	freeze(d, p.form.Object())
	return p
}

// goTexts leads to the text of a paper, the one that stands on it; back leads to the paper
// again. She goes on by typing.
func (d *desk) goTexts(k papers.Kind, text data.PaperTextKind) {
	s := newSettingsPage(d)
	s.tabs.SetIndex(int(partTexts))
	part := s.parts[partTexts].(*textsPart)
	part.turn(k, text)
	s.first = part.text
	d.sh.open(s)
}

// seeText leads to the paper that a text stands on, that from which she came if it is one.
func (d *desk) seeText(k data.PaperTextKind) {
	of := paperOfText(k)
	if _, ok := d.sh.returnTo(func(p page) bool { x, ok := p.(*papersPage); return ok && x.kind == of.Key }); !ok {
		d.goPaper(of.Key, 0, 0)
	}
}

// paperOfText is the paper that a text stands on.
func paperOfText(k data.PaperTextKind) papers.Kind {
	for _, x := range papers.Kinds() {
		if slices.Contains(papers.TextKindsOf(x), k) {
			return x
		}
	}
	return papers.KindOf("")
}

// look says which marks of the text as it stands are none.
func (p *textsPart) look() {
	p.wrong.Objects = nil
	for _, m := range papers.UnknownMarks(p.chosen(), p.text.Text) {
		p.wrong.Add(kit.Bar(kit.ToneWarn, kit.NewProse(lang.X("paper.text.unknown", "文の中の {{.Mark}} は知らない項目なので、そのまま書きます。", map[string]any{"Mark": m}))))
	}
	able(p.usual, p.d.writable() && p.text.Text != papers.StandardText(p.chosen()))
	p.wrong.Refresh()
}

// offer lists the marks that may stand in the text: one that is pressed is written where the
// cursor is.
func (p *textsPart) offer() {
	p.marks.Objects = nil
	all := papers.TextMarks(p.chosen())
	if len(all) > 0 {
		p.marks.Add(kit.Middle(kit.NewMuted(lang.X("texts.marks", "入れられる項目(押すと文に入り、紙ではその回の言葉になります)"))))
	}
	for _, m := range all {
		b := kit.NewLink(m, func() {
			p.d.win.Canvas().Focus(p.text)
			for _, r := range m {
				p.text.TypedRune(r)
			}
		})
		able(b, p.d.writable())
		p.marks.Add(b)
	}
	p.marks.Refresh()
}

// useUsual is the text that is made again, and hers no more.
func (p *textsPart) useUsual() {
	p.text.SetText(papers.StandardText(p.chosen()))
	p.save()
}

// turn shows a text of a paper, its first if none is named.
func (p *textsPart) turn(k papers.Kind, text data.PaperTextKind) {
	for i, x := range p.kinds {
		if x == text || text == "" && slices.Contains(papers.TextKindsOf(k), x) {
			p.kind.SetIndex(i)
			return
		}
	}
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
	p.offer()
	p.look()
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
	saved := func() { // it may be saved once more before it has been read again
		delete(p.now, k)
		if x.Text != "" && x.Text != made {
			p.now[k] = x
		}
		kept()
	}
	p.d.actOr(func(ctx context.Context) error {
		if x.Text == "" || x.Text == made {
			if err := p.d.store.DropPaperText(ctx, k); !errors.Is(err, data.ErrNotFound) {
				return err
			}
			return nil
		}
		return p.d.store.SavePaperText(ctx, &x)
	}, saved, p.d.marks(p.form))
}

// Forms are its fields.
func (p *textsPart) Forms() []*kit.Form { return []*kit.Form{p.form} }

// Leave saves what is still in the field.
func (p *textsPart) Leave() {
	if p.form.Changed() {
		p.save()
	}
}
