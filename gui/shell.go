package gui

import (
	"context"
	"errors"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"jibun/data"
	"jibun/gui/kit"
)

// shell shows one page at a time and keeps it fresh. It is the only type that
// starts goroutines for pages, and the only one that hears of changes; a hidden
// page hears nothing and loads when it is shown again.
type shell struct {
	body    *fyne.Container
	now     page
	room    string // the place of the sidebar that now belongs to
	kept    map[string]page
	stack   []page // pages below the one shown; Esc leads back
	cancel  context.CancelFunc
	fail    func(error)
	turned  func() // another page, or another title, is shown
	spawn   func(func())
	onUI    func(func())
	later   kit.After
	stop    func() // unsubscribes
	shown   bool   // the page shown has loaded once
	put     page   // whose content is in the window: now, or the page before while now is read
	closed  bool   // the ledger was left
	unfocus func()
	typing  func() fyne.Focusable   // the field that has the keyboard
	began   fyne.Focusable          // which had it when the page shown was turned to
	lost    func() bool             // the keyboard is at what is not there any more
	asks    func(leave func()) bool // asks before the page shown is left; false: nothing to ask
}

func newShell(fail func(error)) *shell {
	return &shell{body: container.NewStack(), kept: map[string]page{}, fail: fail, cancel: func() {}, turned: func() {}, stop: func() {}, unfocus: func() {}, typing: func() fyne.Focusable { return nil }, lost: func() bool { return false }, asks: func(func()) bool { return false },
		spawn: spawn, onUI: kit.OnUI, later: kit.Later}
}

// spawn is where every goroutine of the window starts.
func spawn(f func()) { go f() }

// listen keeps the page shown fresh from now on; also hears what changed.
func (sh *shell) listen(s *data.Store, also func(data.Kinds)) {
	sh.stop = s.Subscribe(func(k data.Kinds) {
		sh.onUI(func() {
			also(k)
			if sh.now != nil && sh.now.Kinds()&k != 0 {
				sh.reload()
			}
		})
	})
}

// close hears no more and drops what is being read.
func (sh *shell) close() {
	sh.closed = true
	sh.stop()
	sh.cancel()
}

// away does leave when the page shown may be left: what she typed there is saved, or she
// was asked about it.
func (sh *shell) away(leave func()) {
	if l, ok := sh.now.(leaver); ok {
		l.Leave()
	}
	if sh.now == nil || !sh.asks(leave) {
		leave()
	}
}

// enter shows the page of a place of the sidebar, as it was left.
func (sh *shell) enter(room string, make func() page) {
	sh.away(func() { sh.enterNow(room, make) })
}

func (sh *shell) enterNow(room string, make func() page) {
	p := sh.kept[room]
	if p == nil {
		p = make()
		sh.kept[room] = p
	}
	if e, ok := p.(interface{ Entered() }); ok && sh.room != room {
		e.Entered()
	}
	sh.stack = nil
	sh.room = room
	sh.show(p)
}

// open shows a page on top of the one shown.
func (sh *shell) open(p page) {
	sh.away(func() {
		if sh.now != nil {
			sh.stack = append(sh.stack, sh.now)
		}
		sh.show(p)
	})
}

// back shows the page below; false if there is none.
func (sh *shell) back() bool {
	if len(sh.stack) == 0 {
		return false
	}
	sh.away(func() { sh.backNow() })
	return true
}

func (sh *shell) backNow() bool {
	n := len(sh.stack)
	if n == 0 {
		return false
	}
	p := sh.stack[n-1]
	sh.stack = sh.stack[:n-1]
	sh.show(p)
	return true
}

// returnTo shows a page that lies below already, with those above it closed; false if
// none is meant. So going to and fro does not pile up pages.
func (sh *shell) returnTo(meant func(page) bool) (page, bool) {
	for i, p := range sh.stack {
		if meant(p) {
			sh.away(func() {
				sh.stack = sh.stack[:i]
				sh.show(p)
			})
			return p, true
		}
	}
	return nil, false
}

// patience is how long the page before stays while a new one is read: nobody sees it,
// and pages that are read sooner are not drawn empty first.
const patience = 80 * time.Millisecond

func (sh *shell) show(p page) {
	if sh.now != p {
		sh.unfocus() // a field of the page left must not keep the keys
	}
	sh.now, sh.shown, sh.began = p, false, sh.typing()
	sh.reload()
	if sh.put != sh.now {
		sh.later(patience, sh.present)
	}
}

// putContent puts the page shown into the window; false if it is there.
func (sh *shell) putContent() bool {
	if sh.put == sh.now || sh.closed {
		return false
	}
	sh.put = sh.now
	sh.body.Objects = []fyne.CanvasObject{sh.now.Content()}
	sh.body.Refresh()
	return true
}

// present puts the page shown into the window although it has not been read.
func (sh *shell) present() {
	if sh.putContent() {
		sh.turned()
	}
}

// reload loads the page shown; a load still under way is dropped.
func (sh *shell) reload() {
	sh.cancel()
	if sh.now == nil {
		return
	}
	ctx, cancel := context.WithCancel(context.Background())
	sh.cancel = cancel
	p := sh.now
	work := p.Load()
	sh.spawn(func() {
		show, err := work(ctx)
		sh.onUI(func() { sh.loaded(ctx, p, show, err) })
	})
}

func (sh *shell) loaded(ctx context.Context, p page, show func(), err error) {
	switch {
	case ctx.Err() != nil || p != sh.now: // a newer load has taken over
	case errors.Is(err, data.ErrNotFound) && sh.backNow(): // what the page is about was removed
	case err != nil && !errors.Is(err, context.Canceled):
		sh.present()
		sh.fail(err)
	case err == nil:
		sh.putContent()
		at := sh.typing()
		first := !sh.shown && (at == nil || at == sh.began) // she may type elsewhere while it is read
		sh.shown = true
		show()
		sh.turned()
		if f, ok := p.(focuser); ok && first {
			f.Focus()
			return
		}
		sh.refocus()
	}
}

// refocus puts the keyboard where work on the page begins, if what had it is gone: a
// button that has done its work, a field that is not offered any more.
func (sh *shell) refocus() {
	if f, ok := sh.now.(focuser); ok && sh.shown && sh.put == sh.now && sh.lost() {
		f.Focus()
	}
}
