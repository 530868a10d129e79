package data_test

import (
	"errors"
	"os"
	"path/filepath"
	"testing"

	"golang.org/x/text/encoding/japanese"

	"jibun/data"
	"jibun/data/datatest"
	"jibun/data/holiday"
	tables "jibun/data/table"
	"jibun/data/wareki"
)

// list writes a list of holidays as the Cabinet Office does.
func (d *desk) list(lines string) string {
	d.Helper()
	text, err := japanese.ShiftJIS.NewEncoder().String("国民の祝日・休日月日,国民の祝日・休日名称\r\n" + lines)
	d.must(err)
	path := filepath.Join(d.TempDir(), "syukujitsu.csv")
	d.must(os.WriteFile(path, []byte(text), 0o644))
	return path
}

func (d *desk) holiday(day wareki.Date) string {
	d.Helper()
	l, err := d.s.Holidays(d.Context())
	d.must(err)
	return l.Name(day)
}

func (d *desk) load(lines string, added int, last wareki.Date) {
	d.Helper()
	n, end, err := d.s.LoadHolidays(d.Context(), d.list(lines))
	d.must(err)
	d.equal("added, last", []any{n, end}, []any{added, last})
}

func TestHolidays(t *testing.T) {
	rules{
		"those of the program": func(d *desk) {
			d.equal("2027-11-23", d.holiday("2027-11-23"), "勤労感謝の日")
			d.equal("2028-01-01", d.holiday("2028-01-01"), "")
		},
		"next year": func(d *desk) {
			d.load("2028/1/1,元日\r\n2028/1/10,成人の日\r\n", 2, "2028-01-10")
			d.equal("2028-01-01", d.holiday("2028-01-01"), "元日")
			d.equal("2027-11-23", d.holiday("2027-11-23"), "勤労感謝の日")
			n := d.operations()
			d.load("2028/1/1,元日\r\n2028/1/10,成人の日\r\n", 0, "2028-01-10")
			d.equal("lines of a list that says nothing new", d.operations()-n, 0)
		},
		"the same list": func(d *desk) {
			n := d.operations()
			added, last, err := d.s.LoadHolidays(d.Context(), filepath.Join("holiday", "syukujitsu.csv"))
			d.must(err)
			d.equal("added, last, lines", []any{added, last, d.operations() - n}, []any{0, holiday.Last(), 0})
		},
		"a holiday moves, and back": func(d *desk) { // as 海の日 did in 2021
			all := ""
			for _, x := range holiday.Official().Days("2027-01-01", "2027-12-31") {
				if x.Name != "海の日" {
					all += string(x.Date) + "," + x.Name + "\r\n"
				} else {
					all += "2027-07-22,海の日\r\n"
				}
			}
			d.load(all, 1, "2027-11-23")
			d.equal("moved", []string{d.holiday("2027-07-19"), d.holiday("2027-07-22"), d.holiday("2026-07-20")}, []string{"", "海の日", "海の日"})
			d.load(all, 0, "2027-11-23")
			back := ""
			for _, x := range holiday.Official().Days("2027-01-01", "2027-12-31") {
				back += string(x.Date) + "," + x.Name + "\r\n"
			}
			d.load(back, 1, "2027-11-23")
			d.equal("back", []string{d.holiday("2027-07-19"), d.holiday("2027-07-22")}, []string{"海の日", ""})
			d.must(second(d.s.Undo(d.Context())))
			d.equal("undone", []string{d.holiday("2027-07-19"), d.holiday("2027-07-22")}, []string{"", "海の日"})
		},
		"another name": func(d *desk) {
			d.load("2028/2/11,建国の日\r\n", 1, "2028-02-11")
			d.load("2028/2/11,建国記念の日\r\n", 1, "2028-02-11")
			d.equal("name", d.holiday("2028-02-11"), "建国記念の日")
		},
		"other files": func(d *desk) {
			path := filepath.Join(d.TempDir(), "名簿.csv")
			d.must(os.WriteFile(path, []byte("職員番号,氏名\n0001,田中 太郎\n"), 0o644))
			var wrong *holiday.NotOfficial
			if _, _, err := d.s.LoadHolidays(d.Context(), path); !errors.As(err, &wrong) {
				d.Error(err)
			}
			d.must(os.WriteFile(path, nil, 0o644))
			var refused *tables.Refused
			if _, _, err := d.s.LoadHolidays(d.Context(), path); !errors.As(err, &refused) {
				d.Error(err)
			}
			if _, _, err := d.s.LoadHolidays(d.Context(), path+"x"); !errors.Is(err, os.ErrNotExist) {
				d.Error(err)
			}
			d.equal("operations", d.operations(), 1)
		},
		"read only": func(d *desk) {
			path := d.s.Path()
			closed(d, d.s)
			o := d.c.Options()
			o.ReadOnly = true
			s, err := data.Open(d.Context(), path, o)
			d.must(err)
			defer s.Close()
			if _, _, err := s.LoadHolidays(d.Context(), d.list("2028/1/1,元日\r\n")); !errors.Is(err, data.ErrReadOnly) {
				d.Error(err)
			}
			d.s = datatest.Open(d, path, d.c)
		},
	}.check(t)
}
