//go:build race

package table

// slower is how much longer the race detector takes.
const slower = 15
