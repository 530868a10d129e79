// Package assets holds what is built into the program beside its code: fonts,
// the icon, the line icons of the window, the English texts.
//
// What a function returns is the program's own copy and costs nothing to ask for;
// never write into it.
package assets

import "embed"

//go:embed fonts/JibunUDPGothic-Regular.ttf
var fontRegular []byte

//go:embed fonts/JibunUDPGothic-Bold.ttf
var fontBold []byte

//go:embed lang/*.json
var languages embed.FS

// FontRegular is the upright face, TrueType: JIS X 0213 and 0212, name kanji, the
// signs of the window, figures of equal width.
func FontRegular() []byte { return fontRegular }

// FontBold is the same in bold.
func FontBold() []byte { return fontBold }

// Lang holds the translations, lang/NAME.json a language; Japanese stands in the
// code. For Fyne: lang.AddTranslationsFS(assets.Lang(), "lang").
func Lang() embed.FS { return languages }
