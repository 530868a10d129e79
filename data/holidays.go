package data

import (
	"context"
	"fmt"

	"jibun/data/holiday"
	"jibun/data/internal/db"
	tables "jibun/data/table"
	"jibun/data/text"
	"jibun/data/wareki"
)

var holidayNoun = Noun{Table: "holidays", Label: "祝日", LabelAs: AsDay, Kinds: KindOffice,
	Columns: []Column{{Name: "day", Word: "日", As: AsDay}, {Name: "name", Word: "祝日", Holds: text.Organization}},
	Acts:    []Acts{{"settings", "holidays.", []Act{{Key: "holidays.load", Word: "祝日の読込み"}}}},
	named:   func(_ context.Context, _ *namer, r image) (string, error) { return r.text("day"), nil },
}

// Holidays is the list of the program with what was loaded laid over it.
func (s *Store) Holidays(ctx context.Context) (_ holiday.List, err error) {
	defer wrap(&err, "Holidays()")
	rows, err := s.loadedHolidays(ctx, s.read)
	if err != nil {
		return holiday.List{}, err
	}
	return laidOver(rows), nil
}

// laidOver is the list of the program with the rows of the ledger.
func laidOver(rows []holidayRow) holiday.List {
	days := make([]holiday.Day, len(rows))
	for i, r := range rows {
		days[i] = r.Day
	}
	return holiday.Official().With(days)
}

type holidayRow struct {
	id int64
	holiday.Day
}

func (s *Store) loadedHolidays(ctx context.Context, q db.Querier) ([]holidayRow, error) {
	rows, err := q.QueryContext(ctx, `SELECT id, day, name FROM holidays ORDER BY day`)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var out []holidayRow
	for rows.Next() {
		var r holidayRow
		if err := rows.Scan(&r.id, &r.Date, &r.Name); err != nil {
			return nil, err
		}
		out = append(out, r)
	}
	return out, rows.Err()
}

// LoadHolidays reads a newer list of the Cabinet Office (syukujitsu.csv, CP932 or
// UTF-8). For the years that the file covers it is then what counts, also where a
// holiday was moved; other years stay. added is how many days became holidays or
// have another name; last is the last holiday known now. A list that says
// nothing new leaves no line in the history. Errors: *table.Refused,
// *holiday.NotOfficial.
func (s *Store) LoadHolidays(ctx context.Context, path string) (added int, last wareki.Date, err error) {
	file, err := tables.ReadFile(ctx, path, tables.DefaultLimits())
	if err != nil {
		return 0, "", err
	}
	days, err := holiday.Read(file)
	if err != nil {
		return 0, "", err
	}
	err = s.write(ctx, "holidays.load", func(t *tx) error {
		first, end := days[0].Date.Year(), days[len(days)-1].Date.Year()
		if t.About = fmt.Sprintf("%d年", end); first != end {
			t.About = fmt.Sprintf("%d年–%d年", first, end)
		}
		added, last, err = t.loadHolidays(ctx, days)
		return err
	})
	if err != nil {
		return 0, "", err
	}
	return added, last, nil
}

// loadHolidays keeps of the days only what the list of the program does not say.
func (t *tx) loadHolidays(ctx context.Context, days []holiday.Day) (added int, last wareki.Date, err error) {
	rows, err := t.s.loadedHolidays(ctx, t)
	if err != nil {
		return 0, "", err
	}
	have := map[wareki.Date]holidayRow{}
	for _, r := range rows {
		have[r.Date] = r
	}
	now, official, file := laidOver(rows), holiday.Official(), holiday.NewList(days)
	from, to := wareki.On(days[0].Date.Year(), 1, 1), wareki.On(days[len(days)-1].Date.Year(), 12, 31)
	all := now.With(days).Days(from, to) // every day that is, or was, a holiday
	for _, r := range rows {             // and those that were taken away
		if r.Name == "" && r.Date >= from && r.Date <= to && file.Name(r.Date) == "" {
			all = append(all, r.Day)
		}
	}
	for _, d := range all {
		want := file.Name(d.Date)
		if want != "" && want != now.Name(d.Date) {
			added++
		}
		if err := t.setHoliday(ctx, have[d.Date], d.Date, want, official.Name(d.Date)); err != nil {
			return 0, "", err
		}
	}
	if rows, err = t.s.loadedHolidays(ctx, t); err != nil {
		return 0, "", err
	}
	return added, laidOver(rows).Last(), nil
}

// setHoliday lets the day have the name; no row is needed where the list of the
// program says so already.
func (t *tx) setHoliday(ctx context.Context, old holidayRow, day wareki.Date, want, official string) (err error) {
	switch {
	case want == official && old.id != 0:
		err = t.Remove(ctx, "holidays", old.id)
	case want == official:
	case old.id == 0:
		_, err = t.Add(ctx, "holidays", row{"day": string(day), "name": want})
	case old.Name != want:
		err = t.Change(ctx, "holidays", old.id, row{"name": want})
	}
	return err
}
