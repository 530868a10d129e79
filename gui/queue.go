package gui

import (
	"time"

	"fyne.io/fyne/v2/lang"
)

// queue is what she does to the ledger, one thing after the other, in the order in
// which she did it; what is only read goes on beside. It is for the Fyne goroutine, and
// nothing in it waits for her: what a dialog asks is a new thing to do.
type queue struct {
	sh      *shell
	waiting []queued
	idle    []func() // to be done when nothing is left
	busy    bool
	what    string         // is being done, "" something that is saved at once
	seen    bool           // it has taken so long that she is told
	told    func(left int) // how many there are to be done, 0 when all is or when it is quick
	quick   func()         // stops the clock for seen
	next    func()         // begins what comes next
}

// queued is one thing to do; what says what it is where it takes long.
type queued struct {
	what string
	work func() (end func())
}

// soon is how long she may wait without being told.
const soon = 300 * time.Millisecond

func newQueue(sh *shell) *queue {
	q := &queue{sh: sh, told: func(int) {}, quick: func() {}}
	q.next = q.inOrder
	return q
}

// do does work in the background when all before it has ended, and then end on the
// Fyne goroutine. What end does comes after all that waits already.
func (q *queue) do(work func() (end func())) { q.named("", work) }

// named is do for long work: while it runs it is said what is done.
func (q *queue) named(what string, work func() (end func())) {
	q.waiting = append(q.waiting, queued{what, work})
	if q.busy {
		q.tell()
		return
	}
	q.busy = true
	q.quick = q.sh.later(soon, func() {
		q.seen = q.busy
		q.tell()
	})
	q.next()
}

func (q *queue) inOrder() {
	if len(q.waiting) == 0 {
		q.quick()
		q.busy, q.seen, q.what = false, false, ""
		q.told(0)
		q.rest()
		return
	}
	next := q.waiting[0]
	q.waiting, q.what = q.waiting[1:], next.what
	q.tell()
	q.sh.spawn(func() {
		end := next.work()
		q.sh.onUI(func() {
			end()
			q.next()
		})
	})
}

func (q *queue) tell() {
	if q.seen {
		q.told(len(q.waiting) + 1)
	}
}

// turn does something on the Fyne goroutine when all before it has ended: what it takes
// from a page is then what the ledger says, and not what is being changed.
func (q *queue) turn(f func()) {
	if !q.busy {
		f()
		return
	}
	q.do(func() func() { return f })
}

// empty does something when nothing is left to do, not even what is added meanwhile: at
// once if nothing is under way.
func (q *queue) empty(f func()) {
	q.idle = append(q.idle, f)
	if !q.busy {
		q.rest()
	}
}

func (q *queue) rest() {
	for !q.busy && len(q.idle) > 0 {
		f := q.idle[0]
		q.idle = q.idle[1:]
		f()
	}
}

// said is what is being done.
func (q *queue) said() string {
	left := len(q.waiting) + 1
	switch {
	case q.what != "":
		return lang.X("status.doing", "{{.What}}…", map[string]any{"What": q.what})
	case left > 1:
		return lang.X("status.saving.more", "保存しています(あと{{.N}}件)", map[string]any{"N": left})
	}
	return lang.X("status.saving", "保存しています…")
}
