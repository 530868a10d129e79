package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
)

// Colours beyond those Fyne names. Use them through Color.
const (
	ColorSurface fyne.ThemeColorName = "jibunSurface" // cards, tables
	ColorSidebar fyne.ThemeColorName = "jibunSidebar" // navigation
	ColorLine    fyne.ThemeColorName = "jibunLine"    // hairlines
	ColorText    fyne.ThemeColorName = theme.ColorNameForeground
	ColorMuted   fyne.ThemeColorName = "jibunMuted" // secondary text
	ColorAccent  fyne.ThemeColorName = theme.ColorNamePrimary
	ColorTint    fyne.ThemeColorName = "jibunTint" // selected row, chips of the accent
	ColorGood    fyne.ThemeColorName = theme.ColorNameSuccess
	ColorWarn    fyne.ThemeColorName = theme.ColorNameWarning
	ColorBad     fyne.ThemeColorName = theme.ColorNameError
	ColorGoodBg  fyne.ThemeColorName = "jibunGoodBg" // grounds of chips and bars
	ColorWarnBg  fyne.ThemeColorName = "jibunWarnBg"
	ColorBadBg   fyne.ThemeColorName = "jibunBadBg"
	ColorMuteBg  fyne.ThemeColorName = "jibunMuteBg"
)

// Sizes of text beyond Fyne's. Use them through Size.
const (
	SizeBody      fyne.ThemeSizeName = theme.SizeNameText           // 15
	SizeSecondary fyne.ThemeSizeName = theme.SizeNameCaptionText    // 13
	SizeTitle     fyne.ThemeSizeName = theme.SizeNameHeadingText    // 20
	SizeHeading   fyne.ThemeSizeName = theme.SizeNameSubHeadingText // 16, bold
	SizeFigure    fyne.ThemeSizeName = "jibunFigure"                // 28
	SizeRow       fyne.ThemeSizeName = "jibunRow"                   // 36, height of a row
	SizeRowTight  fyne.ThemeSizeName = "jibunRowTight"              // 30
)

// Theme is the look of the program: calm, light, one accent. Scale is the size of
// text, 1 to 1.5; space grows with it.
type Theme struct {
	Regular, Bold fyne.Resource
	Scale         float32
	Dark          bool
}

var light = map[fyne.ThemeColorName]color.NRGBA{
	theme.ColorNameBackground: rgb(0xFAFAF8), ColorSurface: rgb(0xFFFFFF), ColorSidebar: rgb(0xF2F1ED),
	ColorLine: rgb(0xE2E0DA), theme.ColorNameSeparator: rgb(0xE2E0DA), theme.ColorNameInputBorder: rgb(0xB9B6AE),
	ColorText: rgb(0x22252B), ColorMuted: rgb(0x5F646C), theme.ColorNamePlaceHolder: rgb(0x73777E), theme.ColorNameDisabled: rgb(0x73777E),
	ColorAccent: rgb(0x1C5FA8), ColorTint: rgb(0xE7EFF8), theme.ColorNameSelection: rgb(0xCFE0F3), theme.ColorNameHyperlink: rgb(0x1C5FA8),
	theme.ColorNameFocus: rgba(0x1C5FA855), theme.ColorNameHover: rgba(0x22252B0D), theme.ColorNamePressed: rgba(0x22252B1F),
	ColorGood: rgb(0x2B7A4B), ColorWarn: rgb(0x8F5400), ColorBad: rgb(0xB3261E),
	ColorGoodBg: rgb(0xE6F3EA), ColorWarnBg: rgb(0xFBF0DC), ColorBadBg: rgb(0xFBE9E7), ColorMuteBg: rgb(0xEEEDE8),
	theme.ColorNameForegroundOnPrimary: rgb(0xFFFFFF), theme.ColorNameForegroundOnError: rgb(0xFFFFFF), theme.ColorNameForegroundOnSuccess: rgb(0xFFFFFF), theme.ColorNameForegroundOnWarning: rgb(0xFFFFFF),
	theme.ColorNameButton: rgb(0xEEEDE8), theme.ColorNameDisabledButton: rgb(0xF2F1ED), theme.ColorNameInputBackground: rgb(0xFFFFFF),
	theme.ColorNameHeaderBackground: rgb(0xF7F6F3), theme.ColorNameMenuBackground: rgb(0xFFFFFF), theme.ColorNameOverlayBackground: rgb(0xFFFFFF),
	theme.ColorNameScrollBar: rgba(0x22252B55), theme.ColorNameScrollBarBackground: rgba(0x00000000), theme.ColorNameShadow: rgba(0x0000002E),
}

var dark = map[fyne.ThemeColorName]color.NRGBA{
	theme.ColorNameBackground: rgb(0x1B1D21), ColorSurface: rgb(0x23262B), ColorSidebar: rgb(0x16181B),
	ColorLine: rgb(0x3A3E45), theme.ColorNameSeparator: rgb(0x3A3E45), theme.ColorNameInputBorder: rgb(0x5C616A),
	ColorText: rgb(0xE8E9EB), ColorMuted: rgb(0xA9AEB6), theme.ColorNamePlaceHolder: rgb(0x969BA4), theme.ColorNameDisabled: rgb(0x969BA4),
	ColorAccent: rgb(0x7FB2EA), ColorTint: rgb(0x28384B), theme.ColorNameSelection: rgb(0x2F4A69), theme.ColorNameHyperlink: rgb(0x7FB2EA),
	theme.ColorNameFocus: rgba(0x7FB2EA66), theme.ColorNameHover: rgba(0xFFFFFF12), theme.ColorNamePressed: rgba(0xFFFFFF26),
	ColorGood: rgb(0x7CCB98), ColorWarn: rgb(0xE8B25E), ColorBad: rgb(0xF28B82),
	ColorGoodBg: rgb(0x22372A), ColorWarnBg: rgb(0x3B3020), ColorBadBg: rgb(0x3F2725), ColorMuteBg: rgb(0x2F3339),
	theme.ColorNameForegroundOnPrimary: rgb(0x10151B), theme.ColorNameForegroundOnError: rgb(0x10151B), theme.ColorNameForegroundOnSuccess: rgb(0x10151B), theme.ColorNameForegroundOnWarning: rgb(0x10151B),
	theme.ColorNameButton: rgb(0x30343A), theme.ColorNameDisabledButton: rgb(0x282B30), theme.ColorNameInputBackground: rgb(0x1E2024),
	theme.ColorNameHeaderBackground: rgb(0x282B30), theme.ColorNameMenuBackground: rgb(0x282B30), theme.ColorNameOverlayBackground: rgb(0x23262B),
	theme.ColorNameScrollBar: rgba(0xFFFFFF55), theme.ColorNameScrollBarBackground: rgba(0x00000000), theme.ColorNameShadow: rgba(0x00000066),
}

func rgb(v uint32) color.NRGBA { return rgba(v<<8 | 0xFF) }

func rgba(v uint32) color.NRGBA {
	return color.NRGBA{R: uint8(v >> 24), G: uint8(v >> 16), B: uint8(v >> 8), A: uint8(v)}
}

// Color is one of the theme; the variant of the system does not matter.
func (t *Theme) Color(n fyne.ThemeColorName, _ fyne.ThemeVariant) color.Color {
	set, variant := light, theme.VariantLight
	if t.Dark {
		set, variant = dark, theme.VariantDark
	}
	if c, ok := set[n]; ok {
		return c
	}
	return theme.DefaultTheme().Color(n, variant)
}

// Font is the same upright face for every style; bold has its own.
func (t *Theme) Font(s fyne.TextStyle) fyne.Resource {
	switch {
	case s.Symbol || t.Regular == nil:
		return theme.DefaultTheme().Font(s)
	case s.Bold && t.Bold != nil:
		return t.Bold
	}
	return t.Regular
}

// Icon is Fyne's.
func (t *Theme) Icon(n fyne.ThemeIconName) fyne.Resource { return theme.DefaultTheme().Icon(n) }

var sizes = map[fyne.ThemeSizeName]float32{
	SizeBody: 15, SizeSecondary: 13, SizeTitle: 20, SizeHeading: 16, SizeFigure: 28, SizeRow: 36, SizeRowTight: 30,
	theme.SizeNameInlineIcon: 18, theme.SizeNamePadding: 4, theme.SizeNameInnerPadding: 8, theme.SizeNameLineSpacing: 4,
}

// fixed do not grow with the text.
var fixed = map[fyne.ThemeSizeName]float32{
	theme.SizeNameInputRadius: 6, theme.SizeNameSelectionRadius: 4, theme.SizeNameInputBorder: 1, theme.SizeNameSeparatorThickness: 1,
	theme.SizeNameScrollBar: 12, theme.SizeNameScrollBarSmall: 5, theme.SizeNameScrollBarRadius: 4,
}

// Size is one of the theme, text and space times Scale.
func (t *Theme) Size(n fyne.ThemeSizeName) float32 {
	if v, ok := fixed[n]; ok {
		return v
	}
	k := t.Scale
	if k == 0 {
		k = 1
	}
	if v, ok := sizes[n]; ok {
		return v * k
	}
	return theme.DefaultTheme().Size(n) * k
}

// Color is the colour of the running program's theme.
func Color(n fyne.ThemeColorName) color.Color {
	s := fyne.CurrentApp().Settings()
	return s.Theme().Color(n, s.ThemeVariant())
}

// Size is a size of the running program's theme; with Fyne's own theme, in
// tests, those it does not know are 100 %.
func Size(n fyne.ThemeSizeName) float32 {
	if v := fyne.CurrentApp().Settings().Theme().Size(n); v != 0 {
		return v
	}
	return sizes[n]
}
