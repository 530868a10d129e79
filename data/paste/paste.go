// Package paste understands what a clerk pastes as applications: rows copied
// from Excel, a list of names, the text of one or many e-mails. It reads as far as
// it can and says of everything it had to guess that it guessed.
//
// It is pure: it knows no ledger, so it cannot know who somebody is. All it needs
// is one pass over the text, whatever stands in it.
package paste

import (
	"strings"
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
}

// Entry is one application, or what looks like a withdrawal. Everything but the
// name may be missing; the name too, if there is a staff number or an e-mail.
type Entry struct {
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
	Withdraws   bool // not an application: it is to be taken back
	Doubts      []Doubt
	Line        int    // first line of the text that it comes from, from 1
	Source      string // that piece of the text
}

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
	TwoValues     Code = "two_values"    // said twice, differently; the first counts
	Unclear       Code = "unclear"       // 参加・不参加 with no choice made
	CountDiffers  Code = "count_differs" // 「3名」, but another number was found
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

// Parse understands a text. It never fails: what is not understood is listed.
func Parse(text string) Result {
	ls, cut := split(text)
	r := Result{Cut: cut}
	if len(ls) == 0 {
		return r
	}
	switch {
	case r.rows(ls):
	case hasHeader(ls) || looksLikeForm(ls):
		r.mails(ls)
	case r.rowsWithout(ls):
	case looksLikeProse(ls):
		r.mails(ls)
	default:
		r.names(ls)
	}
	if len(r.Entries) > maxEntries {
		r.Entries, r.Cut = r.Entries[:maxEntries], true
	}
	return r
}

func (r *Result) ignore(l line) {
	if text := strings.TrimSpace(l.text); text != "" && len(r.Ignored) < maxIgnored {
		r.Ignored = append(r.Ignored, cutText(text, 200))
	}
}
