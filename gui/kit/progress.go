package kit

import (
	"sync"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"
)

const (
	progressVeil = 250 * time.Millisecond // what is done by then shows nothing
	progressTick = 50 * time.Millisecond  // 20 steps a second are enough for the eye
)

// ShowProgress blocks the window while something long is done. step says what is
// being done ("" keeps what was said), and how far it has come; total 0 is not
// known. It may be called from any goroutine and as often as one likes: the window
// is drawn some twenty times a second, and the last step is never lost. cancel runs
// once, when 中止 or Esc is pressed; nil makes it impossible. hide ends it, on the
// Fyne goroutine; done is not asked for.
//
// What takes less than a quarter of a second is not shown at all.
func ShowProgress(w fyne.Window, title string, cancel func()) (step func(text string, done, total int), hide func()) {
	p := newProgress(title, cancel, Later, OnUI)
	p.show(w)
	return p.step, p.hide
}

// progress is a dialog with a bar. step comes from anywhere; all that is drawn is
// drawn on the Fyne goroutine, one at a time.
type progress struct {
	dialog *Dialog
	view   *progressView
	after  After
	onUI   func(func())
	unveil func() // stops the wait for the dialog to be seen

	mu     sync.Mutex
	latest progressState
	waits  bool // a redraw is on its way
	drawn  time.Time
	hidden bool

	drawing sync.Mutex // tests have no Fyne goroutine that would do one thing at a time
}

type progressState struct {
	text        string
	done, total int
}

func newProgress(title string, cancel func(), after After, onUI func(func())) *progress {
	p := &progress{view: newProgressView(), after: after, onUI: onUI}
	p.dialog = &Dialog{Title: title, Content: p.view, Width: 400}
	if cancel != nil {
		p.dialog.Secondary = lang.X("kit.progress.stop", "中止")
	}
	p.dialog.stop = func() {
		if cancel == nil {
			return
		}
		p.view.stopping = true
		p.view.Refresh()
		p.dialog.SetBusy(true)
		cancel()
	}
	return p
}

func (p *progress) show(w fyne.Window) {
	Show(w, p.dialog)
	p.dialog.body.setVeiled(true)
	p.unveil = p.after(progressVeil, func() {
		p.drawing.Lock()
		defer p.drawing.Unlock()
		p.dialog.body.setVeiled(false)
	})
}

func (p *progress) step(text string, done, total int) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if text == "" {
		text = p.latest.text
	}
	p.latest = progressState{text, done, total}
	if p.waits || p.hidden {
		return
	}
	p.waits = true
	if wait := progressTick - time.Since(p.drawn); wait > 0 {
		p.after(wait, p.draw)
	} else {
		// Not with the lock held: without a Fyne goroutine onUI draws at once.
		p.mu.Unlock()
		p.onUI(p.draw)
		p.mu.Lock()
	}
}

func (p *progress) draw() {
	p.drawing.Lock()
	defer p.drawing.Unlock()
	p.mu.Lock()
	s, hidden := p.latest, p.hidden
	p.waits, p.drawn = false, time.Now()
	p.mu.Unlock()
	if !hidden {
		p.view.setState(s)
	}
}

func (p *progress) hide() {
	p.mu.Lock()
	p.hidden = true
	p.mu.Unlock()
	p.unveil()
	p.drawing.Lock()
	defer p.drawing.Unlock()
	p.view.end()
	p.dialog.Hide()
}
