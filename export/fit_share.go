package export

import (
	"math"
	"slices"
	"strings"

	"jibun/data/report"
)

// tallRow is how many lines a row of a list takes before its columns are shared out anew.
const tallRow = 12

// shared are the columns of a list with the widths of those that take several lines shared
// out so that the rows are least high together, where one of them would be very high: a long
// 備考 in a narrow column makes a page of a row. texts are those of a row, column by column.
// A form has the columns that it has.
func (b *paper) shared(cols []column, rows [][]string) []column {
	const step, narrow = 1.0, 16.0 // millimetres
	var free []int
	for i, c := range cols {
		if c.tall && c.look.Wrap {
			free = append(free, i)
		}
	}
	if b.marks != nil || len(free) < 2 {
		return cols
	}
	base := cols
	cols = slices.Clone(cols)
	s := sharing{cols: cols, free: free}
	for _, row := range rows {
		s.add(row)
	}
	if s.highest() <= tallRow {
		return cols
	}
	for best := s.cost(); ; {
		from, to := -1, -1
		for _, i := range free {
			for _, j := range free {
				if i == j || cols[i].mm-step < max(narrow, base[i].mm*.55) {
					continue
				}
				cols[i].mm, cols[j].mm = cols[i].mm-step, cols[j].mm+step
				if c := s.cost(); c < best-1e-9 {
					best, from, to = c, i, j
				}
				cols[i].mm, cols[j].mm = cols[i].mm+step, cols[j].mm-step
			}
		}
		if from < 0 {
			return cols
		}
		cols[from].mm, cols[to].mm = cols[from].mm-step, cols[to].mm+step
	}
}

// sampled are so many of the rows, evenly taken: what is shared out by them need not read
// a hundred thousand.
func sampled[T any](all []T, most int) []T {
	if len(all) <= most {
		return all
	}
	out := make([]T, most)
	for i := range out {
		out[i] = all[i*len(all)/most]
	}
	return out
}

// sharing is how wide the lines of texts are, in halves of a character's size.
type sharing struct {
	cols []column
	free []int
	rows [][][]float64 // of a row, of each free column, of its lines
}

func (s *sharing) add(row []string) {
	wide := make([][]float64, len(s.free))
	for k, i := range s.free {
		if i < len(row) && row[i] != "" {
			for line := range strings.SplitSeq(row[i], "\n") {
				wide[k] = append(wide[k], float64(width(line)))
			}
		}
	}
	s.rows = append(s.rows, wide)
}

// high is about how many lines a text takes in a column. It changes with every step: where it
// counted whole lines, many small steps led nowhere.
func (s *sharing) high(k int, lines []float64) (n float64) {
	c := s.cols[s.free[k]]
	room := (c.mm - cellEdges) / (c.look.Size * 25.4 / 72 / 2)
	for _, w := range lines {
		n += max(w/room+.3, 1)
	}
	return n
}

func (s *sharing) highest() (n float64) {
	for _, row := range s.rows {
		for k, lines := range row {
			n = max(n, s.high(k, lines))
		}
	}
	return n
}

// cost is how high the rows are together. Their highest text counts by far most, but what
// narrows the next one counts too: often two columns must become wider before a row is lower.
func (s *sharing) cost() (n float64) {
	const power = 6
	for _, row := range s.rows {
		sum := 0.0
		for k, lines := range row {
			sum += math.Pow(s.high(k, lines), power)
		}
		n += math.Pow(sum, 1.0/power)
	}
	return n
}

// lecturerLines are the texts of the two columns of 講師.
func lecturerLines(all []report.Lecturer) (from, names string) {
	var f, n []string
	for _, x := range all {
		f, n = append(f, x.From), append(n, x.Name)
	}
	return strings.Join(f, "\n"), strings.Join(n, "\n")
}
