//go:build !measure

package main

import (
	"fmt"
	"os"
)

func main() {
	fmt.Fprintln(os.Stderr, "window: build it with -tags measure")
	os.Exit(2)
}
