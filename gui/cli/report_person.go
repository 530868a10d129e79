package cli

import (
	"errors"
	"fmt"
	"strconv"
	"strings"

	"jibun/data"
	"jibun/data/kana"
	"jibun/data/report"
	"jibun/gui/papers"
)

// letterCmd writes a 講師依頼書 to the lecturers of an evening, or to one of them.
type letterCmd struct {
	paper
	Number int `required:"" placeholder:"100"`
	ofSeries
	To      addressee `default:"lecturer" placeholder:"lecturer"`
	Speaker string    `placeholder:"氏名"`

	Together *bool `negatable:""` // one letter to all lecturers
}

func (c *letterCmd) Run(e *env) error {
	return c.make(e, "letter", func(s *data.Store) (papers.Request, string, error) {
		r := papers.Request{Letter: report.LetterKind(c.To), Together: c.Together}
		m, err := c.seminar(e, s, c.Number)
		if r.Seminar = m.ID; err != nil || c.Speaker == "" {
			return r, "", err
		}
		id, why, err := lecturer(e, s, m.ID, c.Speaker)
		if id != 0 {
			r.People = []int64{id}
		}
		return r, why, err
	})
}

// lecturer finds whom the letter is for, 0 if the evening has no lecturer yet; why says
// that nobody, or more than one, is meant.
func lecturer(e *env, s *data.Store, seminar int64, speaker string) (person int64, why string, err error) {
	speakers, err := s.Speakers(e.ctx, seminar)
	if err != nil {
		return 0, "", err
	}
	var all []meant
	for _, x := range speakers {
		if !x.State.Active() {
			continue
		}
		p, err := s.Person(e.ctx, x.PersonID)
		if err != nil {
			return 0, "", err
		}
		all = append(all, meant{x.PersonID, strconv.Itoa(len(all) + 1), p.StaffNo, x.Name, x.From})
	}
	found := all
	if speaker != "" {
		found = whoIs(speaker, all)
	}
	switch {
	case len(all) == 0:
		return 0, "", nil
	case len(found) == 1:
		return found[0].person, "", nil
	case len(found) == 0:
		return 0, fmt.Sprintf("「%s」という講師は、この回にいません。講師は次の方です: %s", speaker, named(all)), nil
	}
	return 0, fmt.Sprintf("講師が%d名います。--speaker に氏名か番号を書いて、一人を選んでください: %s", len(found), named(found)), nil
}

// addressee is to whom a letter goes, as it is typed.
type addressee report.LetterKind

// UnmarshalText reads lecturer, head or memo.
func (a *addressee) UnmarshalText(b []byte) error {
	switch string(b) {
	case "lecturer":
		*a = addressee(report.LetterToLecturer)
	case "head":
		*a = addressee(report.LetterToHead)
	case "memo":
		*a = addressee(report.LetterMemo)
	default:
		return errors.New("あて先は lecturer(本人)、head(所属長)、memo(事務連絡)のどれかです: " + string(b))
	}
	return nil
}

// personCmd writes the 受講履歴 of one person.
type personCmd struct {
	paper
	Person string `required:"" placeholder:"氏名"`
}

func (c *personCmd) Run(e *env) error {
	return c.make(e, "person", func(s *data.Store) (papers.Request, string, error) {
		id, why, err := findPerson(e, s, c.Person)
		return papers.Request{Person: id}, why, err
	})
}

// disclosureCmd writes the 開示用記録 of one person.
type disclosureCmd struct {
	paper
	Person string `required:"" placeholder:"氏名"`
}

func (c *disclosureCmd) Run(e *env) error {
	return c.make(e, "disclosure", func(s *data.Store) (papers.Request, string, error) {
		id, why, err := findPerson(e, s, c.Person)
		return papers.Request{Person: id}, why, err
	})
}

// findPerson finds who is meant, those who have left too; why says that it is nobody, or more
// than one.
func findPerson(e *env, s *data.Store, words string) (person int64, why string, err error) {
	if kana.Fold(words) == "" {
		return 0, "--person に氏名か職員番号を書いてください。", nil
	}
	const everybody = 1 << 20 // who has the name may come late in the order of a search
	list, err := s.FindPeople(e.ctx, words, everybody)
	if err != nil {
		return 0, "", err
	}
	var all []meant
	for _, p := range list {
		all = append(all, meant{p.ID, p.StaffNo, p.StaffNo, p.Name, p.From})
	}
	found := whoIs(words, all)
	switch {
	case len(found) == 1:
		return found[0].person, "", nil
	case len(found) > 1:
		return 0, fmt.Sprintf("「%s」は%d名います。職員番号か、氏名のあとに所属を書いて、一人を選んでください: %s", words, len(found), named(found)), nil
	case len(all) > 0:
		return 0, fmt.Sprintf("「%s」という氏名・職員番号の方はいません。近い方: %s", words, named(all)), nil
	}
	return 0, fmt.Sprintf("「%s」という氏名・職員番号の方はいません。", words), nil
}

// meant is somebody who may be meant.
type meant struct {
	person              int64
	no                  string // by which one of these people is told, "" = none
	staffNo, name, from string
}

// whoIs tells whom a text means: whose number it is, else those whose name it is, with or
// without the section behind it.
func whoIs(text string, all []meant) (found []meant) {
	key := kana.Fold(text)
	if key == "" {
		return nil
	}
	for _, is := range []func(meant) bool{
		func(m meant) bool { return m.no == key },
		func(m meant) bool { return kana.Fold(m.staffNo) == key },
		func(m meant) bool { return m.staffNo != "" && data.SameNumber(m.staffNo, key) },
		func(m meant) bool { return kana.Fold(m.name) == key || kana.Fold(m.name+m.from) == key },
	} {
		for _, m := range all {
			if is(m) {
				found = append(found, m)
			}
		}
		if len(found) > 0 {
			break
		}
	}
	return found
}

// named names some people: 1 森川 陸(人事課)、….
func named(all []meant) string {
	const most = 8
	var names []string
	for _, m := range all[:min(len(all), most)] {
		name := strings.TrimSpace(m.no + " " + m.name)
		if m.from != "" {
			name += "(" + m.from + ")"
		}
		names = append(names, name)
	}
	out := strings.Join(names, "、")
	if more := len(all) - most; more > 0 {
		out += fmt.Sprintf(" ほか%d名", more)
	}
	return out
}
