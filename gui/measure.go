//go:build measure

package gui

import (
	"context"
	"fmt"
	"io"
	"slices"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"jibun/data"
)

// Measure shows the window, does what she does most, and writes how long each took
// until the picture with it was drawn: a line "work TAB milliseconds" each. It is
// built only with the tag measure.
func Measure(a fyne.App, s Start, out io.Writer) {
	p := newProgram(a, s)
	p.begin()
	m := &measure{p: p, out: out, ticks: make(chan time.Time, 1), loaded: make(chan struct{}, 8)}
	a.Lifecycle().SetOnStarted(func() {
		go func() {
			m.all()
			fyne.Do(p.app.Quit)
		}()
	})
	p.win.ShowAndRun()
}

type measure struct {
	p      *program
	out    io.Writer
	ticks  chan time.Time
	loaded chan struct{}
}

// frame waits until a frame that began after now has been drawn. An animation's
// tick comes just before each frame.
func (m *measure) frame() {
	for len(m.ticks) > 0 {
		<-m.ticks
	}
	<-m.ticks
	<-m.ticks
}

// turn does something that loads a page, and returns how long it took to be drawn.
func (m *measure) turn(do func()) time.Duration {
	for len(m.loaded) > 0 {
		<-m.loaded
	}
	began := time.Now()
	fyne.Do(do)
	select {
	case <-m.loaded:
	case <-time.After(20 * time.Second):
		panic("nothing was loaded")
	}
	m.frame()
	return time.Since(began)
}

func (m *measure) report(what string, times []time.Duration) {
	slices.Sort(times)
	ms := func(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }
	fmt.Fprintf(m.out, "%s\t%.1f\t%.1f\n", what, ms(times[len(times)/2]), ms(times[len(times)-1]))
}

func (m *measure) repeat(what string, n int, do func(i int)) {
	var times []time.Duration
	for i := range n {
		times = append(times, m.turn(func() { do(i) }))
		time.Sleep(150 * time.Millisecond)
	}
	m.report(what, times)
}

func (m *measure) all() {
	d := m.p.desk
	fyne.DoAndWait(func() {
		anim := fyne.NewAnimation(time.Hour, func(float32) {
			select {
			case m.ticks <- time.Now():
			default:
			}
		})
		anim.RepeatCount = fyne.AnimationRepeatForever
		anim.Start()
		turned := d.sh.turned
		d.sh.turned = func() {
			turned()
			if d.sh.shown || d.sh.now != nil {
				select {
				case m.loaded <- struct{}{}:
				default:
				}
			}
		}
	})
	time.Sleep(2 * time.Second)
	m.rooms(d)
	m.seminar(d)
	m.keystrokes(d)
}

func (m *measure) rooms(d *desk) {
	for round := range 4 {
		for _, r := range rooms() {
			t := m.turn(func() { d.goRoom(r.key) })
			if round == 0 {
				m.report("first "+r.key, []time.Duration{t})
			} else if round == 3 {
				m.report("page "+r.key, []time.Duration{t})
			}
			time.Sleep(100 * time.Millisecond)
		}
	}
}

// busiest is the evening with most applications this year.
func (m *measure) busiest(d *desk) data.SeminarLine {
	list, err := d.store.Seminars(context.Background(), data.SeminarFilter{})
	if err != nil || len(list) == 0 {
		panic(fmt.Sprint("no seminars: ", err))
	}
	return slices.MaxFunc(list[:min(len(list), 60)], func(a, b data.SeminarLine) int {
		return a.Confirmed + a.Waiting - b.Confirmed - b.Waiting
	})
}

func (m *measure) seminar(d *desk) {
	line := m.busiest(d)
	for _, t := range seminarTabs() {
		m.repeat("seminar "+t.key, 3, func(int) {
			d.goRoom("seminars")
			d.goSeminar(line.ID, t.key)
		})
	}
	hits, err := d.store.FindPeople(context.Background(), "tanaka", 4)
	if err != nil || len(hits) == 0 {
		panic(fmt.Sprint("nobody found: ", err))
	}
	m.repeat("person", len(hits), func(i int) { d.goPerson(hits[i].ID) })
}

func (m *measure) keystrokes(d *desk) {
	for _, key := range []string{"people", "seminars", "lecturers"} {
		m.turn(func() { d.goRoom(key) })
		m.turn(func() { call(d.sh.now, filterer.Filter); d.sh.reload() })
		m.repeat("keystroke "+key, 6, func(i int) {
			if f := d.win.Canvas().Focused(); f != nil {
				test.Type(f, string("tanaka"[i]))
			}
		})
	}
}
