package cli_test

import (
	"encoding/json"
	"fmt"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"jibun/data"
	"jibun/data/datatest"
	"jibun/data/wareki"
)

// twoSeries is an office with two series that share people and days: both have a first
// evening, the second has thirty and was called otherwise before April 2026.
func twoSeries(t *testing.T) (path string, second int64) {
	s := datatest.New(t)
	path = s.Path()
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	second, err := s.AddSeries(t.Context(), "行政ゼミ")
	must(err)
	must(s.RenameSeries(t.Context(), second, "行政ゼミナール", "2026-04-01"))
	section := datatest.Department(t, s, "総務部", "人事課")
	var people []data.Person
	for i := range 24 {
		p := datatest.Person(t, s, fmt.Sprintf("参加 %d郎", i))
		if i < 12 {
			datatest.Post(t, s, p.ID, section.ID, "2020-04-01")
		}
		people = append(people, p)
	}
	for i := range 45 { // every 12 days from May 2025; every third time both on one day
		day := wareki.Date("2025-05-07").AddDays(12 * i)
		if i%3 != 1 {
			evening(t, s, second, day, "二", people, i, i*5%7)
		}
		if i%3 != 2 {
			evening(t, s, 1, day, "一", people, i/2, i%5)
		}
	}
	must(s.Close())
	return path, second
}

// evening adds an evening with some of the people; one of them speaks now and then.
func evening(t *testing.T, s *data.Store, series int64, day wareki.Date, title string, people []data.Person, from, n int) {
	t.Helper()
	m := datatest.Planned(t, s, title+string(day), func(m *data.Seminar) { m.SeriesID, m.Date, m.Capacity = series, day, 20 })
	for _, step := range []func() error{
		func() error { return s.OpenSeminar(t.Context(), m.ID) },
		func() error { return s.HoldSeminar(t.Context(), m.ID) },
	} {
		if err := step(); err != nil {
			t.Fatal(err)
		}
	}
	for i := range n {
		if _, _, err := s.WalkIn(t.Context(), m.ID, people[(from+i*3)%len(people)].ID); err != nil {
			t.Fatal(err)
		}
	}
}

// Every figure is that of one series, of the other, or of all together, and each is
// what an independent count finds.
func TestSeries_figures(t *testing.T) {
	path, second := twoSeries(t)
	today := "2026-11-22"
	firsts := map[string]float64{}
	for name, of := range map[string]string{"": "1", "じぶん投資セミナー": "1", "1": "1", "行政ゼミナール": strconv.FormatInt(second, 10),
		"行政ゼミ": strconv.FormatInt(second, 10), "すべて": "all", "all": "all"} {
		for _, year := range []string{"2025", "2026"} {
			args := []string{"figures", path, "--year", year, "--today", today}
			if name != "" {
				args = append(args, "--series", name)
			}
			out, said := jibun(t, 0, args...)
			got, want := object(t, out), countSeries(t, path, year, today, of)
			for key := range want {
				if d := cmp.Diff(want[key], got[key], cmpopts.EquateApprox(0, 1e-12)); d != "" {
					t.Errorf("%s of %s, %q: %s", key, year, name, d)
				}
			}
			if name == "" && !strings.Contains(said, "「行政ゼミナール」") || of == "all" && !strings.Contains(said, "どの講座にも") {
				t.Errorf("%q is not told what it counts: %s", name, said)
			}
			if year == "2025" {
				firsts[of] = got["first_timers"].(float64)
			}
		}
	}
	if firsts["all"] >= firsts["1"]+firsts[strconv.FormatInt(second, 10)] {
		t.Errorf("first-timers %v: the people are not shared", firsts)
	}
	out, _ := jibun(t, 0, "figures", path, "--series", "すべて", "--today", today)
	if !strings.Contains(out, `"attendances"`) {
		t.Errorf("all years: %.80s", out)
	}
	if _, said := jibun(t, 1, "figures", path, "--series", "英会話", "--today", today); !strings.Contains(said, "「英会話」という講座") {
		t.Error(said)
	}
}

func countSeries(t *testing.T, ledger, year, today, series string) map[string]any {
	t.Helper()
	b, err := exec.Command("/usr/bin/python3", "testdata/count.py", ledger, year, today, series).Output()
	if err != nil {
		t.Fatalf("count.py: %v", err)
	}
	return object(t, string(b))
}

// The papers of a year say which series they are about, and count it.
func TestSeries_papers(t *testing.T) {
	path, second := twoSeries(t)
	dir := t.TempDir()
	for name, want := range map[string]struct{ title, of string }{"": {"じぶん投資セミナー", "1"}, "行政": {"行政ゼミ", strconv.FormatInt(second, 10)}, "すべて": {data.AllSeriesName, "all"}} {
		for _, kind := range []string{"annual", "book"} {
			to := filepath.Join(dir, kind+want.of+".xlsx")
			_, said := jibun(t, 0, "report", kind, path, "--year", "2025", "--out", to, "--today", "2026-11-22", "--series", name)
			if !strings.Contains(said, want.title+" 令和7年度") {
				t.Errorf("%s %q: %s", kind, name, said)
			}
			text := cells(t, to)
			if !strings.Contains(text, want.title) {
				t.Errorf("%s does not name %s", kind, want.title)
			}
			if both := strings.Contains(text, "行政ゼミ") && strings.Contains(text, "じぶん投資セミナー"); both != (want.of == "all") {
				t.Errorf("%s of %q: the evenings name their series: %v", kind, name, both)
			}
			if kind == "annual" {
				if strings.Contains(text, "どの講座にもそれまで参加のなかった方") != (want.of == "all") {
					t.Errorf("the cover of %q does not say what 初参加 means", name)
				}
				figures := countSeries(t, path, "2025", "2026-11-22", want.of)
				for _, m := range figures["by_seminar"].([]any) {
					if m := m.(map[string]any); m["series"] != nil {
						m["title"] = "【" + m["series"].(string) + "】" + m["title"].(string)
					}
				}
				checkReport(t, to, figures)
			}
		}
	}
}

// A number that two series have is never taken silently.
func TestSeries_number(t *testing.T) {
	path, _ := twoSeries(t)
	out := filepath.Join(t.TempDir(), "x.xlsx")
	for _, args := range [][]string{
		{"list", "applicants", path, "--number", "2"},
		{"report", "signin", path, "--number", "2", "--out", out},
		{"import", "applications", path, "-", "--number", "2"},
	} {
		_, said := jibun(t, 1, args...)
		for _, want := range []string{"「行政ゼミ 第2回」", "「じぶん投資セミナー 第2回」", "--series"} {
			if !strings.Contains(said, want) {
				t.Errorf("%v does not say %s: %s", args[:2], want, said)
			}
		}
	}
	jibun(t, 0, "list", "applicants", path, "--number", "2", "--series", "行政")
	_, said := jibun(t, 0, "report", "signin", path, "--number", "2", "--series", "行政", "--out", out)
	if !strings.Contains(said, "行政ゼミ 第2回 受付名簿") {
		t.Error(said)
	}
	if history, _ := jibun(t, 0, "history", path, "--json"); !strings.Contains(history, "行政ゼミ 第2回 受付名簿") {
		t.Errorf("the history does not name the series: %.300s", history)
	}
}

// The list names the series where there are several, and is narrowed to one.
func TestSeries_list(t *testing.T) {
	path, second := twoSeries(t)
	all := map[string][]map[string]any{}
	for _, name := range []string{"", "1", strconv.FormatInt(second, 10), "すべて"} {
		out, _ := jibun(t, 0, "list", "seminars", path, "--json", "--today", "2026-11-22", "--series", name)
		var list []map[string]any
		if err := json.Unmarshal([]byte(out), &list); err != nil {
			t.Fatal(err)
		}
		all[name] = list
		for _, year := range []string{"2025", "2026"} {
			of := name
			if of == "" || of == "すべて" {
				of = "all"
			}
			first, last, n, present := year+"-04-01", wareki.FiscalYear(2025).Last(), 0, 0.0
			if year == "2026" {
				last = wareki.FiscalYear(2026).Last()
			}
			for _, m := range list {
				if day := m["date"].(string); day >= first && day <= string(last) && (m["state"] == "held" || m["state"] == "settled") {
					n++
					present += m["present"].(float64)
				}
			}
			want := countSeries(t, path, year, "2026-11-22", of)
			if float64(n) != want["seminars"] || present != want["attendances"] {
				t.Errorf("%q of %s: %d evenings, %v attendances; counted %v, %v", name, year, n, present, want["seminars"], want["attendances"])
			}
		}
	}
	if n := len(all[strconv.FormatInt(second, 10)]); n != 30 || len(all[""]) != n+len(all["1"]) || len(all[""]) != len(all["すべて"]) {
		t.Errorf("%d of the second, %d in all", n, len(all[""]))
	}
	lines, _ := jibun(t, 0, "list", "seminars", path, "--today", "2026-11-22", "--find", "行政")
	if !strings.HasPrefix(lines, "行政ゼミナール\t") || strings.Contains(lines, "じぶん投資") {
		t.Errorf("%.100s", lines)
	}
}
