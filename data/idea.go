package data

import (
	"context"
	"database/sql"
	"strings"

	"jibun/data/internal/db"
	"jibun/data/kana"
	"jibun/data/text"
	"jibun/data/wareki"
)

var ideaNoun = Noun{Table: "ideas", Label: "種", Kinds: KindIdeas,
	Columns: []Column{{Name: "title", Word: "テーマ", Holds: text.Theme}, {Name: "note", Word: "備考", Holds: text.Remark}, {Name: "category_id", Word: "分類", As: AsRow}, {Name: "person_id", Word: "出した人", As: AsRow},
		{Name: "seminar_id", Word: "できたセミナー", As: AsRow}, {Name: "noted_on", Word: "書いた日", As: AsDay},
		{Name: "state", Word: "状態", Codes: codes(IdeaOpen, IdeaChosen, IdeaShelved)}, derived("search_key")},
	Acts: []Acts{{"seminar", "idea.", []Act{{Key: "idea.add", Word: "種の追加"}, {Key: "idea.save", Word: "種の変更"}}}},
	refers: map[string]refer{"category_id": {to: "categories"}, "person_id": {to: "people", merge: handOver},
		"seminar_id": {to: "seminars", delete: staysAlone}}, // the idea outlives an evening planned by mistake
	named: func(_ context.Context, _ *namer, r image) (string, error) { return r.text("title"), nil },
}

// Idea is 種: a theme that might become a seminar.
type Idea struct {
	ID, Version int64
	Title, Note string
	CategoryID  int64       // 0 = none yet
	PersonID    int64       // who had it; 0 = nobody in particular
	SeminarID   int64       // the evening that came of it; 0 = none
	Noted       wareki.Date // SaveIdea makes it today if there is none
	State       IdeaState   // SaveIdea makes it open if there is none

	Person, Seminar, Category string // their names today; only in what Ideas lists
}

// IdeaState is where an idea stands.
type IdeaState string

// The states of an idea.
const (
	IdeaOpen    IdeaState = "open"
	IdeaChosen  IdeaState = "chosen"
	IdeaShelved IdeaState = "shelved"
)

// Label is how screen and paper write it.
func (s IdeaState) Label() string {
	return map[IdeaState]string{IdeaOpen: "温めている", IdeaChosen: "採用", IdeaShelved: "見送り"}[s]
}

// Validate checks one idea by itself.
func (i *Idea) Validate() error {
	v := Invalid{}
	if strings.TrimSpace(i.Title) == "" {
		v["title"] = "required"
	}
	if i.Noted != "" && !i.Noted.Valid() {
		v["noted"] = "day"
	}
	if i.State != "" && i.State.Label() == "" {
		v["state"] = "code"
	}
	v.texts(ideaNoun, i.ID, row{"title": i.Title, "note": i.Note})
	return v.orNil()
}

func (i *Idea) row() row {
	return row{"title": i.Title, "note": i.Note, "category_id": i.CategoryID, "person_id": i.PersonID, "seminar_id": i.SeminarID,
		"noted_on": string(i.Noted), "state": string(i.State), "search_key": kana.SearchKeys(i.Title, "", i.Note)}
}

// SaveIdea adds or changes an idea. Invalid: see Validate. ErrNotFound: whom or
// what it names is not there.
func (s *Store) SaveIdea(ctx context.Context, i *Idea) error {
	n := *i
	if err := n.Validate(); err != nil {
		return err
	}
	n.Title = strings.TrimSpace(n.Title)
	if n.Noted == "" {
		n.Noted = s.Today()
	}
	if n.State == "" {
		n.State = IdeaOpen
	}
	what := "idea.save"
	if n.ID == 0 {
		what = "idea.add"
	}
	err := s.write(ctx, what, func(t *tx) error {
		t.About = n.Title
		if err := t.named(ctx, &n); err != nil {
			return err
		}
		return t.Save(ctx, "ideas", &n.ID, &n.Version, n.row())
	})
	if err == nil {
		*i = n
	}
	return err
}

// named makes sure that whom and what an idea names is there. Who was merged into
// another record is that other one.
func (t *tx) named(ctx context.Context, i *Idea) error {
	if i.PersonID != 0 {
		p, err := t.person(ctx, i.PersonID)
		if err != nil {
			return err
		}
		if p.MergedInto != 0 {
			return refuse("person.merged", p.Name)
		}
	}
	if i.SeminarID != 0 {
		if _, err := t.seminar(ctx, i.SeminarID); err != nil {
			return err
		}
	}
	if i.CategoryID != 0 {
		var id int64
		return t.scan(ctx, `SELECT id FROM categories WHERE id = $1`, []any{i.CategoryID}, &id)
	}
	return nil
}

// IdeaFilter narrows the list of ideas. Zero values mean everything; what is given
// must all be true of an idea.
type IdeaFilter struct {
	Text  string // words, all of them in theme or note; folded as in FindPeople
	State IdeaState
}

// Ideas lists ideas, the newest first.
func (s *Store) Ideas(ctx context.Context, f IdeaFilter) (out []Idea, err error) {
	defer wrap(&err, "Ideas()")
	words := kana.FoldQuery(f.Text)
	err = db.EachRow(ctx, s.read, `SELECT i.id, i.version, i.title, i.note, i.category_id, i.person_id, i.seminar_id, i.noted_on, i.state, i.search_key,
			coalesce(p.name, ''), coalesce(m.title, ''), coalesce(c.name, '')
		FROM ideas i LEFT JOIN people p ON p.id = i.person_id LEFT JOIN seminars m ON m.id = i.seminar_id LEFT JOIN categories c ON c.id = i.category_id
		WHERE $1 = '' OR i.state = $1 ORDER BY i.noted_on DESC, i.id DESC`, []any{string(f.State)}, func(rows *sql.Rows) error {
		var i Idea
		var key string
		err := rows.Scan(&i.ID, &i.Version, &i.Title, &i.Note, &i.CategoryID, &i.PersonID, &i.SeminarID, &i.Noted, &i.State, &key, &i.Person, &i.Seminar, &i.Category)
		if err == nil && containsAll(key, words) {
			out = append(out, i)
		}
		return err
	})
	return out, err
}
