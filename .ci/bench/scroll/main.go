// Command scroll measures how smoothly the grid scrolls: it shows rows without
// end, turns the wheel once a frame, and prints how long the frames took. It needs
// a display.
//
// usage: scroll [-rows N] [-seconds S] [-regular FONT -bold FONT]
package main

import (
	"cmp"
	"flag"
	"fmt"
	"os"
	"slices"
	"syscall"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/app"
	"fyne.io/fyne/v2/test"

	"jibun/gui/kit"
)

var (
	rows    = flag.Int("rows", 100000, "how many rows the grid has")
	seconds = flag.Float64("seconds", 4, "how long each way of scrolling is measured")
	regular = flag.String("regular", "", "font file; without one Fyne's own")
	bold    = flag.String("bold", "", "font file for bold")
)

func main() {
	flag.Parse()
	a := app.NewWithID("jp.example.jibun.scroll")
	a.Settings().SetTheme(&kit.Theme{Regular: font(*regular), Bold: font(*bold)})
	w := a.NewWindow("scroll")
	g := kit.NewGrid(columns())
	g.ID = func(r row) int64 { return int64(r) }
	w.SetPadded(false)
	w.SetContent(g)
	w.Resize(fyne.NewSize(1200, 760))
	a.Lifecycle().SetOnStarted(func() {
		all := make([]row, *rows)
		for i := range all {
			all[i] = row(i)
		}
		start := time.Now()
		g.SetRows(all)
		fmt.Printf("%d rows set in %.1f ms\n", len(all), ms(time.Since(start)))
		time.AfterFunc(time.Second, func() { fyne.Do(func() { measure(a, wheel(g), nil) }) })
	})
	w.ShowAndRun()
}

func font(file string) fyne.Resource {
	if file == "" {
		return nil
	}
	r, err := fyne.LoadResourceFromPath(file)
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	return r
}

// ways are how far a frame goes, in rows: a slow and a quick hand on a touch pad,
// a notch of the wheel, and the bar pulled down.
var ways = []struct {
	name string
	rows float32
}{{"slow", 1.0 / 3}, {"quick", 1}, {"wheel", 3}, {"page", 20}, {"bar", 500}}

// measure scrolls in one way after the other and ends the program.
func measure(a fyne.App, wheel fyne.Scrollable, done []string) {
	if len(done) == len(ways) {
		a.Quit()
		return
	}
	way := ways[len(done)]
	var frames, calls []time.Duration
	used := cpu()
	var last time.Time
	down := true
	at := float32(0)
	an := fyne.NewAnimation(time.Duration(*seconds*float64(time.Second)), nil)
	an.Curve = fyne.AnimationLinear
	an.Tick = func(f float32) {
		now := time.Now()
		if !last.IsZero() {
			frames = append(frames, now.Sub(last))
		}
		last = now
		if at += way.rows; at > float32(*rows) {
			at, down = 0, !down
		}
		step := way.rows * 25 / 3 // three rows a notch of 25
		if down {
			step = -step
		}
		wheel.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.NewDelta(0, step)})
		calls = append(calls, time.Since(now))
		if f == 1 {
			report(way.name, frames, calls, cpu()-used)
			measure(a, wheel, append(done, way.name))
		}
	}
	an.Start()
}

func report(name string, frames, calls []time.Duration, used time.Duration) {
	slices.Sort(frames)
	slices.Sort(calls)
	fmt.Printf("%s_ms %.1f\n%s_p95 %.1f\n", name, ms(part(frames, 0.5)), name, ms(part(frames, 0.95)))
	fmt.Printf("%-6s %4d frames: median %.1f ms, p95 %.1f ms, max %.1f ms; the grid: median %.2f ms, p95 %.2f ms; processors: %.1f ms a frame\n", name, len(frames),
		ms(part(frames, 0.5)), ms(part(frames, 0.95)), ms(part(frames, 1)), ms(part(calls, 0.5)), ms(part(calls, 0.95)), ms(used)/float64(max(len(frames), 1)))
}

// cpu is the time that all processors have worked for the program, painting
// without a graphics card included. Unlike the frames it hardly depends on what
// else the machine does.
func cpu() time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		return 0
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

func part(sorted []time.Duration, q float64) time.Duration {
	if len(sorted) == 0 {
		return 0
	}
	return sorted[min(int(q*float64(len(sorted))), len(sorted)-1)]
}

func ms(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }

// wheel is the part of the grid that the mouse wheel would find.
func wheel(g fyne.Widget) fyne.Scrollable {
	for _, o := range test.WidgetRenderer(g).Objects() {
		if s, ok := o.(fyne.Scrollable); ok {
			return s
		}
	}
	panic("nothing scrolls")
}

// row is made up from its number, so that no two are alike.
type row int

func columns() []kit.Column[row] {
	pick := func(words ...string) func(row) string {
		return func(r row) string { return words[int(r)*7%len(words)] }
	}
	family := pick("髙橋", "渡邉", "山﨑", "田中", "佐々木", "齋藤", "廣瀬", "小林", "加藤")
	given := pick("太郎", "花子", "一郎", "美咲", "健", "さくら", "翔太")
	state := []kit.Chip{{Text: "参加確定", Tone: kit.ToneGood}, {Text: "待機", Tone: kit.ToneWarn}, {Text: "キャンセル", Tone: kit.ToneMuted}}
	number := func(r row) string { return fmt.Sprintf("%06d", int(r)+1) }
	return []kit.Column[row]{
		{Key: "no", Title: "職員番号", Width: 90, Text: number, Compare: func(a, b row) int { return cmp.Compare(a, b) }},
		{Key: "name", Title: "氏名", Width: 130, Text: func(r row) string { return family(r) + " " + given(r/2) }},
		{Key: "reading", Title: "ふりがな", Width: 150, Muted: true, Text: func(r row) string { return "たかはし たろう" + fmt.Sprint(int(r)%97) }},
		{Key: "office", Title: "所属", Width: 180, Grow: true, Text: func(r row) string {
			return fmt.Sprintf("総務部人事課第%d係、および自主研究グループ事務局", int(r)%53)
		}},
		{Key: "post", Title: "職名", Width: 80, Text: pick("主事", "主任", "係長", "課長補佐", "課長")},
		{Key: "came", Title: "参加", Width: 70, Right: true, Text: func(r row) string { return fmt.Sprintf("%d/%d", int(r)%12, int(r)%140) }},
		{Key: "last", Title: "最終参加", Width: 180, Text: func(r row) string { return fmt.Sprintf("令和8年%d月%d日(火)", int(r)%12+1, int(r)%28+1) }},
		{Key: "state", Title: "状態", Width: 110, Chip: func(r row) kit.Chip { return state[int(r)%3] }},
	}
}
