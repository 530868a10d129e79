// Package soak says how much of a large set a test goes through: a part in every run, all
// of it in a soak (make soak). Only tests may import it.
package soak

import "os"

// On says whether the long runs are wanted: JIBUN_SOAK=1.
var On = os.Getenv("JIBUN_SOAK") != ""

// Rounds is few in every run, and many in a soak.
func Rounds(few, many int) int {
	if On {
		return many
	}
	return few
}

// Takes says whether case n of a set is done: in every run each so many, from the first on.
func Takes(n, each int) bool { return On || n%each == 0 }
