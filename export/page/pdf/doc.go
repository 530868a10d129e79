// Package pdf writes the document of package page as PDF: the marks as they are, text
// that can be selected and searched, of the type only the characters that are used. The
// same document gives the same bytes each time.
//
//	pdf.go       Write: the pages one after the other
//	file.go      the objects of a file and where they stand
//	content.go   the marks of a page as a stream
//	words.go     text
//	subset.go    the characters of a face that are used
//	drawn.go     characters of other fonts, drawn
//	truetype.go  a font of some glyphs of another
//	picture.go   pictures
//
// The libraries that were tried write the text of 𠮷 wrongly, or not at all, leave a
// character that is missing blank, know neither slanting text nor fonts of other kinds,
// and take longer.
//
// Lengths within a file are points, from the lower left corner.
package pdf
