// Package words says to people what the program knows by codes: errors, rules that
// forbid something, operations of the history and what they changed, what could not
// be read of a file. It knows no window, so that the command line has the same
// sentences.
//
// Sentences are Japanese in the code; Speak chooses the language they come out in.
// What is stored in the ledger is never one of them: that is codes and names.
package words

import (
	"fyne.io/fyne/v2/lang"

	_ "jibun/gui/tongue" // before lang looks for the system's language
)

// A text is a sentence that waits in a table until it is said. The tables are made
// before the language is chosen, so that they cannot hold what lang.X gives. Only
// later makes one, from literals that the test of completeness finds in the source.
// The zero text says nothing.
type text struct{ key, japanese string }

func later(key, japanese string) text { return text{key, japanese} }

// String is the sentence in the language of the window.
func (t text) String() string { return t.with(nil) }

// with is the sentence with values in its places.
func (t text) with(values map[string]any) string {
	if t.key == "" {
		return ""
	}
	return lang.X(t.key, t.japanese, values)
}

// comma stands between the parts of a list.
func comma() string { return lang.X("list.comma", "、") }
