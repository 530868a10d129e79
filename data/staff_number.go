package data

import "strings"

// Excel eats the zeros with which a staff number begins. Wherever people are looked
// for by number (rosters, old ledgers, pasted applications, the reception's scanner)
// 1841 is 01841 if the ledger has that one: zeroKey and SameNumber are that rule.

// zeroKey is what is left of a number that has lost its leading zeros; "" if it is
// not all digits.
func zeroKey(no string) string {
	if strings.Trim(no, "0123456789") != "" {
		return ""
	}
	return strings.TrimLeft(no, "0")
}

// SameNumber reports whether two staff numbers are one, but for leading zeros.
func SameNumber(a, b string) bool {
	if a == "" || b == "" {
		return false
	}
	if key := zeroKey(a); key != "" {
		return key == zeroKey(b)
	}
	return strings.EqualFold(a, b)
}
