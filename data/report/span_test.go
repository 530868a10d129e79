package report

import (
	"testing"

	"jibun/data/wareki"
)

func TestCountSpans(t *testing.T) {
	const april = "2013-03-31 4 ao\n2013-04-01 4 ao bo cw\n2013-04-20 9 bo ao do+ en\n2013-05-01 5 counted=4\n2013-05-02 4 ho speaker=h fo\n2013-05-03 4 go cancelled\n2013-06-01 4 ao"
	for _, c := range []struct {
		from, to wareki.Date
		want     Span
	}{
		{"2013-04-01", "2013-04-30", Span{Seminars: 2, Attendances: 5, People: 3, FirstTimers: 2}},
		{"2013-04-01", "2013-04-01", Span{Seminars: 1, Attendances: 2, People: 2, FirstTimers: 1}},
		{"2013-05-01", "2013-05-31", Span{Seminars: 2, Attendances: 5, People: 1, FirstTimers: 1}}, // h spoke, g's evening was called off
		{"2012-04-01", "2013-03-31", Span{Seminars: 1, Attendances: 1, People: 1, FirstTimers: 1}},
		{"2013-06-01", "2013-05-31", Span{}},
		{"2013-04-01", "2014-03-31", Span{Seminars: 5, Attendances: 11, People: 4, FirstTimers: 3}},
	} {
		got := []Span{{From: c.from, To: c.to}, {From: "2000-01-01", To: "2099-12-31"}}
		CountSpans(office(t, april), got)
		c.want.From, c.want.To = c.from, c.to
		if got[0] != c.want {
			t.Errorf("got %+v, want %+v", got[0], c.want)
		}
		if all := got[1]; all.Seminars != 6 || all.Attendances != 12 || all.People != 4 || all.FirstTimers != 4 {
			t.Errorf("beside another span: %+v", all)
		}
	}
}
