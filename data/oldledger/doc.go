// Package oldledger reads the Excel ledger (台帳) in which a series was kept
// before: the list of seminars, on one sheet or one sheet a fiscal year, and, where
// there is one, the matrix of people and seminars (出席簿). It knows no ledger of
// ours; who a person is there, others decide.
//
// Every row under a heading is accounted for: it was taken, or it is a Problem, or
// it was skipped for a stated reason. Account says so sheet by sheet.
package oldledger
