package table

import (
	"context"
	"strings"
)

// readText reads a CSV or TSV file.
func readText(ctx context.Context, data []byte, limits Limits) (*File, error) {
	d := decode(data)
	text := strings.TrimSuffix(d.text, "\x1a") // the end mark of DOS
	if (d.encoding == EncodingUTF16LE || d.encoding == EncodingUTF16BE) && outOfStep(text) {
		return nil, refuse(Damaged, "", "%s out of step: a byte is missing", d.encoding)
	}
	file := &File{Encoding: d.encoding, AlsoEncoding: d.also, Sheets: make([]Sheet, 1)}
	p := &textReader{ctx: ctx, limits: limits, file: file, text: text, line: 1, suspicious: d.odd}
	// Excel's own first line that names the delimiter.
	if len(text) >= 6 && strings.EqualFold(text[:4], "sep=") && (text[5] == '\r' || text[5] == '\n') {
		p.delimiter = text[4]
		p.pos = 5
		p.endOfLine()
		p.line = 1 // Excel does not show that line
	} else {
		p.delimiter = guessDelimiter(text)
	}
	if err := p.rows(); err != nil {
		return nil, err
	}
	sheet := &file.Sheets[0]
	sheet.Rows = trimBlankTail(sheet.Rows)
	if len(sheet.Rows) == 0 {
		return nil, refuse(FileEmpty, "", "no filled line")
	}
	if err := p.reportRagged(); err != nil {
		return nil, err
	}
	return file, nil
}

func trimBlankTail(rows []Row) []Row {
	for len(rows) > 0 && len(rows[len(rows)-1].Cells) == 0 {
		rows = rows[:len(rows)-1]
	}
	return rows
}

func gaiji(r rune) bool { return r >= 0xe000 && r <= 0xf8ff }

// suspects returns the codes of what is wrong with the characters of a text.
func suspects(s string) (codes []Code) {
	if strings.ContainsRune(s, '\uFFFD') {
		codes = append(codes, BadBytes)
	}
	if strings.ContainsFunc(s, gaiji) {
		codes = append(codes, Gaiji)
	}
	return codes
}

// guessDelimiter takes the sign that splits most of the first lines into equally
// many fields; a comma where nothing does.
func guessDelimiter(text string) byte {
	const look = 200
	best, score := byte(','), 0
	for _, d := range []byte{',', '\t', ';'} {
		counts := map[int]int{}
		n, lines, quoted := 0, 0, false
		for i := 0; i < len(text) && lines < look && i < 1<<18; i++ {
			switch c := text[i]; {
			case c == '"':
				quoted = !quoted
			case c == '\n' && quoted && i > 0 && i+1 < len(text) && text[i+1] == '"':
				// Perhaps a lost quote: the guess must not depend on it for long.
				quoted = false
				fallthrough
			case c == '\n' && !quoted:
				counts[n]++
				n = 0
				lines++
			case c == d && !quoted:
				n++
			}
		}
		counts[n]++
		for k, v := range counts {
			if s := k * v; s > score {
				best, score = d, s
			}
		}
	}
	return best
}
