package paste

import "testing"

// A word with a character of the office's own (外字) is a name as any other: no surname is
// lost with it.
func TestNameWord_ownCharacters(t *testing.T) {
	for word, want := range map[string]bool{"山\uE000": true, "\U000F0001田": true, "\U00031350田": true, "𠮷田": true, "山\u0007": false} {
		if nameWord(word) != want {
			t.Errorf("%+q is a name: %v", word, !want)
		}
	}
	if !fullName("山\uE000 太郎") {
		t.Error("山〓 太郎 is no name")
	}
}
