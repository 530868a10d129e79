package sample

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"time"

	"jibun/data"
	"jibun/data/wareki"
)

func TestScratch(t *testing.T) {
	path := filepath.Join(t.TempDir(), "x.jibun")
	start := time.Now()
	today := wareki.Date("2026-11-22")
	if v := os.Getenv("TODAY"); v != "" {
		today = wareki.Date(v)
	}
	size := Options{}
	if os.Getenv("BIG") != "" {
		size = Options{20000, 1000, 400}
	}
	if err := WriteSized(context.Background(), path, today, size, nil); err != nil {
		t.Fatal(err)
	}
	fi, _ := os.Stat(path)
	fmt.Println(time.Since(start), fi.Size())
	s, err := data.Open(context.Background(), path, data.Options{Now: func() time.Time { return instant(today, 600) }})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	for y := wareki.FiscalYear(2008); y <= today.FiscalYear(); y++ {
		f, err := s.Figures(context.Background(), 0, y)
		if err != nil {
			t.Fatal(err)
		}
		r := func(p *float64) float64 {
			if p == nil {
				return -1
			}
			return *p * 100
		}
		fmt.Printf("%d sem %d app %d att %d ppl %d staff %d out %d first %d rep %d reg %d nosh %d (%.1f%%) top10 %.1f attrate %.1f fill %.1f party %d spk %d/%d\n", f.Year, f.Seminars, f.Applications, f.Attendances, f.People, f.Staff, f.Outside, f.FirstTimers, f.Repeaters, f.Regulars, f.NoShows, 100*float64(f.NoShows)/float64(f.Known), r(f.Top10Share), r(f.AttendanceRate), r(f.FillRate), f.Party, f.Speakers, f.FirstSpeakers)
	}
	rep, err := s.Check(context.Background(), nil)
	fmt.Println(rep, err)
}
