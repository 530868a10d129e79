//go:build !race

package paste_test

import "time"

const limit = time.Second
