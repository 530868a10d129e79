package gui

import (
	"context"

	"fyne.io/fyne/v2"

	"jibun/data"
	"jibun/gui/kit"
)

type blankPage struct{ o fyne.CanvasObject }

func newBlankPage(s string) *blankPage          { return &blankPage{kit.NewTitle(s)} }
func (p *blankPage) Content() fyne.CanvasObject { return p.o }
func (p *blankPage) Kinds() data.Kinds          { return 0 }
func (p *blankPage) Load() load {
	return func(context.Context) (func(), error) { return func() {}, nil }
}

type blankTab struct{ *blankPage }

func (b blankTab) Load() tabLoad {
	return func(context.Context, data.SeminarSummary) (func(), error) { return func() {}, nil }
}
