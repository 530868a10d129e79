package gui

import (
	"strings"

	"fyne.io/fyne/v2/lang"

	"jibun/data/kana"
	"jibun/gui/kit"
)

// command is something the search of the frame leads to that is neither a person nor an
// evening: she types what she wants to do.
type command struct {
	label, place string
	words        string // other words for it, spaces between them
	do           func()
}

func (d *desk) commands() []command {
	settings, people := lang.X("room.settings", "設定"), lang.X("room.people", "名簿")
	part := func(p settingsTab) func() { return func() { d.goSettings(p) } }
	return []command{
		{lang.X("contact.title", "連絡する人"), lang.X("room.seminars", "セミナー"), "れんらく 通知 お知らせ メール 中止 延期 tell contact", func() { d.goContact(0) }},
		{lang.X("welcome.restore", "控えから戻す…"), lang.X("command.backup", "設定 › 控え"), "ひかえ もどす バックアップ 復元 restore backup", func() { d.goSettings(partBackup); d.restoreFromList() }},
		{lang.X("backup.now", "今すぐ控えを取る"), lang.X("command.backup", "設定 › 控え"), "ひかえ バックアップ backup", part(partBackup)},
		{lang.X("import.roster.title", "名簿の取込み(人事異動)"), people, "めいぼ とりこみ じんじいどう 異動 import", func() { d.sh.open(newImportPage(d, "roster")) }},
		{lang.X("import.ledger.title", "今ある台帳(Excel)の取込み"), settings, "だいちょう とりこみ 今までの台帳 import", func() { d.sh.open(newImportPage(d, "ledger")) }},
	}
}

// restoreFromList asks which of the backups is to be restored.
func (d *desk) restoreFromList() {
	if s, ok := d.sh.now.(*settingsPage); ok {
		if p, ok := s.parts[partBackup].(*backupPart); ok {
			p.choose()
		}
	}
}

// commandCandidates are the commands in whose words all that is typed stands.
func (d *desk) commandCandidates(text string) []kit.Candidate {
	words := kana.FoldQuery(text)
	if len([]rune(strings.TrimSpace(text))) < 2 || len(words) == 0 {
		return nil
	}
	var out []kit.Candidate
	for _, c := range d.commands() {
		if fits(kana.Fold(c.label+" "+c.place+" "+c.words), words) {
			out = append(out, kit.Candidate{Title: c.label, Detail: c.place, Value: c})
		}
	}
	return out
}
