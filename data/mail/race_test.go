//go:build race

package mail_test

import "time"

const limit = 20 * time.Second
