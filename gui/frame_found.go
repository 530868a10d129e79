package gui

import (
	"fyne.io/fyne/v2/lang"

	"jibun/data"
	"jibun/gui/kit"
)

// people are those found as candidates, with how many more there are.
func peopleFound(hits []data.PersonHit, more int) []kit.Candidate {
	var list []kit.Candidate
	for _, h := range hits {
		list = append(list, hitCandidate(h))
	}
	return append(list, moreFound(more)...)
}

// hitCandidate is somebody found, as a line of a list of candidates.
func hitCandidate(h data.PersonHit) kit.Candidate {
	c := kit.Candidate{Title: h.Name, Detail: personDetail(h), Value: h}
	c.Badge, c.BadgeTone = leftBadge(h)
	return c
}

// personDetail tells people of one name apart.
func personDetail(h data.PersonHit) string {
	text := ""
	for _, w := range []string{h.Reading, h.StaffNo, h.From} {
		if w != "" && text != "" {
			text += "  "
		}
		text += w
	}
	return text
}

// leftBadge marks who has left.
func leftBadge(h data.PersonHit) (string, kit.Tone) {
	if h.Left {
		return lang.X("found.left", "退職"), kit.ToneMuted
	}
	return "", kit.ToneMuted
}

// moreFound is the last line of a list that was cut: ほか7名. It cannot be chosen.
func moreFound(n int) []kit.Candidate {
	if n <= 0 {
		return nil
	}
	return []kit.Candidate{{Title: lang.X("found.more", "ほか{{.N}}名", map[string]any{"N": thousands(n)}), Disabled: true}}
}
