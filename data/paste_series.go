package data

import (
	"context"
	"strings"

	"jibun/data/kana"
)

// otherSeries are the names of an evening's series, and those of the office's others.
type otherSeries struct {
	mine   []string // folded
	others map[string]string
}

func (s *Store) otherSeries(ctx context.Context, m Seminar) (otherSeries, error) {
	o := otherSeries{others: map[string]string{}}
	all, err := s.Series(ctx)
	for _, x := range all {
		for _, n := range x.Names {
			if key := kana.Fold(n.Name); x.ID == m.SeriesID {
				o.mine = append(o.mine, key)
			} else {
				o.others[key] = n.Name
			}
		}
	}
	return o, err
}

// named is the other series that an application names, "" if it names none, or
// this one beside it: two series may hold an evening together.
func (o otherSeries) named(text string) string {
	if len(o.others) == 0 {
		return ""
	}
	text, longest := kana.Fold(text), ""
	for key := range o.others {
		if strings.Contains(text, key) && (len(key) > len(longest) || len(key) == len(longest) && key < longest) {
			longest = key
		}
	}
	for _, key := range o.mine {
		if strings.Contains(text, key) && !strings.Contains(longest, key) { // 行政ゼミナール入門 is not 行政ゼミナール
			return ""
		}
	}
	return o.others[longest]
}
