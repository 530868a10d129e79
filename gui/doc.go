// Package gui is what the clerk sees, and all that knows Fyne's widgets. Its files
// are rooms; a file's name begins with its room:
//
//	app        the program from start to end: which ledger is open, closing it
//	welcome    the page without a ledger
//	clock      what happens by itself: a new day, backups
//	frame      what stands round every page: places, keys, search, the bottom line
//	shell      one page at a time: reading it, going to and fro
//	page       what a page is, and what it may offer
//	desk       what every page gets: the ledger, the window, ways to say and to go
//	task       doing something, reading something, long work, undo
//	offers     ways back to an operation: gone when it is gone
//	queue      what she does, one thing after the other
//	health     looking for damage, saying it, the way back
//	language   which language is spoken
//	log        the file of what went wrong
//	alarm      saying something where there is no window
//	offline    Fyne reads no address of the network
//	system     opening files and folders with what the system uses for them
//	drop       files that are dropped onto the window
//
//	home       ホーム: the next evening, what is to be done, the year so far
//	seminars   セミナー: the list of a year
//	seminar    one seminar: its head, steps and form; its tabs are
//	overview   … 概要
//	speakers   … 講師
//	applicants … 申込者, with
//	waitlist   … … who waits and who is next, and
//	paste      … … applications from e-mails and Excel
//	attendance … 出欠: the sheet typed the morning after, and
//	reception  … … 受付 on the evening itself, and
//	signed     … … the signed sheets, read from their scans
//	party      … 懇親会
//	retrospect … ふり返り, and
//	surveyed   … … the filled アンケート用紙, counted from their scans
//	announce   … 告知
//	contact    who has to be told what, until she says that they were
//	people     名簿: the list
//	person     one person
//	outside    somebody from outside who is new
//	merge      two records of one person
//	lecturers  講師: requests under way, everybody who ever spoke
//	papers     帳票: the pages of every paper, and the ways out of the program
//	certificates the register of 受講証明書 and 修了証 that were issued
//	print      the way to a printer: the system's dialog, or ours
//	forms      様式: the forms of the office that the ledger keeps
//	case       取組事例: the boxes of the form, with what was written before
//	history    履歴
//	settings   設定, a part a file
//	import     taking in a roster or an old ledger, step by step
//
//	wizard     work in steps on one page
//	side       lists of which one is chosen at the left
//	sheet      an Excel sheet as it is seen
//	marks      what is wrong with a form, beside its fields
//	columns    how tables write days, moments and counts
//	widths     how wide things are
//	icon       pictures
//	handles    what the benchmark takes hold of
//
//	testdesk   tests: the window on a ledger
//	testevening … an evening and who applied
//	testkeys   … its keyboard
//	testfields … its fields
//	testlive   … its work as in the program, beside each other
//	shots      … its pictures
//	figures    … every number that pages, papers and command line say, counted again
//	room       … what there is room for in a small window
//
// Below it, kit has the widgets, which know no noun of the office; words says what
// the program knows by codes, papers makes papers from the ledger, and cli is the
// command line: these three know no window.
//
// # A page
//
// A page (page.go) is one screen. Load has two halves: on the Fyne goroutine it looks
// at the page's widgets and returns a function that reads the ledger in the
// background; what that returns shows it, on the Fyne goroutine again. The shell calls
// it when the page is shown and whenever one of its Kinds has changed; a page hears
// of nothing else and never reads by itself. A dialog or a field reads with desk.read.
//
// Everything is written by desk.act, as it is typed or chosen: the ledger's operation
// runs in the background, when all that she did before has ended (queue.go), what was
// done is said with a way to undo it, and the change comes back through the shell. What
// the ledger refuses words.Failed says, with whom it is about: above the bottom line
// (frame_wrongs.go), where it takes no key. A button that says 元に戻す takes back what it
// names, and nothing else (desk.takeBack); only Ctrl+Z takes back whatever was last. The
// button hears when its operation is gone, however it went, and says so (offers.go). Only
// the shell starts goroutines for pages; in tests they run inline, so that what a test
// does is done when the call returns.
//
// # Adding a page
//
// Write x_page.go with a type that is a page, and whatever else of page.go it offers
// (Focus, Filter, Excel, Help …). Make it reachable: a line in rooms (frame_rooms.go)
// for a place of the sidebar, a tab in seminarTabs, or a function of desk beside
// goPerson for one that is opened from others. Name its room above. Its texts stand in
// the code in Japanese; make texts takes them from there, and the test of completeness
// asks for their English.
package gui
