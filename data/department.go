package data

import (
	"context"
	"strconv"
	"strings"

	"jibun/data/text"
	"jibun/data/wareki"
)

var departmentNoun = Noun{Table: "departments", Label: "所属", Kinds: KindOffice | KindPeople,
	Columns: []Column{{Name: "code", Word: "所属コード", Holds: text.Number}, {Name: "division", Word: "部", Holds: text.Organization}, {Name: "section", Word: "課", Holds: text.Organization}, {Name: "position", Word: "並び順"},
		{Name: "valid_from", Word: "始まりの日", As: AsDay}, {Name: "valid_to", Word: "終わりの日", As: AsDay}},
	Acts: []Acts{{"settings", "department.", []Act{{Key: "department.save", Word: "所属の変更"}, {Key: "department.order", Word: "建制順の変更"},
		{Key: "department.close", Word: "所属の廃止"}}}},
	named: func(_ context.Context, _ *namer, r image) (string, error) {
		return departmentLabel(r.text("division"), r.text("section")), nil
	},
}

// Department is 所属: a section (課) of a division (部), in the official order
// (建制順), valid from a day to a day ("" = open).
type Department struct {
	ID, Version int64
	Code        string // 所属コード, may be empty
	Division    string // 部
	Section     string // 課, may be empty: the division itself
	Position    int    // 建制順
	From, To    wareki.Date
}

// Label is 部 and 課 as one writes them.
func (d Department) Label() string { return departmentLabel(d.Division, d.Section) }

func departmentLabel(division, section string) string {
	return strings.TrimSpace(division + " " + section)
}

// ValidOn reports whether the department exists on the day.
func (d Department) ValidOn(day wareki.Date) bool {
	return d.From <= day && (d.To == "" || d.To >= day)
}

// Validate checks one department by itself.
func (d *Department) Validate() error {
	v := Invalid{}
	if strings.TrimSpace(d.Division+d.Section) == "" {
		v["section"] = "required"
	}
	checkSpan(v, d.From, d.To)
	v.texts(departmentNoun, d.ID, row{"code": d.Code, "division": d.Division, "section": d.Section})
	return v.orNil()
}

// checkSpan checks a from–to of days.
func checkSpan(v Invalid, from, to wareki.Date) {
	if from != "" && !from.Valid() {
		v["valid_from"] = "day"
	}
	if to != "" && !to.Valid() {
		v["valid_to"] = "day"
	}
	if to != "" && to < from {
		v["valid_to"] = "before_start"
	}
}

// Departments lists those valid on the day, or all if day is "", in 建制順.
func (s *Store) Departments(ctx context.Context, day wareki.Date) (_ []Department, err error) {
	defer wrap(&err, "Departments(%v)", day)
	rows, err := s.read.QueryContext(ctx, `SELECT id, version, code, division, section, position, valid_from, valid_to FROM departments
		WHERE $1 = '' OR (valid_from <= $1 AND (valid_to = '' OR valid_to >= $1)) ORDER BY position, id`, string(day))
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var out []Department
	for rows.Next() {
		var d Department
		if err := rows.Scan(&d.ID, &d.Version, &d.Code, &d.Division, &d.Section, &d.Position, &d.From, &d.To); err != nil {
			return nil, err
		}
		out = append(out, d)
	}
	return out, rows.Err()
}

func (d *Department) row() row {
	return row{"code": d.Code, "division": strings.TrimSpace(d.Division), "section": strings.TrimSpace(d.Section), "position": d.Position,
		"valid_from": string(d.From), "valid_to": string(d.To)}
}

// SaveDepartment adds or changes a department; a new one without a position
// comes last. To end one is refused as CloseDepartment refuses it.
func (s *Store) SaveDepartment(ctx context.Context, d *Department) error {
	if err := d.Validate(); err != nil {
		return err
	}
	n := *d
	err := s.write(ctx, "department.save", func(t *tx) error {
		t.About = n.Label()
		if n.ID != 0 && n.To != "" {
			if err := t.vacant(ctx, n.ID, n.To); err != nil {
				return err
			}
		}
		return t.saveDepartment(ctx, &n)
	})
	if taken(err) {
		return Invalid{"section": "taken"}
	}
	if err == nil {
		*d = n
	}
	return err
}

func (t *tx) saveDepartment(ctx context.Context, d *Department) error {
	if d.ID == 0 && d.Position == 0 {
		last, err := t.count(ctx, `SELECT coalesce(max(position), 0) FROM departments`)
		if err != nil {
			return err
		}
		d.Position = last + 10
	}
	return t.Save(ctx, "departments", &d.ID, &d.Version, d.row())
}

// OrderDepartments gives the departments the order of ids (建制順).
func (s *Store) OrderDepartments(ctx context.Context, ids []int64) error {
	return s.write(ctx, "department.order", func(t *tx) error {
		t.About = strconv.Itoa(len(ids)) + "所属"
		return t.order(ctx, "departments", ids, 10)
	})
}

// order gives the rows of a table their positions in the order of ids, step apart.
func (t *tx) order(ctx context.Context, name string, ids []int64, step int) error {
	for i, id := range ids {
		if err := t.Change(ctx, name, id, row{"position": (i + 1) * step}); err != nil {
			return err
		}
	}
	return nil
}

// CloseDepartment ends a department on its last day. Refused while somebody is
// posted there after it.
func (s *Store) CloseDepartment(ctx context.Context, id int64, last wareki.Date) error {
	if !last.Valid() {
		return Invalid{"valid_to": "day"}
	}
	return s.write(ctx, "department.close", func(t *tx) error {
		var d Department
		err := t.scan(ctx, `SELECT division, section, valid_from FROM departments WHERE id = $1`, []any{id}, &d.Division, &d.Section, &d.From)
		if err != nil {
			return err
		}
		t.About = d.Label()
		if last < d.From {
			return Invalid{"valid_to": "before_start"}
		}
		if err := t.vacant(ctx, id, last); err != nil {
			return err
		}
		return t.Change(ctx, "departments", id, row{"valid_to": string(last)})
	})
}

// vacant refuses if somebody is posted to the department after the day.
func (t *tx) vacant(ctx context.Context, id int64, last wareki.Date) error {
	n, err := t.count(ctx, `SELECT count(*) FROM postings WHERE department_id = $1 AND (valid_to = '' OR valid_to > $2)`, id, string(last))
	if err == nil && n > 0 {
		err = refuse("department.occupied", n)
	}
	return err
}
