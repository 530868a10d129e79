package table

import "strings"

// FirstWords returns the first forty characters of a row, by which the clerk
// recognises it: cells and their lines apart by a space.
func (r *Row) FirstWords() string {
	const most = 40
	var words []string
	for _, c := range r.Cells {
		words = append(words, strings.Fields(c.Text())...)
	}
	text := []rune(strings.Join(words, " "))
	return strings.TrimSpace(string(text[:min(len(text), most)]))
}
