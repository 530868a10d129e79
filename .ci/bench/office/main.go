// Command office writes a ledger of a size to measure with, or the sample office as
// the tests use it.
//
// usage: office FILE [PEOPLE SEMINARS PARTICIPANTS]
package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"strconv"

	"jibun/data/sample"
)

func main() {
	if err := write(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func write(args []string) error {
	const day = "2026-11-22"
	switch len(args) {
	case 1:
		return sample.Write(context.Background(), args[0], day, nil)
	case 4:
	default:
		return errors.New("usage: office FILE [PEOPLE SEMINARS PARTICIPANTS]")
	}
	var n [3]int
	for i := range n {
		var err error
		if n[i], err = strconv.Atoi(args[1+i]); err != nil {
			return err
		}
	}
	size := sample.Options{People: n[0], Seminars: n[1], PerSeminar: n[2]}
	return sample.WriteSized(context.Background(), args[0], day, size, nil)
}
