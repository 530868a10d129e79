// Package xlsx writes a paper of package sheet as an Excel workbook that prints as
// it stands. It is the only part of export that knows excelize.
//
//	workbook.go             Write: the file, its properties, styles, password
//	sheet.go                one sheet, row by row, as it is walked
//	setup.go                print set-up, header and footer, names
//	style.go chart.go       looks and charts as the file has them
//	zip.go deflate.go       the parts of the file
//	progress.go             how far it is; whether to go on
//
// Rows are written as they come and never held, neither here nor in a temporary
// file. The same paper gives the same bytes. What a workbook cannot show here, a
// Drawing, is an error and never left out.
package xlsx
