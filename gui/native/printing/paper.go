package printing

import (
	"fmt"
	"math"
)

// A paper is a size of paper: what CUPS calls it, its number with Windows (DMPAPER_…), and
// its sides in millimetres.
type paper struct {
	name        string
	number      int
	short, long float64
}

// papers are those that a printer may have. The last two are the envelopes 角形2号 and
// 長形3号.
var papers = []paper{{"A4", 9, 210, 297}, {"A3", 8, 297, 420}, {"A5", 11, 148, 210}, {"jis_b4_257x364mm", 12, 257, 364}, {"jis_b5_182x257mm", 13, 182, 257},
	{"iso_b4_250x353mm", 42, 250, 353}, {"jpn_hagaki_100x148mm", 43, 100, 148}, {"jpn_kaku2_240x332mm", 71, 240, 332}, {"jpn_chou3_120x235mm", 73, 120, 235}}

// paperOf is the paper of a page, however it lies; false if it has no name.
func paperOf(wide, high float64) (paper, bool) {
	return among(papers, wide, high)
}

// among is the paper of a page in a list, however it lies.
func among(list []paper, wide, high float64) (paper, bool) {
	short, long := min(wide, high), max(wide, high)
	for _, p := range list {
		if near(short, p.short) && near(long, p.long) {
			return p, true
		}
	}
	return paper{}, false
}

func near(a, b float64) bool { return a-b < 1 && b-a < 1 }

// sheaf is pages that follow each other on the same paper, as CUPS calls it.
type sheaf struct {
	paper string
	pages []int
}

// sheaves are pages by their paper, in their order, for systems that give a job one paper.
func sheaves(all Pages, pages []int) []sheaf {
	var list []sheaf
	var short, long float64
	for _, n := range pages {
		w, h := all.Size(n)
		i := len(list) - 1
		if i < 0 || !near(short, min(w, h)) || !near(long, max(w, h)) {
			short, long = min(w, h), max(w, h)
			p, named := paperOf(w, h)
			if !named {
				p.name = fmt.Sprintf("Custom.%gx%gmm", math.Round(short), math.Round(long))
			}
			list, i = append(list, sheaf{paper: p.name}), i+1
		}
		list[i].pages = append(list[i].pages, n)
	}
	return list
}
