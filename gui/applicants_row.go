package gui

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"fyne.io/fyne/v2/lang"

	"jibun/data"
	"jibun/data/kana"
	"jibun/gui/kit"
)

// applicantRow is a line of the list.
type applicantRow struct {
	data.Applicant
	no    int    // order in its part of the list, no № of a sheet; 0 = none
	key   string // folded, for the filter
	sort  string // of the reading, 五十音順
	place int    // of the department in 建制順
	over  bool   // the time of an offer has passed
}

// The parts of the list.
const (
	partComing = iota
	partWaiting
	partGone
	parts
)

func (r applicantRow) part() int {
	switch {
	case r.gone():
		return partGone
	case r.State == data.Waiting:
		return partWaiting
	}
	return partComing
}

// applicantRows numbers the applications: who comes in order of application, who
// waits by the place on the waiting list.
func applicantRows(list []data.Applicant, order map[string]int, now time.Time) []applicantRow {
	rows := make([]applicantRow, len(list))
	for i, a := range list {
		rows[i] = applicantRow{Applicant: a, sort: kana.SortKey(a.Reading), place: len(order),
			over: a.Waitlist == data.Offered && readInstant(a.OfferUntil).Before(now), key: kana.SearchKeys(a.Name, a.Reading, a.StaffNo) + "\t" +
				kana.Fold(strings.Join([]string{a.From, a.Position, a.Channel.Label(), a.Note, a.Reason}, "\t"))}
		if at, ok := order[a.From]; ok && !a.Outside {
			rows[i].place = at
		}
	}
	slices.SortStableFunc(rows, func(a, b applicantRow) int {
		if c := cmp.Compare(a.part(), b.part()); c != 0 || a.part() != partWaiting {
			return c
		}
		return cmp.Compare(a.Queue, b.Queue)
	})
	n := [parts]int{}
	for i := range rows {
		if part := rows[i].part(); part == partComing || part == partWaiting && rows[i].Waitlist == data.Queued {
			n[part]++
			rows[i].no = n[part]
		}
	}
	return rows
}

// chip says where the application stands.
func (r applicantRow) chip() kit.Chip {
	switch {
	case r.State == data.Confirmed && r.AfterDeadline:
		return kit.Chip{Text: lang.X("applicants.state.late", "締切後に確定"), Tone: kit.ToneWarn}
	case r.State == data.Confirmed:
		return kit.Chip{Text: r.State.Label(), Tone: kit.ToneGood}
	case r.State == data.Received:
		return kit.Chip{Text: r.State.Label(), Tone: kit.ToneAccent}
	case r.over:
		return kit.Chip{Text: lang.X("applicants.state.over", "返事待ち(期限過ぎ)"), Tone: kit.ToneBad}
	case r.Waitlist == data.Offered:
		return kit.Chip{Text: lang.X("applicants.state.offered", "打診中"), Tone: kit.ToneAccent}
	case r.Waitlist == data.OfferExpired:
		return kit.Chip{Text: lang.X("applicants.state.expired", "期限切れ"), Tone: kit.ToneMuted}
	case r.State == data.Waiting:
		return kit.Chip{Text: lang.X("applicants.state.waiting", "待ち{{.N}}番", map[string]any{"N": r.no}), Tone: kit.ToneWarn}
	case r.Waitlist == data.OfferDeclined:
		return kit.Chip{Text: lang.X("applicants.state.declined", "辞退"), Tone: kit.ToneMuted}
	}
	return kit.Chip{Text: r.State.Label(), Tone: kit.ToneMuted}
}

// exception is the chip where the part of the list does not say all: of those who come
// who applied late, of those who wait to whom a seat is offered.
func (r applicantRow) exception() kit.Chip {
	switch chip := r.chip(); {
	case r.State == data.Confirmed && !r.AfterDeadline, r.State == data.Waiting && r.Waitlist == data.Queued:
		return kit.Chip{}
	case r.part() == partGone:
		return kit.Chip{Text: chip.Text}
	default:
		return chip
	}
}

// applicantRemark is what the last column says: how long an offer runs, why somebody does
// not come, and what was noted.
func (d *desk) applicantRemark(r applicantRow) string {
	var words []string
	if r.Waitlist == data.Offered {
		words = append(words, lang.X("applicants.until", "{{.At}}まで", map[string]any{"At": d.offerEnd(r.OfferUntil)}))
	}
	for _, w := range []string{r.Reason, r.Note} {
		if w != "" {
			words = append(words, w)
		}
	}
	return strings.Join(words, " ")
}

// offerEnd writes an instant of the ledger as one says it on the telephone:
// 11月25日(水) 17:00.
func (d *desk) offerEnd(text string) string {
	at := readInstant(text).In(data.Tokyo)
	return d.office.Style().MonthDay(dateOf(at)) + at.Format(" 15:04")
}
