package data_test

import (
	"testing"

	"jibun/data"
	"jibun/data/report"
)

// TestCase: what nobody wrote says what the ledger knows; what somebody wrote stands.
func TestCase(t *testing.T) {
	rules{
		"an empty ledger knows the office and nothing else": func(d *desk) {
			c, err := d.s.Case(d.Context(), 0, 2013)
			d.must(err)
			d.equal("boxes", len(c.Boxes), len(data.CaseBoxes()))
			d.equal("headline", c.Headline(), "")
			d.equal("period", c.Box(string(data.CasePeriod)), "")
			o, err := d.s.Office(d.Context())
			d.must(err)
			d.equal("organization", c.Box(string(data.CaseOrganization)), o.Name)
		},
		"what was written stands, also where it is nothing": func(d *desk) {
			w := data.CaseStudy{Year: 2012}
			d.must(d.s.SaveCaseTexts(d.Context(), &w, map[data.CaseBox]string{data.CaseOrganization: "", data.CaseAim: "志"}))
			c, err := d.s.Case(d.Context(), 0, 2013)
			d.must(err)
			d.equal("written empty", c.Box(string(data.CaseOrganization)), "")
			d.equal("of the year before", c.Box(string(data.CaseAim)), "志")
			for _, b := range c.Boxes {
				if wrote := b.Key == string(data.CaseOrganization) || b.Key == string(data.CaseAim); b.Made == wrote {
					d.Errorf("%s: made %v", b.Label, b.Made)
				}
			}
		},
		"it began with the first evening held, of the series and of all": func(d *desk) {
			d.past("2013-05-08", "田中 太郎")
			d.past("2012-12-05", "田中 太郎")
			for _, series := range []int64{0, data.AllSeries} {
				c, err := d.s.Case(d.Context(), series, 2013)
				d.must(err)
				d.equal("period", c.Box(string(data.CasePeriod)), "平成24年12月から")
				if c, err = d.s.Case(d.Context(), series, 2011); err != nil || c.Box(string(data.CasePeriod)) != "" {
					d.Error("before it began:", c.Box(string(data.CasePeriod)), err)
				}
			}
		},
		"its years are those of the annual report, as far as seminars were held": func(d *desk) {
			a, err := d.s.Annual(d.Context(), 0, 2013)
			d.must(err)
			c, err := d.s.Case(d.Context(), 0, 2013)
			d.must(err)
			var held []report.Year
			for _, y := range a.Totals {
				if y.Seminars > 0 {
					held = append(held, y)
				}
			}
			d.equal("years", c.Years, held)
			of, err := d.s.CaseOf(d.Context(), 0, a)
			d.must(err)
			d.equal("of the annual report", of, c)
		},
	}.check(t)
}
