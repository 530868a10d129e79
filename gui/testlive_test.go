package gui

import (
	"runtime"
	"sync/atomic"
	"testing"
	"time"
)

// live is a window whose work runs as it does in the program: beside each other in
// goroutines, with the test for the Fyne goroutine.
type live struct {
	ui      chan func()
	running atomic.Int64
}

// goLive lets the window of a test work so from now on.
func goLive(t *testing.T, p *program) *live {
	l := &live{ui: make(chan func(), 1<<14)}
	sh := p.desk.sh
	sh.spawn = func(f func()) {
		l.running.Add(1)
		go func() {
			defer l.running.Add(-1)
			f()
		}()
	}
	sh.onUI = func(f func()) {
		l.running.Add(1)
		l.ui <- f
	}
	t.Cleanup(func() { l.settle(t) })
	return l
}

// settle does what comes for the Fyne goroutine until all is done.
func (l *live) settle(t *testing.T) {
	t.Helper()
	for end := time.Now().Add(2 * time.Minute); ; {
		select {
		case f := <-l.ui:
			f()
			l.running.Add(-1)
			continue
		default:
		}
		if l.running.Load() == 0 {
			return
		}
		if time.Now().After(end) {
			t.Fatal("it comes to no end")
		}
		time.Sleep(time.Millisecond)
	}
}

// anyOrder is how acts were done before there was a queue: each as soon as it can, in threads
// of their own, however few the machine would have.
func (q *queue) anyOrder(t *testing.T) {
	was := runtime.GOMAXPROCS(max(runtime.GOMAXPROCS(0), 4))
	t.Cleanup(func() { runtime.GOMAXPROCS(was) })
	q.next = func() {
		for _, next := range q.waiting {
			q.sh.spawn(func() {
				end := next.work()
				q.sh.onUI(end)
			})
		}
		q.waiting, q.busy = nil, false
		q.rest()
	}
}
