package gui

import (
	"strings"

	"fyne.io/fyne/v2/lang"

	"jibun/data"
)

// contactText is what a group of people is told, made from the record; series is what the
// series of their evening is called on its day.
func contactText(o data.Office, series string, g contactGroup) string {
	style, m, k := o.Style(), g.evening, g.key
	title := series
	if m.Number != 0 {
		title = lang.X("announce.series", "第{{.N}}回 {{.Series}}", map[string]any{"N": m.Number, "Series": series})
	}
	when := func(e data.Known) string {
		return strings.TrimSpace(style.Full(e.Day) + " " + timeSpan(e.Start, e.End))
	}
	line := func(label, value string) string {
		if value == "" {
			return ""
		}
		return lang.X("announce.line", "{{.Label}}: {{.Value}}\n", map[string]any{"Label": label, "Value": value})
	}
	// place is an evening in lines, of the label as it was or is to be.
	place := func(e data.Known) string {
		return line(lang.X("announce.when", "日時"), when(e)) + line(lang.X("announce.where", "会場"), e.Venue)
	}
	facts, why := place(k.is), ""
	switch k.kind {
	case data.TellCancelled, data.TellPostponed:
		phrase, alone := onAccountOf(m.StateReason)
		facts, why = place(k.was)+alone, phrase
	case data.TellNewDay:
		phrase, alone := onAccountOf(m.StateReason)
		facts, why = changed(place(k.was), place(k.is))+alone, phrase
	case data.TellChanged:
		facts = changed(place(k.was), place(k.is))
	}
	to := lang.X("contact.to", "お申し込みいただいた皆様")
	switch {
	case len(g.list) == 1:
		to = lang.X("contact.to.one", "{{.Name}} 様", map[string]any{"Name": g.list[0].Name})
	case k.speaker:
		to = lang.X("contact.to.speaker", "ご登壇いただく予定の皆様")
	}
	values := map[string]any{"Word": contactWord(k.kind), "Series": title, "Title": m.Title, "To": to, "Why": why, "Office": o.Name, "Section": o.Section,
		"Facts": strings.TrimRight(facts, "\n"), "Contact": strings.TrimSpace(lang.X("announce.contact", "{{.Office}}{{.Section}} {{.Phone}} {{.Email}}", map[string]any{"Office": o.Name, "Section": o.Section, "Phone": o.Phone, "Email": o.Email}))}
	values["Sentence"] = contactSentence(k, values)
	return lang.X("contact.text", "件名: 【{{.Word}}】{{.Series}}「{{.Title}}」\n\n{{.To}}\n\nお世話になっております。{{.Office}}{{.Section}}です。\n{{.Sentence}}\n\n{{.Facts}}\n\n問合せ: {{.Contact}}", values)
}

// changed are the lines of an evening as it was and as it is.
func changed(was, is string) string {
	return lang.X("contact.from", "【変更前】\n{{.Was}}\n【変更後】\n{{.Is}}", map[string]any{"Was": was, "Is": is})
}

// contactSentence says politely what happened.
func contactSentence(k contactKey, v map[string]any) string {
	switch k.kind {
	case data.TellCancelled:
		return lang.X("contact.say.cancelled", "次のとおり予定していた{{.Series}}「{{.Title}}」は、{{.Why}}中止することになりました。ご迷惑をおかけし、申し訳ございません。", v)
	case data.TellPostponed:
		return lang.X("contact.say.postponed", "次のとおり予定していた{{.Series}}「{{.Title}}」は、{{.Why}}延期することになりました。新しい開催日は、決まりしだいお知らせします。ご迷惑をおかけし、申し訳ございません。", v)
	case data.TellNewDay:
		return lang.X("contact.say.newday", "{{.Series}}「{{.Title}}」の開催日を、{{.Why}}次のとおり変更することになりました。ご都合がつかない場合は、お手数ですがお知らせください。", v)
	case data.TellResumed:
		return lang.X("contact.say.resumed", "先に中止または延期とお知らせした{{.Series}}「{{.Title}}」は、次のとおり開催することになりました。たびたびの変更となり、申し訳ございません。", v)
	case data.TellChanged:
		return lang.X("contact.say.changed", "{{.Series}}「{{.Title}}」の時刻または会場を、次のとおり変更することになりました。お間違えのないよう、お願いいたします。", v)
	case data.TellSeat:
		return lang.X("contact.say.seat", "{{.Series}}「{{.Title}}」に、ご参加いただけることになりました。当日お待ちしております。ご都合がつかない場合は、お手数ですがお知らせください。", v)
	case data.TellWaiting:
		return lang.X("contact.say.waiting", "{{.Series}}「{{.Title}}」は満席のため、キャンセル待ちとさせていただきます。席が空きましたら、順にお知らせします。", v)
	case data.TellDeclined:
		return lang.X("contact.say.declined", "{{.Series}}「{{.Title}}」は、申し訳ございませんが、今回はご参加いただけないこととなりました。またの機会をお待ちしております。", v)
	case data.TellRevoked:
		return lang.X("contact.say.revoked", "{{.Series}}「{{.Title}}」のお申し込みを取り消しましたので、お知らせします。お心当たりのない場合は、お手数ですがご連絡ください。", v)
	}
	return ""
}
