//go:build !race

package mail_test

import "time"

const limit = 2 * time.Second
