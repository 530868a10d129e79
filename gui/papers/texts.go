package papers

import (
	"jibun/data"
	"jibun/data/report"
	"jibun/export"
	"jibun/export/fields"
)

// StandardText is what a letter or a certificate says where she has written nothing, with
// marks for what differs: what she begins with when she changes it.
func StandardText(k data.PaperTextKind) string {
	switch k {
	case data.TextToLecturer, data.TextToGuest:
		return export.StandardLetter(report.LetterToLecturer, k == data.TextToGuest)
	case data.TextToHead, data.TextToGuestsHead:
		return export.StandardLetter(report.LetterToHead, k == data.TextToGuestsHead)
	case data.TextMemo:
		return export.StandardLetter(report.LetterMemo, false)
	case data.TextThanks, data.TextGuestThanks:
		return fields.StandardThanks(k == data.TextGuestThanks)
	case data.TextAttended, data.TextCompleted:
		return fields.StandardCertificate(report.CertificateKind(k))
	case data.TextSurvey:
		return export.StandardSurvey
	}
	return ""
}
