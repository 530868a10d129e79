package main

import (
	"debug/elf"
	"fmt"
	"regexp"
)

// speaks are functions that open a connection, wait for one or speak HTTP. The
// linker leaves out what nothing calls, so in a program that has none of them
// nobody can call them. net.Dialer is not in the list: the package net/http
// keeps one in a variable from its start, whether or not anybody asks for it.
var speaks = regexp.MustCompile(`^(net/http\.\((\*Client|\*Transport|\*Server|\*persistConn)\)\.` +
	`|net/http\.(Get|Post|Head|ListenAndServe)$` +
	`|net\.(Dial|DialTimeout|DialTCP|DialUDP|DialUnix|Listen|ListenPacket|ListenTCP|ListenUDP|ListenUnix)$` +
	`|net\.\(\*ListenConfig\)\.|net\.\(\*sysListener\)\.` +
	`|crypto/tls\.\(\*Conn\)\.clientHandshake|net/smtp\.|net/rpc\.` +
	`|modernc\.org/libc\.X(connect|getaddrinfo|bind|listen|sendto)$)`)

// linked finds such functions in a program built for Linux.
func linked(file string) ([]string, error) {
	f, err := elf.Open(file)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	symbols, err := f.Symbols()
	if err != nil {
		return nil, fmt.Errorf("%s: %w", file, err)
	}
	var broken []string
	for _, s := range symbols {
		if elf.ST_TYPE(s.Info) == elf.STT_FUNC && speaks.MatchString(s.Name) {
			broken = append(broken, file+" holds "+s.Name+": the program speaks to no other computer")
		}
	}
	return broken, nil
}
