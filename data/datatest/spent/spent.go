// Package spent says what a test has worked: hostile input must cost little, however
// busy the machine is that the test runs on. Only tests may import it.
package spent

import "time"

// Since is the processor time of this process since an earlier Now; other programs on
// the machine do not count. Tests that run in parallel do.
func Since(earlier time.Duration) time.Duration { return Now() - earlier }

// Least is what a piece of work takes at least, of the quiet machine's time that Pace tells:
// where it took more than limit it is done again, up to four times. What shares a core and
// its caches makes the same work cost twice as much; work that costs too much does so each
// time.
func Least(limit time.Duration, work func()) time.Duration {
	return LeastOf(limit, func() time.Duration {
		start := Now()
		work()
		return Since(start)
	})
}

// LeastOf is Least of work that says itself what it took, such as that of another process.
func LeastOf(limit time.Duration, work func() time.Duration) time.Duration {
	const tries = 4
	var least time.Duration
	for n := range tries {
		took := work()
		if took > limit {
			took = Fair(took)
		}
		if n == 0 || took < least {
			least = took
		}
		if least <= limit {
			break
		}
	}
	return least
}
