package data

import (
	"cmp"
	"context"
	"database/sql"
	"slices"
	"strconv"
	"strings"

	"jibun/data/internal/db"
	"jibun/data/kana"
	"jibun/data/text"
	"jibun/data/wareki"
)

var seriesNoun = Noun{Table: "series", Label: "講座", Kinds: KindOffice,
	Columns: []Column{{Name: "position", Word: "並び順"}},
	Acts:    []Acts{{"settings", "series.", []Act{{Key: "series.add", Word: "講座の追加"}, {Key: "series.rename", Word: "講座の名称の変更"}}}},
	named:   func(ctx context.Context, n *namer, r image) (string, error) { return n.seriesName(ctx, r.number("id")) },
}

var seriesNameNoun = Noun{Table: "series_names", Label: "講座の名称", Kinds: KindOffice,
	Columns: []Column{{Name: "series_id", Word: "講座", As: AsRow}, {Name: "name", Word: "講座の名称", Holds: text.Organization}, {Name: "valid_from", Word: "始まりの日", As: AsDay}},
	named:   byName,
}

var categoryNoun = Noun{Table: "categories", Label: "分類", Kinds: KindOffice,
	Columns: []Column{{Name: "name", Word: "分類", Holds: text.Organization}, {Name: "position", Word: "並び順"}, {Name: "retired", Word: "使わなくなった分類", Codes: yesNo("いいえ", "はい")}},
	Acts:    []Acts{{"settings", "category.", []Act{{Key: "category.save", Word: "分類の変更"}, {Key: "category.order", Word: "分類の順の変更"}}}},
	named:   byName,
}

// Series is 講座: a run of seminars counted together. Its name has a history;
// every paper uses the name valid on the day it is about.
type Series struct {
	ID    int64
	Names []SeriesName // by day
}

// SeriesName is the name from a day on ("" = since ever).
type SeriesName struct {
	ID, Version int64
	Name        string
	From        wareki.Date
}

// NameOn is the name valid on the day; before the first one, the first.
func (s Series) NameOn(day wareki.Date) string {
	name := ""
	for i, n := range s.Names {
		if i == 0 || n.From <= day {
			name = n.Name
		}
	}
	return name
}

// Series lists the office's series, the main one first.
func (s *Store) Series(ctx context.Context) (_ []Series, err error) {
	defer wrap(&err, "Series()")
	out, err := readSeries(ctx, s.read)
	return out, err
}

func readSeries(ctx context.Context, from db.Querier) ([]Series, error) {
	var out []Series
	err := db.EachRow(ctx, from, `SELECT s.id, n.id, n.version, n.name, n.valid_from
		FROM series s JOIN series_names n ON n.series_id = s.id ORDER BY s.position, s.id, n.valid_from`, nil, func(rows *sql.Rows) error {
		var id int64
		var n SeriesName
		if err := rows.Scan(&id, &n.ID, &n.Version, &n.Name, &n.From); err != nil {
			return err
		}
		if len(out) == 0 || out[len(out)-1].ID != id {
			out = append(out, Series{ID: id})
		}
		last := &out[len(out)-1]
		last.Names = append(last.Names, n)
		return nil
	})
	return out, err
}

// AllSeries stands for every series of the office together, where one is asked for.
const AllSeries int64 = -1

// AllSeriesName is what papers call them.
const AllSeriesName = "全講座"

// inSeriesSQL is Seminar.InSeries of a seminar m: Series.NameOn, in SQL.
const inSeriesSQL = `CASE WHEN (SELECT count(*) FROM series) > 1 THEN coalesce(
	(SELECT n.name FROM series_names n WHERE n.series_id = m.series_id AND n.valid_from <= m.held_on ORDER BY n.valid_from DESC LIMIT 1),
	(SELECT n.name FROM series_names n WHERE n.series_id = m.series_id ORDER BY n.valid_from LIMIT 1), '') ELSE '' END`

// ofSeries restricts a query to a series, whose place in the arguments is given; AllSeries
// restricts nothing.
func ofSeries(argument string) string {
	return `(` + argument + ` < 0 OR m.series_id = ` + argument + `)`
}

// FindSeries finds the series that somebody means: by any name it ever had, by its id,
// or all of them (全講座, すべて, all). Nothing written means 0. A name that fits none,
// or several, is an UnknownSeries.
func (s *Store) FindSeries(ctx context.Context, text string) (int64, error) {
	all, err := s.Series(ctx)
	if err != nil {
		return 0, err
	}
	key := kana.Fold(text)
	switch key {
	case "":
		return 0, nil
	case "all", kana.Fold(AllSeriesName), kana.Fold("すべて"), kana.Fold("全て"):
		return AllSeries, nil
	}
	var exact, part []int64
	for _, x := range all {
		same, within := strconv.FormatInt(x.ID, 10) == key, false
		for _, n := range x.Names {
			same = same || kana.Fold(n.Name) == key
			within = within || strings.Contains(kana.Fold(n.Name), key)
		}
		if same {
			exact = append(exact, x.ID)
		}
		if within {
			part = append(part, x.ID)
		}
	}
	for _, found := range [][]int64{exact, part} {
		if len(found) == 1 {
			return found[0], nil
		}
	}
	return 0, &UnknownSeries{text}
}

// mainSeries is the series that is meant when nobody names one.
func (s *Store) mainSeries(ctx context.Context) (Series, error) {
	all, err := s.Series(ctx)
	if err == nil && len(all) == 0 {
		err = ErrNotFound
	}
	if err != nil {
		return Series{}, err
	}
	return all[0], nil
}

// AddSeries adds a series with its first name.
func (s *Store) AddSeries(ctx context.Context, name string) (id int64, err error) {
	if strings.TrimSpace(name) == "" {
		return 0, Invalid{"name": "required"}
	}
	err = s.write(ctx, "series.add", func(t *tx) error {
		t.About = name
		n, err := t.count(ctx, `SELECT count(*) FROM series`)
		if err != nil {
			return err
		}
		if id, err = t.Add(ctx, "series", row{"position": n + 1}); err != nil {
			return err
		}
		_, err = t.Add(ctx, "series_names", row{"series_id": id, "name": strings.TrimSpace(name)})
		return err
	})
	return id, err
}

// RenameSeries gives a series another name from a day on ("" corrects the
// first one). Papers about earlier days keep the earlier name.
func (s *Store) RenameSeries(ctx context.Context, id int64, name string, from wareki.Date) error {
	name = strings.TrimSpace(name)
	if name == "" {
		return Invalid{"name": "required"}
	}
	if from != "" && !from.Valid() {
		return Invalid{"valid_from": "day"}
	}
	all, err := s.Series(ctx)
	if err != nil {
		return err
	}
	i := slices.IndexFunc(all, func(x Series) bool { return x.ID == id })
	if i < 0 {
		return ErrNotFound
	}
	n := SeriesName{}
	for _, x := range all[i].Names {
		if x.From == from {
			n = x
		}
	}
	return s.write(ctx, "series.rename", func(t *tx) error {
		t.About = name
		return t.Save(ctx, "series_names", &n.ID, &n.Version, row{"series_id": id, "name": name, "valid_from": string(from)})
	})
}

// Category is 分類: one of the kinds of themes.
type Category struct {
	ID, Version int64
	Name        string
	Position    int
	Retired     bool // no longer offered for new seminars
}

// firstCategories come with the program (OFFICE, section 6).
var firstCategories = []string{"ドラッカー勉強会", "論語勉強会", "英会話", "女子会", "文化芸術研究", "有識者からの薫陶",
	"偉人を学ぶシリーズ", "グローバル経済セミナー", "読書セミナー(ビブリオバトル)", "ユニークなセミナー", "同業種交流会"}

// Categories lists all, in the office's order.
func (s *Store) Categories(ctx context.Context) (_ []Category, err error) {
	defer wrap(&err, "Categories()")
	rows, err := s.read.QueryContext(ctx, `SELECT id, version, name, position, retired FROM categories ORDER BY position, id`)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var out []Category
	for rows.Next() {
		var c Category
		if err := rows.Scan(&c.ID, &c.Version, &c.Name, &c.Position, &c.Retired); err != nil {
			return nil, err
		}
		out = append(out, c)
	}
	return out, rows.Err()
}

// SaveCategory adds or changes a category. Its name is unique.
func (s *Store) SaveCategory(ctx context.Context, c *Category) error {
	n := *c
	n.Name = strings.TrimSpace(n.Name)
	if n.Name == "" {
		return Invalid{"name": "required"}
	}
	err := s.write(ctx, "category.save", func(t *tx) error {
		t.About = n.Name
		if n.ID == 0 && n.Position == 0 {
			k, err := t.count(ctx, `SELECT coalesce(max(position), 0) FROM categories`)
			if err != nil {
				return err
			}
			n.Position = k + 1
		}
		return t.Save(ctx, "categories", &n.ID, &n.Version, row{"name": n.Name, "position": n.Position, "retired": n.Retired})
	})
	if taken(err) {
		return Invalid{"name": "taken"}
	}
	if err == nil {
		*c = n
	}
	return err
}

// OrderCategories offers the categories in the order of ids.
func (s *Store) OrderCategories(ctx context.Context, ids []int64) error {
	return s.write(ctx, "category.order", func(t *tx) error {
		t.About = strconv.Itoa(len(ids)) + "分類"
		return t.order(ctx, "categories", ids, 1)
	})
}

// count reads one number inside the operation.
func (t *tx) count(ctx context.Context, q string, args ...any) (int, error) {
	var n int
	err := t.scan(ctx, q, args, &n)
	return n, err
}

// scan reads one row inside the operation; ErrNotFound if there is none.
func (t *tx) scan(ctx context.Context, q string, args []any, dest ...any) error {
	rows, err := t.QueryContext(ctx, q, args...)
	if err != nil {
		return err
	}
	defer rows.Close()
	if !rows.Next() {
		return cmp.Or(rows.Err(), ErrNotFound)
	}
	if err := rows.Scan(dest...); err != nil {
		return err
	}
	return rows.Close()
}
