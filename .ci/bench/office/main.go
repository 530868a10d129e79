// Command office writes a ledger of a size to measure with.
//
// usage: office FILE PEOPLE SEMINARS PARTICIPANTS
package main

import (
	"context"
	"fmt"
	"os"
	"strconv"

	"jibun/data/sample"
)

func main() {
	if len(os.Args) != 5 {
		fmt.Fprintln(os.Stderr, "usage: office FILE PEOPLE SEMINARS PARTICIPANTS")
		os.Exit(2)
	}
	var n [3]int
	for i := range n {
		n[i], _ = strconv.Atoi(os.Args[2+i])
	}
	size := sample.Options{People: n[0], Seminars: n[1], PerSeminar: n[2]}
	if err := sample.WriteSized(context.Background(), os.Args[1], "2026-11-22", size, nil); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
