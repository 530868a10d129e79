package main

import (
	"fmt"
	"math"
	"os"
	"strings"
)

// rows are the works that are measured, in the order of the table.
var rows = []struct {
	name string
	run  func(*bench) ([]line, error)
}{
	{"workbook", workbook},
	{"form", form},
	{"figures", figures},
	{"find", find},
	{"operate", operate},
	{"roster", roster},
	{"csv", csv},
	{"open", open},
	{"papers", papers},
	{"pdf", pdf},
	{"start", start},
	{"window", window},
	{"scroll", scroll},
}

func workbook(b *bench) ([]line, error) {
	var lines []line
	var times []float64
	for _, n := range []struct {
		attendances int
		limit       float64
	}{{1250, 1}, {12500, 0.5}, {125000, 0.35}} {
		in := fmt.Sprintf("data/annual_%d.tsv", n.attendances)
		r, err := b.race(program{name: "c", args: []string{"./c_workbook", in, "c.xlsx"}}, program{name: "ours", args: []string{"./workbook", in, "ours.xlsx"}})
		if err != nil {
			return lines, err
		}
		if n.attendances <= 12500 {
			if _, err := output("/usr/bin/python3", "same.py", "c.xlsx", "ours.xlsx"); err != nil {
				return lines, err
			}
		}
		x := ratio(r["ours"], r["c"], wall)
		l := line{work: fmt.Sprintf("annual workbook, %d attendances", n.attendances), measured: seconds(median(r["ours"], wall)),
			ratio: fmt.Sprintf("%.2f × libxlsxwriter (%s, %.0f MiB)", x, seconds(median(r["c"], wall)), peak(r["c"])), rss: fmt.Sprintf("%.0f", peak(r["ours"]))}
		l.asked, l.met = fmt.Sprintf("≤ %g ×, ≤ 64 MiB", n.limit), met(x <= n.limit && peak(r["ours"]) <= 64)
		lines = append(lines, l)
		times = append(times, median(r["ours"], wall))
	}
	return append(lines, growth("annual workbook, 1,250 → 12,500 → 125,000", times...)), nil
}

// form fills a form whose one row is a list's, against a program that knows this form.
func form(b *bench) ([]line, error) {
	var lines []line
	var times []float64
	for _, n := range []int{60, 2000, 20000} {
		list := fmt.Sprintf("data/list_%d.tsv", n)
		r, err := b.race(program{name: "bare", args: []string{"./bare", "data/drawn.xlsx", list, "bare.xlsx"}},
			program{name: "ours", args: []string{"./form", "data/form.xlsx", list, "ours.xlsx"}})
		if err != nil {
			return lines, err
		}
		if _, err := output("/usr/bin/python3", "same.py", "bare.xlsx", "ours.xlsx"); err != nil {
			return lines, err
		}
		x := ratio(r["ours"], r["bare"], wall)
		lines = append(lines, line{work: fmt.Sprintf("a form filled with %d rows", n), asked: "≤ 3 ×", measured: seconds(median(r["ours"], wall)),
			ratio: fmt.Sprintf("%.2f × a bare rewrite of the sheet (%s)", x, seconds(median(r["bare"], wall))), rss: fmt.Sprintf("%.0f", peak(r["ours"])), met: met(x <= 3)})
		times = append(times, median(r["ours"], wall))
	}
	x := times[2] / times[1]
	return append(lines, line{work: "… 2,000 → 20,000 rows", asked: "≤ 11 ×", measured: fmt.Sprintf("%.1f ×", x), met: met(x <= 11)}), nil
}

func figures(b *bench) ([]line, error) {
	r, err := b.race(
		program{name: "c", args: []string{"./c_figures", "data/office_10_sql.jibun", "years.sql"}},
		program{name: "all", args: []string{"./jibun", "figures", "data/office_10.jibun", "--today", "2026-11-22"}},
		program{name: "one", args: []string{"./jibun", "figures", "data/office_10.jibun", "--year", "2025", "--today", "2026-11-22"}},
		program{name: "all1", args: []string{"./jibun", "figures", "data/office_1.jibun", "--today", "2026-11-22"}},
		program{name: "one1", args: []string{"./jibun", "figures", "data/office_1.jibun", "--year", "2025", "--today", "2026-11-22"}})
	if err != nil {
		return nil, err
	}
	if err := sameFigures(); err != nil {
		return nil, err
	}
	one, x := median(r["one"], wall), ratio(r["all"], r["c"], wall)
	more, err := b.race(program{name: "tables", args: []string{"./c_figures", "data/office_10_sql.jibun", "tables.sql"}})
	if err != nil {
		return nil, err
	}
	return []line{
		{work: "figures of one year, office ×10", asked: "≤ 0.2 s", measured: seconds(one), rss: fmt.Sprintf("%.0f", peak(r["one"])), met: met(one <= 0.2)},
		{work: "figures of all years, office ×10", asked: "≤ 0.6 × C SQLite", measured: seconds(median(r["all"], wall)),
			ratio: fmt.Sprintf("%.2f × the same figures as SQL in C (%s)", x, seconds(median(r["c"], wall))), rss: fmt.Sprintf("%.0f", peak(r["all"])), met: met(x <= 0.6)},
		{work: "… in C only: the tenth that came most and the departments of every year, besides", measured: seconds(median(more["tables"], wall)), rss: fmt.Sprintf("%.0f", peak(more["tables"]))},
		growth("figures of one year, ×1 → ×10", median(r["one1"], wall), one),
		growth("figures of all years, ×1 → ×10", median(r["all1"], wall), median(r["all"], wall)),
	}, nil
}

var words = []string{"田中", "たなか", "渡", "こ", "ざき", "山本", "健一", "在らず", "tanaka", "総務"}

func find(b *bench) ([]line, error) {
	args := func(program, ledger string) []string { return append([]string{program, ledger, "1000"}, words...) }
	store := func(ledger string) []string { return append([]string{"./store", "find", ledger, "1000"}, words...) }
	r, err := b.race(
		program{name: "c", args: args("./c_like", "data/staff_20000.jibun")},
		program{name: "ours", args: store("data/staff_20000.jibun")},
		program{name: "ours1", args: store("data/staff_2000.jibun")})
	if err != nil {
		return nil, err
	}
	each, slowest := median(r["ours"], number("median_ms")), median(r["ours"], number("slowest_ms"))
	first, x := median(r["ours"], number("first_ms")), ratio(r["ours"], r["c"], number("slowest_ms"))
	return []line{
		{work: "a name among 20,000, a keystroke; the slowest of ten words", asked: "≤ 1 ms or ≤ 0.3 × C LIKE", measured: ms(slowest),
			ratio: fmt.Sprintf("%.2f × LIKE in C (%s)", x, ms(median(r["c"], number("slowest_ms")))), rss: fmt.Sprintf("%.0f", peak(r["ours"])), met: met(slowest <= 1 || x <= 0.3)},
		{work: "… the one in the middle", measured: ms(each), ratio: fmt.Sprintf("%.2f × LIKE in C (%s)", ratio(r["ours"], r["c"], number("median_ms")), ms(median(r["c"], number("median_ms"))))},
		{work: "the first keystroke, which reads everybody", measured: ms(first)},
		growth("a name, 2,000 → 20,000", median(r["ours1"], number("median_ms")), each),
		growth("the first keystroke, 2,000 → 20,000", median(r["ours1"], number("first_ms")), first),
	}, nil
}

func operate(b *bench) ([]line, error) {
	fresh := func(from, to string) func() error { return func() error { return copyLedger(from, to) } }
	r, err := b.race(
		program{name: "raw", args: []string{"./c_append", "raw", "1000"}},
		program{name: "ours", args: []string{"./store", "operate", "k10.jibun", "500"}, before: fresh("data/office_10.jibun", "k10.jibun")},
		program{name: "ours1", args: []string{"./store", "operate", "k1.jibun", "500"}, before: fresh("data/office_1.jibun", "k1.jibun")})
	if err != nil {
		return nil, err
	}
	each, raw, p95 := median(r["ours"], number("median_ms")), median(r["raw"], number("median_ms")), median(r["ours"], number("p95_ms"))
	lines := []line{
		{work: "one operation (an application, a withdrawal), office ×10", asked: "≤ 1.3 × fdatasync of 4 kB + 0.3 ms", measured: ms(each),
			ratio: fmt.Sprintf("%.2f × (%s; allowed %s)", ratio(r["ours"], r["raw"], number("median_ms")), ms(raw), ms(1.3*raw+0.3)), rss: fmt.Sprintf("%.0f", peak(r["ours"])), met: met(each <= 1.3*raw+0.3)},
		{work: "… 95 of 100", asked: "≤ 50 ms", measured: ms(p95), ratio: fmt.Sprintf("%.2f × (%s)", ratio(r["ours"], r["raw"], number("p95_ms")), ms(median(r["raw"], number("p95_ms")))), met: met(p95 <= 50)},
		growth("one operation, ×1 → ×10", median(r["ours1"], number("median_ms")), each),
	}
	syncs, err := syncsPerOperation()
	if err != nil {
		return append(lines, line{work: "… syncs of an operation", asked: "1", measured: "not counted: " + err.Error()}), nil
	}
	return append(lines, line{work: "… syncs of an operation", asked: "1", measured: fmt.Sprintf("%.2f", syncs), met: met(math.Abs(syncs-1) < 0.1)}), nil
}

func roster(b *bench) ([]line, error) {
	work := func(name, ledger, to string, people int) program {
		return program{name: fmt.Sprint(name, people), args: []string{"./store", name, to, fmt.Sprintf("data/roster_%d.xlsx", people)},
			before: func() error { return copyLedger("data/"+ledger, to) }}
	}
	r, err := b.race(work("read", "empty.jibun", "k.jibun", 20000), work("read", "empty.jibun", "k.jibun", 2000),
		work("plan", "staff_20000.jibun", "k.jibun", 20000), work("plan", "staff_2000.jibun", "k.jibun", 2000),
		work("apply", "empty.jibun", "k.jibun", 20000), work("apply", "empty.jibun", "k.jibun", 2000))
	if err != nil {
		return nil, err
	}
	var lines []line
	for _, w := range []struct {
		name, work string
		limit      float64
	}{{"read", "roster xlsx of 20,000 × 12 read", 0.5}, {"plan", "… read, compared with 20,000 and planned", 2}, {"apply", "… read, planned and 20,000 applied with history", 6}} {
		runs := r[w.name+"20000"]
		t, m := median(runs, number(w.name+"_ms"))/1000, peak(runs)
		lines = append(lines, line{work: w.work, asked: fmt.Sprintf("≤ %g s, ≤ 150 MiB", w.limit), measured: seconds(t), rss: fmt.Sprintf("%.0f", m), met: met(t <= w.limit && m <= 150)},
			growth(w.work+", 2,000 → 20,000", median(r[w.name+"2000"], number(w.name+"_ms"))/1000, t))
	}
	return lines, nil
}

func csv(b *bench) ([]line, error) {
	r, err := b.race(
		program{name: "iconv", args: []string{"iconv", "-f", "CP932", "-t", "UTF-8", "data/roster_20000.csv"}},
		program{name: "ours", args: []string{"./store", "table", "data/roster_20000.csv"}},
		program{name: "ours1", args: []string{"./store", "table", "data/roster_2000.csv"}},
		program{name: "roster", args: []string{"./store", "read", "data/empty.jibun", "data/roster_20000.csv"}})
	if err != nil {
		return nil, err
	}
	x := ratio(r["ours"], r["iconv"], wall)
	return []line{
		{work: "CP932 CSV of 20,000 × 12, rows and bad bytes", asked: "≤ 2.5 × iconv", measured: seconds(median(r["ours"], wall)),
			ratio: fmt.Sprintf("%.2f × iconv (%s)", x, seconds(median(r["iconv"], wall))), rss: fmt.Sprintf("%.0f", peak(r["ours"])), met: met(x <= 2.5)},
		{work: "… understood as a roster", measured: seconds(median(r["roster"], wall)), ratio: fmt.Sprintf("%.2f × iconv", ratio(r["roster"], r["iconv"], wall)), rss: fmt.Sprintf("%.0f", peak(r["roster"]))},
		growth("CP932 CSV, 2,000 → 20,000", median(r["ours1"], wall), median(r["ours"], wall)),
	}, nil
}

func open(b *bench) ([]line, error) {
	check := func(n string) []string { return []string{"./jibun", "check", "data/office_" + n + ".jibun"} }
	r, err := b.race(
		program{name: "open", args: []string{"./store", "open", "data/office_10.jibun"}},
		program{name: "open1", args: []string{"./store", "open", "data/office_1.jibun"}},
		program{name: "check", args: check("10")}, program{name: "check1", args: check("1")})
	if err != nil {
		return nil, err
	}
	t, c := median(r["open"], wall), median(r["check"], wall)
	return []line{
		{work: "opening and closing the office ×10", asked: "≤ 0.3 s", measured: seconds(t), rss: fmt.Sprintf("%.0f", peak(r["open"])), met: met(t <= 0.3)},
		{work: "full check of the office ×10", asked: "≤ 10 s", measured: seconds(c), rss: fmt.Sprintf("%.0f", peak(r["check"])), met: met(c <= 10)},
		growth("opening, ×1 → ×10", median(r["open1"], wall), t),
		growth("full check, ×1 → ×10", median(r["check1"], wall), c),
	}, nil
}

// papers: the whole way from the ledger to the workbook, for which nothing is
// asked; it must only not grow worse than linearly.
func papers(b *bench) ([]line, error) {
	annual := func(n string) program {
		return program{name: n, args: []string{"./jibun", "report", "annual", "k" + n + ".jibun", "--year", "2025", "--out", "annual" + n + ".xlsx", "--today", "2026-11-22"},
			before: func() error { return copyLedger("data/office_"+n+".jibun", "k"+n+".jibun") }}
	}
	r, err := b.race(annual("10"), annual("1"))
	if err != nil {
		return nil, err
	}
	t := median(r["10"], wall)
	return []line{{work: "annual report of the office ×10, from the ledger", measured: seconds(t), rss: fmt.Sprintf("%.0f", peak(r["10"]))},
		growth("annual report, ×1 → ×10", median(r["1"], wall), t)}, nil
}

// pdf: a sign-in sheet on pages, against a program that draws this one page with cairo.
func pdf(b *bench) ([]line, error) {
	var lines []line
	for _, n := range []struct {
		names      int
		time, size float64 // at most so many times cairo's
	}{{60, 2, 1.3}, {2000, 1.3, 1.1}} {
		in := fmt.Sprintf("data/list_%d.tsv", n.names)
		r, err := b.race(program{name: "cairo", args: []string{"./c_paper", in, "c.pdf"}}, program{name: "ours", args: []string{"./paper", in, "ours.pdf"}})
		if err != nil {
			return lines, err
		}
		size, err := sizes("ours.pdf", "c.pdf")
		if err != nil {
			return lines, err
		}
		x := ratio(r["ours"], r["cairo"], wall)
		lines = append(lines, line{work: fmt.Sprintf("sign-in sheet of %d names as PDF", n.names), asked: fmt.Sprintf("≤ %g × cairo, ≤ %g × its size", n.time, n.size),
			measured: seconds(median(r["ours"], wall)), ratio: fmt.Sprintf("%.2f × cairo (%s), %.2f × its size", x, seconds(median(r["cairo"], wall)), size),
			rss: fmt.Sprintf("%.0f", peak(r["ours"])), met: met(x <= n.time && size <= n.size)})
	}
	r, err := b.race(program{name: "seen", args: []string{"./paper", "-seen", "data/list_2000.tsv"}})
	if err != nil {
		return lines, err
	}
	first, zoom := median(r["seen"], number("first_ms")), median(r["seen"], number("zoom_ms"))
	return append(lines, line{work: "the first page of 2,000 names on the screen, from nothing", asked: "≤ 150 ms", measured: ms(first), met: met(first <= 150)},
		line{work: "… at another zoom (up to 190 dots an inch)", asked: "≤ 100 ms", measured: ms(zoom), met: met(zoom <= 100)}), nil
}

// sizes is how many times larger a file is than another.
func sizes(a, b string) (float64, error) {
	x, err := os.Stat(a)
	if err != nil {
		return 0, err
	}
	y, err := os.Stat(b)
	if err != nil {
		return 0, err
	}
	return float64(x.Size()) / float64(y.Size()), nil
}

// growth says with which power of the size a time grows, each step ten times the
// one before.
func growth(work string, times ...float64) line {
	worst := math.Inf(-1)
	said := ""
	for i := 1; i < len(times); i++ {
		p := math.Log10(times[i] / times[i-1])
		worst = max(worst, p)
		said += fmt.Sprintf("%.2f ", p)
	}
	return line{work: "growth: " + work, asked: "power ≤ 1 (± 0.1)", measured: strings.TrimSpace(said), met: met(worst <= 1.1)}
}
