// Package numfmt shows a number, a day or a text as a table program does under a
// number format: #,##0.0, [$-411]ggge"年"m"月"d"日", [Red]-0%.
//
//	parse.go     a code as sections, and those as parts
//	settle.go    what a part is that can be two things
//	show.go      which section counts; its parts one after the other
//	digits.go    numbers: placeholders, thousands, percent
//	science.go   exponents and fractions
//	day.go       days and times, eras
//	general.go   what stands where no format is given
//	kanji.go     一二三 instead of 1 2 3
//	known.go     the codes that a workbook names by a number, as in Japan
//
// Days are counted from 30 December 1899.
package numfmt
