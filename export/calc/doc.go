// Package calc computes what the formulas of an office's workbooks compute, without
// holding the workbook: it asks a Book for cells as it needs them and keeps the results.
//
//	ref.go formula.go        references; what stands in a formula, and rewriting it
//	source.go                what is asked of a workbook
//	calc.go array.go         the calculator: one cell; a formula over several
//	parse.go names.go        a formula taken apart; names and tables
//	call.go                  ranges, matrices, calling a function
//	operate.go               operators and the order of values
//	tally.go criteria.go     the functions by their kind
//	logic.go lookup.go numbers.go texts.go days.go
//
// What it does not know, and what would depend on how a machine is set, it does not
// compute: no result is better than a wrong one. On which day a workbook is looked at the
// Book may know or not. LibreOffice computes the same (the tests of package template).
package calc
