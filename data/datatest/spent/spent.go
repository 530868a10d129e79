// Package spent says what a test has worked: hostile input must cost little, however
// busy the machine is that the test runs on. Only tests may import it.
package spent

import "time"

// Since is the processor time of this process since an earlier Now; other programs on
// the machine do not count. Tests that run in parallel do.
func Since(earlier time.Duration) time.Duration { return Now() - earlier }
