package gui

import (
	"context"
	"errors"
	"strings"

	"fyne.io/fyne/v2/lang"

	"jibun/data"
)

// party is the gathering of a seminar, nil if there is none.
func (d *desk) party(ctx context.Context, seminar int64) (*data.Party, error) {
	p, err := d.store.Party(ctx, seminar)
	if errors.Is(err, data.ErrNotFound) {
		return nil, nil
	}
	return &p, err
}

// announcements are the texts that announce a seminar: for the in-house board, for
// e-mail, for Facebook; of one that was cancelled or postponed they say that. A line whose
// value is missing is left out.
func announcements(o data.Office, m data.SeminarSummary, party *data.Party) [3]string {
	style := o.Style()
	var names []string
	for _, s := range m.Speakers {
		switch s.State {
		case data.Candidate, data.Sounding, data.OnHold, data.Refused, data.Replaced:
			continue // has not said yes, or does not come
		}
		names = append(names, speakerCalled(s))
	}
	line := func(label, value string) string {
		if value == "" {
			return ""
		}
		return lang.X("announce.line", "{{.Label}}: {{.Value}}\n", map[string]any{"Label": label, "Value": value})
	}
	place := line(lang.X("announce.when", "日時"), strings.TrimSpace(style.Full(m.Date)+" "+timeSpan(m.Start, m.End))) +
		line(lang.X("announce.where", "会場"), m.Venue)
	facts := place + line(lang.X("announce.who", "講師"), strings.Join(names, "、"))
	if m.Capacity > 0 {
		facts += line(lang.X("announce.capacity", "定員"), lang.X("announce.people", "{{.N}}名", map[string]any{"N": m.Capacity}))
	}
	facts += line(lang.X("announce.deadline", "申込"), lang.X("announce.until", "{{.Day}}まで", map[string]any{"Day": style.MonthDay(m.LastDay())}))
	if party != nil && partyKnown(*party) {
		facts += line(lang.X("announce.party", "懇親会"), partyLine(*party))
	}
	contact := strings.TrimSpace(lang.X("announce.contact", "{{.Office}}{{.Section}} {{.Phone}} {{.Email}}", map[string]any{"Office": o.Name, "Section": o.Section, "Phone": o.Phone, "Email": o.Email}))
	title := m.SeriesName
	if m.Number != 0 {
		title = lang.X("announce.series", "第{{.N}}回 {{.Series}}", map[string]any{"N": m.Number, "Series": m.SeriesName})
	}
	values := map[string]any{"Series": title, "Title": m.Title, "Facts": strings.TrimRight(facts, "\n"), "Contact": contact, "Section": o.Section}
	values["Asks"] = lang.X("announce.asks", "所属・氏名(ふりがな)をお書きください。")
	if party != nil {
		values["Asks"] = lang.X("announce.asks.party", "所属・氏名(ふりがな)と、懇親会の参加・不参加をお書きください。")
	}
	if m.State.CalledOff() {
		return offTexts(m, place, values)
	}
	phrase, alone := onAccountOf(m.MovedFor())
	if values["Why"], values["Facts"], values["Moved"] = phrase, strings.TrimRight(alone+facts, "\n"), ""; m.MovedFor() != "" {
		values["Moved"] = lang.X("announce.moved", "開催日を、{{.Why}}次のとおり変更しました。\n\n", values)
	}
	return [3]string{
		lang.X("announce.text.board", "【{{.Series}}】{{.Title}}\n\n{{.Moved}}{{.Facts}}\n\n参加を希望される方は、掲示板の返信、メール、電話のいずれかで申し込んでください。初めての方も歓迎します。\n\n問合せ: {{.Contact}}", values),
		lang.X("announce.text.mail", "件名: 【ご案内】{{.Series}}「{{.Title}}」\n\n各位\n\nお疲れさまです。{{.Section}}です。\n次のとおりセミナーを開きます。ふるってご参加ください。\n\n{{.Moved}}{{.Facts}}\n\n申込みは、このメールへの返信でお願いします。{{.Asks}}\n\n{{.Contact}}", values),
		lang.X("announce.text.facebook", "{{.Series}}「{{.Title}}」を開きます。\n\n{{.Moved}}{{.Facts}}\n\n初めての方も大歓迎です。参加希望の方はメッセージをお送りください。", values),
	}
}

// speakerCalled is how a lecturer is announced: where from and the whole name,
// 「人事課 田中 太郎」 or 「呉読書会 山本 花子さん」.
func speakerCalled(s data.SpeakerLine) string {
	who := map[string]any{"Name": s.Name, "From": s.From}
	switch {
	case s.From == "" && s.Outside:
		return lang.X("announce.speaker.guest", "{{.Name}}さん", who)
	case s.From == "":
		return s.Name
	case s.Outside:
		return lang.X("announce.speaker.outside", "{{.From}} {{.Name}}さん", who)
	}
	return lang.X("announce.speaker", "{{.From}} {{.Name}}", who)
}

// partyKnown reports whether anything of a gathering is settled that one could announce.
func partyKnown(p data.Party) bool { return p.Venue != "" || p.Start != "" || p.Fee > 0 }

func partyLine(p data.Party) string {
	text := strings.TrimSpace(p.Start + " " + p.Venue)
	if p.Fee > 0 {
		text = strings.TrimSpace(lang.X("announce.party.fee", "{{.Text}} 会費{{.Fee}}円", map[string]any{"Text": text, "Fee": thousands(p.Fee)}))
	}
	if text == "" {
		return lang.X("announce.party.yes", "あり")
	}
	return text
}
