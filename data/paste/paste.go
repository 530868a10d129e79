// Package paste understands what a clerk pastes or drops as applications: rows
// copied from Excel, a list of names, the text of one or many e-mails; mails kept as
// files, and the tables that services and forms give (connpass, Peatix, Google
// Forms, Microsoft Forms, kintone, Garoon). It reads as far as it can and says of
// everything it had to guess that it guessed.
//
// It is pure: it knows no ledger, so it cannot know who somebody is. All it needs
// is one pass over the text, whatever stands in it. Files are opened by the packages
// table and mail.
package paste

import (
	"context"
	"strings"
	"time"

	"jibun/data/mail"
)

// Wish is what somebody wants.
type Wish string

const (
	Apply    Wish = "apply"
	Wait     Wish = "wait"     // a place on the waiting list: 補欠
	Withdraw Wish = "withdraw" // to be taken back
	Question Wish = "question" // asks something, and applies for nothing
	None     Wish = "none"     // thanks, an automatic reply, an application that was turned down
)

// Kind says what the text was taken for.
type Kind string

const (
	Nothing Kind = ""      // blank
	Rows    Kind = "rows"  // a table with tabs, from Excel
	Mails   Kind = "mails" // e-mails, forms, notes: prose and labels
	Names   Kind = "names" // people, one a line
)

// Result is what was understood.
type Result struct {
	Kind    Kind
	Entries []Entry
	Ignored []string // lines that were not understood and might matter, at most maxIgnored
	Cut     bool     // the text was longer than is read, or named more people
	Notes   []Note
	Unknown []Heading // columns that nobody knows
}

// Note is something of a source that was not read, or only in part.
type Note struct {
	Source string
	Code   NoteCode
	What   string // the name of an attachment, an encoding
}

// NoteCode is the kind of a note.
type NoteCode string

// What can happen to a source, besides what packages mail and table say: their codes
// stand as they are.
const (
	NoName NoteCode = "no_name" // a table without a column that says who
	Failed NoteCode = "failed"  // no table and no mail
)

// Heading is a column that nobody knows. What the clerk says of it is remembered
// under Key.
type Heading struct {
	Source, Text, Key string
	Samples           []string // a few of its values
}

// Entry is one application, or what looks like a withdrawal; or a mail that is
// neither. Everything but the name may be missing; the name too, if there is a staff
// number or an e-mail, or if nothing is applied for.
type Entry struct {
	Wish        Wish
	Name        string // as given
	Reading     string // as given, without brackets
	From        string // section or organisation
	Position    string
	StaffNo     string // half width
	Email       string
	Phone       string
	Affiliation string // citizen, npo, university, company, group, municipality
	Number      int    // of the seminar, 0 = not said
	Party       *bool  // joins the social gathering; nil = not said
	Remark      string
	At          time.Time // when it was sent or filled in; zero = not said
	Doubts      []Doubt
	Source      string // the file that it comes from, 「申込.eml ▸ 名簿.csv」 within another; "" = the clipboard
	Line        int    // its line of the table or text, the first of several, from 1
	Piece       string // that piece of the text
}

// Withdraws reports whether something is to be taken back.
func (e *Entry) Withdraws() bool { return e.Wish == Withdraw }

// Applies reports whether a place is wanted.
func (e *Entry) Applies() bool { return e.Wish == Apply || e.Wish == Wait }

// Field names a field of an Entry in a Doubt.
type Field string

const (
	FieldName        Field = "name"
	FieldReading     Field = "reading"
	FieldFrom        Field = "from"
	FieldPosition    Field = "position"
	FieldStaffNo     Field = "staff_no"
	FieldEmail       Field = "email"
	FieldPhone       Field = "phone"
	FieldAffiliation Field = "affiliation"
	FieldNumber      Field = "number"
	FieldParty       Field = "party"
	FieldRemark      Field = "remark"
	FieldAt          Field = "at" // 申込日時
	FieldWithdraws   Field = "withdraws"
	FieldEntry       Field = "entry" // the whole of it
)

// Doubt is a field that was guessed, and how.
type Doubt struct {
	Field Field
	Code  Code
}

// Code is the kind of a doubt.
type Code string

const (
	FromSignature Code = "guessed_from_signature" // stands in the signature
	FromHeader    Code = "guessed_from_header"    // sender of the e-mail
	FromText      Code = "guessed_from_text"      // read out of a sentence
	FromColumn    Code = "guessed_from_column"    // a column without a heading
	FromAbove     Code = "guessed_from_above"     // said of somebody above, or of all
	FromQuote     Code = "guessed_from_quote"     // stands only in a quoted or forwarded part
	Split         Code = "guessed_split"          // 総務課田中太郎 was cut in two
	TwoNames      Code = "two_names"              // several names where one was expected
	SurnameOnly   Code = "surname_only"
	TwoValues     Code = "two_values"           // said twice, differently; the first counts
	Unclear       Code = "unclear"              // 参加・不参加 with no choice made
	CountDiffers  Code = "count_differs"        // 「3名」, but another number was found
	FromAccount   Code = "guessed_from_account" // what somebody calls themselves at a service
	Automatic     Code = "automatic"            // an answering machine wrote it
	Thanks        Code = "thanks"               // says thanks, and asks for nothing
)

// HasDoubt reports whether the field was guessed.
func (e *Entry) HasDoubt(f Field) bool {
	for _, d := range e.Doubts {
		if d.Field == f {
			return true
		}
	}
	return false
}

func (e *Entry) doubt(f Field, c Code) {
	for _, d := range e.Doubts {
		if d.Field == f && d.Code == c {
			return
		}
	}
	e.Doubts = append(e.Doubts, Doubt{f, c})
}

// identified reports whether there is somebody to look for.
func (e *Entry) identified() bool { return e.Name != "" || e.StaffNo != "" || e.Email != "" }

const (
	maxText    = 256 << 10 // bytes that are read, some 150 e-mails; more is no paste but an accident
	maxLines   = 10_000
	maxLine    = 2000 // bytes of a line; no label or name stands in a longer one
	maxEntries = 2000
	maxIgnored = 100
	maxSource  = 2000 // bytes
)

// Reader reads what was pasted or dropped. Columns is what the clerk said that
// headings mean, by heading.Normalize.
type Reader struct {
	Columns map[string]Field
}

// Parse understands a text. It never fails: what is not understood is listed.
func Parse(text string) Result { return Reader{}.Text(text) }

// Text understands what stands on the clipboard, also the source of a mail.
func (k Reader) Text(text string) Result {
	r := reading{Reader: k}
	if mail.Is([]byte(text)) {
		r.mail(context.Background(), []byte(text), "")
	} else {
		r.text(text)
	}
	return r.done()
}

// reading is a Result while it is made.
type reading struct {
	Reader
	Result
	source string // what is read
}

func (r *reading) text(text string) {
	ls, cut := split(text)
	r.Cut = r.Cut || cut
	if len(ls) == 0 {
		return
	}
	switch {
	case r.rows(ls):
	case hasHeader(ls) || looksLikeForm(ls):
		r.mails(apart(messages(ls)))
	case r.rowsWithout(ls):
	case looksLikeProse(ls):
		r.mails(apart(messages(ls)))
	default:
		r.names(ls)
	}
}

func (r *reading) done() Result {
	if len(r.Entries) > maxEntries {
		r.Entries, r.Cut = r.Entries[:maxEntries], true
	}
	for i := range r.Entries {
		if r.Entries[i].Wish == "" {
			r.Entries[i].Wish = Apply
		}
	}
	return r.Result
}

// kind keeps what the first text was, and that there were mails.
func (r *reading) kind(k Kind) {
	if r.Kind == Nothing || k == Mails {
		r.Kind = k
	}
}

func (r *reading) ignore(l line) {
	if text := strings.TrimSpace(l.text); text != "" && len(r.Ignored) < maxIgnored {
		r.Ignored = append(r.Ignored, cutText(text, 200))
	}
}
