package numfmt

import (
	"fmt"
	"math"
	"strconv"
	"strings"
	"time"

	"jibun/data/wareki"
)

// moment is a day and a time, rounded to what a format shows.
type moment struct {
	days          int // since 30 December 1899
	date          wareki.Date
	y, m, d       int
	weekday       int
	h, n, s       int
	part          float64 // of a second
	total         float64 // seconds in all
	era           wareki.Gengo
	eraYear       int
	hasEra        bool
	decimalPlaces int
}

const day0 = wareki.Date("1899-12-30")

func momentOf(v float64, places int) moment {
	unit := math.Pow(10, float64(places))
	seconds := math.Floor(v*86400*unit+0.5+1e-6) / unit
	t := moment{total: seconds, decimalPlaces: places}
	t.days = int(math.Floor(seconds / 86400))
	rest := seconds - float64(t.days)*86400
	whole := int(rest)
	t.part = rest - float64(whole)
	t.h, t.n, t.s = whole/3600, whole/60%60, whole%60
	t.weekday = (t.days + 6) % 7 // day 1 is a Sunday
	switch {
	case t.days == 0:
		t.y, t.m, t.d = 1900, 1, 0
	case t.days == 60: // a day that never was
		t.y, t.m, t.d = 1900, 2, 29
	case t.days < 60:
		t.date = day0.AddDays(t.days + 1)
	default:
		t.date = day0.AddDays(t.days)
	}
	if t.date != "" {
		t.y, t.m, t.d = t.date.Year(), t.date.Month(), t.date.Day()
	}
	d := t.date
	if d == "" {
		d = wareki.On(1900, max(t.m, 1), max(min(t.d, 28), 1))
	}
	t.named(d)
	return t
}

// Part is what one part of a format writes of a day: yyyy, mm, aaa, ggg, e. The first year
// of an era is 元.
func Part(d wareki.Date, part string) string {
	t := moment{date: d, y: d.Year(), m: d.Month(), d: d.Day(), weekday: int(d.Weekday())}
	t.named(d)
	return t.show(part, &section{}, true)
}

// named sets the era of a day.
func (t *moment) named(d wareki.Date) {
	t.era, t.eraYear, t.hasEra = wareki.EraOf(d)
	if !t.hasEra {
		t.eraYear = t.y
	}
}

func (w *writer) date(sec *section, v float64) {
	places, smallest := 0, false
	for _, p := range sec.parts {
		if p.kind == thousandth {
			places = len(p.s)
		}
		smallest = smallest || (p.kind == day || p.kind == elapsed) && p.s[0] == 's'
	}
	t := momentOf(v, places)
	if !smallest { // hours and minutes are cut off, not rounded
		t = momentOf(v, 0)
	}
	for i, p := range sec.parts {
		switch p.kind {
		case day:
			w.put(inKanji(t.show(p.s, sec, strings.HasPrefix(following(sec.parts[i+1:]), "年")), sec.kanji, true))
		case elapsed:
			w.put(inKanji(t.elapsed(p.s), sec.kanji, true))
		case noon:
			w.put(t.noon(p.s))
		case thousandth:
			w.put("." + fmt.Sprintf("%0*d", len(p.s), int(math.Floor(t.part*math.Pow(10, float64(len(p.s)))+0.5))))
		default:
			w.plain(p)
		}
	}
}

// following is the text that comes next.
func following(parts []part) string {
	if len(parts) > 0 && parts[0].kind == literal {
		return parts[0].s
	}
	return ""
}

func two(n int) string { return fmt.Sprintf("%02d", n) }

// show is one part of a date; first: the first year of an era may be 元.
func (t *moment) show(p string, sec *section, first bool) string {
	short := len(p) == 1
	pick := func(n int) string {
		if short {
			return strconv.Itoa(n)
		}
		return two(n)
	}
	switch p[0] {
	case 'y':
		if len(p) <= 2 {
			return two(t.y % 100)
		}
		return fmt.Sprintf("%04d", t.y)
	case 'm':
		return t.month(len(p), sec.japan)
	case 'd':
		switch name := time.Weekday(t.weekday).String(); len(p) {
		case 1, 2:
			return pick(t.d)
		case 3:
			return name[:3]
		default:
			return name
		}
	case 'a':
		if len(p) == 3 {
			return wareki.Kanji(time.Weekday(t.weekday))
		}
		return wareki.Kanji(time.Weekday(t.weekday)) + "曜日"
	case 'g':
		return t.gengo(len(p))
	case 'e':
		if first && t.hasEra && t.eraYear == 1 {
			return "元"
		}
		return pick(t.eraYear)
	case 'r':
		if short {
			return two(t.eraYear)
		}
		return t.gengo(3) + two(t.eraYear)
	case 'b':
		return two((t.y + 543) % 100)
	case 'h':
		h := t.h
		if sec.half {
			h = (h + 11) % 12
			h++
		}
		return pick(h)
	case 'n':
		return pick(t.n)
	case 's':
		return pick(t.s)
	}
	return p
}

func (t *moment) month(n int, japan bool) string {
	if japan && n > 2 {
		switch all := strconv.Itoa(t.m); n {
		case 4:
			return all + "月"
		case 5:
			return all[:1]
		default:
			return all
		}
	}
	name := time.Month(max(t.m, 1)).String()
	switch n {
	case 1:
		return strconv.Itoa(t.m)
	case 2:
		return two(t.m)
	case 3:
		return name[:3]
	case 5:
		return name[:1]
	}
	return name
}

func (t *moment) gengo(n int) string {
	switch {
	case !t.hasEra:
		return ""
	case n == 1:
		return t.era.Letter
	case n == 2:
		return string([]rune(t.era.Name)[:1])
	}
	return t.era.Name
}

func (t *moment) elapsed(p string) string {
	n := int(t.total)
	switch p[0] {
	case 'h':
		n /= 3600
	case 'm':
		n /= 60
	}
	return fmt.Sprintf("%0*d", len(p), n)
}

func (t *moment) noon(p string) string {
	am, pm, _ := strings.Cut(p, "/")
	if t.h < 12 {
		return am
	}
	return pm
}
