package data_test

import (
	"testing"

	"jibun/data"
)

// What she wrote is one text a kind, kept until she drops it; undo brings back the one
// before; with a planned evening it goes.
func TestAnnouncement(t *testing.T) {
	d := newDesk(t)
	m := d.seminar(2)
	text := func() string {
		t.Helper()
		list, err := d.s.Announcements(d.Context(), m)
		d.must(err)
		out := ""
		for _, k := range data.AnnouncementKinds() {
			if a, ok := list[k]; ok {
				out += k.Label() + ":" + a.Text + " "
			}
		}
		return out
	}
	a := data.Announcement{SeminarID: m, Kind: data.OnBoard, Text: "初稿", Made: "元"}
	d.must(d.s.SaveAnnouncement(d.Context(), &a))
	a.Text = "改稿"
	d.must(d.s.SaveAnnouncement(d.Context(), &a))
	d.must(d.s.SaveAnnouncement(d.Context(), &data.Announcement{SeminarID: m, Kind: data.ByMail, Text: "件名"}))
	d.equal("written", text(), "庁内掲示板:改稿 メール:件名 ")
	d.fails(data.ErrConflict, func() error {
		return d.s.SaveAnnouncement(d.Context(), &data.Announcement{SeminarID: m, Kind: data.ByMail, Text: "二つ目"})
	})
	d.must(d.s.DropAnnouncement(d.Context(), a.ID))
	d.equal("dropped", text(), "メール:件名 ")
	d.must(second(d.s.Undo(d.Context())))
	d.equal("undone", text(), "庁内掲示板:改稿 メール:件名 ")
	d.fails(data.ErrNotFound, func() error { return d.s.DropAnnouncement(d.Context(), 99) })

	p := data.Seminar{SeriesID: 1, Title: "中庸", Date: "2027-01-10"}
	d.must(d.s.SaveSeminar(d.Context(), &p))
	d.must(d.s.SaveAnnouncement(d.Context(), &data.Announcement{SeminarID: p.ID, Kind: data.OnFacebook, Text: "x"}))
	d.must(d.s.DeleteSeminar(d.Context(), p.ID))
	list, err := d.s.Announcements(d.Context(), p.ID)
	d.must(err)
	d.equal("of a seminar that is gone", len(list), 0)
}
