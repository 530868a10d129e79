//go:build measure

package main

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
	"jibun/gui"
	"jibun/gui/kit"
)

// run shows the window on a ledger and measures. With once it only waits until the
// first page can be used.
func run(a fyne.App, s gui.Start, once bool, out io.Writer) {
	m := &measure{out: out, drawn: make(chan int, 8)}
	m.win = gui.Open(a, s, func() { m.await = true })
	a.Lifecycle().SetOnStarted(func() {
		m.watch()
		go func() {
			<-m.drawn
			if once {
				usable(out)
			} else {
				m.all()
			}
			fyne.Do(m.win.Quit)
		}()
	})
	m.win.ShowAndRun()
}

// born is when the program began.
var born = time.Now()

// usable writes how long it took from the beginning of the program until now, and
// how much memory it then holds, in MiB, when it has come to rest.
func usable(out io.Writer) {
	fmt.Fprintf(out, "usable_ms %.1f\n", float64(time.Since(born).Microseconds())/1000)
	time.Sleep(2 * time.Second)
	var size, resident int
	if text, err := os.ReadFile("/proc/self/statm"); err == nil {
		_, _ = fmt.Sscan(string(text), &size, &resident)
	}
	fmt.Fprintf(out, "resident_mib %.1f\n", float64(resident*os.Getpagesize())/(1<<20))
}

type measure struct {
	win   *gui.Handles
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

func (m *measure) all() {
	time.Sleep(2 * time.Second)
	m.rooms()
	m.seminar()
	m.keystrokes()
	m.sorts()
	m.applications()
}

func (m *measure) rooms() {
	for round := range 4 {
		for _, room := range m.win.Rooms() {
			t := m.turn(func() { m.win.GoRoom(room) })
			if round == 0 {
				m.report("first "+room, []time.Duration{t})
			} else if round == 3 {
				m.report("page "+room, []time.Duration{t})
			}
			time.Sleep(100 * time.Millisecond)
		}
	}
}

// busiest is the evening with most applications this year.
func (m *measure) busiest() data.SeminarLine {
	list, err := m.win.Store().Seminars(context.Background(), data.SeminarFilter{})
	if err != nil || len(list) == 0 {
		panic(fmt.Sprint("no seminars: ", err))
	}
	return slices.MaxFunc(list[:min(len(list), 60)], func(a, b data.SeminarLine) int {
		return a.Confirmed + a.Waiting - b.Confirmed - b.Waiting
	})
}

func (m *measure) seminar() {
	line := m.busiest()
	for _, tab := range m.win.Tabs() {
		m.repeat("seminar "+tab, 3, func(int) {
			m.win.GoRoom("seminars")
			m.win.GoSeminar(line.ID, tab)
		})
	}
	hits, err := m.win.Store().FindPeople(context.Background(), "tanaka", 4)
	if err != nil || len(hits) == 0 {
		panic(fmt.Sprint("nobody found: ", err))
	}
	m.repeat("person", len(hits), func(i int) { m.win.GoPerson(hits[i].ID) })
}

func (m *measure) keystrokes() {
	for _, key := range []string{"people", "seminars", "lecturers"} {
		m.turn(func() { m.win.GoRoom(key) })
		m.turn(m.win.Filter)
		m.repeat("keystroke "+key, 6, func(i int) {
			if f := m.win.Focused(); f != nil {
				test.Type(f, string("tanaka"[i]))
			}
		})
	}
}

// sorts sorts everybody by one heading after the other; nothing is loaded for that.
func (m *measure) sorts() {
	m.turn(func() { m.win.GoRoom("people") })
	var times []time.Duration
	for i := range 6 {
		times = append(times, m.turn(func() {
			m.win.SortPeople([]string{"name", "from"}[i%2], i%4 < 2)
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
func (m *measure) applications() {
	ctx := context.Background()
	list, err := m.win.Store().Seminars(ctx, data.SeminarFilter{})
	i := slices.IndexFunc(list, func(l data.SeminarLine) bool { return l.State == data.SeminarOpen && l.Date >= m.win.Store().Today() })
	if err != nil || i < 0 {
		panic(fmt.Sprint("no seminar takes applications: ", err))
	}
	evening := list[i].ID
	m.turn(func() { m.win.GoRoom("seminars") })
	m.turn(func() { m.win.GoSeminar(evening, "applicants") })
	var search *kit.SearchEntry
	fyne.DoAndWait(func() {
		search = m.win.Applying()
		if m.win.Focused() != search.Focusable() {
			panic("the keyboard is not where people are added")
		}
	})
	people, err := m.win.Store().People(ctx, data.PersonFilter{Limit: 4000})
	if err != nil {
		panic(err)
	}
	var times []time.Duration
	for at := 0; len(times) < 30 && at < len(people); at += 97 {
		number := people[at].StaffNo
		found, _, err := m.win.Store().Candidates(ctx, evening, number, 1)
		if err != nil || number == "" || len(found) == 0 || found[0].State != "" || found[0].SpeakerRole != "" {
			continue
		}
		fyne.Do(func() { search.SetText(number) })
		time.Sleep(300 * time.Millisecond) // she looks whether it is the one she means
		times = append(times, m.turn(func() { strike(search.Focusable(), fyne.KeyReturn) }))
		seen := false
		fyne.DoAndWait(func() { seen = m.win.Added(found[0].ID) })
		if !seen {
			panic("the application is not in the list")
		}
	}
	m.report("application", times)
}
