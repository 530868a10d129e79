package export

import (
	"context"
	"io"
	"slices"

	"jibun/data/report"
	"jibun/export/fields"
	"jibun/export/sheet"
)

// A certificate stands in a frame, in the middle of its page: it is handed over and bound
// nowhere. Its columns, in millimetres: within the frame, at both sides of the title, which
// is spread over the middle; the right one of these takes the seal. Its rows fill the page.
var certificateColumns = []float64{10, 28, 96, 28, 10}

const (
	certificateEdge = 18.0 // at the left and right of the frame
	certificateOver = 19.5 // above it, and below, of which some is left to printers
	certificateText = 72.0 // how high the sentence is
	certificateSeal = 26.0 // as high as wide, for 公印
)

// Certificates writes 受講証明書 or 修了証, a page each.
//
// Nothing is written to w when ctx ends before the workbook is complete.
func Certificates(ctx context.Context, w io.Writer, r report.Certificates, o Options) error {
	return Write(ctx, w, CertificatesPaper(r, HalfWidths{}), o)
}

// CertificatesPaper is the same before it is a file. The rows of each fill a page, so that
// the next begins on another one in every program, and on a form too.
func CertificatesPaper(r report.Certificates, m Measure) *sheet.Paper {
	b := newPaper(r.Head, m, r.Kind.Label(), len(r.All)*12)
	return b.of(func() *sheet.Sheet {
		s := certificates{b.draft(plan{name: certificateSheet, letter: true, widths: certificateColumns}), r}
		s.sheet.Setup = sheet.Setup{OneSided: true, Fit: sheet.Natural, Margins: sheet.Margins{Left: certificateEdge, Right: certificateEdge - .2, Top: certificateOver, Bottom: certificateOver - 4}}
		for _, x := range each(s.draft, certificateList, r.All) {
			s.one(x)
		}
		return s.close()
	})
}

const certificateSheet, certificateList = "証明書", "証明書"

type certificates struct {
	*draft
	r report.Certificates
}

// one writes a certificate.
func (s certificates) one(x report.Certificate) {
	if s.marks == nil && s.rows > 0 {
		s.newPage()
	}
	s.line(7, sheet.Frame{Top: sheet.Double}, nil)
	line := func(mm float64, l look, text string) { s.line(mm, sheet.Frame{}, func() { s.within(l, text) }) }
	gap := func(mm float64) { s.line(mm, sheet.Frame{}, nil) }
	line(8, plainLook.right().sized(11), x.Number)
	line(7, plainLook.right().sized(9), s.around("(", x.Again, "の再発行)"))
	gap(18)
	title := plainLook.strong().sized(36)
	title.Across = sheet.Evenly
	s.line(24, sheet.Frame{}, func() {
		s.text(s.style(plainLook), "")
		s.text(s.style(title), s.titled())
	})
	gap(20)
	s.line(18, sheet.Frame{}, func() {
		name, _ := s.into(s.fitted(plainLook.center().sized(24)), x.Name+"　様", s.across(2, 4), points(18))
		s.within(name, x.Name+"　様")
	})
	gap(8)
	block, _ := s.block("　" + s.sentence(x))
	line(certificateText, look{Size: block.size, Down: sheet.Middle, Across: sheet.Left, Wrap: true, Indent: block.indent}, block.text)
	gap(8)
	day := plainLook.left().sized(14)
	day.Indent = block.indent
	line(12, day, "　"+s.r.Style.Day(x.Issued))
	gap(6)
	s.line(certificateSeal, sheet.Frame{}, func() {
		from := fields.Sender(s.r.Head) + "　"
		l := s.fitted(plainLook.right().sized(s.fitting(from, s.across(2, 3), 2, 16, 15, 14, 13, 12, 11, 10, 9)))
		if s.marks == nil && s.lines(from, s.across(2, 3), l.Size) > 1 {
			l, from = l.wrapped(), s.phrased(from, s.across(2, 3), l.Size)
		}
		s.text(s.style(l), from)
		s.fill(s.style(plainLook), 3)
		s.join(2, 3, 1)
		s.text(s.style(plainLook.center().sized(9).colored(faint)), "公印")
	})
	s.line(24, sheet.Frame{Bottom: sheet.Double}, nil)
}

// CertificatesTooLong reports whether the office's text is longer than a certificate has room for:
// its end would be missing.
func CertificatesTooLong(r report.Certificates, m Measure) bool {
	s := certificates{newPaper(r.Head, m, "", 0).draft(plan{name: certificateSheet, letter: true, widths: certificateColumns}), r}
	return slices.ContainsFunc(r.All, func(x report.Certificate) bool {
		_, fits := s.block("　" + s.sentence(x))
		return !fits
	})
}

// faint is the ink of what a seal covers.
const faint = "BFBFBF"

// line writes a row of the frame with what put puts within; edge is the frame above or below.
func (s certificates) line(mm float64, edge sheet.Frame, put func()) {
	left, right := edge, edge
	left.Left, right.Right = sheet.Double, sheet.Double
	s.text(s.style(plainLook.framed(left)), "")
	if put != nil {
		put()
	}
	s.fill(s.style(plainLook.framed(edge)), len(certificateColumns)-1)
	s.text(s.style(plainLook.framed(right)), "")
	s.end(points(mm))
}

// within puts a text over the width within the frame.
func (s certificates) within(l look, text string) {
	s.text(s.style(l), text)
	s.fill(s.style(plainLook), 4)
	s.join(2, 4, 1)
}

func (s certificates) titled() string {
	if s.marks != nil {
		return s.marks.write("証明書の種類")
	}
	return s.r.Kind.Label()
}

// sentence is what the certificate says: as she wrote it, or as it is.
func (s certificates) sentence(x report.Certificate) string {
	if s.marks != nil {
		return s.marks.write(certificateList + ".文")
	}
	return fields.CertificateText(s.r, x)
}

// CertificateMarks are the marks of her text that are none.
func CertificateMarks(r report.Certificates) []string {
	_, unknown := fields.Fill(r.Text, fields.CertificateItems(r, report.Certificate{}))
	return unknown
}
