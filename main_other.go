//go:build !windows

package main

// attachConsole has nothing to do where a program with windows keeps its console.
func attachConsole() {}
