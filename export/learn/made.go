package learn

import (
	"strings"

	"jibun/export/template"
)

// madeOn offers the day on which the form will be written where last year's says one of
// its own: 作成日, 平成25年4月15日. The ledger does not know which day that was, so that it
// stays as it is until somebody takes the offer.
func (x *scalar) madeOn(c *cell) {
	const item = "作成日"
	if c.Day != "" {
		if headScore(item, x.heads) >= 0.7 {
			x.choices = []choice{{pattern: pattern{{text: c.Text, mark: true, cand: cand{field: item, value: template.Date(c.Day)}}}, sure: 0.5}}
		}
		return
	}
	days := datesIn(c.fold)
	if len(days) != 1 || days[0].day == "" {
		return
	}
	d := days[0]
	if headScore(item, x.heads) < 0.7 && !strings.HasPrefix(strings.TrimLeft(string(c.fold[d.to:]), " "), "現在") {
		return
	}
	v := template.Date(d.day)
	if found := (&reader{}).dates(c, d, []field{{item, v}}); len(found) > 0 {
		p := pattern{{text: string(c.runes[d.from:d.to]), mark: true, cand: found[0]}}
		if d.from > 0 {
			p = append(pattern{{text: string(c.runes[:d.from])}}, p...)
		}
		if d.to < len(c.runes) {
			p = append(p, piece{text: string(c.runes[d.to:])})
		}
		x.choices = []choice{{pattern: p, sure: 0.5}}
	}
}
