package data

import (
	"context"
	"database/sql"

	"jibun/data/internal/db"
	"jibun/data/text"
)

var announcementNoun = Noun{Table: "announcements", Label: "告知", Kinds: KindSeminars,
	Columns: []Column{{Name: "seminar_id", Word: "セミナー", As: AsRow}, {Name: "kind", Word: "載せるところ", Codes: codes(AnnouncementKinds()...)},
		{Name: "text", Word: "告知の文", Holds: text.Prose}, {Name: "made", Holds: text.Derived}},
	Acts:   []Acts{{"seminar", "announcement.", []Act{{Key: "announcement.save", Word: "告知の文"}, {Key: "announcement.drop", Word: "告知の文を元に戻す"}}}},
	refers: map[string]refer{"seminar_id": {delete: goesAlong}},
}

// AnnouncementKind is where a text is put.
type AnnouncementKind string

// The kinds of texts of 告知.
const (
	OnBoard    AnnouncementKind = "board"
	ByMail     AnnouncementKind = "mail"
	OnFacebook AnnouncementKind = "facebook"
)

// AnnouncementKinds are all of them, in the order of the screen.
func AnnouncementKinds() []AnnouncementKind {
	return []AnnouncementKind{OnBoard, ByMail, OnFacebook}
}

// Label is how the screen writes it.
func (k AnnouncementKind) Label() string {
	return map[AnnouncementKind]string{OnBoard: "庁内掲示板", ByMail: "メール", OnFacebook: "Facebook"}[k]
}

// Announcement is a text of 告知 that she wrote instead of the one that is made from the
// record.
type Announcement struct {
	ID, Version int64
	SeminarID   int64
	Kind        AnnouncementKind
	Text        string
	Made        string // the text as it was made when she wrote hers
}

// Validate checks one text by itself.
func (a *Announcement) Validate() error {
	v := Invalid{}
	if a.Kind.Label() == "" {
		v["kind"] = "code"
	}
	v.texts(announcementNoun, a.ID, row{"text": a.Text})
	return v.orNil()
}

// Announcements finds what she wrote for a seminar, by kind; kinds for which she wrote
// nothing are left out.
func (s *Store) Announcements(ctx context.Context, seminar int64) (_ map[AnnouncementKind]Announcement, err error) {
	defer wrap(&err, "Announcements(%v)", seminar)
	out := map[AnnouncementKind]Announcement{}
	err = db.EachRow(ctx, s.read, `SELECT id, version, seminar_id, kind, text, made FROM announcements WHERE seminar_id = $1`, []any{seminar}, func(rows *sql.Rows) error {
		var a Announcement
		err := rows.Scan(&a.ID, &a.Version, &a.SeminarID, &a.Kind, &a.Text, &a.Made)
		out[a.Kind] = a
		return err
	})
	return out, err
}

// SaveAnnouncement keeps what she wrote. Invalid: see Validate.
func (s *Store) SaveAnnouncement(ctx context.Context, a *Announcement) error {
	n := *a
	if err := n.Validate(); err != nil {
		return err
	}
	err := s.write(ctx, "announcement.save", func(t *tx) error {
		m, err := t.seminar(ctx, n.SeminarID)
		if err != nil {
			return err
		}
		t.About = m.label()
		return t.Save(ctx, "announcements", &n.ID, &n.Version, row{"seminar_id": n.SeminarID, "kind": string(n.Kind), "text": n.Text, "made": n.Made})
	})
	if err == nil {
		*a = n
	}
	return err
}

// DropAnnouncement lets the text that is made from the record stand again. ErrNotFound:
// she wrote none.
func (s *Store) DropAnnouncement(ctx context.Context, id int64) error {
	return s.write(ctx, "announcement.drop", func(t *tx) error {
		of, err := t.ids(ctx, `SELECT seminar_id FROM announcements WHERE id = $1`, id)
		if err != nil {
			return err
		}
		if len(of) == 0 {
			return ErrNotFound
		}
		m, err := t.seminar(ctx, of[0])
		if err != nil {
			return err
		}
		t.About = m.label()
		return t.Remove(ctx, "announcements", id)
	})
}
