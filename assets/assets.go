// Package assets holds what is built into the program beside its code: fonts,
// the icon, the line icons of the window, its texts. Fonts and icons are made
// by the scripts that lie beside them (make assets).
//
// What a function returns is the program's own copy and costs nothing to ask for;
// never write into it.
package assets

import "embed"

//go:embed fonts/JibunUDPGothic-Regular.ttf
var fontRegular []byte

//go:embed fonts/JibunUDPGothic-Bold.ttf
var fontBold []byte

//go:embed icon.png
var appIcon []byte

//go:embed icons/*.svg
var icons embed.FS

//go:embed lang/en.json
var english []byte

//go:embed lang/ja.json
var japanese []byte

//go:embed lang/fyne.ja.json
var fyneJapanese []byte

// FontRegular is the upright face, TrueType: JIS X 0213 and 0212, name kanji, the
// signs of the window, figures of equal width.
func FontRegular() []byte { return fontRegular }

// FontBold is the same in bold.
func FontBold() []byte { return fontBold }

// AppIcon is the icon of the program, a PNG of 256 × 256.
func AppIcon() []byte { return appIcon }

// Icon is a line icon of the window, icons/NAME.svg: SVG on a grid of 20 × 20, made
// of filled outlines only, so that theme.NewThemedResource gives it any colour. It is
// nil if there is none of that name.
func Icon(name string) []byte {
	b, err := icons.ReadFile("icons/" + name + ".svg")
	if err != nil {
		return nil
	}
	return b
}

// English is the window in English.
func English() []byte { return english }

// Japanese is the window in Japanese, as it stands in the code: make texts writes it.
// Fyne looks every text up in the language of the system, and what it does not find
// there costs it three lines in the log each time.
func Japanese() []byte { return japanese }

// FyneJapanese are the few words of Fyne itself (コピー, 貼り付け …) in Japanese.
func FyneJapanese() []byte { return fyneJapanese }
