// Command imports checks who may import whom. The rules are the rooms of the
// house: what a package may know is said here and nowhere else.
//
// usage: imports [-binary jibun]
//
// It reads `go list` of the module in the current folder, for Linux and for
// Windows, and what README.md names and links. With -binary it looks into a program
// built for Linux instead: who in it can open a connection.
package main

import (
	"flag"
	"fmt"
	"os"
)

func main() {
	binary := flag.String("binary", "", "look into this program")
	flag.Parse()
	var broken []string
	var err error
	if *binary != "" {
		broken, err = linked(*binary)
	} else {
		broken, err = checkModule(".")
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "imports:", err)
		os.Exit(2)
	}
	for _, b := range broken {
		fmt.Fprintln(os.Stderr, b)
	}
	if len(broken) > 0 {
		os.Exit(1)
	}
}
