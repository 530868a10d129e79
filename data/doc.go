// Package data is the office's ledger: the nouns of the office, their rules and
// their SQL. One file a noun.
//
//	office.go        団体・所属: who runs the program
//	series.go        講座 with the history of its name; 分類
//	department.go    所属 in 建制順, valid from a day to a day
//	person.go        人: staff and people from outside, with former names
//	posting.go       配属: a person's department, title and band from a day to a day
//	seminar.go       セミナー; seminar_state.go its steps from 企画中 to 実績確定
//	registration.go  申込; waitlist.go キャンセル待ち; attendance.go 出欠 and 当日参加
//	speaker.go       講師 and where the request to them stands
//	party.go         懇親会
//	retrospect.go    ふり返り and the survey
//	form.go          様式: workbooks of the office, kept with their files (ledger/content.go)
//	case_study.go    取組事例: what is written into its boxes, year by year
//	certificate.go   受講証明書・修了証: the register of those that were issued; a number is
//	                 given once, and the history is asked for those that were undone
//	paper_text.go    texts of letters and certificates that she wrote instead of the standard ones
//	survey.go        アンケート: how many sheets have a choice ticked
//	contact.go       連絡: who has to be told what; contact_known.go what people knew
//	                 before an operation, contact_read.go what they know now
//	holidays.go      祝日: the list of package holiday with what was loaded laid over
//	merge.go         two records of one person
//
// Four states are never mixed: of the seminar, of the registration, of the
// waiting list, of the attendance.
//
// What a word counts is said once, and every page and paper asks there:
//
//	初めて      nobody at whom attendances stand before the evening; an earlier evening of
//	           the same day stands before it (evenings.before, attended.go)
//	待ち       キャンセル待ち, who has a running offer too; who let one expire waits no more
//	懇親会      who asked for it and has a seat in the evening, or did not apply for that;
//	           afterwards without those who stayed away from the evening, unless the fee
//	           came (partyStateSQL, party.go)
//	№          of the 受付名簿: the first printing gives it, and it stays that person's for
//	           ever; it is given to nobody else (NumberSheet, signin.go)
//
// Reading: methods of Store in the noun's file, one query a screen or paper. What
// the window asks at every keystroke is held in memory (a ledger.Mirror): everybody
// (people_index.go) and every evening with its registrations (evenings.go). The
// history tells a mirror what it has missed, so nothing has to remember to;
// home.go, todo.go, find.go, candidates.go and lecturers.go read from them. The
// figures are counted by package report from one ordered scan (figures.go, and
// home.go from memory); annual.go, book.go and signin.go make the values of the
// papers.
//
// Writing: a public method opens an operation with Store.write, private
// functions take the *tx and compose. Its Save and Remove are the only statements
// that change rows, and it has no other: so the version check, the history, undo
// and the notice after the commit cannot be forgotten. That door, the history,
// undo, the check and the mirrors are package internal/ledger, which knows the
// nouns only by their declarations (noun.go, nouns.go); below it internal/db is the
// seam to the store of the rows, and internal/db/sqlite the store of today. The
// history is also the checksum: Check compares every row with the last image its
// history has of it. A file that the office keeps is named by its digest in its row and in
// the history, which holds the bytes once (tx.Keep). operation.go is what the window asks of the engine;
// history_filter.go finds operations, also those of one person or seminar
// (history_owner.go), and history_describe.go says what one changed so that people
// can read it.
//
// Taking in: table reads a file into tables, roster and oldledger say what the
// tables mean, transfer.go and takeover.go compare that with the ledger and make
// a plan that the clerk looks at; applying a plan is one operation. transfer_who.go
// has the rule of who is who, transfer_left.go that leaving needs proof. So it is with
// what she pastes or drops as applications: package mail opens mails, package paste
// understands them, rows, lists of names and the tables of services; paste_source.go
// reads the sources, paste_plan.go and paste_match.go find out who is who,
// paste_apply.go applies. column_choice.go: what she said that headings mean.
//
// What a text may hold is said by package text: each column names its kind (Column.Holds),
// the door asks it of what is newly written (Noun.enter), and roster and oldledger ask it
// of what they read, so that a name of a page is a problem of its row.
//
// The file: create.go, open.go, lock.go, backup.go, restore.go, upgrade.go, check.go, health.go.
// identity.go gives a ledger an id of its own; reading.go reads it where nothing can be
// written, as a private copy; leftover.go looks at a log that a crash left before it is
// believed, and at what package internal/witness remembers of what was acknowledged.
// What the last check found is kept (health.go): what takes in many rows is written
// with Store.takeIn, what leaves the program asks Store.Whole, and both refuse on a
// damaged ledger.
//
// # Adding a noun
//
//   - A migration: every column with a default, because an image in the history
//     leaves out what equals it, and REFERENCES where a column holds an id. A
//     migration that was released is never changed; the ledgers that older programs
//     wrote are kept in testdata, and the new one is tried on them.
//   - data/x.go with its test: the type, its rules and its SQL, and its Noun: table,
//     words, operations, what a merge and a deletion do with it (merge_rules.go,
//     delete_rules.go). nouns.go collects it; noun_test.go says what is missing.
//   - The page that shows it, and the line that leads there. The English of its
//     words is in assets/lang/en.json, as of every text.
//
// If it needs more, the design has slipped.
//
// A public method that reads says which it was when the disk fails: wrap
// (errors.go). What it says is for the log and names ids, never people.
//
// Stored values are codes, never labels. Days are wareki.Date, instants RFC 3339
// in UTC; "today" is the day in Japan.
package data
