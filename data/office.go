package data

import (
	"cmp"
	"context"
	"reflect"
	"slices"
	"strings"

	"jibun/data/report"
	"jibun/data/text"
	"jibun/data/wareki"
)

var officeNoun = Noun{Table: "offices", Label: "団体・所属", Kinds: KindOffice,
	Columns: slices.Concat([]Column{{Name: "name", Word: "団体", Holds: text.Organization}, {Name: "section", Word: "所属", Holds: text.Organization}, {Name: "phone", Word: "電話", Holds: text.Phone}, {Name: "email", Word: "メール", Holds: text.Address},
		{Name: "western", Word: "日付の書き方", Codes: yesNo("和暦", "西暦")}, {Name: "stamps", Word: "決裁欄", Holds: text.Labels}, {Name: "purpose", Word: "利用目的", Holds: text.Sentence},
		{Name: "second_backup", Word: "控えの二つ目の置き場所", Holds: text.Folder}, {Name: "walk_ins", Word: "受付名簿の当日参加の行"}, {Name: "door_columns", Word: "受付名簿の列", Holds: text.Labels},
		{Name: "circulation", Word: "供覧欄", Holds: text.Labels}, {Name: "badge_right", Word: "名札の横のずれ(0.1mm)"}, {Name: "badge_down", Word: "名札の縦のずれ(0.1mm)"},
		{Name: "certificate_word", Word: "証明書の番号の頭", Holds: text.Organization}, {Name: "certificate_running", Word: "証明書の番号", Codes: yesNo("年度ごと", "通し番号")}}, paperColumns),
	Acts: []Acts{{"settings", "office.", []Act{{Key: "office.save", Word: "団体・所属の変更"}, {Key: "office.papers", Word: "帳票の設定の変更"}}}},
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

	WalkIns            int                 // 受付名簿: free lines for 当日参加, up to report.MostWalkIns
	DoorColumns        []report.DoorColumn // 受付名簿: the columns; nil = the usual ones
	Circulation        []string            // labels of the boxes of 供覧, nil = the usual ones
	BadgeRight         int                 // how far badges are moved on the sheet, in tenths of a millimetre
	BadgeDown          int
	CertificateWord    string // what the number of a certificate begins with: 呉人研; "" = the fiscal year
	CertificateRunning bool   // the numbers of certificates run on over the years
	PaperChoices
}

// UsualCirculation are the boxes of 供覧 where the office has named none.
func UsualCirculation() []string { return []string{"課長", "課長補佐", "係長", "係"} }

// MostMoved is how far badges may be moved, in tenths of a millimetre.
const MostMoved = 200

// Validate checks what is typed for the papers. Invalid: walk_ins and badges (range),
// door_columns (code), and see PaperChoices.
func (o *Office) Validate() error {
	v := Invalid{}
	if o.WalkIns < 0 || o.WalkIns > report.MostWalkIns {
		v["walk_ins"] = "range"
	}
	if max(o.BadgeRight, -o.BadgeRight, o.BadgeDown, -o.BadgeDown) > MostMoved {
		v["badges"] = "range"
	}
	for _, c := range o.DoorColumns {
		if c.Label() == "" {
			v["door_columns"] = "code"
		}
	}
	o.check(v)
	return v.orNil()
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
	r := row{"walk_ins": o.WalkIns, "door_columns": chosenText(o.DoorColumns), "circulation": strings.Join(o.Circulation, "\n"), "badge_right": o.BadgeRight, "badge_down": o.BadgeDown,
		"certificate_word": o.CertificateWord, "certificate_running": o.CertificateRunning, "name": o.Name, "section": o.Section, "phone": o.Phone, "email": o.Email, "western": o.Western,
		"stamps": strings.Join(o.Stamps, "\n"), "purpose": o.Purpose, "second_backup": o.SecondBackup}
	o.put(r)
	return r
}

// Office reads the one office of the ledger.
func (s *Store) Office(ctx context.Context) (_ Office, err error) {
	defer wrap(&err, "Office()")
	var o Office
	var stamps, columns, circulation, day string
	err = s.read.QueryRowContext(ctx, `SELECT id, version, name, section, phone, email, western, stamps, purpose, second_backup,
		walk_ins, door_columns, circulation, badge_right, badge_down, certificate_word, certificate_running,
		list_order, badge_sheet, completion_least, book_a3, tents_upright, envelope_large, letters_together, thanks_together, annual_history, day_papers FROM offices ORDER BY id LIMIT 1`).
		Scan(&o.ID, &o.Version, &o.Name, &o.Section, &o.Phone, &o.Email, &o.Western, &stamps, &o.Purpose, &o.SecondBackup,
			&o.WalkIns, &columns, &circulation, &o.BadgeRight, &o.BadgeDown, &o.CertificateWord, &o.CertificateRunning,
			&o.ListOrder, &o.BadgeSheet, &o.CompletionLeast, &o.BookA3, &o.TentsUpright, &o.EnvelopeLarge, &o.LettersTogether, &o.ThanksTogether, &o.AnnualHistory, &day)
	o.Stamps, o.Circulation = linesOf(stamps), linesOf(circulation)
	o.DoorColumns, o.DayPapers = chosenOf[report.DoorColumn](columns), chosenOf[string](day)
	return o, err
}

// linesOf are the lines of a text, none of an empty one.
func linesOf(s string) []string {
	if s == "" {
		return nil
	}
	return strings.Split(s, "\n")
}

// SaveOffice changes the office.
//
// Invalid: see Validate.
func (s *Store) SaveOffice(ctx context.Context, o *Office) error {
	n := *o
	if err := n.Validate(); err != nil {
		return err
	}
	err := s.write(ctx, "office.save", func(t *tx) error {
		t.About = n.Name
		return t.Save(ctx, "offices", &n.ID, &n.Version, n.row())
	})
	if err == nil {
		*o = n
	}
	return err
}

// WantPapers changes how the office wants its papers; about names what, for the history.
// Nothing is written where change leaves all as it is.
//
// Invalid: see Validate.
func (s *Store) WantPapers(ctx context.Context, about string, change func(*Office)) error {
	o, err := s.Office(ctx)
	if err != nil {
		return err
	}
	n := o
	if change(&n); reflect.DeepEqual(n, o) {
		return nil
	}
	if err := n.Validate(); err != nil {
		return err
	}
	return s.write(ctx, "office.papers", func(t *tx) error {
		t.About = about
		return t.Save(ctx, "offices", &n.ID, &n.Version, n.row())
	})
}

// furnish puts into a new ledger what every office starts with.
func (s *Store) furnish(ctx context.Context, o Office) error {
	if o.Stamps == nil {
		o.Stamps = []string{"部長", "課長", "課長補佐", "係長", "係"}
	}
	if o.WalkIns == 0 {
		o.WalkIns = report.UsualWalkIns
	}
	o.PaperChoices = o.orUsual()
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
