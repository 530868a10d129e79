package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strconv"
	"strings"
)

func output(name string, args ...string) (string, error) {
	c := exec.Command(name, args...)
	var said bytes.Buffer
	c.Stderr = &said
	out, err := c.Output()
	if err != nil {
		return "", fmt.Errorf("%s: %w: %s", strings.Join(c.Args, " "), err, said.String())
	}
	return string(out), nil
}

// copyLedger copies a closed ledger and makes it durable, so that its writing
// does not fall into the measured time. What is remembered of the copy before goes: it
// would be asked about as a newer state of the same ledger.
func copyLedger(from, to string) error {
	if err := os.RemoveAll("home"); err != nil {
		return err
	}
	for _, s := range []string{"-wal", "-shm"} {
		if err := os.Remove(to + s); err != nil && !os.IsNotExist(err) {
			return err
		}
	}
	in, err := os.Open(from)
	if err != nil {
		return err
	}
	defer in.Close()
	out, err := os.Create(to)
	if err != nil {
		return err
	}
	defer out.Close()
	if _, err := io.Copy(out, in); err != nil {
		return err
	}
	return out.Sync()
}

// syncsPerOperation counts the syncs of 200 operations with strace.
func syncsPerOperation() (float64, error) {
	var n [2]int
	for i, times := range []string{"2", "202"} {
		if err := copyLedger("data/office_1.jibun", "k1.jibun"); err != nil {
			return 0, err
		}
		if _, err := output("strace", "-f", "-qq", "-e", "trace=fsync,fdatasync,sync_file_range", "-o", "syncs", "./store", "operate", "k1.jibun", times); err != nil {
			return 0, err
		}
		b, err := os.ReadFile("syncs")
		if err != nil {
			return 0, err
		}
		n[i] = bytes.Count(b, []byte("sync(")) + bytes.Count(b, []byte("sync_file_range("))
	}
	return float64(n[1]-n[0]) / 200, nil
}

// sameFigures compares what the program says of every year with what SQL says.
func sameFigures() error {
	text, err := output("./jibun", "figures", "data/office_10.jibun", "--today", "2026-11-22")
	if err != nil {
		return err
	}
	var years []map[string]int
	if err := json.Unmarshal([]byte(text), &years); err != nil {
		return err
	}
	rows, err := output("./c_figures", "data/office_10_sql.jibun", "years.sql")
	if err != nil {
		return err
	}
	names := [][]string{nil, {"seminars", "capacity", "party"}, {"applications", "attendances", "staff", "outside", "attendance_known", "no_shows"}, {"people"}, {"first_timers"}}
	query, compared := 0, 0
	for l := range strings.Lines(rows) {
		f := strings.Fields(l)
		if f[0] == "#" {
			query++
			continue
		}
		for _, y := range years {
			if strconv.Itoa(y["year"]) != f[0] {
				continue
			}
			for i, name := range names[query] {
				if v, _ := strconv.Atoi(f[1+i]); v != y[name] {
					return fmt.Errorf("%s of %s: the program says %d, SQL %s", name, f[0], y[name], f[1+i])
				}
				compared++
			}
		}
	}
	if compared != len(years)*11 {
		return fmt.Errorf("%d figures of %d years were compared", compared, len(years))
	}
	return nil
}
