package main

import (
	"fmt"
	"strings"
)

// start compares the window of the sample office with an empty one that has the
// same font: when it can be used, and what it holds.
func start(b *bench) ([]line, error) {
	r, err := b.race(
		program{name: "bare", args: []string{"./window", "-bare"}},
		program{name: "ours", args: []string{"./window", "-once", "-ledger", "k.jibun", "-today", "2026-11-22"},
			before: func() error { return copyLedger("data/sample.jibun", "k.jibun") }})
	if err != nil {
		return nil, err
	}
	usable, resident := number("usable_ms"), number("resident_mib")
	t, m := ratio(r["ours"], r["bare"], usable), ratio(r["ours"], r["bare"], resident)
	return []line{
		{work: "the window can be used, sample office", asked: "≤ 1.5 × an empty window", measured: ms(median(r["ours"], usable)),
			ratio: fmt.Sprintf("%.2f × (%s)", t, ms(median(r["bare"], usable))), met: met(t <= 1.5)},
		{work: "… and its memory then", asked: "≤ 1.4 × an empty window", measured: fmt.Sprintf("%.0f MiB", median(r["ours"], resident)),
			ratio: fmt.Sprintf("%.2f × (%.0f MiB)", m, median(r["bare"], resident)), rss: fmt.Sprintf("%.0f", peak(r["ours"])), met: met(m <= 1.4)},
	}, nil
}

// works are what the window is timed at, and how they are called in the table.
var works = []struct{ key, name string }{
	{"page_home", "ホーム"}, {"page_seminars", "セミナー"}, {"page_people", "名簿"}, {"page_lecturers", "講師"},
	{"page_papers", "帳票"}, {"page_history", "履歴"}, {"page_settings", "設定"}, {"person", "one person"},
	{"seminar_overview", "概要"}, {"seminar_speakers", "講師 of a seminar"}, {"seminar_applicants", "申込者"}, {"seminar_attendance", "出欠"},
	{"seminar_party", "懇親会"}, {"seminar_retrospect", "ふり返り"}, {"seminar_announce", "告知"},
	{"keystroke_people", "a keystroke in 名簿"}, {"keystroke_seminars", "a keystroke in セミナー"}, {"keystroke_lecturers", "a keystroke in 講師"},
	{"sort_people", "名簿 sorted"}, {"application", "an application, Enter to row"},
}

// window times the pages of the office ×10.
func window(b *bench) ([]line, error) {
	short := &bench{rounds: min(b.rounds, 3)} // a run takes a minute
	r, err := short.race(program{name: "ours", args: []string{"./window", "-ledger", "k.jibun", "-today", "2026-11-22"},
		before: func() error { return copyLedger("data/office_10.jibun", "k.jibun") }})
	if err != nil {
		return nil, err
	}
	var lines []line
	for _, w := range works {
		t := median(r["ours"], number(w.key))
		l := line{work: "window, office ×10: " + w.name, asked: "≤ 100 ms", measured: ms(t), met: met(t <= 100),
			ratio: "slowest " + ms(median(r["ours"], number(w.key+"_most")))}
		if first := median(r["ours"], number("first_"+strings.TrimPrefix(w.key, "page_"))); first > 0 {
			l.ratio = "for the first time " + ms(first)
		}
		lines = append(lines, l)
	}
	return lines, nil
}

// scroll turns the wheel over a grid of 100,000 rows, a row and more each frame.
func scroll(b *bench) ([]line, error) {
	short := &bench{rounds: min(b.rounds, 3)}
	r, err := short.race(program{name: "grid", args: []string{"./scroll", "-seconds", "2"}})
	if err != nil {
		return nil, err
	}
	var lines []line
	for _, way := range []string{"slow", "quick", "wheel", "page", "bar"} {
		t := median(r["grid"], number(way+"_ms"))
		lines = append(lines, line{work: "a frame of a grid of 100,000 rows, " + way, asked: "≤ 20 ms", measured: ms(t),
			ratio: "95 of 100: " + ms(median(r["grid"], number(way+"_p95"))), met: met(t <= 20)})
	}
	return lines, nil
}
