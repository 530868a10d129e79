// Command jibun keeps the evening seminars of a city's staff.
package main

import (
	"context"
	"os"
	"os/signal"

	"jibun/gui/cli"
)

func main() {
	attachConsole()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	code := cli.Run(ctx, os.Args[1:], os.Stdin, os.Stdout, os.Stderr)
	stop()
	os.Exit(code)
}
