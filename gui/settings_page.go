package gui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"jibun/data"
	"jibun/gui/kit"
)

// settingsPage is 設定: a part a tab, each saved as soon as a field is left.
type settingsPage struct {
	d     *desk
	tabs  *kit.Tabs
	parts []settingsPart
	body  *fyne.Container
	root  fyne.CanvasObject
	first *kit.Entry // where she was led to; nil: nowhere, or she was there
}

// settingsPart is one tab of the settings; its rules are those of a page.
type settingsPart interface {
	Content() fyne.CanvasObject
	Load() load
}

// settingsTab is a part of the settings that is led to from elsewhere.
type settingsTab int

const (
	partBackup settingsTab = 5
	partTexts  settingsTab = 7
)

func newSettingsPage(d *desk) *settingsPage {
	p := &settingsPage{d: d, body: container.NewStack()}
	var labels []string
	add := func(label string, part settingsPart) {
		labels = append(labels, label)
		p.parts = append(p.parts, part)
	}
	add(lang.X("settings.office", "団体・所属"), newOfficePart(d))
	add(lang.X("settings.series", "講座と名称"), newSeriesPart(d))
	add(lang.X("settings.categories", "分類"), newCategoriesPart(d))
	add(lang.X("settings.departments", "所属(建制順)"), newDepartmentsPart(d))
	add(lang.X("settings.look", "表示"), newLookPart(d))
	add(lang.X("settings.backup", "控え"), newBackupPart(d))
	add(lang.X("settings.ledger", "台帳"), newLedgerPart(d))
	add(lang.X("settings.texts", "帳票の文"), newTextsPart(d))
	add(lang.X("settings.about", "このプログラム"), newAboutPart(d))
	p.tabs = kit.NewTabs(labels)
	p.tabs.OnChanged = func(int) {
		p.Leave()
		p.showPart()
		d.sh.reload()
	}
	p.root = kit.Border(kit.Pad(0, 24, 0, 24, container.NewHScroll(p.tabs)), nil, nil, nil, p.body)
	p.showPart()
	return p
}

func (p *settingsPage) part() settingsPart { return p.parts[p.tabs.Index()] }

func (p *settingsPage) showPart() {
	p.body.Objects = []fyne.CanvasObject{p.part().Content()}
	p.body.Refresh()
}

// Content is the page.
func (p *settingsPage) Content() fyne.CanvasObject { return p.root }

// Title names it.
func (p *settingsPage) Title() string { return lang.X("room.settings", "設定") }

// Kinds are those of the office; other parts show what stands outside the ledger.
func (p *settingsPage) Kinds() data.Kinds { return data.KindOffice | data.KindPeople }

// Load reads the part shown.
func (p *settingsPage) Load() load { return p.part().Load() }

// Turn shows the next part, or the one before.
func (p *settingsPage) Turn(by int) { p.tabs.Turn(by) }

// Focus begins at the tabs, or in the field that she was led to.
func (p *settingsPage) Focus() {
	first := p.first
	if p.first = nil; first != nil && !first.Disabled() {
		p.d.win.Canvas().Focus(first)
		return
	}
	p.d.win.Canvas().Focus(p.tabs)
}

// Leave saves what was typed.
func (p *settingsPage) Leave() {
	if l, ok := p.part().(leaver); ok {
		l.Leave()
	}
}

// Forms are those of the part shown.
func (p *settingsPage) Forms() []*kit.Form {
	if h, ok := p.part().(holder); ok {
		return h.Forms()
	}
	return nil
}

// New adds to the part shown.
func (p *settingsPage) New() {
	if n, ok := p.part().(newer); ok {
		n.New()
	}
}

// scrolled gives a part of the settings its place.
func scrolled(o fyne.CanvasObject) fyne.CanvasObject {
	return kit.Scrolled(kit.Pad(16, 24, 24, 24, o))
}
