package report

import "jibun/data/wareki"

// CertificateKind is what a certificate says.
type CertificateKind string

// The kinds of certificates.
const (
	Attendance CertificateKind = "attended"  // 受講証明書: of one evening
	Completion CertificateKind = "completed" // 修了証: of the evenings of a fiscal year
)

// CertificateKinds are both of them.
func CertificateKinds() []CertificateKind { return []CertificateKind{Attendance, Completion} }

// Label is how screen and paper write it.
func (k CertificateKind) Label() string {
	return map[CertificateKind]string{Attendance: "受講証明書", Completion: "修了証"}[k]
}

// Certificates are 受講証明書 of an evening, or 修了証 of a year, one a person.
type Certificates struct {
	Head
	Kind   CertificateKind
	Year   wareki.FiscalYear // of 修了証
	Number int               // of 受講証明書: 通算回
	Title  string
	Date   wareki.Date
	Text   string   // what she wrote instead of the standard sentence, with marks; "" = that one
	Held   int      // of 修了証: evenings of the series in the year
	Partly []string // who was late or left early, and so has none of them
	All    []Certificate
}

// Certificate is one of them.
type Certificate struct {
	Person        int64  // whose it is
	Number        string // 第12号
	Name, Reading string
	From          string // 所属・団体 on the day
	Times         int    // 修了証: evenings of 出席
	Issued        wareki.Date
	Again         string // 再発行: the number of the first one; "" = it is the first
}
