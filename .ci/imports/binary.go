package main

import (
	"debug/elf"
	"encoding/binary"
	"fmt"
	"regexp"
	"slices"
	"strings"
)

// opens are functions of the standard library that open a connection, wait for one
// or ask for an address, under the names they have in a built program.
var opens = regexp.MustCompile(`^(net\.(\(\*(Dialer|ListenConfig|Resolver|sysDialer|sysListener)\)\.|[Dd]ial|[Ll]isten|[Ll]ookup|Resolve)` +
	`|net/http\.(\(\*(Client|Transport|Server|persistConn)\)\.|Get$|Post|Head$|ListenAndServe|Serve)` +
	`|net/(http/.*|rpc.*|smtp)\.|log/syslog\.|expvar\.|crypto/tls\.(\(\*(Dialer|Conn)\)\.|Dial|Listen|NewListener))`)

// sockets are the same of the C library that SQLite's translation brings along.
var sockets = regexp.MustCompile(`^modernc\.org/libc\.X(connect|getaddrinfo|bind|listen|sendto)$`)

// known are the functions of others that open connections and are in the program
// all the same, and why they never do. Everything else is a finding.
var known = map[string]string{
	"fyne.io/fyne/v2/internal/repository.(*HTTPRepository)":                   "Fyne's reader of http addresses; " + guard + " puts one in its place that refuses",
	"github.com/tetratelabs/wazero/internal/sock.(*Config).BuildTCPListeners": "wazero: for a WebAssembly program that is given sockets, which only its experimental/sock can do; nobody imports that (rules.go)",
	"github.com/godbus/dbus/v5.newUnixTransport":                              "Linux only: the bus of the desktop, a socket on this computer",
	"github.com/godbus/dbus/v5.newTcpTransport":                               "Linux only: the same bus where DBUS_SESSION_BUS_ADDRESS says that it is reached so",
	"github.com/godbus/dbus/v5.newNonceTcpTransport":                          "Linux only: as above",
}

// guard must be in a program that holds Fyne's reader of http addresses.
const (
	reader = "fyne.io/fyne/v2/internal/repository.(*HTTPRepository)"
	guard  = "jibun/gui.StayOffline"
)

// program is what a built program tells of itself.
type program struct {
	functions []elf.Symbol
	opening   map[uint64]string // address → name of what opens connections; of the function, or of a constant that holds it
	code      []byte
	start     uint64 // address of code
}

// linked looks into a program built for Linux: which functions outside the standard
// library call one that opens connections. The linker leaves out what nobody can
// call, so that what is not there cannot happen.
func linked(file string) ([]string, error) {
	p, err := readProgram(file)
	if err != nil {
		return nil, err
	}
	var broken []string
	hasReader, hasGuard := false, false
	for _, f := range p.functions {
		hasReader = hasReader || strings.HasPrefix(f.Name, reader)
		hasGuard = hasGuard || f.Name == guard
		if sockets.MatchString(f.Name) {
			broken = append(broken, file+" holds "+f.Name+": the program speaks to no other computer")
		}
		if standard(f.Name) {
			continue
		}
		for _, to := range p.calls(f) {
			if !isKnown(f.Name) {
				broken = append(broken, fmt.Sprintf("%s: %s calls %s: the program speaks to no other computer (.ci/imports/binary.go)", file, f.Name, to))
			}
		}
	}
	if hasReader && !hasGuard {
		broken = append(broken, file+" holds "+reader+" but not "+guard+": call it after app.New")
	}
	slices.Sort(broken)
	return slices.Compact(broken), nil
}

func isKnown(function string) bool {
	for k := range known {
		if rest, ok := strings.CutPrefix(function, k); ok && (rest == "" || rest[0] == '.') {
			return true
		}
	}
	return false
}

func readProgram(file string) (*program, error) {
	f, err := elf.Open(file)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	symbols, err := f.Symbols()
	if err != nil {
		return nil, fmt.Errorf("%s: %w", file, err)
	}
	text := f.Section(".text")
	if text == nil {
		return nil, fmt.Errorf("%s: no code", file)
	}
	p := &program{opening: map[uint64]string{}, start: text.Addr}
	if p.code, err = text.Data(); err != nil {
		return nil, fmt.Errorf("%s: %w", file, err)
	}
	for _, s := range symbols {
		if opens.MatchString(s.Name) {
			p.opening[s.Value] = s.Name
		}
		if elf.ST_TYPE(s.Info) == elf.STT_FUNC && s.Value >= p.start && s.Value+s.Size <= p.start+uint64(len(p.code)) {
			p.functions = append(p.functions, s)
		}
	}
	return p, p.values(f.Section(".rodata"))
}

// values adds the constants through which such functions are used as values: eight
// bytes in the read-only data that hold the function's address.
func (p *program) values(constants *elf.Section) error {
	if constants == nil {
		return nil
	}
	data, err := constants.Data()
	if err != nil {
		return err
	}
	for i := 0; i+8 <= len(data); i += 8 {
		if name, ok := p.opening[binary.LittleEndian.Uint64(data[i:])]; ok {
			p.opening[constants.Addr+uint64(i)] = name
		}
	}
	return nil
}

// calls are what a function calls, jumps to or takes as a value of those that open
// connections. It looks for the instructions' bytes without decoding the rest; four
// bytes that are no address but happen to be that of such a function are not seen in practice.
func (p *program) calls(f elf.Symbol) []string {
	code := p.code[f.Value-p.start : f.Value-p.start+f.Size]
	var found []string
	for i := 0; i+5 <= len(code); i++ {
		call := code[i] == 0xE8 || code[i] == 0xE9                  // CALL, JMP
		value := i > 0 && code[i-1] == 0x8D && code[i]&0xC7 == 0x05 // LEA register, [RIP+…]
		distance := int32(binary.LittleEndian.Uint32(code[i+1:]))   // counted from the next instruction
		if to, ok := p.opening[f.Value+uint64(i)+5+uint64(int64(distance))]; ok && (call || value) {
			found = append(found, to)
		}
	}
	return found
}

// standard says whether a symbol is Go's own: its path has no dot before the first
// slash. Symbols of C have no package at all.
func standard(symbol string) bool {
	first, _, slash := strings.Cut(symbol, "/")
	if slash {
		return !strings.Contains(first, ".") && first != "jibun"
	}
	name, _, dot := strings.Cut(symbol, ".")
	return !dot || name != "main"
}
