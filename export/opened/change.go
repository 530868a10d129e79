package opened

import (
	"strings"

	"jibun/export/numfmt"
	"jibun/export/sheet"
)

// change is what a rule changes of a look.
type change struct {
	any                        bool
	fill, color, code          string
	bold, slant, under, struck *bool
	frame                      sheet.Frame
}

// change reads a <dxf>.
func (b *book) change(n *node) change {
	c := change{}
	if n == nil {
		return c
	}
	if p := n.kid("fill", "patternFill"); p != nil {
		switch kind := p.attr("patternType"); {
		case kind == "none":
		case kind == "" || kind == "solid": // the other way round than in cells
			if c.fill = b.color(p.kid("bgColor")); c.fill == "" {
				c.fill = b.color(p.kid("fgColor"))
			}
		default:
			c.fill = b.fillOf(n.kid("fill"))
		}
	} else {
		c.fill = b.fillOf(n.kid("fill"))
	}
	if f := n.kid("font"); f != nil {
		c.color = b.color(f.kid("color"))
		for name, to := range map[string]**bool{"b": &c.bold, "i": &c.slant, "strike": &c.struck} {
			if f.kid(name) != nil {
				on := f.on(name)
				*to = &on
			}
		}
		if u := f.kid("u"); u != nil {
			on := u.attr("val") != "none"
			c.under = &on
		}
	}
	c.frame = b.frame(n.kid("border"))
	if f := n.kid("numFmt"); f != nil {
		if c.code = f.attr("formatCode"); c.code == "" {
			c.code = numfmt.Known(f.int("numFmtId", 0))
		}
	}
	c.any = c != change{}
	return c
}

// and adds what another changes that counts less.
func (c *change) and(o *change) {
	first := func(a *string, b string) {
		if *a == "" {
			*a = b
		}
	}
	first(&c.fill, o.fill)
	first(&c.color, o.color)
	first(&c.code, o.code)
	for _, p := range []struct{ a, b **bool }{{&c.bold, &o.bold}, {&c.slant, &o.slant}, {&c.under, &o.under}, {&c.struck, &o.struck}} {
		if *p.a == nil {
			*p.a = *p.b
		}
	}
	f, g := &c.frame, &o.frame
	for _, p := range []struct {
		a, b       *sheet.Line
		ink, other *string
	}{
		{&f.Left, &g.Left, &f.Colors.Left, &g.Colors.Left}, {&f.Right, &g.Right, &f.Colors.Right, &g.Colors.Right},
		{&f.Top, &g.Top, &f.Colors.Top, &g.Colors.Top}, {&f.Bottom, &g.Bottom, &f.Colors.Bottom, &g.Colors.Bottom},
	} {
		if *p.a == sheet.NoLine {
			*p.a, *p.ink = *p.b, *p.other
		}
	}
	c.any = c.any || o.any
}

// of is a look with what is changed.
func (c *change) of(l sheet.Look) sheet.Look {
	if c.fill != "" {
		l.Fill = c.fill
	}
	if c.color != "" {
		l.Color = c.color
	}
	set := func(to *bool, from *bool) {
		if from != nil {
			*to = *from
		}
	}
	set(&l.Bold, c.bold)
	set(&l.Slant, c.slant)
	set(&l.Under, c.under)
	set(&l.Struck, c.struck)
	if c.code != "" {
		l.Format, l.Code = sheet.Coded, c.code
		if strings.EqualFold(c.code, "General") {
			l.Format, l.Code = sheet.General, ""
		}
	}
	over := change{frame: c.frame}
	over.and(&change{frame: l.Frame})
	over.frame.Rising, over.frame.Falling, over.frame.Colors.Across = l.Frame.Rising, l.Frame.Falling, l.Frame.Colors.Across
	l.Frame = over.frame
	return l
}
