package opened

import (
	"strconv"
	"strings"
	"unicode/utf16"

	"jibun/export/sheet"
)

// texts are the common texts of a workbook, read when they are asked for.
type texts struct {
	raw   []byte
	at    [][2]int // of each <si>
	known map[int]*node
}

func indexed(raw []byte) *texts {
	t := &texts{raw: raw, known: map[int]*node{}}
	s := tags{b: raw}
	for s.next() {
		if s.is("si") && !s.ends {
			from := s.from
			s.skip()
			t.at = append(t.at, [2]int{from, s.pos})
		}
	}
	return t
}

func (t *texts) get(i int) *node {
	if i < 0 || i >= len(t.at) {
		return nil
	}
	if n, ok := t.known[i]; ok {
		return n
	}
	n, err := tree(t.raw[t.at[i][0]:t.at[i][1]])
	if err != nil {
		n = nil
	}
	if len(t.known) > 20000 {
		clear(t.known)
	}
	t.known[i] = n
	return n
}

// fill puts a text of the file into a cell, with the looks of its parts.
func (b *book) fill(c *sheet.Cell, n *node, look sheet.Look) {
	c.Kind = sheet.Text
	if n == nil {
		return
	}
	plain := true
	for _, k := range n.kids {
		switch k.name {
		case "t":
			c.Text += unescape(k.text)
		case "r":
			r := b.run(k, look)
			c.Text += r.Text
			plain = plain && r == sheet.Run{Text: r.Text, Size: look.Size, Bold: look.Bold, Slant: look.Slant, Under: look.Under, Struck: look.Struck, Color: look.Color}
			c.Runs = append(c.Runs, r)
		}
	}
	if plain {
		c.Runs = nil
	}
}

func (b *book) run(n *node, look sheet.Look) sheet.Run {
	r := sheet.Run{Text: unescape(n.kid("t").string()), Size: look.Size, Bold: look.Bold, Slant: look.Slant, Under: look.Under, Struck: look.Struck, Color: look.Color}
	p := n.kid("rPr")
	if p == nil {
		return r
	}
	r.Size = p.kid("sz").number("val", look.Size)
	r.Bold, r.Slant, r.Struck = p.on("b"), p.on("i"), p.on("strike")
	r.Under = p.kid("u") != nil && p.kid("u").attr("val") != "none"
	r.Color = b.color(p.kid("color"))
	switch p.kid("vertAlign").attr("val") {
	case "superscript":
		r.Raised = true
	case "subscript":
		r.Low = true
	}
	return r
}

func (n *node) string() string {
	if n == nil {
		return ""
	}
	return n.text
}

// unescape resolves what the file writes as _x000D_; line ends become "\n".
func unescape(s string) string {
	if strings.Contains(s, "_x") {
		var units []uint16
		var out strings.Builder
		flush := func() {
			out.WriteString(string(utf16.Decode(units)))
			units = units[:0]
		}
		for s != "" {
			if len(s) >= 7 && s[0] == '_' && s[1] == 'x' && s[6] == '_' {
				if v, err := strconv.ParseUint(s[2:6], 16, 16); err == nil {
					units = append(units, uint16(v))
					s = s[7:]
					continue
				}
			}
			flush()
			out.WriteByte(s[0])
			s = s[1:]
		}
		flush()
		s = out.String()
	}
	return strings.ReplaceAll(strings.ReplaceAll(s, "\r\n", "\n"), "\r", "\n")
}
