package main

import (
	"bytes"
	"fmt"
	"math"
	"os"
	"os/exec"
	"slices"
	"strconv"
	"strings"
)

type bench struct{ rounds int }

// program is one that takes part; before prepares each of its runs.
type program struct {
	name   string
	args   []string
	before func() error
}

// run is what was measured of one run; said are the numbers it printed itself.
type run struct {
	wall, cpu, rss float64 // seconds, seconds, MiB
	said           map[string]float64
}

// race runs the programs in turn, one round to warm up and then the others.
func (b *bench) race(programs ...program) (map[string][]run, error) {
	out := map[string][]run{}
	for i := range b.rounds + 1 {
		for _, p := range programs {
			if p.before != nil {
				if err := p.before(); err != nil {
					return nil, err
				}
			}
			r, err := measure(p)
			if err != nil {
				return nil, fmt.Errorf("%s: %w", p.name, err)
			}
			if i > 0 {
				out[p.name] = append(out[p.name], r)
			}
		}
	}
	return out, nil
}

func measure(p program) (r run, err error) {
	read, write, err := os.Pipe()
	if err != nil {
		return r, err
	}
	defer read.Close()
	c := exec.Command("./c_timer", p.args...)
	var out, said bytes.Buffer
	c.Stdout, c.Stderr, c.ExtraFiles = &out, &said, []*os.File{write}
	err = c.Run()
	write.Close()
	if err != nil {
		return r, fmt.Errorf("%w: %s", err, said.String())
	}
	var kib float64
	var status int
	if _, err := fmt.Fscan(read, &r.wall, &r.cpu, &kib, &status); err != nil {
		return r, err
	}
	r.rss = kib / 1024
	r.said = map[string]float64{}
	for l := range strings.Lines(out.String()) {
		if f := strings.Fields(l); len(f) == 2 {
			if v, err := strconv.ParseFloat(f[1], 64); err == nil {
				r.said[f[0]] = v
			}
		}
	}
	return r, nil
}

// wall and number pick a value of a run.
func wall(r run) float64 { return r.wall }

func number(name string) func(run) float64 { return func(r run) float64 { return r.said[name] } }

func median(runs []run, of func(run) float64) float64 {
	v := make([]float64, len(runs))
	for i, r := range runs {
		v[i] = of(r)
	}
	slices.Sort(v)
	if len(v) == 0 {
		return math.NaN()
	}
	return (v[len(v)/2] + v[(len(v)-1)/2]) / 2
}

// ratio is the median of the ratios within a round.
func ratio(a, b []run, of func(run) float64) float64 {
	pairs := make([]run, len(a))
	for i := range a {
		pairs[i].wall = of(a[i]) / of(b[i])
	}
	return median(pairs, wall)
}

func peak(runs []run) float64 {
	top := 0.0
	for _, r := range runs {
		top = max(top, r.rss)
	}
	return top
}

func ms(v float64) string {
	switch {
	case v >= 10_000:
		return fmt.Sprintf("%.1f s", v/1000)
	case v >= 1000:
		return fmt.Sprintf("%.2f s", v/1000)
	case v >= 10:
		return fmt.Sprintf("%.0f ms", v)
	case v >= 0.1:
		return fmt.Sprintf("%.2f ms", v)
	}
	return fmt.Sprintf("%.1f µs", v*1000)
}

func seconds(v float64) string { return ms(v * 1000) }

func met(ok bool) *bool { return &ok }
