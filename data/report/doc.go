// Package report holds the values that papers and screens are made from, and
// the one place where the figures of the office are counted.
//
// A value here is plain: it names no table, no file and no widget. Package data
// fills it from the ledger, package export writes it to paper, the window shows
// it; so the same figure is the same everywhere.
//
// Days are wareki.Date ("2006-01-02", "" where there is none). A Ratio keeps
// numerator and denominator, because the papers name both.
package report

import "jibun/data/wareki"

// Ratio is a share whose papers name both sides, for example 初参加 / 実人数.
type Ratio struct{ Num, Den int }

// Value is Num / Den and false where there is nothing to divide by.
func (r Ratio) Value() (float64, bool) {
	if r.Den == 0 {
		return 0, false
	}
	return float64(r.Num) / float64(r.Den), true
}

// Head is what stands at the head of every paper.
type Head struct {
	Office  string // 団体: 呉市
	Section string // 所属: 人事課
	Series  string // 講座: the name valid on the day the paper is about
	Style   wareki.Style
	Made    wareki.Date // the day the paper is made
	Stamps  []string    // labels of the stamp boxes (決裁欄), none if empty

	CalledOff string // 中止 or 延期: the evening that the paper is of does not take place on its day; else ""
}
