package gui

import (
	"encoding/json"
	"errors"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"jibun/data"
	"jibun/data/holiday"
	"jibun/data/wareki"
	"jibun/gui/kit"
	"jibun/gui/words"
)

// desk is what every page gets: the ledger, the window, and the ways to do
// something, to say something and to go elsewhere.
type desk struct {
	store    *data.Store
	win      fyne.Window
	prefs    fyne.Preferences
	sh       *shell
	queue    *queue
	did      data.Operation // what the act did whose done runs; ID 0 = nothing that is undone
	reading  func()         // stops what was last begun and is only read
	failed   error          // of a long work that ended while the program was closing
	toaster  *kit.Toaster
	wrongs   *wrongs
	offers   *offers
	letters  letters                // texts of 連絡する人 that she changed
	surveyed *surveyedDialog        // what filled アンケート用紙 say, shown last
	signed   *signedDialog          // what signed sheets say, shown last
	imports  map[string]*importPage // what was taken in last, by kind, as it was left

	office   data.Office   // as it was when the frame was made or last changed
	holidays holiday.List  // likewise
	series   []data.Series // likewise; the main one first
	year     wareki.FiscalYear

	program *program
}

// writable reports whether the ledger can be changed.
func (d *desk) writable() bool { return d.store.ReadOnly() == nil }

// fail shows the error of something she waits for. Of damage it leads to the screen that
// helps.
func (d *desk) fail(err error) {
	logUnexpected(err)
	if errors.Is(err, data.ErrDamaged) {
		d.program.damage(err)
		return
	}
	if !kit.Complain(d.win.Canvas(), words.Failed(err)) {
		kit.Inform(d.win, lang.X("error.title", "お知らせ"), words.Failed(err))
	}
}

// complain says an error of something that is done while she works on: it stands above
// the bottom line until she closes it, and what she types goes on into its field. In a
// dialog it stands above its buttons.
func (d *desk) complain(err error) {
	logUnexpected(err)
	switch {
	case !errors.Is(err, data.ErrDamaged):
		d.complainText(words.Failed(err))
	case kit.DialogOpen(d.win.Canvas()):
		d.program.damage(err)
	default:
		d.program.damaged()
		d.wrongs.ask(words.Failed(err), lang.X("damage.see", "直し方を見る"), func() { d.goSettings(partBackup) })
	}
}

func (d *desk) complainText(text string) {
	if kit.Complain(d.win.Canvas(), text) {
		return
	}
	if kit.DialogOpen(d.win.Canvas()) {
		kit.Inform(d.win, lang.X("error.title", "お知らせ"), text)
		return
	}
	d.wrongs.add(text)
}

// logUnexpected logs what is no answer of the office's rules.
func logUnexpected(err error) {
	var invalid data.Invalid
	var refusal *data.Refusal
	if !errors.As(err, &invalid) && !errors.As(err, &refusal) {
		logError("failed", err)
	}
}

// toast says something for a moment.
func (d *desk) toast(text string) { d.toaster.Show(text, "", nil) }

// copy puts a text into the clipboard and says so.
func (d *desk) copy(text, said string) {
	fyne.CurrentApp().Clipboard().SetContent(text)
	d.toast(said)
}

// day writes a day with its day of the week in the office's style, "" for none.
func (d *desk) day(on wareki.Date) string {
	if !on.Valid() {
		return ""
	}
	return d.office.Style().Full(on)
}

// days is how dates are read and written in fields.
func (d *desk) days() kit.Days { return d.daysFrom(0) }

// nearDays are for a day that may be past, such as 発令日: one without its year is the one
// that lies nearest, half a year back or ahead.
func (d *desk) nearDays() kit.Days { return d.daysFrom(-182) }

// daysFrom reads a day without its year as the first one so many days from today on.
func (d *desk) daysFrom(from int) kit.Days {
	return kit.Days{
		Today: func() string { return string(d.store.Today()) },
		Parse: func(text string) (string, string) {
			day, err := wareki.Parse(text, d.store.Today().AddDays(from))
			if err != nil {
				return "", words.Error(err)
			}
			return string(day), ""
		},
		Format:  func(day string) string { return d.day(wareki.Date(day)) },
		Holiday: func(day string) string { return d.holidays.Name(wareki.Date(day)) },
		Month: func(year, month int) string {
			return monthHeading(d.office.Style(), year, month)
		},
	}
}

// monthHeading is 令和8年12月, or 2026年12月.
func monthHeading(s wareki.Style, year, month int) string {
	day := s.Day(wareki.On(year, month, 1))
	return day[:len(day)-len("1日")]
}

// keepWidths gives a grid the widths it had last time and keeps those it gets.
func (d *desk) keepWidths(key string, set func(map[string]float32)) func(map[string]float32) {
	key = "widths." + key
	var w map[string]float32
	if json.Unmarshal([]byte(d.prefs.String(key)), &w) == nil && w != nil {
		set(w)
	}
	return func(w map[string]float32) {
		if b, err := json.Marshal(w); err == nil {
			d.prefs.SetString(key, string(b))
		}
	}
}

// setYear chooses the fiscal year of the frame.
func (d *desk) setYear(y wareki.FiscalYear) {
	if d.year != y {
		d.year = y
		d.sh.reload()
	}
}

// goRoom shows a place of the sidebar.
func (d *desk) goRoom(key string) {
	for _, r := range rooms() {
		if r.key == key {
			d.sh.enter(key, func() page { return r.make(d) })
		}
	}
}

// goSeminar opens one seminar at one of its tabs ("" = the first).
func (d *desk) goSeminar(id int64, tab string) {
	if p, ok := d.sh.now.(*seminarPage); ok && p.id == id {
		p.goTab(tab)
		return
	}
	below := func(p page) bool { s, ok := p.(*seminarPage); return ok && s.id == id }
	if p, ok := d.sh.returnTo(below); ok {
		p.(*seminarPage).goTab(tab)
		return
	}
	d.sh.open(newSeminarPage(d, id, tab))
}

// goPerson opens one person.
func (d *desk) goPerson(id int64) {
	meant := func(p page) bool { x, ok := p.(*personPage); return ok && x.id == id }
	if meant(d.sh.now) {
		return
	}
	if _, ok := d.sh.returnTo(meant); !ok {
		d.sh.open(newPersonPage(d, id))
	}
}

// goPaper opens the papers with one chosen. seminar, person may be 0.
func (d *desk) goPaper(kind string, seminar, person int64) {
	d.sh.open(newPapersPage(d, kind, seminar, person))
}

// goBack leads to the page below.
func (d *desk) goBack() { d.sh.back() }

// goHistory opens the history, narrowed to something.
func (d *desk) goHistory(f data.HistoryFilter) { d.sh.open(newHistoryPage(d, f)) }
