package data

import (
	"context"
	"database/sql"

	"jibun/data/internal/db"
	"jibun/data/text"
)

var paperTextNoun = Noun{Table: "paper_texts", Label: "帳票の文", Kinds: KindOffice,
	Columns: []Column{{Name: "kind", Word: "帳票の文", Codes: codes(PaperTextKinds()...)}, {Name: "text", Word: "文", Holds: text.Prose}, {Name: "made", Holds: text.Derived}},
	Acts:    []Acts{{"paper", "text.", []Act{{Key: "text.save", Word: "帳票の文の変更"}, {Key: "text.drop", Word: "帳票の文を元に戻す"}}}},
	named: func(_ context.Context, _ *namer, r image) (string, error) {
		return PaperTextKind(r.text("kind")).Label(), nil
	},
}

// PaperTextKind is which text of a letter or a certificate.
type PaperTextKind string

// The texts that the office may write itself.
const (
	TextToLecturer   PaperTextKind = "lecturer"     // 講師依頼書 to a lecturer of the staff
	TextToGuest      PaperTextKind = "guest"        // and from outside
	TextToHead       PaperTextKind = "head"         // to the head of the section
	TextToGuestsHead PaperTextKind = "guests_head"  // and of the organisation
	TextMemo         PaperTextKind = "memo"         // 事務連絡
	TextThanks       PaperTextKind = "thanks"       // 礼状 to a lecturer of the staff
	TextGuestThanks  PaperTextKind = "guest_thanks" // and from outside
	TextAttended     PaperTextKind = "attended"     // 受講証明書
	TextCompleted    PaperTextKind = "completed"    // 修了証
	TextSurvey       PaperTextKind = "survey"       // アンケート用紙: what stands above the questions
)

// PaperTextKinds are all of them.
func PaperTextKinds() []PaperTextKind {
	return []PaperTextKind{TextToLecturer, TextToGuest, TextToHead, TextToGuestsHead, TextMemo, TextThanks, TextGuestThanks, TextAttended, TextCompleted, TextSurvey}
}

// Label is how the screen writes it.
func (k PaperTextKind) Label() string {
	return map[PaperTextKind]string{TextToLecturer: "講師依頼書(職員の講師)", TextToGuest: "講師依頼書(外部の講師)", TextToHead: "講師依頼書(所属長)",
		TextToGuestsHead: "講師依頼書(外部の代表者)", TextMemo: "講師依頼書(事務連絡)", TextThanks: "礼状(職員の講師)", TextGuestThanks: "礼状(外部の講師)",
		TextAttended: "受講証明書", TextCompleted: "修了証", TextSurvey: "アンケート用紙"}[k]
}

// PaperText is a text that she wrote instead of the standard one.
type PaperText struct {
	ID, Version int64
	Kind        PaperTextKind
	Text        string // with marks {{…}}
	Made        string // the standard text when she wrote hers
}

// Validate checks one text by itself.
func (p *PaperText) Validate() error {
	v := Invalid{}
	if p.Kind.Label() == "" {
		v["kind"] = "code"
	}
	v.texts(paperTextNoun, p.ID, row{"text": p.Text})
	return v.orNil()
}

// PaperTexts are the texts that she wrote; kinds that stand as they are made are left out.
func (s *Store) PaperTexts(ctx context.Context) (_ map[PaperTextKind]PaperText, err error) {
	defer wrap(&err, "PaperTexts()")
	out := map[PaperTextKind]PaperText{}
	err = db.EachRow(ctx, s.read, `SELECT id, version, kind, text, made FROM paper_texts`, nil, func(rows *sql.Rows) error {
		var p PaperText
		err := rows.Scan(&p.ID, &p.Version, &p.Kind, &p.Text, &p.Made)
		out[p.Kind] = p
		return err
	})
	return out, err
}

// SavePaperText keeps what she wrote. Invalid: see Validate.
func (s *Store) SavePaperText(ctx context.Context, p *PaperText) error {
	n := *p
	if err := n.Validate(); err != nil {
		return err
	}
	err := s.write(ctx, "text.save", func(t *tx) error {
		t.About = n.Kind.Label()
		return t.Save(ctx, "paper_texts", &n.ID, &n.Version, row{"kind": string(n.Kind), "text": n.Text, "made": n.Made})
	})
	if err == nil {
		*p = n
	}
	return err
}

// DropPaperText lets the standard text stand again. ErrNotFound: she wrote none.
func (s *Store) DropPaperText(ctx context.Context, kind PaperTextKind) error {
	return s.write(ctx, "text.drop", func(t *tx) error {
		t.About = kind.Label()
		ids, err := t.ids(ctx, `SELECT id FROM paper_texts WHERE kind = $1`, string(kind))
		if err != nil {
			return err
		}
		if len(ids) == 0 {
			return ErrNotFound
		}
		return t.Remove(ctx, "paper_texts", ids[0])
	})
}
