package gui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/lang"

	"jibun/assets"
	"jibun/gui/kit"
)

// Version is the version of the program, as CHANGELOG names it.
const Version = "0.2.0"

// aboutPart is このプログラムについて.
type aboutPart struct{ root fyne.CanvasObject }

func newAboutPart(d *desk) *aboutPart {
	mark := canvas.NewImageFromResource(fyne.NewStaticResource("icon.png", assets.AppIcon()))
	mark.FillMode = canvas.ImageFillContain
	mark.SetMinSize(fyne.NewSquareSize(48 * scale()))
	return &aboutPart{root: scrolled(kit.Col(16,
		kit.Row(16, mark, kit.Col(2, kit.NewTitle(lang.X("window.title", "じぶん")), kit.NewMuted(lang.X("about.version", "{{.Version}} 版", map[string]any{"Version": Version})))),
		kit.NewProse(lang.X("about.what", "職員が勤務後に開く自主セミナーの台帳です。通信はしません。台帳は、このパソコンの中の一つのファイルだけです。")),
		kit.NewProse(lang.X("about.licence", "Apache License 2.0 で公開されています。文字は BIZ UDPGothic と Noto Sans CJK JP を合わせたもので、SIL Open Font License 1.1 によります。")),
		kit.Row(0, kit.NewLink(lang.X("about.log", "プログラムの記録(不具合を調べるためのもの)のある場所を開く"), func() { d.showInFolder(logPath(d.program.start.Folder)) }))))}
}

// Content is the part.
func (p *aboutPart) Content() fyne.CanvasObject { return p.root }

// Load reads nothing.
func (p *aboutPart) Load() load { return nothing() }
