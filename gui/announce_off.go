package gui

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"fyne.io/fyne/v2/lang"

	"jibun/data"
)

// onAccountOf puts the reason that she gave for 中止 or 延期 before what happened: 「台風の接近の
// ため、」. A reason that cannot stand in the sentence is a line of its own.
func onAccountOf(reason string) (phrase, line string) {
	reason = strings.TrimRight(strings.Join(strings.Fields(reason), " "), "。.、, ")
	last, _ := utf8.DecodeLastRuneInString(reason)
	values := map[string]any{"Reason": reason}
	switch {
	case reason == "":
		return "", ""
	case endsIn(reason, "ため", "により", "によって", "から", "ので", "につき", "に伴い", "の影響で"):
		return lang.X("reason.as", "{{.Reason}}、", values), ""
	case unicode.In(last, unicode.Han, unicode.Katakana) || last == 'ー':
		return lang.X("reason.for", "{{.Reason}}のため、", values), ""
	}
	return "", lang.X("announce.line", "{{.Label}}: {{.Value}}\n", map[string]any{"Label": lang.X("reason", "理由"), "Value": reason})
}

func endsIn(s string, ends ...string) bool {
	for _, e := range ends {
		if strings.HasSuffix(s, e) {
			return true
		}
	}
	return false
}

// offTexts say that an evening does not take place on its day, and why: what stands in
// place of its announcements when it was cancelled or postponed. facts are the day and the
// place it would have had.
func offTexts(m data.SeminarSummary, facts string, values map[string]any) [3]string {
	phrase, line := onAccountOf(m.StateReason)
	values["Why"], values["Facts"] = phrase, strings.TrimRight(facts+line, "\n")
	if m.State == data.SeminarPostponed {
		values["Word"] = contactWord(data.TellPostponed)
		values["Sentence"] = lang.X("announce.off.postponed", "次のとおり予定していた{{.Series}}「{{.Title}}」は、{{.Why}}延期します。新しい開催日は、決まりしだいお知らせします。", values)
	} else {
		values["Word"] = contactWord(data.TellCancelled)
		values["Sentence"] = lang.X("announce.off.cancelled", "次のとおり予定していた{{.Series}}「{{.Title}}」は、{{.Why}}中止します。", values)
	}
	return [3]string{
		lang.X("announce.off.board", "【{{.Word}}】{{.Series}}「{{.Title}}」\n\n{{.Sentence}}\n申し込まれた方には、ご迷惑をおかけし、申し訳ございません。\n\n{{.Facts}}\n\n問合せ: {{.Contact}}", values),
		lang.X("announce.off.mail", "件名: 【{{.Word}}】{{.Series}}「{{.Title}}」\n\n各位\n\nお疲れさまです。{{.Section}}です。\n{{.Sentence}}\n申し込まれた方には、ご迷惑をおかけし、申し訳ございません。\n\n{{.Facts}}\n\n{{.Contact}}", values),
		lang.X("announce.off.facebook", "【{{.Word}}】{{.Sentence}}\nお申し込みいただいた皆様には、ご迷惑をおかけし、申し訳ございません。\n\n{{.Facts}}", values),
	}
}

// subjectOf parts a mail into its subject and what is written in it; a text without a
// subject is all body.
func subjectOf(text string) (subject, body string) {
	mark := lang.X("mail.subject", "件名: ")
	first, rest, ok := strings.Cut(text, "\n")
	if subject, is := strings.CutPrefix(first, mark); ok && is {
		return strings.TrimSpace(subject), strings.TrimLeft(rest, "\n")
	}
	return "", text
}
