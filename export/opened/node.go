package opened

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"strconv"
	"strings"
)

// node is an element of a small part. Names are without their prefixes.
type node struct {
	name  string
	attrs []xml.Attr
	kids  []*node
	text  string
}

// tree reads a part that has been found well formed.
func tree(b []byte) (*node, error) {
	d := xml.NewDecoder(bytes.NewReader(b))
	root := &node{}
	stack := []*node{root}
	for {
		t, err := d.RawToken()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, err
		}
		top := stack[len(stack)-1]
		switch t := t.(type) {
		case xml.StartElement:
			n := &node{name: t.Name.Local, attrs: t.Attr}
			top.kids = append(top.kids, n)
			stack = append(stack, n)
		case xml.EndElement:
			if len(stack) > 1 {
				stack = stack[:len(stack)-1]
			}
		case xml.CharData:
			top.text += string(t)
		}
	}
	root.choose()
	if len(root.kids) == 0 {
		return root, nil
	}
	return root.kids[0], nil
}

// choose puts the first choice in the place of alternatives.
func (n *node) choose() {
	var kids []*node
	for _, k := range n.kids {
		if k.name == "AlternateContent" {
			c := k.kid("Choice")
			if c == nil {
				c = k.kid("Fallback")
			}
			if c != nil {
				c.choose()
				kids = append(kids, c.kids...)
			}
			continue
		}
		k.choose()
		kids = append(kids, k)
	}
	n.kids = kids
}

// kid goes down by names; nil if there is none on the way. It may be asked of nil.
func (n *node) kid(names ...string) *node {
next:
	for _, name := range names {
		if n == nil {
			return nil
		}
		for _, k := range n.kids {
			if k.name == name {
				n = k
				continue next
			}
		}
		return nil
	}
	return n
}

// all are the children of a name.
func (n *node) all(name string) []*node {
	if n == nil {
		return nil
	}
	var out []*node
	for _, k := range n.kids {
		if k.name == name {
			out = append(out, k)
		}
	}
	return out
}

// find is the first element of a name anywhere below.
func (n *node) find(name string) *node {
	if n == nil {
		return nil
	}
	for _, k := range n.kids {
		if k.name == name {
			return k
		}
		if f := k.find(name); f != nil {
			return f
		}
	}
	return nil
}

// words are all texts of the elements of a name below that hold nothing else, in their
// order.
func (n *node) words(name string) []string {
	var out []string
	if n == nil {
		return nil
	}
	for _, k := range n.kids {
		if k.name == name && len(k.kids) == 0 {
			out = append(out, k.text)
			continue
		}
		out = append(out, k.words(name)...)
	}
	return out
}

func (n *node) attr(name string) string {
	if n == nil {
		return ""
	}
	for _, a := range n.attrs {
		if a.Name.Local == name && a.Name.Space == "" {
			return a.Value
		}
	}
	return ""
}

// link is an attribute with a prefix, r:id.
func (n *node) link(name string) string {
	if n == nil {
		return ""
	}
	for _, a := range n.attrs {
		if a.Name.Local == name && a.Name.Space != "" && a.Name.Space != "xmlns" {
			return a.Value
		}
	}
	return ""
}

func (n *node) number(name string, otherwise float64) float64 {
	if v, err := strconv.ParseFloat(n.attr(name), 64); err == nil {
		return v
	}
	return otherwise
}

func (n *node) int(name string, otherwise int) int {
	if v, err := strconv.Atoi(strings.TrimSpace(n.attr(name))); err == nil {
		return v
	}
	return otherwise
}

// is reads a switch; an attribute that is not there is otherwise.
func (n *node) is(name string, otherwise bool) bool {
	switch n.attr(name) {
	case "1", "true", "on":
		return true
	case "0", "false", "off":
		return false
	}
	return otherwise
}

// on reads an element that is a switch: <b/>, <b val="0"/>.
func (n *node) on(name string) bool {
	k := n.kid(name)
	return k != nil && k.is("val", true)
}
