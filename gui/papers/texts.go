package papers

import (
	"slices"

	"jibun/data"
	"jibun/data/report"
	"jibun/export"
	"jibun/export/fields"
	"jibun/export/template"
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

// textItems are what a text can ask for.
func textItems(k data.PaperTextKind) map[string]template.Value {
	switch k {
	case data.TextThanks, data.TextGuestThanks:
		return fields.ThanksItems(report.ThanksLetters{}, report.RequestLetter{})
	case data.TextAttended, data.TextCompleted:
		return fields.CertificateItems(report.Certificates{}, report.Certificate{})
	case data.TextSurvey:
		return nil
	}
	return fields.LetterItems(report.RequestLetter{})
}

// TextMarks are the marks that are offered for a text, those of use in a sentence; none of a
// text that is printed as it stands.
func TextMarks(k data.PaperTextKind) []string {
	items := textItems(k)
	var out []string
	for _, name := range []string{"団体", "所属", "講座", "年度", "回", "第何回を", "番号", "テーマ", "開催日", "会場", "定員", "講師の氏名", "講師の職名と氏名", "役割", "参加者数", "参加の文", "氏名", "回数", "開催回数", "発行日"} {
		if _, ok := items[name]; ok {
			out = append(out, "{{"+name+"}}")
		}
	}
	return out
}

// UnknownMarks are the marks of a text that are none: they would be printed as they stand.
func UnknownMarks(k data.PaperTextKind, text string) []string {
	_, unknown := fields.Fill(text, textItems(k))
	slices.Sort(unknown)
	return slices.Compact(unknown)
}

// TextKindsOf are the texts that may stand on a paper.
func TextKindsOf(k Kind) []data.PaperTextKind {
	switch k.Key {
	case "letter":
		return []data.PaperTextKind{data.TextToLecturer, data.TextToGuest, data.TextToHead, data.TextToGuestsHead, data.TextMemo}
	case "thanks":
		return []data.PaperTextKind{data.TextThanks, data.TextGuestThanks}
	case "certificate":
		return []data.PaperTextKind{data.TextAttended, data.TextCompleted}
	case "survey":
		return []data.PaperTextKind{data.TextSurvey}
	}
	return nil
}
