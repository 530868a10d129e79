package data_test

import (
	"bufio"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"jibun/data"
	"jibun/data/datatest"
	"jibun/data/datatest/soak"
)

// TestCrash_syscalls kills a process that writes at chosen system calls (strace),
// which random kills do not meet: in the middle of the switch to the log, of a
// checkpoint, of the lock. Every operation that was acknowledged is there afterwards,
// and the ledger opens for writing.
func TestCrash_syscalls(t *testing.T) {
	if _, err := exec.LookPath("strace"); err != nil {
		t.Skip("strace is not installed")
	}
	calls := []string{"fsync", "fdatasync", "pwrite64", "ftruncate", "unlink", "openat", "write", "rename", "mmap"}
	kills, at := 0, soak.Rounds(2, 24)
	for _, call := range calls {
		for n := range at {
			when := 1 + n*(1+n)/2
			path := furnished(t, 3)
			lines, killed := strangled(t, path, call, when)
			if killed {
				kills++
			}
			acknowledged := 0
			for _, line := range lines {
				if strings.HasPrefix(line, "person ") {
					acknowledged++
				}
			}
			s := datatest.Open(t, path, datatest.NewClock())
			r, err := s.Check(t.Context(), nil)
			if err != nil || !r.OK() || s.ReadOnly() != nil {
				t.Errorf("%s %d: %v %v %v", call, when, r.Problems, err, s.ReadOnly())
			}
			if got := people(t, s); got < acknowledged {
				t.Errorf("%s %d: %d of %d acknowledged", call, when, got, acknowledged)
			}
			closed(t, s)
		}
	}
	if kills < 2*at {
		t.Errorf("only %d kills", kills)
	}
}

// strangled runs a process that writes, ended at the n-th call, or else after forty
// operations; killed says which.
func strangled(t *testing.T, path, call string, n int) (lines []string, killed bool) {
	t.Helper()
	cmd := exec.Command("strace", "-f", "-qq", "-o", "/dev/null", "-e", "trace="+call, "-e", fmt.Sprintf("inject=%s:signal=KILL:when=%d", call, n),
		os.Args[0], "-test.run=^TestChild$")
	cmd.Env = append(os.Environ(), "JIBUN_CHILD=write", "JIBUN_ARGS="+path+"\n0")
	out, err := cmd.StdoutPipe()
	if err == nil {
		err = cmd.Start()
	}
	if err != nil {
		t.Fatal(err)
	}
	sc := bufio.NewScanner(out)
	for sc.Scan() {
		if lines = append(lines, sc.Text()); len(lines) == 40 {
			_ = cmd.Process.Signal(syscall.SIGTERM) // strace takes its child along
			_ = exec.Command("pkill", "-KILL", "-P", fmt.Sprint(cmd.Process.Pid)).Run()
		}
	}
	return lines, cmd.Wait() != nil && len(lines) < 40
}

// TestFullDisk fills a small disk to many sizes: a new ledger is whole or not there, an
// old one is read and checked on a disk without a byte, written again when there is
// room, and each refusal says that the disk is full. Only root can make the disk.
func TestFullDisk(t *testing.T) {
	disk := t.TempDir()
	if err := exec.Command("mount", "-t", "tmpfs", "-o", "size=24m", "tmpfs", disk).Run(); err != nil {
		t.Skip("no disk can be made:", err)
	}
	defer exec.Command("umount", disk).Run()
	old := furnished(t, 3)
	ballast := filepath.Join(disk, "ballast")
	fill := func(free int) {
		t.Helper()
		put(t, ballast, nil)
		var st syscall.Statfs_t
		if err := syscall.Statfs(disk, &st); err != nil {
			t.Fatal(err)
		}
		if n := int(st.Bavail)*int(st.Bsize) - free<<10; n > 0 {
			if err := os.WriteFile(ballast, make([]byte, n), 0o600); err != nil {
				t.Fatal(err)
			}
		}
	}
	for _, free := range sizes() {
		path := filepath.Join(disk, "新.jibun")
		fill(free)
		s, err := data.Create(t.Context(), path, data.Office{Name: "市"}, datatest.NewClock().Options())
		if err != nil {
			if _, err2 := os.Stat(path); err2 == nil || !errors.Is(err, data.ErrDiskFull) {
				t.Errorf("new with %d KB: %v, and the file is there: %v", free, err, err2 == nil)
			}
		} else {
			closed(t, s)
		}
		for _, f := range folder(t, disk) {
			if f != "ballast" {
				_ = os.Remove(filepath.Join(disk, f))
			}
		}
	}
	path := filepath.Join(disk, "台帳.jibun")
	put(t, ballast, nil)
	put(t, path, slurp(t, old))
	for _, free := range sizes() {
		fill(free)
		o := datatest.NewClock().Options()
		o.ReadOnly = true
		r, err := data.Open(t.Context(), path, o)
		if err != nil {
			t.Errorf("reading with %d KB: %v", free, err)
			continue
		}
		if report, err := r.Check(t.Context(), nil); err != nil || !report.OK() {
			t.Errorf("checking with %d KB: %v %v", free, report.Problems, err)
		}
		closed(t, r)
		w, err := data.Open(t.Context(), path, datatest.NewClock().Options())
		if err != nil {
			if !errors.Is(err, data.ErrDiskFull) {
				t.Errorf("opening with %d KB: %v", free, err)
			}
			continue
		}
		for range 30 {
			if err := w.SavePerson(t.Context(), &data.Person{Name: "人"}); err != nil && !errors.Is(err, data.ErrDiskFull) {
				t.Errorf("writing with %d KB: %v", free, err)
				break
			}
		}
		_ = w.Close() // the log may have no room to move
	}
	put(t, ballast, nil)
	closed(t, whole(t, path))
}

// sizes are free kilobytes.
func sizes() (out []int) {
	for kb := 0; kb <= 660; kb += soak.Rounds(110, 10) {
		out = append(out, kb)
	}
	return out
}
