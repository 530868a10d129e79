package export

import (
	"context"
	"io"

	"jibun/data/report"
	"jibun/export/fields"
	"jibun/export/sheet"
)

// certificateText is how high the sentence of a certificate is, in millimetres.
const certificateText = 72.0

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
		s := certificates{b.draft(plan{name: certificateSheet, letter: true, widths: []float64{167.4}}), r}
		s.sheet.Setup.Fit = sheet.Natural
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
	row := func(l look, text string, mm float64) { s.wide(s.style(l), text, points(mm), 1) }
	right := plainLook.right().sized(11)
	if s.marks == nil && s.rows > 0 {
		s.newPage()
	}
	row(right, x.Number, 10)
	row(plainLook.right().sized(9), s.around("(", x.Again, "の再発行)"), 7)
	row(plainLook, "", 22)
	row(plainLook.center().strong().sized(30), s.titled(), 28)
	row(plainLook, "", 18)
	s.snug(plainLook.center().sized(22), x.Name+"　様", 167.4, points(18))
	s.end(points(18))
	row(plainLook, "", 12)
	text := look{Size: 14, Down: sheet.Top, Wrap: true}
	row(text, "　"+s.sentence(x), certificateText)
	row(plainLook.left().sized(13), "　　"+s.r.Style.Day(x.Issued), 14)
	row(plainLook, "", 4)
	row(plainLook.right().sized(14), fields.Sender(s.r.Head)+"　　", 14)
	row(plainLook, "", 40)
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
