package data_test

import (
	"strings"
	"testing"

	"jibun/data"
	"jibun/data/wareki"
)

// caseOperations are in the table of all operations.
var caseOperations = []operation{
	{"case.save", "平成25年度", kO, func(d *desk, _ int64) func() error {
		return func() error {
			c := data.CaseStudy{Year: 2013}
			return d.s.SaveCaseTexts(d.Context(), &c, map[data.CaseBox]string{data.CaseAim: "自分への投資", data.CaseTitle: "じぶん投資セミナー"})
		}
	}},
}

func TestCaseStudy(t *testing.T) {
	read := func(d *desk, series int64, year wareki.FiscalYear) data.CaseStudy {
		d.Helper()
		c, err := d.s.CaseStudy(d.Context(), series, year)
		d.must(err)
		return c
	}
	save := func(d *desk, series int64, year wareki.FiscalYear, box data.CaseBox, text string) {
		d.Helper()
		c := read(d, series, year)
		d.must(d.s.SaveCaseTexts(d.Context(), &c, map[data.CaseBox]string{box: text}))
		d.equal("as it is now", read(d, series, year).Texts[box], c.Texts[box])
	}
	rules{
		"what was written stands in the years that follow, until something else is written": func(d *desk) {
			save(d, 0, 2011, data.CaseAim, "志")
			save(d, 0, 2013, data.CaseAim, "学ぶ\r\n楽しむ")
			save(d, 0, 2015, data.CaseAim, "")
			for year, want := range map[wareki.FiscalYear]string{2010: "", 2011: "志", 2012: "志", 2013: "学ぶ\n楽しむ", 2014: "学ぶ\n楽しむ", 2015: "", 2016: ""} {
				d.equal(year.Label(wareki.Western), said(read(d, 0, year), data.CaseAim), want)
			}
			d.equal("the year before, beside", read(d, 0, 2013).Before[data.CaseAim].Text, "志")
			years, err := d.s.CaseYears(d.Context())
			d.must(err)
			d.equal("years", years, []wareki.FiscalYear{2011, 2013, 2015})
			d.must(second(d.s.Undo(d.Context())))
			d.equal("undone", said(read(d, 0, 2015), data.CaseAim), "学ぶ\n楽しむ")
		},
		"each series has its own, and all of them together theirs": func(d *desk) {
			other, err := d.s.AddSeries(d.Context(), "行政ゼミナール")
			d.must(err)
			save(d, 0, 2013, data.CaseTitle, "本")
			save(d, other, 2013, data.CaseTitle, "別")
			save(d, data.AllSeries, 2013, data.CaseTitle, "全")
			d.equal("titles", []string{said(read(d, 1, 2013), data.CaseTitle), said(read(d, other, 2014), data.CaseTitle), said(read(d, data.AllSeries, 2013), data.CaseTitle)}, []string{"本", "別", "全"})
		},
		"what did not change leaves no line, and what another changed is not lost": func(d *desk) {
			save(d, 0, 2013, data.CaseAim, "志")
			n := d.operations()
			save(d, 0, 2013, data.CaseAim, "志")
			d.equal("lines", d.operations(), n)
			old := read(d, 0, 2013)
			save(d, 0, 2013, data.CaseAim, "他の人の文")
			save(d, 0, 2013, data.CaseTitle, "他の人の題")
			d.fails(data.ErrConflict, func() error {
				return d.s.SaveCaseTexts(d.Context(), &old, map[data.CaseBox]string{data.CaseAim: "私の文"})
			})
			d.fails(data.ErrConflict, func() error {
				return d.s.SaveCaseTexts(d.Context(), &old, map[data.CaseBox]string{data.CaseTitle: "私の題"})
			})
		},
		"what may not stand there": func(d *desk) {
			c := data.CaseStudy{Year: 2013}
			for range 2 { // a box without a text, and one with
				d.fails(data.Invalid{string(data.CaseAim): "too_long:20000"}, func() error {
					return d.s.SaveCaseTexts(d.Context(), &c, map[data.CaseBox]string{data.CaseAim: strings.Repeat("長", 20_001)})
				})
				d.must(d.s.SaveCaseTexts(d.Context(), &c, map[data.CaseBox]string{data.CaseAim: "志"}))
			}
			d.fails(data.Invalid{"box": "code"}, func() error { return d.s.SaveCaseTexts(d.Context(), &c, map[data.CaseBox]string{"x": "y"}) })
			d.fails(data.Invalid{"year": "required"}, func() error {
				return d.s.SaveCaseTexts(d.Context(), &data.CaseStudy{}, map[data.CaseBox]string{data.CaseAim: "y"})
			})
		},
		"fourteen boxes with their names": func(d *desk) {
			d.equal("boxes", len(data.CaseBoxes()), 14)
			for _, b := range data.CaseBoxes() {
				if b.Label() == "" {
					d.Error(b)
				}
			}
		},
	}.check(t)
}

func said(c data.CaseStudy, b data.CaseBox) string {
	text, _ := c.Says(b)
	return text
}
