//go:build measure

// Command window opens the window on a ledger, does what the clerk does most, and
// prints how long each piece of work took until the picture with it was drawn: lines
// "work median" and "work_most largest" in milliseconds. With -once it only tells when
// the window could be used and how much memory it holds then; with -bare it does that
// with an empty window with the same font, to compare with.
package main

import (
	"flag"
	"os"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/app"
	"fyne.io/fyne/v2/widget"

	"jibun/assets"
	"jibun/data/wareki"
	"jibun/gui"
	"jibun/gui/kit"
)

func main() {
	bare := flag.Bool("bare", false, "an empty window")
	once := flag.Bool("once", false, "only until it can be used")
	ledger := flag.String("ledger", "", "")
	today := flag.String("today", "", "")
	flag.Parse()
	a := app.NewWithID("jp.example.jibun.measure")
	if !*bare {
		run(a, gui.Start{Ledger: *ledger, Today: wareki.Date(*today)}, *once, os.Stdout)
		return
	}
	a.Settings().SetTheme(&kit.Theme{Regular: fyne.NewStaticResource("r.ttf", assets.FontRegular()), Bold: fyne.NewStaticResource("b.ttf", assets.FontBold())})
	w := a.NewWindow("じぶん")
	w.SetContent(widget.NewLabel("こんにちは"))
	w.Resize(fyne.NewSize(1280, 800))
	a.Lifecycle().SetOnStarted(func() {
		frames := 0
		fyne.NewAnimation(time.Hour, func(float32) {
			if frames++; frames == 3 {
				go func() {
					usable(os.Stdout)
					os.Exit(0)
				}()
			}
		}).Start()
	})
	w.ShowAndRun()
}
