// Package marked says where the boxes of a page lie that is printed to be read back: the
// 受付名簿 and the アンケート用紙.
//
// Such a page carries a QR (Sheet) and a filled square near each corner (Corners). The QR
// says what the page is about and how it is laid out: which columns it has, where its
// lines begin, how high they are, and what each is, so that a page that was printed last
// week is read as it was printed, whoever applied since. Whoever lays a page out writes a
// Sheet; what that gives for boxes (Box) is said there, from the same columns.
//
//	sheet.go   what the QR says; its text and back
//	box.go     a place on the page to be looked at; the corners and the place of the QR
package marked
