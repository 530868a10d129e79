package gui

import (
	"context"
	"crypto/rand"
	"encoding/binary"
	"errors"
	"strconv"
	"strings"
	"time"

	"fyne.io/fyne/v2/lang"
	"golang.org/x/text/unicode/norm"

	"jibun/data"
	"jibun/data/wareki"
	"jibun/gui/kit"
	"jibun/gui/words"
)

// showOffer asks until when somebody may answer, and offers the free seat.
func showOffer(t *applicantsTab, registration int64, name string) {
	d := t.d
	day, clock := offerUntil(t.m.Seminar, d.ledgerNow(), d.dayOff)
	date := kit.NewDateEntry(d.days())
	date.SetDay(string(day))
	at := kit.NewTimeEntry(parseTime)
	at.SetValue(clock)
	form := kit.NewForm()
	form.AddWide(kit.NewProse(lang.X("offer.text", "空いた席を{{.Name}}さんに取り置き、返事を待ちます。", map[string]any{"Name": name})))
	form.Add("until", lang.X("offer.day", "返事の期限"), date, "")
	form.Add("time", lang.X("offer.time", "時刻"), at, lang.X("offer.hint", "期限を過ぎると、次の方に進めるようお知らせします。"))
	form.Clean()
	var dialog *kit.Dialog
	offer := func() bool {
		until, wrong := offerTime(date, at)
		if wrong != nil {
			form.Mark(wrong)
			return false
		}
		d.actOr(func(ctx context.Context) error {
			_, err := d.store.Offer(ctx, registration, until)
			return err
		}, func() { dialog.Hide(); t.lists.want(registration) }, func(err error) bool {
			var invalid data.Invalid
			if !errors.As(err, &invalid) {
				return false
			}
			form.Mark(map[string]string{"until": lang.X("offer.past", "もう過ぎています。これからの日時にしてください。")})
			return true
		})
		return false
	}
	dialog = &kit.Dialog{Title: lang.X("offer.title", "繰上げの打診"), Content: form.Object(), Width: 560, Primary: lang.X("offer.offer", "打診する"),
		Secondary: lang.X("cancel", "やめる"), OnPrimary: offer, First: form.First(), Changed: form.Changed}
	form.OnSubmit = func() { offer() }
	kit.Show(d.win, dialog)
}

// offerTime reads the fields; wrong says what is the matter with them.
func offerTime(date *kit.DateEntry, at *kit.TimeEntry) (until time.Time, wrong map[string]string) {
	day, complaint := date.Day()
	if complaint == "" && day == "" {
		complaint = lang.X("offer.nodate", "日付を入力してください")
	}
	if complaint != "" {
		return until, map[string]string{"until": complaint}
	}
	clock, complaint := at.Value()
	if complaint == "" && clock == "" {
		complaint = lang.X("offer.noclock", "時刻を入力してください")
	}
	if complaint != "" {
		return until, map[string]string{"time": complaint}
	}
	until, err := time.ParseInLocation("2006-01-02 15:04", day+" "+clock, data.Tokyo)
	if err != nil {
		return until, map[string]string{"time": words.Error(err)}
	}
	return until, nil
}

// offerUntil is the usual time to answer: 17:00 of the next working day, but before
// the evening begins.
func offerUntil(m data.Seminar, now time.Time, holiday func(wareki.Date) bool) (wareki.Date, string) {
	day := wareki.Today(now).AddDays(1)
	for w := day.Weekday(); w == time.Saturday || w == time.Sunday || holiday(day); w = day.Weekday() {
		day = day.AddDays(1)
	}
	if day < m.Date {
		return day, "17:00"
	}
	if begin, err := time.ParseInLocation("2006-01-02 15:04", string(m.Date)+" "+m.Start, data.Tokyo); err == nil {
		if last := begin.Add(-time.Hour); last.After(now) {
			return m.Date, last.Format("15:04")
		}
		return m.Date, m.Start
	}
	return m.Date, "17:00"
}

func (d *desk) dayOff(day wareki.Date) bool { return d.holidays.Name(day) != "" }

// showDraw draws lots among the received applications, with a seed that is shown
// and kept: with it anyone can draw again and find the same.
func showDraw(t *applicantsTab) {
	seed := kit.NewEntry()
	seed.Width = 140
	seed.SetText(itoa(newSeed()))
	form := kit.NewForm()
	form.AddWide(kit.NewProse(lang.X("draw.text", "受付中の方から、定員までを参加確定に、ほかの方を抽選の順にキャンセル待ちにします。")))
	form.Add("seed", lang.X("draw.seed", "抽選の番号"), seed, lang.X("draw.hint", "台帳に残します。同じ番号で引き直すと、いつでも同じ結果になり、公平だったと示せます。"))
	form.Clean()
	var dialog *kit.Dialog
	draw := func() bool {
		n, err := strconv.ParseInt(norm.NFKC.String(strings.TrimSpace(seed.Text)), 10, 64)
		if err != nil || n < 1 {
			form.Mark(map[string]string{"seed": lang.X("draw.noseed", "1以上の数を入力してください")})
			return false
		}
		t.d.act(func(ctx context.Context) error { return t.d.store.Draw(ctx, t.id, n) }, func() { dialog.Hide() })
		return false
	}
	dialog = &kit.Dialog{Title: lang.X("draw.title", "抽選"), Content: form.Object(), Width: 560, Primary: lang.X("draw.draw", "抽選する"),
		Secondary: lang.X("cancel", "やめる"), OnPrimary: draw, First: form.First(), Changed: form.Changed}
	form.OnSubmit = func() { draw() }
	kit.Show(t.d.win, dialog)
}

// newSeed is a number of six digits that nobody chose.
func newSeed() int {
	var b [4]byte
	_, _ = rand.Read(b[:]) // never fails
	return 100000 + int(binary.BigEndian.Uint32(b[:])%900000)
}
