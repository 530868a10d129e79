//go:build !linux

package paste_test

import "time"

var started = time.Now()

// spent is the time so far.
func spent() time.Duration { return time.Since(started) }
