//go:build !windows

package printing

import (
	"context"
	"errors"
	"strings"
)

// Printers are those that the system knows, with what is wrong with them.
func Printers(ctx context.Context) ([]Printer, error) {
	out, err := run(ctx, "lpstat", "-l", "-p", "-d")
	if errors.Is(err, ErrUnsupported) || ctx.Err() != nil {
		return nil, err
	}
	if err != nil { // no printer was ever added, or nothing answers
		if said, _ := run(ctx, "lpstat", "-r"); strings.Contains(said, "not running") {
			return nil, ErrNoSpooler
		}
		return nil, nil
	}
	return printers(out), nil
}

// State is what is wrong with a printer, nil if nothing is known.
func State(ctx context.Context, name string) error {
	list, err := Printers(ctx)
	if err != nil {
		return err
	}
	for _, p := range list {
		if p.Name == name {
			return p.Trouble
		}
	}
	return ErrNoPrinter
}

// twoSided reports whether a job is printed on both sides: as she chose, or as the printer is set.
func (j *Job) twoSided(ctx context.Context, name string) bool {
	if j.Choice.Sides != AsSet {
		return j.Choice.Sides != OneSide
	}
	if own, err := run(ctx, "lpoptions", "-p", name); err == nil && strings.Contains(own, "sides=") {
		return strings.Contains(own, "sides=two-sided")
	}
	out, err := run(ctx, "lpoptions", "-p", name, "-l")
	return err == nil && bothSides(out)
}

// bothSides reports whether a printer is set to both sides, from what lpoptions -l says.
func bothSides(out string) bool {
	for line := range strings.Lines(out) {
		key, list, _ := strings.Cut(line, ":")
		key, _, _ = strings.Cut(key, "/")
		if key == "sides" || strings.HasSuffix(key, "Duplex") { // drivers have it under names of their own
			return strings.Contains(list, "*two-sided") || strings.Contains(list, "*Duplex")
		}
	}
	return false
}

// printable is not known of the edges; of the paper it is, where a printer lists what it has.
func printable(ctx context.Context, c Choice, wide, high float64) *area {
	name, err := chosen(ctx, c.Printer)
	if err != nil {
		return nil
	}
	out, err := run(ctx, "lpoptions", "-p", name, "-l")
	if p, ok := paperOf(wide, high); err == nil && ok && !listed(out, p.name) {
		return &area{}
	}
	return nil
}

// listed reports whether a printer may have a paper, from what lpoptions -l says. Only papers
// that all call alike are looked for.
func listed(out, paper string) bool {
	if paper != "A3" && paper != "A4" && paper != "A5" {
		return true
	}
	for line := range strings.Lines(out) {
		key, list, _ := strings.Cut(line, ":")
		if name, _, _ := strings.Cut(key, "/"); name != "PageSize" && name != "media" {
			continue
		}
		for _, x := range strings.Fields(list) {
			x = strings.TrimPrefix(x, "*")
			if strings.HasPrefix(x, paper) || strings.HasPrefix(x, "Custom") || strings.HasPrefix(x, "iso_"+strings.ToLower(paper)) {
				return true
			}
		}
		return false
	}
	return true
}

// printers reads what lpstat -l -p -d says.
func printers(out string) []Printer {
	var list []Printer
	for line := range strings.Lines(out) {
		line = strings.TrimRight(line, "\n")
		if rest, ok := strings.CutPrefix(line, "printer "); ok {
			name, rest, _ := strings.Cut(rest, " ")
			p := Printer{Name: name}
			if strings.HasPrefix(rest, "disabled") {
				p.Trouble = &Trouble{Printer: name, Problem: Stopped}
			}
			list = append(list, p)
			continue
		}
		if rest, ok := strings.CutPrefix(line, "system default destination: "); ok {
			for i := range list {
				list[i].Default = list[i].Name == rest
			}
			continue
		}
		if rest, ok := strings.CutPrefix(line, "\tAlerts: "); ok && len(list) > 0 {
			if p := &list[len(list)-1]; p.Trouble == nil || p.Trouble.(*Trouble).Problem == Stopped {
				if problem, ok := alerted(rest); ok {
					p.Trouble = &Trouble{Printer: p.Name, Problem: problem}
				}
			}
		}
	}
	return list
}

// alerted is what the reasons of a printer's state mean: RFC 8011, 5.4.12. Warnings
// such as little toner stop nothing.
func alerted(reasons string) (Problem, bool) {
	for _, r := range strings.Fields(reasons) {
		r = strings.TrimSuffix(strings.TrimSuffix(r, "-error"), "-report")
		switch r {
		case "media-empty", "media-needed":
			return NoPaper, true
		case "media-jam":
			return Jammed, true
		case "offline", "shutdown", "timed-out":
			return Offline, true
		case "cover-open", "door-open", "interlock-open":
			return Open, true
		case "toner-empty", "marker-supply-empty":
			return NoToner, true
		case "other", "output-area-full", "marker-waste-full", "input-tray-missing":
			return Unwell, true
		}
	}
	return 0, false
}
