package paste

import (
	"regexp"
	"slices"
	"strings"
)

// apart cuts a text into the letters that were pasted below each other without their
// headers. Another one begins below a blank line where somebody says who they are, and
// only if both sides are applications of their own, by different people: whatever is
// less plain stays one letter.
func apart(ms []message) []message {
	var out []message
	at := make([]int, len(ms))
	holds := make([]bool, len(ms))
	for _, m := range ms {
		if m.within >= 0 {
			holds[m.within] = true
		}
	}
	for i, m := range ms {
		at[i] = len(out)
		if m.within >= 0 {
			m.within = at[m.within]
		}
		if m.within >= 0 || m.auto || holds[i] {
			out = append(out, m)
			continue
		}
		out = append(out, letters(m)...)
	}
	return out
}

// letters are those that stand in a message.
func letters(m message) []message {
	starts := letterStarts(m.body)
	if len(starts) == 0 {
		return []message{m}
	}
	bounds := append(append([]int{0}, starts...), len(m.body))
	var out []message
	var last []Entry
	for i := range bounds[:len(bounds)-1] {
		part := message{header: m.header, within: -1, body: m.body[bounds[i]:bounds[i+1]]}
		if i > 0 {
			part.header = header{}
		}
		es := read(part).entries
		if n := len(out); n > 0 && !others(es, last) {
			out[n-1].body = m.body[bounds[i]-len(out[n-1].body) : bounds[i+1]]
			last = append(last, es...)
			continue
		}
		out, last = append(out, part), es
	}
	return out
}

// others reports whether entries are people, and none of them is among the ones before.
// Whom only the sender of a mail names may have written for somebody else.
func others(es, before []Entry) bool {
	for _, o := range before {
		if o.Name == "" || slices.Contains(o.Doubts, Doubt{FieldName, FromHeader}) {
			return false
		}
		for _, e := range es {
			if e.Name == "" || sameName(e.Name, o.Name) {
				return false
			}
		}
	}
	return len(es) > 0 && len(before) > 0
}

var (
	greets   = regexp.MustCompile(`^[\s　]*(?:お世話|お疲れ|おつかれ|いつも|はじめまして|初めまして|こんにちは|おはよう|こんばんは)`)
	toWhom   = regexp.MustCompile(`(?:様|御中|各位|殿|さん)[、,]?[\s　]*$`)
	presents = regexp.MustCompile(`と申します|ともうします`)
)

const openingLines = 3 // of a letter, in which its writer says who they are

// letterStarts are the lines below a blank one at which somebody begins who says who
// they are; whom they address, and a greeting, belong to it.
func letterStarts(ls []line) []int {
	var out []int
	b := &body{}
	for i := 1; i < len(ls); i++ {
		if ls[i].blank() || !ls[i-1].blank() {
			continue
		}
		if !opens(b, ls[i:]) {
			continue
		}
		start := i
		for start > 1 { // 「人事課 ご担当者様」, a blank line
			above := start - 1
			for above > 0 && ls[above].blank() {
				above--
			}
			if ls[above].blank() || above > 0 && !ls[above-1].blank() || !toWhom.MatchString(ls[above].text) && !greets.MatchString(ls[above].text) {
				break
			}
			start = above
		}
		if start > 0 {
			out = append(out, start)
		}
	}
	return out
}

// opens reports whether lines begin a letter: its writer says who they are.
func opens(b *body, ls []line) bool {
	greeted := false
	for _, l := range ls[:min(len(ls), openingLines)] {
		if l.blank() {
			return false
		}
		greeted = greeted || greets.MatchString(l.text)
		for _, x := range strings.FieldsFunc(l.text, func(r rune) bool { return r == '。' || r == '！' || r == '!' }) {
			s := &said{}
			if b.introduces(s, strings.TrimSpace(x)) && (s.intro.From != "" || greeted || presents.MatchString(x)) {
				return true
			}
		}
	}
	return false
}
