package holiday_test

import (
	"bytes"
	"context"
	"errors"
	"os"
	"strings"
	"testing"

	"golang.org/x/text/encoding/japanese"

	"jibun/data/holiday"
	"jibun/data/table"
	"jibun/data/wareki"
)

func TestName(t *testing.T) {
	for day, want := range map[wareki.Date]string{
		"2026-01-01": "元日", "2026-09-22": "休日", "2026-09-23": "秋分の日", "2026-12-08": "", "2019-05-01": "休日（祝日扱い）", "1989-02-24": "大喪の礼",
		"2021-07-22": "海の日", "2021-07-19": "", "2027-11-23": "勤労感謝の日", "2028-01-01": "", "": "", "nonsense": "",
	} {
		if got := holiday.Name(day); got != want {
			t.Errorf("%s: %q, want %q", day, got, want)
		}
	}
	if holiday.Last() != "2027-11-23" {
		t.Error(holiday.Last())
	}
	// What the Cabinet Office counts: 16 days by law, and what falls between.
	for year, want := range map[int]int{1955: 9, 2019: 22, 2024: 21, 2026: 18} {
		if got := len(holiday.Official().Days(wareki.On(year, 1, 1), wareki.On(year, 12, 31))); got != want {
			t.Errorf("%d: %d holidays, want %d", year, got, want)
		}
	}
}

func TestList_With(t *testing.T) {
	old := holiday.NewList([]holiday.Day{{Date: "2026-01-01", Name: "元日"}, {Date: "2026-11-03", Name: "文化の日"}})
	l := old.With([]holiday.Day{{Date: "2026-11-03", Name: ""}, {Date: "2026-01-01", Name: "お正月"}, {Date: "2026-05-04", Name: "みどりの日"}})
	if l.Name("2026-11-03") != "" || l.Name("2026-01-01") != "お正月" || l.Last() != "2026-05-04" {
		t.Error(l)
	}
	if old.Name("2026-11-03") != "文化の日" || old.Last() != "2026-11-03" {
		t.Error("the list below changed", old)
	}
	var none holiday.List
	if none.Name("2026-01-01") != "" || none.Last() != "" || none.Days("", "") != nil {
		t.Error("the list of nothing")
	}
}

func TestRead(t *testing.T) {
	head := "国民の祝日・休日月日,国民の祝日・休日名称\r\n"
	long := strings.Repeat("祝", 31)
	for name, x := range map[string]struct {
		text string
		days int
		line int // of the error
	}{
		"a year":              {head + "2028/1/1,元日\r\n2028/1/10,成人の日\r\n", 2, 0},
		"with dashes":         {head + "2028-01-01,元日\n", 1, 0},
		"no end of line":      {head + "2028/1/1,元日", 1, 0},
		"a blank line":        {head + "2028/1/1,元日\r\n\r\n2028/1/10,成人の日\r\n", 2, 0},
		"only the heading":    {head, 0, 1},
		"another table":       {"職員番号,氏名\n0001,田中\n", 0, 1},
		"no heading":          {"2028/1/1,元日\n", 0, 1},
		"no name":             {head + "2028/1/1,元日\r\n2028/1/10,\r\n", 0, 3},
		"a third column":      {head + "2028/1/1,元日,x\r\n", 0, 2},
		"no such day":         {head + "2028/2/30,元日\r\n", 0, 2},
		"not a day":           {head + "元日,2028/1/1\r\n", 0, 2},
		"more after the day":  {head + "2028/1/1/1,元日\r\n", 0, 2},
		"a day twice":         {head + "2028/1/1,元日\r\n2028/1/1,元日\r\n", 0, 3},
		"not in order":        {head + "2028/1/10,成人の日\r\n2028/1/1,元日\r\n", 0, 3},
		"a name too long":     {head + "2028/1/1," + long + "\r\n", 0, 2},
		"a year too far away": {head + "9999/1/1,元日\r\n", 0, 2},
	} {
		sjis, err := japanese.ShiftJIS.NewEncoder().String(x.text)
		if err != nil {
			t.Fatal(err)
		}
		for encoding, data := range map[string]string{"utf-8": x.text, "cp932": sjis} {
			file, err := table.Read(context.Background(), "x.csv", []byte(data), table.DefaultLimits())
			if err != nil {
				t.Fatal(err)
			}
			days, err := holiday.Read(file)
			var wrong *holiday.NotOfficial
			if errors.As(err, &wrong); len(days) != x.days || (err == nil) != (x.line == 0) || err != nil && wrong.Line != x.line {
				t.Errorf("%s in %s: %v, %v", name, encoding, days, err)
			}
		}
	}
}

// TestRead_whole: the list compiled in is the one that was published.
func TestRead_whole(t *testing.T) {
	data, err := os.ReadFile("syukujitsu.csv")
	if err != nil {
		t.Fatal(err)
	}
	if n := len(holiday.Official().Days("", "")); n != bytes.Count(data, []byte("\n"))-1 {
		t.Errorf("%d of %d lines", n, bytes.Count(data, []byte("\n"))-1)
	}
}
