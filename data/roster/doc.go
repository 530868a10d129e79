// Package roster makes people of a staff roster (職員名簿): it finds the heading,
// says which column is what, and turns rows into people and problems. It knows no
// ledger; what a roster changes is decided elsewhere.
//
// Every row under the heading is accounted for: it is a person, or a problem that
// names line, column and reason, or it was skipped for a stated reason.
package roster
