package opened

import (
	"math"
	"path"
	"strconv"
	"strings"

	"jibun/data/table"
	"jibun/export/sheet"
)

const mmOfEMU = 1.0 / 36000

// shapes reads what lies over the cells.
func (b *book) shapes(s *sheet.Sheet, r *rows, n *node, rels []table.Relation) error {
	link, ok := relation(rels, n.kid("drawing").link("id"))
	if !ok || b.pkg.Name(link.Target) == "" {
		return nil
	}
	d, drels, err := b.part(link.Target)
	if err != nil {
		return err
	}
	x := drawing{book: b, rels: drels, sheet: s}
	for _, a := range d.kids {
		var at sheet.Anchor
		switch a.name {
		case "twoCellAnchor":
			at.From, at.To = corner(a.kid("from")), corner(a.kid("to"))
		case "oneCellAnchor":
			at.From = corner(a.kid("from"))
			at.Wide, at.High = a.kid("ext").number("cx", 0)*mmOfEMU, a.kid("ext").number("cy", 0)*mmOfEMU
		case "absoluteAnchor":
			at.From = sheet.Spot{Column: 1, Row: 1, X: a.kid("pos").number("x", 0) * mmOfEMU, Y: a.kid("pos").number("y", 0) * mmOfEMU}
			at.Wide, at.High = a.kid("ext").number("cx", 0)*mmOfEMU, a.kid("ext").number("cy", 0)*mmOfEMU
		default:
			continue
		}
		if at.From.Column < 1 || at.From.Row < 1 {
			continue
		}
		r.columns = max(r.columns, min(at.From.Column, 512), min(at.To.Column, 512))
		r.count = max(r.count, min(at.From.Row, 5000), min(at.To.Row, 5000))
		for _, k := range a.kids {
			x.shape(k, at, sheet.Part{Wide: 1, High: 1})
		}
	}
	return nil
}

func corner(n *node) sheet.Spot {
	if n == nil {
		return sheet.Spot{}
	}
	number := func(name string) float64 {
		v, err := strconv.ParseFloat(strings.TrimSpace(n.kid(name).string()), 64)
		if err != nil || math.Abs(v) > 1e9 {
			return -1
		}
		return v
	}
	return sheet.Spot{Column: int(number("col")) + 1, Row: int(number("row")) + 1, X: number("colOff") * mmOfEMU, Y: number("rowOff") * mmOfEMU}
}

type drawing struct {
	book  *book
	rels  []table.Relation
	sheet *sheet.Sheet
}

// shape adds a shape, or those of a group.
func (d *drawing) shape(n *node, at sheet.Anchor, part sheet.Part) {
	if n.find("cNvPr").is("hidden", false) {
		return
	}
	s := sheet.Shape{At: at, Part: part}
	switch n.name {
	case "grpSp":
		d.group(n, at, part)
		return
	case "sp", "cxnSp":
		d.box(&s, n)
	case "pic":
		s.Kind = sheet.PictureShape
		if link, ok := relation(d.rels, n.kid("blipFill", "blip").link("embed")); ok && d.book.pkg.Name(link.Target) != "" {
			if b, err := d.book.pkg.Bytes(link.Target); err == nil {
				s.Picture = b
			}
		}
		s.Text = n.find("cNvPr").attr("descr")
	case "graphicFrame":
		d.frame(&s, n)
	default:
		return
	}
	d.sheet.Shapes = append(d.sheet.Shapes, s)
}

// group places the shapes of a group within it.
func (d *drawing) group(n *node, at sheet.Anchor, part sheet.Part) {
	x := n.kid("grpSpPr", "xfrm")
	ox, oy := x.kid("chOff").number("x", 0), x.kid("chOff").number("y", 0)
	w, h := x.kid("chExt").number("cx", 0), x.kid("chExt").number("cy", 0)
	for _, k := range n.kids {
		f := k.kid("spPr", "xfrm")
		if f == nil {
			f = k.kid("grpSpPr", "xfrm")
		}
		if f == nil {
			f = k.kid("xfrm")
		}
		if f == nil || w <= 0 || h <= 0 {
			continue
		}
		d.shape(k, at, sheet.Part{
			X: part.X + (f.kid("off").number("x", 0)-ox)/w*part.Wide, Y: part.Y + (f.kid("off").number("y", 0)-oy)/h*part.High,
			Wide: f.kid("ext").number("cx", 0) / w * part.Wide, High: f.kid("ext").number("cy", 0) / h * part.High,
		})
	}
}

// frame reads a chart's title, and that its figures are wanted, or the words of a diagram.
func (d *drawing) frame(s *sheet.Shape, n *node) {
	s.Kind, s.Fill, s.Line, s.Width = sheet.ChartShape, "FFFFFF", "A6A6A6", .25
	data := n.kid("graphic", "graphicData")
	for _, k := range data.kidsOf() {
		switch k.name {
		case "chart":
			if link, ok := relation(d.rels, k.link("id")); ok && d.book.pkg.Name(link.Target) != "" {
				if c, _, err := d.book.part(link.Target); err == nil {
					s.Text = titleOf(c)
					d.book.pending = append(d.book.pending, pending{d.sheet, len(d.sheet.Shapes), c})
				}
			}
		case "relIds":
			s.Kind = sheet.BoxShape
			if link, ok := relation(d.rels, k.link("dm")); ok && d.book.pkg.Name(link.Target) != "" {
				if c, _, err := d.book.part(link.Target); err == nil {
					s.Text = strings.Join(c.words("t"), "\n")
				}
			}
		}
	}
}

// titleOf is the title of a chart: written, taken from a cell, or its only series' name.
func titleOf(n *node) string {
	c := n.kid("chart")
	if t := c.kid("title"); t != nil {
		if w := t.words("t"); len(w) > 0 {
			return strings.Join(w, "")
		}
		if w := t.words("v"); len(w) > 0 {
			return strings.Join(w, "")
		}
	}
	if c.kid("autoTitleDeleted").is("val", false) {
		return ""
	}
	if names := c.kid("plotArea").find("ser").kid("tx").words("v"); len(names) > 0 {
		return strings.Join(names, "")
	}
	return ""
}

// box reads a box, an oval or a line, and its text.
func (d *drawing) box(s *sheet.Shape, n *node) {
	b, p := d.book, n.kid("spPr")
	shape := p.kid("prstGeom").attr("prst")
	switch {
	case n.name == "cxnSp" || shape == "line" || strings.Contains(shape, "Connector") && !strings.HasPrefix(shape, "flow"):
		s.Kind = sheet.LineShape
	case shape == "ellipse" || shape == "flowChartConnector":
		s.Kind = sheet.OvalShape
	}
	x := p.kid("xfrm")
	s.Flipped = x.is("flipV", false) != x.is("flipH", false)
	style := n.kid("style")
	s.Fill = b.drawn(p.kid("solidFill"))
	if s.Fill == "" && p.kid("noFill") == nil && style.kid("fillRef").int("idx", 0) > 0 && p.kid("blipFill") == nil {
		s.Fill = b.drawn(style.kid("fillRef"))
	}
	line := p.kid("ln")
	if line.kid("noFill") == nil {
		s.Line = b.drawn(line.kid("solidFill"))
		if s.Line == "" && style.kid("lnRef").int("idx", 0) > 0 {
			s.Line = b.drawn(style.kid("lnRef"))
		}
	}
	s.Width = line.number("w", 9525) * mmOfEMU
	if n.kid("nvSpPr", "cNvSpPr").is("txBox", false) && s.Fill == "" && p.kid("noFill") == nil {
		s.Fill = "FFFFFF"
	}
	d.words(s, n.kid("txBody"), style)
}

func (d *drawing) words(s *sheet.Shape, n, style *node) {
	if n == nil {
		return
	}
	var paragraphs []string
	s.Size = 0
	for _, p := range n.all("p") {
		text := ""
		for _, k := range p.kids {
			switch k.name {
			case "r", "fld":
				text += k.kid("t").string()
			case "br":
				text += "\n"
			}
		}
		paragraphs = append(paragraphs, text)
		if run := p.kid("r", "rPr"); run != nil && s.Size == 0 {
			s.Size = run.number("sz", 1100) / 100
			s.Bold = run.is("b", false)
			s.Color = d.book.drawn(run.kid("solidFill"))
		}
		switch p.kid("pPr").attr("algn") {
		case "ctr":
			s.Across = sheet.Centre
		case "r":
			s.Across = sheet.Right
		}
	}
	s.Text = strings.TrimRight(strings.Join(paragraphs, "\n"), "\n ")
	if s.Size == 0 {
		s.Size = 11
	}
	if s.Color == "" {
		s.Color = d.book.drawn(style.kid("fontRef"))
	}
	body := n.kid("bodyPr")
	switch body.attr("anchor") {
	case "ctr":
		s.Down = sheet.Middle
	case "b":
		s.Down = sheet.Bottom
	default:
		s.Down = sheet.Top
	}
	s.Upright = strings.HasPrefix(path.Base(body.attr("vert")), "eaVert") || body.attr("vert") == "wordArtVertRtl"
}
