// Package mail reads e-mails that were kept as files, or whose source was copied:
// RFC 5322 and MIME (.eml) and Outlook's .msg. What comes out is what a person sees:
// who wrote, the subject, the day, the text, and the tables and mails attached.
//
// Mails are damaged in every way, so nothing here fails on a part: what cannot be
// read is left out and noted, and the rest is read. Only what is no mail at all is
// refused. MIME is read with the standard library. A library made for it (enmime)
// was looked at and left alone: it brings eighteen modules, one of which sends
// mails, guesses where we want a note, and sets no bound to how deep parts nest.
package mail

import (
	"bytes"
	"errors"
	"time"
)

// Message is one mail.
type Message struct {
	From     string // 田中 太郎 <tanaka@example.jp>, as it stands there
	Subject  string
	Date     time.Time // zero if it is not said
	Auto     bool      // an answering machine wrote it: 不在通知, a notice of non-delivery
	Text     string    // the body, from HTML if there is no other
	Tables   []Attachment
	Messages []Message // mails attached to it
	Notes    []Note
}

// Attachment is a file in a mail that may hold a table.
type Attachment struct {
	Name string
	Data []byte
}

// Note is something that was not read, or guessed.
type Note struct {
	Code Code
	What string // a file's name, an encoding
}

// Code is the kind of a note.
type Code string

// The codes of notes.
const (
	Cut        Code = "cut"        // longer than is read
	Truncated  Code = "truncated"  // ends in the middle of a part
	Nested     Code = "nested"     // parts within parts, deeper than is read
	Damaged    Code = "damaged"    // base64 or quoted-printable with broken pieces
	Charset    Code = "charset"    // the characters are not those of the encoding it names
	NoText     Code = "no_text"    // there is no body that can be read
	Attached   Code = "attached"   // an attachment that is no table
	Unreadable Code = "unreadable" // a part of which nothing could be read
)

// ErrNotMail is what Read says of bytes that are no mail.
var ErrNotMail = errors.New("no mail")

// What is read at most. A mail with its attachments is a few megabytes; the text
// that somebody wrote is a few kilobytes.
const (
	MaxBytes  = 64 << 20
	maxText   = 512 << 10 // of one body
	maxFiles  = 32 << 20  // of all attachments, decoded
	maxCopied = 160 << 20 // of all parts, those within others counted again
	maxParts  = 500
	maxDepth  = 12
	maxNotes  = 50
)

// Is tells whether the bytes are a mail: Outlook's, or the source of one.
func Is(data []byte) bool { return isOutlook(data) || isSource(data) }

// Read reads a mail; several, if they stand in one file as mail programs keep them
// (mbox). The error is ErrNotMail, or says that it is too large.
func Read(data []byte) (ms []Message, err error) {
	// The last line of defence: a fault of the reader must not end the program.
	defer func() {
		if p := recover(); p != nil {
			ms, err = []Message{{Notes: []Note{{Code: Unreadable}}}}, nil
		}
	}()
	switch {
	case len(data) > MaxBytes:
		return nil, ErrTooLarge
	case isOutlook(data):
		m, err := readOutlook(data)
		return []Message{m}, err
	case isSource(data):
		for _, one := range mbox(data) {
			r := reader{}
			ms = append(ms, r.message(one, 0))
		}
		return ms, nil
	}
	return nil, ErrNotMail
}

// ErrTooLarge is a mail over MaxBytes.
var ErrTooLarge = errors.New("mail too large")

// mbox cuts a file of several mails: each begins with a line 「From 」.
func mbox(data []byte) [][]byte {
	data = bytes.TrimLeft(bytes.TrimPrefix(data, []byte("\xef\xbb\xbf")), "\r\n")
	if !bytes.HasPrefix(data, []byte("From ")) {
		return [][]byte{data}
	}
	var out [][]byte
	for len(data) > 0 && len(out) < maxParts {
		_, data, _ = bytes.Cut(data, []byte("\n"))
		end := bytes.Index(data, []byte("\nFrom "))
		if end < 0 {
			return append(out, data)
		}
		out, data = append(out, data[:end]), data[end+1:]
	}
	return out
}

func (m *Message) note(c Code, what string) {
	n := Note{c, what}
	for _, x := range m.Notes {
		if x == n {
			return
		}
	}
	if len(m.Notes) < maxNotes {
		m.Notes = append(m.Notes, n)
	}
}
