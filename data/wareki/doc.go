// Package wareki keeps the days and fiscal years of a Japanese office: it
// counts with them, writes them in the era or the western style, and reads what
// people type.
//
// It is pure: it asks no clock and no time zone database. The caller passes
// "now" in, and Today turns it into the day on the office's wall clock.
//
// Holidays are not its business; they change by law and come from a file.
package wareki
