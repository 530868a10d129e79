package gui

import (
	"fyne.io/fyne/v2/lang"
	"jibun/data"
)

// room is a place of the sidebar.
type room struct {
	key, label, icon string
	make             func(*desk) page
}

// rooms lists the places of the sidebar, in order.
func rooms() []room {
	return []room{
		{"home", lang.X("room.home", "ホーム"), "home", func(d *desk) page { return newHomePage(d) }},
		{"seminars", lang.X("room.seminars", "セミナー"), "seminars", func(d *desk) page { return newSeminarsPage(d) }},
		{"people", lang.X("room.people", "名簿"), "people", func(d *desk) page { return newPeoplePage(d) }},
		{"lecturers", lang.X("room.lecturers", "講師"), "lecturers", func(d *desk) page { return newLecturersPage(d) }},
		{"papers", lang.X("room.papers", "帳票"), "papers", func(d *desk) page { return newPapersPage(d, "", 0, 0) }},
		{"history", lang.X("room.history", "履歴"), "history", func(d *desk) page { return newHistoryPage(d, data.HistoryFilter{}) }},
		{"settings", lang.X("room.settings", "設定"), "settings", func(d *desk) page { return newSettingsPage(d) }},
	}
}
