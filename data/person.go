package data

import (
	"context"
	"database/sql"
	"slices"
	"strings"

	"jibun/data/kana"
	"jibun/data/text"
	"jibun/data/wareki"
)

// Person is somebody of the staff (職員) or from outside (外部). Names are kept
// exactly as given.
type Person struct {
	ID, Version  int64
	Outside      bool
	StaffNo      string // with leading zeros; "" for outside people
	Name         string
	Reading      string // ふりがな
	Email, Phone string
	Affiliation  Affiliation // outside people
	Organization string      // outside people: 団体
	Title        string      // outside people: their 職名
	Note         string
	LeftOn       wareki.Date // last day of work; "" = working
	MergedInto   int64       // the person this one turned out to be
}

// Affiliation is 区分 of an outside person.
type Affiliation string

const (
	Citizen      Affiliation = "citizen"
	NPO          Affiliation = "npo"
	University   Affiliation = "university"
	Company      Affiliation = "company"
	Group        Affiliation = "group"
	Municipality Affiliation = "municipality"
)

var affiliations = []Affiliation{Citizen, NPO, University, Company, Group, Municipality}

// Label is how papers write it.
func (a Affiliation) Label() string {
	switch a {
	case Citizen:
		return "市民"
	case NPO:
		return "NPO"
	case University:
		return "大学等研究機関"
	case Company:
		return "民間企業"
	case Group:
		return "団体"
	case Municipality:
		return "他自治体"
	}
	return "区分なし"
}

// Validate checks one person by itself.
func (p *Person) Validate() error {
	v := Invalid{}
	if strings.TrimSpace(p.Name) == "" {
		v["name"] = "required"
	}
	if p.Reading != "" && !kana.IsReading(p.Reading) {
		v["reading"] = "kana"
	}
	if p.Outside && p.StaffNo != "" {
		v["staff_no"] = "outside"
	}
	if p.Email != "" && (strings.Count(p.Email, "@") != 1 || strings.ContainsAny(p.Email, " \t　,;")) {
		v["email"] = "address"
	}
	if p.LeftOn != "" && !p.LeftOn.Valid() {
		v["left_on"] = "day"
	}
	v.texts(personNoun, p.ID, row{"staff_no": p.StaffNo, "name": p.Name, "reading": p.Reading, "email": p.Email, "phone": p.Phone,
		"organization": p.Organization, "title": p.Title, "note": p.Note})
	return v.orNil()
}

func (p *Person) row() row {
	kind := "staff"
	if p.Outside {
		kind = "outside"
	}
	return row{"kind": kind, "staff_no": p.StaffNo, "name": p.Name, "reading": p.Reading, "email": p.Email, "phone": p.Phone,
		"affiliation": string(p.Affiliation), "organization": p.Organization, "title": p.Title, "note": p.Note,
		"left_on": string(p.LeftOn), "merged_into": p.MergedInto, "sort_key": kana.SortKey(p.Reading), "same_key": p.sameKey(),
		"search_key": p.searchKey(nil)}
}

// searchKey is by what the person is found; former are names, each followed by
// its reading.
func (p *Person) searchKey(former []string) string {
	key := kana.SearchKeys(p.Name, p.Reading, p.StaffNo, p.Organization, p.Email)
	for pair := range slices.Chunk(former, 2) {
		key += " " + kana.SearchKeys(pair[0], pair[1])
	}
	return key
}

// sameKey is equal for outside people who are the same person by name and
// organisation; savePerson looks for the same e-mail too. Staff are the same by
// their number.
func (p *Person) sameKey() string {
	if !p.Outside || p.Organization == "" {
		return ""
	}
	return kana.Fold(p.Name) + "/" + kana.Fold(p.Organization)
}

const personColumns = `p.id, p.version, p.kind, p.staff_no, p.name, p.reading, p.email, p.phone, p.affiliation, p.organization, p.title, p.note, p.left_on, p.merged_into`

func scanPerson(rows *sql.Rows, more ...any) (Person, error) {
	var p Person
	var kind string
	err := rows.Scan(append([]any{&p.ID, &p.Version, &kind, &p.StaffNo, &p.Name, &p.Reading, &p.Email, &p.Phone,
		&p.Affiliation, &p.Organization, &p.Title, &p.Note, &p.LeftOn, &p.MergedInto}, more...)...)
	p.Outside = kind == "outside"
	return p, err
}

// Person finds one by id.
func (s *Store) Person(ctx context.Context, id int64) (_ Person, err error) {
	defer wrap(&err, "Person(%v)", id)
	rows, err := s.read.QueryContext(ctx, `SELECT `+personColumns+` FROM people p WHERE p.id = $1`, id)
	return onePerson(rows, err)
}

// PersonByStaffNo finds one of the staff.
func (s *Store) PersonByStaffNo(ctx context.Context, no string) (_ Person, err error) {
	defer wrap(&err, "PersonByStaffNo()")
	rows, err := s.read.QueryContext(ctx, `SELECT `+personColumns+` FROM people p WHERE p.staff_no = $1 AND p.merged_into = 0`, no)
	return onePerson(rows, err)
}

func (t *tx) person(ctx context.Context, id int64) (_ Person, err error) {
	defer wrap(&err, "person(%v)", id)
	rows, err := t.QueryContext(ctx, `SELECT `+personColumns+` FROM people p WHERE p.id = $1`, id)
	return onePerson(rows, err)
}

func onePerson(rows *sql.Rows, err error) (Person, error) {
	if err != nil {
		return Person{}, err
	}
	defer rows.Close()
	if !rows.Next() {
		if err := rows.Err(); err != nil {
			return Person{}, err
		}
		return Person{}, ErrNotFound
	}
	return scanPerson(rows)
}

// SavePerson adds a person or corrects one. A change of name by marriage is
// RenamePerson: papers about earlier days keep the earlier name. Adding an
// outside person who is there already (same e-mail, or same name and
// organisation) is Invalid "exists".
func (s *Store) SavePerson(ctx context.Context, p *Person) error {
	n := *p
	n.trim()
	if err := n.Validate(); err != nil {
		return err
	}
	what := "person.save"
	if n.ID == 0 {
		what = "person.add"
	}
	err := s.write(ctx, what, func(t *tx) error {
		t.About = n.Name
		return t.savePerson(ctx, &n)
	})
	if taken(err) {
		return Invalid{"staff_no": "taken"}
	}
	if err == nil {
		*p = n
	}
	return err
}

func (p *Person) trim() {
	p.Name, p.Reading = strings.TrimSpace(text.Name.Tidy(p.Name)), kana.Hiragana(strings.TrimSpace(text.Reading.Tidy(p.Reading)))
	p.StaffNo, p.Email = strings.TrimSpace(p.StaffNo), strings.TrimSpace(p.Email)
	p.Organization = strings.TrimSpace(p.Organization)
}

func (t *tx) savePerson(ctx context.Context, p *Person) error {
	if err := t.notThereYet(ctx, p); err != nil {
		return err
	}
	r := p.row()
	former, err := t.formerNames(ctx, p.ID)
	if err != nil {
		return err
	}
	r["search_key"] = p.searchKey(former)
	return t.Save(ctx, "people", &p.ID, &p.Version, r)
}

// notThereYet is Invalid "exists" if an outside person is there already: the
// same e-mail, or the same name and organisation.
func (t *tx) notThereYet(ctx context.Context, p *Person) error {
	if !p.Outside {
		return nil
	}
	for _, c := range []struct{ is, key string }{{`same_key = $1`, p.sameKey()}, {`kind = 'outside' AND lower(email) = $1`, strings.ToLower(p.Email)}} {
		if c.key == "" {
			continue
		}
		n, err := t.count(ctx, `SELECT count(*) FROM people WHERE `+c.is+` AND id <> $2 AND merged_into = 0`, c.key, p.ID)
		if err != nil {
			return err
		}
		if n > 0 {
			return Invalid{"name": "exists"}
		}
	}
	return nil
}

// formerNames are the names a person had, each followed by its reading.
func (t *tx) formerNames(ctx context.Context, id int64) ([]string, error) {
	if id == 0 {
		return nil, nil
	}
	rows, err := t.QueryContext(ctx, `SELECT name, reading FROM former_names WHERE person_id = $1 ORDER BY id`, id)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var out []string
	for rows.Next() {
		var name, reading string
		if err := rows.Scan(&name, &reading); err != nil {
			return nil, err
		}
		out = append(out, name, reading)
	}
	return out, rows.Err()
}

// nameSQL is the name or reading (column) that a person p had on the day.
func nameSQL(column, day string) string {
	return `coalesce((SELECT f.` + column + ` FROM former_names f WHERE f.person_id = p.id AND f.valid_to >= ` + day + `
			ORDER BY f.valid_to, f.id LIMIT 1), p.` + column + `)`
}

// RenamePerson records a new name from a day on (改姓).
func (s *Store) RenamePerson(ctx context.Context, id int64, name, reading string, from wareki.Date) error {
	if !from.Valid() {
		return Invalid{"valid_from": "day"}
	}
	return s.write(ctx, "person.rename", func(t *tx) error {
		p, err := t.person(ctx, id)
		if err != nil {
			return err
		}
		t.About = p.Name + " → " + name
		return t.renamePerson(ctx, p, name, reading, from)
	})
}

func (t *tx) renamePerson(ctx context.Context, p Person, name, reading string, from wareki.Date) error {
	_, err := t.Carry(ctx, "former_names", row{"person_id": p.ID, "name": p.Name, "reading": p.Reading, "valid_to": string(from.AddDays(-1))})
	if err != nil {
		return err
	}
	p.Name, p.Reading = name, reading
	p.trim()
	if err := p.Validate(); err != nil {
		return err
	}
	return t.savePerson(ctx, &p)
}
