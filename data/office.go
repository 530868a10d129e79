package data

import (
	"cmp"
	"context"
	"strings"

	"jibun/data/text"
	"jibun/data/wareki"
)

var officeNoun = Noun{Table: "offices", Label: "団体・所属", Kinds: KindOffice,
	Columns: []Column{{Name: "name", Word: "団体", Holds: text.Organization}, {Name: "section", Word: "所属", Holds: text.Organization}, {Name: "phone", Word: "電話", Holds: text.Phone}, {Name: "email", Word: "メール", Holds: text.Address},
		{Name: "western", Word: "日付の書き方", Codes: yesNo("和暦", "西暦")}, {Name: "stamps", Word: "決裁欄", Holds: text.Labels}, {Name: "purpose", Word: "利用目的", Holds: text.Sentence},
		{Name: "second_backup", Word: "控えの二つ目の置き場所", Holds: text.Folder}},
	Acts: []Acts{{"settings", "office.", []Act{{Key: "office.save", Word: "団体・所属の変更"}}}},
	named: func(_ context.Context, _ *namer, r image) (string, error) {
		return strings.TrimSpace(r.text("name") + " " + r.text("section")), nil
	},
}

// Office is 団体・所属: the organisation that runs the program.
type Office struct {
	ID, Version  int64
	Name         string // 呉市
	Section      string // 人事課
	Phone, Email string
	Western      bool     // dates on paper: 2026年 instead of 令和8年
	Stamps       []string // labels of the stamp boxes (決裁欄)
	Purpose      string   // 利用目的 on the sign-in sheet, "" = the usual sentence
	SecondBackup string   // a second folder for backups, "" = none
}

// Style is how the office writes its dates.
func (o Office) Style() wareki.Style {
	if o.Western {
		return wareki.Western
	}
	return wareki.Era
}

// purpose is the sentence that stands on a sign-in sheet unless the office has
// its own (個人情報の保護に関する法律: say what the data are for).
const purpose = "この名簿の個人情報は、セミナーの受付、出席の記録および実施報告にのみ使います。"

func (o *Office) row() row {
	return row{"name": o.Name, "section": o.Section, "phone": o.Phone, "email": o.Email, "western": o.Western,
		"stamps": strings.Join(o.Stamps, "\n"), "purpose": o.Purpose, "second_backup": o.SecondBackup}
}

// Office reads the one office of the ledger.
func (s *Store) Office(ctx context.Context) (_ Office, err error) {
	defer wrap(&err, "Office()")
	var o Office
	var stamps string
	err = s.read.QueryRowContext(ctx, `SELECT id, version, name, section, phone, email, western, stamps, purpose, second_backup FROM offices ORDER BY id LIMIT 1`).
		Scan(&o.ID, &o.Version, &o.Name, &o.Section, &o.Phone, &o.Email, &o.Western, &stamps, &o.Purpose, &o.SecondBackup)
	if stamps != "" {
		o.Stamps = strings.Split(stamps, "\n")
	}
	return o, err
}

// SaveOffice changes the office.
func (s *Store) SaveOffice(ctx context.Context, o *Office) error {
	n := *o
	err := s.write(ctx, "office.save", func(t *tx) error {
		t.About = n.Name
		return t.Save(ctx, "offices", &n.ID, &n.Version, n.row())
	})
	if err == nil {
		*o = n
	}
	return err
}

// furnish puts into a new ledger what every office starts with.
func (s *Store) furnish(ctx context.Context, o Office) error {
	if o.Stamps == nil {
		o.Stamps = []string{"部長", "課長", "課長補佐", "係長", "係"}
	}
	_, err := s.l.WriteUnundone(ctx, "ledger.create", s.with(func(t *tx) error {
		t.About = o.Name
		if _, err := t.Add(ctx, "ledgers", row{"uid": cmp.Or(s.o.UID, NewUID())}); err != nil {
			return err
		}
		if err := t.Save(ctx, "offices", &o.ID, &o.Version, o.row()); err != nil {
			return err
		}
		series, err := t.Add(ctx, "series", row{"position": 1})
		if err != nil {
			return err
		}
		if _, err := t.Add(ctx, "series_names", row{"series_id": series, "name": "じぶん投資セミナー"}); err != nil {
			return err
		}
		for i, name := range firstCategories {
			if _, err := t.Add(ctx, "categories", row{"name": name, "position": i + 1}); err != nil {
				return err
			}
		}
		return nil
	}))
	return err
}
