package table

import (
	"context"
	"strings"
)

// textReader splits decoded text into rows. Its rules are Excel's, except that a
// quote which does not close properly never swallows the rows after it.
type textReader struct {
	ctx        context.Context
	limits     Limits
	file       *File
	text       string
	pos        int
	line       int
	delimiter  byte
	suspicious bool // some cell holds U+FFFD or gaiji
	slab       slab
	widths     map[int]int // rows by their number of fields
	usual      int         // the number of fields of most rows
}

func (p *textReader) rows() error {
	p.widths = map[int]int{}
	sheet := &p.file.Sheets[0]
	sheet.Rows = make([]Row, 0, min(strings.Count(p.text, "\n")+1, p.limits.Rows, 1<<16))
	cells := 0
	for p.pos < len(p.text) {
		if len(sheet.Rows)&0xfff == 0 {
			if err := p.ctx.Err(); err != nil {
				return err
			}
		}
		if len(sheet.Rows) >= p.limits.Rows {
			return refuse(TooLarge, "", "more than %d rows", p.limits.Rows)
		}
		row, err := p.row()
		if err != nil {
			return err
		}
		if cells += len(row.Cells); cells > p.limits.Cells {
			return refuse(TooLarge, "", "more than %d cells", p.limits.Cells)
		}
		sheet.Rows = append(sheet.Rows, row)
		if len(row.Cells) > 0 {
			p.counted(row.Width)
		}
		if p.limits.refuses(sheet, len(sheet.Rows)-1) {
			break
		}
	}
	return nil
}

func (p *textReader) row() (Row, error) {
	row := Row{Line: p.line}
	p.slab.begin()
	for column := 0; ; column++ {
		if column >= p.limits.Columns {
			return row, refuse(Hostile, "", "line %d has more than %d columns", row.Line, p.limits.Columns)
		}
		text := p.field(row.Line, column)
		if text != "" {
			if p.suspicious {
				p.inspect(row.Line, column, text)
			}
			p.slab.add(Cell{s: text, cut: uint32(len(text)), column: uint16(column), kind: Text})
		}
		if p.pos < len(p.text) && p.text[p.pos] == p.delimiter {
			p.pos++
			continue
		}
		if len(p.file.Problems) > p.limits.Problems {
			return row, refuse(NotATable, "", "text in an unknown encoding or shape")
		}
		row.Width = column + 1
		p.endOfLine()
		row.Cells = p.slab.end()
		return row, nil
	}
}

// endOfLine steps over CR LF, LF or a lone CR.
func (p *textReader) endOfLine() {
	if p.pos < len(p.text) && p.text[p.pos] == '\r' {
		p.pos++
		if p.pos < len(p.text) && p.text[p.pos] == '\n' {
			p.pos++
		}
	} else if p.pos < len(p.text) && p.text[p.pos] == '\n' {
		p.pos++
	}
	p.line++
}

// field reads one field and stops before its delimiter or line end.
func (p *textReader) field(line, column int) string {
	if p.pos < len(p.text) && p.text[p.pos] == '"' {
		if text, ok := p.quoted(column); ok {
			return unwrap(text)
		}
		// Where does the quote belong? Nobody knows; so it is a character, its
		// field ends with its line at the latest, and the place is reported.
		p.report(line, column, p.quoteFault())
	}
	rest, delimiter, n := p.text[p.pos:], p.delimiter, 0
	for n < len(rest) && rest[n] != delimiter && rest[n] != '\n' && rest[n] != '\r' {
		n++
	}
	text := rest[:n]
	p.pos += n
	if n < 2 || text[n-1] != '"' {
		return text
	}
	if plain := unwrap(text); len(plain) < n {
		return plain
	}
	if text[0] != '"' {
		p.report(line, column, StrayQuote)
	}
	return text
}

// unwrap undoes ="00123", by which some systems keep Excel from eating zeros.
func unwrap(text string) string {
	if len(text) >= 3 && text[:2] == `="` && strings.IndexByte(text[2:], '"') == len(text)-3 {
		return text[2 : len(text)-1]
	}
	return text
}

// quoted reads a well-formed quoted field; otherwise nothing is consumed.
func (p *textReader) quoted(column int) (string, bool) {
	i, escaped := p.pos+1, false
	for {
		j := strings.IndexByte(p.text[i:], '"')
		if j < 0 {
			return "", false
		}
		i += j + 1
		if i < len(p.text) && p.text[i] == '"' {
			escaped = true
			i++
			continue
		}
		break
	}
	if i < len(p.text) {
		if c := p.text[i]; c != p.delimiter && c != '\n' && c != '\r' {
			return "", false
		}
	}
	text := p.text[p.pos+1 : i-1]
	if p.swallows(column, p.pos, i) {
		return "", false
	}
	if strings.IndexByte(text, '\r') >= 0 {
		text = strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\r", "\n")
	}
	if escaped {
		text = strings.ReplaceAll(text, `""`, `"`)
	}
	p.pos = i
	return text, true
}

// swallows tells whether a field from one quote to another over several lines is no
// field: two stray quotes far apart take the rows between them in, and since the
// row that is left has as many fields as any other, nothing else would show it. The
// lines themselves do: read without the quotes, nearly all of them are rows of the
// table.
func (p *textReader) swallows(column, from, to int) bool {
	if strings.IndexByte(p.text[from:to], '\n') < 0 && strings.IndexByte(p.text[from:to], '\r') < 0 {
		return false
	}
	usual := p.usualWidth()
	if usual < 2 {
		return false
	}
	rows, others, short := 0, 0, false // short: the last line is none of the rows
	end := to
	for end < len(p.text) && p.text[end] != '\n' && p.text[end] != '\r' {
		end++
	}
	first := true
	for line := range lines(p.text[from:end]) {
		width := 1 + strings.Count(line, string(p.delimiter))
		if first {
			width += column
		}
		first = false
		switch {
		case width == usual:
			rows++
			short = false
		case line != "":
			others++
			short = true
		}
	}
	// The last line of a file that was cut off is as short as it happened to become.
	if short && strings.TrimLeft(p.text[end:], "\r\n") == "" {
		others--
	}
	// Two rows of two fields are also what a remark of two lines with one comma looks like.
	return rows >= 2 && usual*rows > 4 && others*5 <= rows
}

// lines goes through the lines of a text, whatever ends them.
func lines(text string) func(yield func(string) bool) {
	return func(yield func(string) bool) {
		for {
			i := strings.IndexAny(text, "\r\n")
			if i < 0 {
				yield(text)
				return
			}
			if !yield(text[:i]) {
				return
			}
			if text[i] == '\r' && i+1 < len(text) && text[i+1] == '\n' {
				i++
			}
			text = text[i+1:]
		}
	}
}

// counted keeps the number of fields of most rows so far; of equals the larger.
func (p *textReader) counted(width int) {
	p.widths[width]++
	if n, most := p.widths[width], p.widths[p.usual]; n > most || n == most && width > p.usual {
		p.usual = width
	}
}

// usualWidth is the number of fields of most rows so far; if there is none yet, of
// most lines to come, quotes or not.
func (p *textReader) usualWidth() int {
	if p.usual > 1 {
		return p.usual
	}
	const look = 200
	counts, usual, seen := map[int]int{}, 0, 0
	for line := range lines(p.text[p.pos:]) {
		w := 1 + strings.Count(line, string(p.delimiter))
		if counts[w]++; counts[w] > counts[usual] {
			usual = w
		}
		if seen++; seen == look {
			break
		}
	}
	return usual
}

// quoteFault tells a quote that never closes from one that closes amid text.
func (p *textReader) quoteFault() Code {
	const look = 1 << 14 // bounded, or a file of nothing but quotes would take quadratic time
	line := p.text[p.pos:min(len(p.text), p.pos+look)]
	if end := strings.IndexByte(line, '\n'); end >= 0 {
		line = line[:end]
	}
	if strings.Count(line, `"`)%2 == 1 {
		return UnclosedQuote
	}
	return StrayQuote
}

func (p *textReader) report(line, column int, code Code) {
	p.file.Problems = append(p.file.Problems, Problem{Line: line, Column: column, Code: code})
}

// inspect reports bad characters of a cell.
func (p *textReader) inspect(line, column int, text string) {
	for _, code := range suspects(text) {
		p.report(line, column, code)
	}
}

// reportRagged names the rows whose number of fields is not the usual one. Title
// lines over the heading are among them; who knows the heading drops those.
func (p *textReader) reportRagged() error {
	usual, filled := p.usual, 0
	for _, n := range p.widths {
		filled += n
	}
	if usual < 2 || p.widths[usual]*2 < filled {
		return nil
	}
	for _, row := range p.file.Sheets[0].Rows {
		if len(row.Cells) > 0 && row.Width != usual {
			p.file.Problems = append(p.file.Problems, Problem{Line: row.Line, Column: -1, Code: Ragged})
			if len(p.file.Problems) > p.limits.Problems {
				return refuse(NotATable, "", "rows of very different width")
			}
		}
	}
	return nil
}
