package spent

import (
	"crypto/sha256"
	"slices"
	"strconv"
	"time"
)

// Pace is how many times longer work takes here and now than on the quiet machine that the
// tests' limits were set on, at least 1: a piece of work that is always the same is done and
// measured. What shares a core and its caches and a slower machine make it and what a test
// looks at dearer alike.
func Pace() float64 {
	start := Now()
	yardstick()
	return max(1, Since(start).Seconds()/quiet.Seconds())
}

// Fair is what took would be on that quiet machine, as Pace tells it now.
func Fair(took time.Duration) time.Duration {
	return time.Duration(float64(took) / Pace())
}

// quiet is what the yardstick takes on that machine (two cores of 2024, 2.6 GHz).
const quiet = 40 * time.Millisecond

// yardstick is work of the kinds that the program does: strings made and looked up, sorted,
// and bytes gone through.
func yardstick() {
	words := map[string]int{}
	var all []string
	for n := range 60_000 {
		w := strconv.Itoa(n * 7919)
		words[w] = n
		all = append(all, w)
	}
	slices.Sort(all)
	sum := sha256.New()
	for _, w := range all {
		sum.Write([]byte(w))
		sum.Write([]byte{byte(words[w])})
	}
	sum.Sum(nil)
}
