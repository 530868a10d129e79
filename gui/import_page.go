package gui

import (
	"context"
	"errors"
	"path/filepath"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"jibun/data"
	"jibun/gui/kit"
)

// importer is what is taken in: a roster or an old ledger.
type importer interface {
	kind() string // as newImportPage wants it
	title() string
	wizard() *wizard
	open(path string)  // reads a file; says in the page what is wrong with it
	kinds() data.Kinds // whose changes make the plan old
	replan() load      // plans anew after such a change
	help() []string
}

// importPage takes something in, in steps: a file, what was found, what would
// change, done. Nothing is written before the last step.
type importPage struct {
	d      *desk
	in     importer
	onDone func() // what was taken in stands in the ledger; may be nil
}

// newImportPage takes in a "roster" (名簿の取込み) or an old "ledger" (今ある台帳).
func newImportPage(d *desk, kind string) page {
	p := &importPage{d: d}
	done := func() {
		if p.onDone != nil {
			p.onDone()
		}
	}
	if kind == "ledger" {
		p.in = newLedgerImport(d, done)
	} else {
		p.in = newRosterImport(d, done)
	}
	return p
}

// goImport takes something in: where it was left, if it was left on the way and the
// program was not told that it came to an end.
func (d *desk) goImport(kind string) *importPage {
	meant := func(p page) bool { x, ok := p.(*importPage); return ok && x.in.kind() == kind }
	if x, ok := d.sh.now.(*importPage); ok && meant(x) {
		return x
	}
	if p, ok := d.sh.returnTo(meant); ok {
		return p.(*importPage)
	}
	p := d.imports[kind]
	if p == nil || p.in.wizard().last() {
		p = newImportPage(d, kind).(*importPage)
		d.imports[kind] = p
	}
	d.sh.open(p)
	return p
}

// drop takes the first of the files that fell onto the page. Where another one was read
// already she is asked; after the last step it is a new import.
func (p *importPage) drop(paths []string) {
	w := p.in.wizard()
	take := func() {
		w.show(0)
		p.in.open(paths[0])
	}
	switch {
	case w.at == 0:
		take()
	case w.last():
		next := newImportPage(p.d, p.in.kind())
		p.d.sh.open(next)
		next.(dropper).drop(paths)
	default:
		kit.Confirm(p.d.win, lang.X("import.other", "別のファイルを読む"), lang.X("import.other.ask", "「{{.File}}」を読み直しますか? 今のファイルからは、まだ何も取り込んでいません。", map[string]any{"File": filepath.Base(paths[0])}), lang.X("import.other.read", "読み直す"), false, take)
	}
}

// Content is the page.
func (p *importPage) Content() fyne.CanvasObject { return p.in.wizard().root }

// Title names what is taken in.
func (p *importPage) Title() string { return p.in.title() }

// Room is where that which is taken in is seen: 名簿, or セミナー of an old ledger.
func (p *importPage) Room() string {
	if _, ok := p.in.(*ledgerImport); ok {
		return "seminars"
	}
	return "people"
}

// Kinds are those that a plan depends on.
func (p *importPage) Kinds() data.Kinds { return p.in.kinds() }

// Load plans anew when the ledger changed under a plan.
func (p *importPage) Load() load {
	if p.in.kinds() == 0 {
		return nothing()
	}
	return p.in.replan()
}

// Focus begins the step that is shown.
func (p *importPage) Focus() { p.in.wizard().focus() }

// Submit goes on to the next step (Ctrl+Enter).
func (p *importPage) Submit() { p.in.wizard().forward() }

// Enter does the same where the keyboard is on nothing that uses it.
func (p *importPage) Enter() { p.in.wizard().forward() }

// Escape goes back a step; from the first one the page is left, and nothing was
// written.
func (p *importPage) Escape() bool {
	w := p.in.wizard()
	if w.at == 0 || w.last() {
		return false
	}
	w.step(-1)
	return true
}

// Help is for F1.
func (p *importPage) Help() []string {
	return append([]string{
		lang.X("import.help.enter", "Enter\t次へ進む・取り込む(右下のボタン)"),
		lang.X("import.help.back", "Esc\t前の段階へ。選んだことは残ります"),
	}, p.in.help()...)
}

// safely makes a verified backup before many rows change, if something changed
// since the last one. A second place that cannot be reached is said afterwards and
// does not stop the work.
func (d *desk) safely(ctx context.Context, progress data.Progress) (made, second bool, err error) {
	if err := d.store.Whole(ctx, progress); err != nil {
		return false, true, err
	}
	needed, err := d.store.NeedsBackup(ctx, "")
	if err != nil || !needed {
		return false, true, err
	}
	_, err = d.store.Backup(ctx, "")
	if errors.Is(err, data.ErrSecondPlace) {
		return true, false, nil
	}
	return err == nil, true, err
}
