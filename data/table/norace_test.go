//go:build !race

package table

const slower = 1
