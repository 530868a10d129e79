// Package xlsx writes a paper of package sheet as an Excel workbook that prints as
// it stands. It is the only part of export that knows excelize.
//
//	workbook.go             Write: the file, its properties, styles, password
//	sheet.go                one sheet, row by row, as it is walked
//	texts.go                the texts of the file, each once; furigana
//	digits.go               texts that look like numbers
//	setup.go                print set-up, header and footer, names
//	style.go chart.go       looks and charts as the file has them
//	stream.go crc.go        deflating what is long, piece by piece, beside each other
//	zip.go                  the parts of the file
//	progress.go             how far it is; whether to go on
//
// excelize makes the skeleton of the workbook: styles, charts, names, print set-up,
// password, and each sheet without its rows. The rows and the texts are written here,
// as they come, and deflated by as many processors as there are; the packer puts them
// into the skeleton. Nothing that is written is held but deflated, neither in memory
// nor in a temporary file; only the texts that differ are remembered.
//
// The same paper gives the same bytes, on however many processors. What a workbook
// cannot show here, a Drawing, is an error and never left out.
package xlsx
