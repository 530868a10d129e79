// Package kana sorts and finds people by how their names are read and written.
//
// It makes three kinds of text from a name, none of which replaces the name:
//
//   - Hiragana, the one spelling in which a reading (ふりがな) is kept;
//   - SortKey, by which lists stand in 五十音順, the family name first;
//   - SearchKeys, in which each word of FoldQuery is looked up as a substring.
//
// All are pure functions and keys may be stored: when a rule here changes, the
// ledger's keys must be filled anew, or told from those of today as they are read
// (SortKeyKept).
package kana
