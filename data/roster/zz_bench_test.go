package roster

import (
	"context"
	"jibun/data/table"
	"os"
	"testing"
)

func BenchmarkCSV(b *testing.B) {
	d, _ := os.ReadFile("/tmp/b/roster.csv")
	for b.Loop() {
		table.Read(context.Background(), "x", d, table.Limits{})
	}
}
func BenchmarkXLSX(b *testing.B) {
	d, _ := os.ReadFile("/tmp/b/roster.xlsx")
	for b.Loop() {
		table.Read(context.Background(), "x", d, table.Limits{})
	}
}
func BenchmarkRoster(b *testing.B) {
	d, _ := os.ReadFile("/tmp/b/roster.xlsx")
	f, _ := table.Read(context.Background(), "x", d, table.Limits{})
	for b.Loop() {
		l, _ := Guess(f.Sheets, nil)
		Read(f, l, "2026-11-22")
	}
}
