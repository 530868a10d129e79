// Command race runs the benchmark's programs in turn, whole processes, A B C A B
// C …, and writes a table: medians, the median of the ratios within a round, the
// peak of memory. It stands in out/bench, beside the programs and their data.
//
// usage: race [-n ROUNDS] [-o TABLE.md] [ROW...]
//
// The table of some rows only is printed and not kept.
package main

import (
	"flag"
	"fmt"
	"io"
	"os"
	"runtime"
	"slices"
	"strings"
	"time"
)

// line is one line of the table.
type line struct {
	work, asked, measured, ratio, rss string
	met                               *bool // nil: nothing was asked
}

func main() {
	rounds := flag.Int("n", 7, "rounds")
	out := flag.String("o", "", "table")
	flag.Parse()
	b := &bench{rounds: *rounds}
	var lines []line
	for _, r := range rows {
		if flag.NArg() > 0 && !slices.Contains(flag.Args(), r.name) {
			continue
		}
		fmt.Fprintln(os.Stderr, "== "+r.name)
		got, err := r.run(b)
		if err != nil {
			fmt.Fprintln(os.Stderr, r.name+":", err)
			got = append(got, line{work: r.name, measured: "failed: " + strings.ReplaceAll(err.Error(), "\n", " ")})
		}
		for _, l := range got {
			fmt.Fprintln(os.Stderr, l)
		}
		lines = append(lines, got...)
	}
	table(os.Stdout, lines)
	if *out == "" || flag.NArg() > 0 {
		return
	}
	f, err := os.Create(*out)
	if err == nil {
		table(f, lines)
		err = f.Close()
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func table(w io.Writer, lines []line) {
	fmt.Fprintf(w, "%s, %d processors, %s. Medians; × is the median of the ratios within a round.\n\n", time.Now().Format("2006-01-02"), runtime.NumCPU(), runtime.Version())
	fmt.Fprintln(w, "| work | asked | measured | ratio | RSS MiB | |\n|---|---|---|---|---|---|")
	for _, l := range lines {
		sign := ""
		if l.met != nil {
			sign = map[bool]string{true: "✓", false: "✗"}[*l.met]
		}
		fmt.Fprintf(w, "| %s | %s | %s | %s | %s | %s |\n", l.work, l.asked, l.measured, l.ratio, l.rss, sign)
	}
}
