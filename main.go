// Command jibun keeps the evening seminars of a city's staff: a window, or, called
// with a command, a line in a terminal.
package main

import (
	"context"
	"os"
	"os/signal"

	"fyne.io/fyne/v2/app"

	"jibun/gui"
	"jibun/gui/cli"
)

// id is under which the system keeps the window's settings.
const id = "jp.example.jibun"

func main() {
	if w, ok := cli.AsksForWindow(os.Args[1:]); ok {
		gui.Run(app.NewWithID(id), gui.Start{Ledger: w.Ledger, Today: w.Today})
		return
	}
	attachConsole()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	code := cli.Run(ctx, os.Args[1:], os.Stdin, os.Stdout, os.Stderr)
	stop()
	os.Exit(code)
}
