package calc

import (
	"errors"
	"strconv"
	"strings"
)

// ErrCannot: the formula has something that is not computed here.
var ErrCannot = errors.New("not computed")

// node is a piece of a formula.
type node struct {
	op     string // "num", "str", "ref", "call", "bool", "none" or an operator; "-1" and "%" take one
	Number float64
	Text   string // of a string, a sheet's name, a function's name
	ref    Rect
	kids   []*node
	quoted bool
	inside string // of a table's name: [時間]
}

type formulaParser struct {
	s   string
	pos int
	big int
}

func parseFormula(s string) (n *node, err error) {
	p := &formulaParser{s: s}
	if len(s) > 8192 {
		return nil, ErrCannot
	}
	n, err = p.compare()
	p.blank()
	if err == nil && p.pos < len(p.s) {
		err = ErrCannot
	}
	return n, err
}

func (p *formulaParser) blank() {
	for p.pos < len(p.s) && strings.IndexByte(" \n\t\r", p.s[p.pos]) >= 0 {
		p.pos++
	}
}

func (p *formulaParser) op(list ...string) string {
	p.blank()
	for _, o := range list {
		if strings.HasPrefix(p.s[p.pos:], o) {
			p.pos += len(o)
			return o
		}
	}
	return ""
}

func (p *formulaParser) binary(next func() (*node, error), ops ...string) (*node, error) {
	if p.big++; p.big > 5000 {
		return nil, ErrCannot
	}
	a, err := next()
	for err == nil {
		o := p.op(ops...)
		if o == "" {
			break
		}
		var b *node
		if b, err = next(); err == nil {
			a = &node{op: o, kids: []*node{a, b}}
		}
	}
	return a, err
}

func (p *formulaParser) compare() (*node, error) {
	return p.binary(p.concat, "<=", ">=", "<>", "=", "<", ">")
}
func (p *formulaParser) concat() (*node, error)  { return p.binary(p.sum, "&") }
func (p *formulaParser) sum() (*node, error)     { return p.binary(p.product, "+", "-") }
func (p *formulaParser) product() (*node, error) { return p.binary(p.power, "*", "/") }
func (p *formulaParser) power() (*node, error)   { return p.binary(p.unary, "^") }

func (p *formulaParser) unary() (*node, error) {
	if p.big++; p.big > 5000 {
		return nil, ErrCannot
	}
	switch p.op("-", "+") {
	case "-":
		n, err := p.unary()
		return &node{op: "-1", kids: []*node{n}}, err
	case "+":
		return p.unary()
	}
	n, err := p.atom()
	for err == nil && p.op("%") != "" {
		n = &node{op: "%", kids: []*node{n}}
	}
	return n, err
}

func (p *formulaParser) atom() (*node, error) {
	p.blank()
	if p.pos >= len(p.s) {
		return nil, ErrCannot
	}
	s := p.s[p.pos:]
	switch c := s[0]; {
	case c == '(':
		p.pos++
		n, err := p.compare()
		if err == nil && n.op == "ref" {
			n, err = p.union(n)
		}
		if err == nil && p.op(")") == "" {
			err = ErrCannot
		}
		return n, err
	case c == '"':
		n := closing(s, '"')
		p.pos += n
		if n < 2 {
			return nil, ErrCannot
		}
		return &node{op: "str", Text: strings.ReplaceAll(s[1:n-1], `""`, `"`)}, nil
	case c == '\'':
		n := closing(s, '\'')
		if n >= len(s) || s[n] != '!' {
			return nil, ErrCannot
		}
		return p.onSheet(s[:n+1])
	}
	if n := sheetPrefix(s); n > 0 {
		return p.onSheet(s[:n])
	}
	if r, n := scanRef(s); n > 0 {
		p.pos += n
		return &node{op: "ref", ref: r}, nil
	}
	return p.word(s)
}

// union is several ranges in brackets, (A1:A3,A5:A9), as one argument.
func (p *formulaParser) union(first *node) (*node, error) {
	list := []*node{first}
	for p.op(",") != "" {
		n, err := p.compare()
		if err != nil || n.op != "ref" {
			return nil, ErrCannot
		}
		list = append(list, n)
	}
	if len(list) == 1 {
		return first, nil
	}
	return &node{op: "union", kids: list}, nil
}

func (p *formulaParser) onSheet(prefix string) (*node, error) {
	name, one := SheetOf(prefix)
	p.pos += len(prefix)
	r, n := scanRef(p.s[p.pos:])
	if n == 0 || !one || strings.Contains(name, "[") {
		return nil, ErrCannot
	}
	p.pos += n
	return &node{op: "ref", ref: r, Text: name, quoted: true}, nil
}

func (p *formulaParser) word(s string) (*node, error) {
	n := 0
	for n < len(s) && (s[n] >= '0' && s[n] <= '9' || s[n] == '.') {
		n++
	}
	if n > 0 {
		if n < len(s) && (s[n]|0x20) == 'e' {
			m := n + 1
			if m < len(s) && (s[m] == '+' || s[m] == '-') {
				m++
			}
			for m < len(s) && s[m] >= '0' && s[m] <= '9' {
				m++
			}
			n = m
		}
		f, err := strconv.ParseFloat(s[:n], 64)
		p.pos += n
		if err != nil {
			err = ErrCannot
		}
		return &node{op: "num", Number: f}, err
	}
	for n < len(s) && word(s, n) && s[n] != '(' && s[n] != '!' {
		n++
	}
	if n == 0 {
		return nil, ErrCannot
	}
	name := strings.ToUpper(s[:n])
	p.pos += n
	if p.pos < len(p.s) && p.s[p.pos] == '[' {
		m := Bracket(p.s[p.pos:], '[')
		inside := p.s[p.pos : p.pos+m]
		p.pos += m
		if m < 2 || inside[m-1] != ']' {
			return nil, ErrCannot
		}
		return &node{op: "list", Text: s[:n], inside: inside}, nil
	}
	if p.pos >= len(p.s) || p.s[p.pos] != '(' {
		switch name {
		case "TRUE":
			return &node{op: "bool", Number: 1}, nil
		case "FALSE":
			return &node{op: "bool"}, nil
		}
		return &node{op: "name", Text: s[:n]}, nil
	}
	p.pos++
	call := &node{op: "call", Text: strings.TrimPrefix(name, "_XLFN.")}
	if p.op(")") != "" {
		return call, nil
	}
	for {
		p.blank()
		if p.pos < len(p.s) && (p.s[p.pos] == ',' || p.s[p.pos] == ')') {
			call.kids = append(call.kids, &node{op: "none"})
		} else {
			a, err := p.compare()
			if err != nil {
				return nil, err
			}
			call.kids = append(call.kids, a)
		}
		switch p.op(",", ")") {
		case ")":
			return call, nil
		case "":
			return nil, ErrCannot
		}
	}
}
