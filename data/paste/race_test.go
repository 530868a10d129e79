//go:build race

package paste_test

import "time"

const limit = 20 * time.Second // the race detector is slow
