package fields

import (
	"fmt"
	"strconv"

	"jibun/data/report"
	"jibun/export/template"
)

// StandardCertificate is the sentence of a certificate where she has written none, with
// marks.
func StandardCertificate(k report.CertificateKind) string {
	if k == report.Completion {
		return "あなたは、{{年度}}の{{講座}}において、全{{開催回数}}回のうち{{回数}}回に出席し、自己研さんに努められました。よって、ここにその課程を修了したことを証します。"
	}
	return "あなたは、{{開催日}}に開催した{{回}}{{講座}}「{{テーマ}}」を受講したことを証明します。"
}

// CertificateItems are what the sentence of a certificate can ask for.
func CertificateItems(r report.Certificates, x report.Certificate) map[string]template.Value {
	number := ""
	if r.Number > 0 {
		number = fmt.Sprintf("第%d回", r.Number)
	}
	year := r.Year
	if r.Date.Valid() {
		year = r.Date.FiscalYear()
	}
	day := ""
	if r.Date.Valid() {
		day = r.Style.Day(r.Date)
	}
	return map[string]template.Value{"団体": template.Text(r.Office), "所属": template.Text(r.Section), "講座": template.Text(r.Series), "回": template.Text(number),
		"番号": template.Number(r.Number), "テーマ": template.Text(r.Title), "開催日": template.Text(day), "年度": template.Text(year.Label(r.Style)),
		"氏名": template.Text(x.Name), "ふりがな": template.Text(x.Reading), "受講者の所属": template.Text(x.From), "回数": template.Text(strconv.Itoa(x.Times)),
		"開催回数":  template.Text(strconv.Itoa(max(r.Held, x.Times))),
		"証明書番号": template.Text(x.Number)}
}

// CertificateText is the sentence of a certificate.
func CertificateText(r report.Certificates, x report.Certificate) string {
	text := r.Text
	if text == "" {
		text = StandardCertificate(r.Kind)
	}
	filled, _ := Fill(text, CertificateItems(r, x))
	return filled
}
