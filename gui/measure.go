//go:build measure

package gui

import (
	"context"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"jibun/data"
)

// Measure shows the window, does what she does most, and writes how long each took
// until the picture with it was drawn, in milliseconds: a line "work median" and a
// line "work_most largest" each. With once it only waits until the first page can be
// used. It is built only with the tag measure.
func Measure(a fyne.App, s Start, once bool, out io.Writer) {
	p := newProgram(a, s)
	m := &measure{p: p, out: out, drawn: make(chan int, 8)}
	p.begin()
	m.hear()
	a.Lifecycle().SetOnStarted(func() {
		m.watch()
		go func() {
			<-m.drawn
			if once {
				Usable(out)
			} else {
				m.all()
			}
			fyne.Do(p.quit)
		}()
	})
	p.win.ShowAndRun()
}

// born is when the program began.
var born = time.Now()

// Usable writes how long it took from the beginning of the program until now, and
// how much memory it then holds, in MiB, when it has come to rest.
func Usable(out io.Writer) {
	fmt.Fprintf(out, "usable_ms %.1f\n", float64(time.Since(born).Microseconds())/1000)
	time.Sleep(2 * time.Second)
	var size, resident int
	if text, err := os.ReadFile("/proc/self/statm"); err == nil {
		_, _ = fmt.Sscan(string(text), &size, &resident)
	}
	fmt.Fprintf(out, "resident_mib %.1f\n", float64(resident*os.Getpagesize())/(1<<20))
}

type measure struct {
	p     *program
	out   io.Writer
	turns int      // how many have begun
	await bool     // the frame that comes next is waited for
	drawn chan int // what the turn of this number waited for has been drawn
}

// watch tells of frames. An animation's tick comes just before each frame, whether
// anything is drawn in it or not; what it gives to the window's goroutine is done when
// the frame has been drawn and shown.
func (m *measure) watch() {
	fyne.NewAnimation(24*time.Hour, func(float32) {
		if m.await {
			m.await = false
			turn := m.turns
			go fyne.Do(func() {
				select {
				case m.drawn <- turn:
				default:
				}
			})
		}
	}).Start()
}

// turn does something that loads a page, and returns how long it took to be drawn.
func (m *measure) turn(do func()) time.Duration {
	began, turn := time.Now(), 0
	fyne.DoAndWait(func() {
		m.turns++
		m.await, turn = false, m.turns
		do()
	})
	late := time.After(20 * time.Second)
	for {
		select {
		case drawn := <-m.drawn:
			if drawn == turn {
				return time.Since(began)
			}
		case <-late:
			panic("nothing was drawn")
		}
	}
}

func (m *measure) report(what string, times []time.Duration) {
	slices.Sort(times)
	ms := func(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }
	what = strings.ReplaceAll(what, " ", "_")
	fmt.Fprintf(m.out, "%s %.1f\n%s_most %.1f\n", what, ms(times[len(times)/2]), what, ms(times[len(times)-1]))
}

func (m *measure) repeat(what string, n int, do func(i int)) {
	var times []time.Duration
	for i := range n {
		times = append(times, m.turn(func() { do(i) }))
		time.Sleep(150 * time.Millisecond)
	}
	m.report(what, times)
}

// hear listens for pages that have loaded.
func (m *measure) hear() {
	sh := m.p.desk.sh
	turned := sh.turned
	sh.turned = func() {
		turned()
		m.await = m.await || sh.shown // not when a page is only put there
	}
}

func (m *measure) all() {
	d := m.p.desk
	time.Sleep(2 * time.Second)
	m.rooms(d)
	m.seminar(d)
	m.keystrokes(d)
	m.sorts(d)
	m.applications(d)
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

// sorts sorts everybody by one heading after the other; nothing is loaded for that.
func (m *measure) sorts(d *desk) {
	m.turn(func() { d.goRoom("people") })
	grid := d.sh.now.(*peoplePage).grid
	var times []time.Duration
	for i := range 6 {
		times = append(times, m.turn(func() {
			grid.SortBy([]string{"name", "from"}[i%2], i%4 < 2)
			m.await = true
		}))
	}
	m.report("sort people", times)
}

// strike presses a key as the driver does: down, typed, up.
func strike(f fyne.Focusable, key fyne.KeyName) {
	e := &fyne.KeyEvent{Name: key}
	k := f.(desktop.Keyable)
	k.KeyDown(e)
	f.TypedKey(e)
	k.KeyUp(e)
}

// applications takes applications by number one after the other, from Enter until the
// row is seen.
func (m *measure) applications(d *desk) {
	ctx := context.Background()
	list, err := d.store.Seminars(ctx, data.SeminarFilter{})
	i := slices.IndexFunc(list, func(l data.SeminarLine) bool { return l.State == data.SeminarOpen && l.Date >= d.store.Today() })
	if err != nil || i < 0 {
		panic(fmt.Sprint("no seminar takes applications: ", err))
	}
	evening := list[i].ID
	m.turn(func() { d.goRoom("seminars") })
	m.turn(func() { d.goSeminar(evening, "applicants") })
	tab := d.sh.now.(*seminarPage).tab().(*applicantsTab)
	fyne.DoAndWait(func() {
		if d.win.Canvas().Focused() != tab.entry.search.Focusable() {
			panic("the keyboard is not where people are added")
		}
	})
	people, err := d.store.People(ctx, data.PersonFilter{Limit: 4000})
	if err != nil {
		panic(err)
	}
	var times []time.Duration
	for at := 0; len(times) < 30 && at < len(people); at += 97 {
		number := people[at].StaffNo
		found, err := d.store.Candidates(ctx, evening, number, 1)
		if err != nil || number == "" || len(found) == 0 || found[0].State != "" || found[0].SpeakerRole != "" {
			continue
		}
		fyne.Do(func() { tab.entry.search.SetText(number) })
		time.Sleep(300 * time.Millisecond) // she looks whether it is the one she means
		times = append(times, m.turn(func() { strike(tab.entry.search.Focusable(), fyne.KeyReturn) }))
		seen := false
		fyne.DoAndWait(func() {
			for _, g := range tab.lists.grids {
				seen = seen || slices.ContainsFunc(g.Selected(), func(r applicantRow) bool { return r.PersonID == found[0].ID })
			}
		})
		if !seen {
			panic("the application is not in the list")
		}
	}
	m.report("application", times)
}
