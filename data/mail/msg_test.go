package mail_test

import (
	"bytes"
	"encoding/binary"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf16"

	"golang.org/x/text/encoding/japanese"
)

// file is a stream of a compound file, or a storage with what is in it.
type file struct {
	name string
	data []byte
	in   []file
}

const (
	sector     = 512
	endOfChain = 0xFFFFFFFE
	free       = 0xFFFFFFFF
)

// compound writes a compound file ([MS-CFB] version 3) as Outlook saves its mails:
// small streams in the mini stream, the others in sectors of their own.
func compound(root []file) []byte {
	var dirs [][]byte
	var streams [][]byte // of a sector and more
	var mini []byte
	type stored struct {
		dir  int
		data int
	}
	var big []stored
	entry := func(name string, kind byte, child, right uint32, start, size uint32) []byte {
		b := make([]byte, 128)
		units := utf16.Encode([]rune(name))
		for i, u := range units {
			binary.LittleEndian.PutUint16(b[2*i:], u)
		}
		binary.LittleEndian.PutUint16(b[64:], uint16(2*len(units)+2))
		b[66], b[67] = kind, 1
		binary.LittleEndian.PutUint32(b[68:], free)
		binary.LittleEndian.PutUint32(b[72:], right)
		binary.LittleEndian.PutUint32(b[76:], child)
		binary.LittleEndian.PutUint32(b[116:], start)
		binary.LittleEndian.PutUint32(b[120:], size)
		return b
	}
	var miniFAT []uint32
	var put func(fs []file) uint32
	put = func(fs []file) uint32 { // siblings in a chain to the right, the last first
		right := uint32(free)
		for i := len(fs) - 1; i >= 0; i-- {
			f := fs[i]
			child := uint32(free)
			kind := byte(2)
			if f.in != nil {
				kind, child = 1, put(f.in)
			}
			at := len(dirs)
			start, size := uint32(endOfChain), uint32(len(f.data))
			switch {
			case kind == 1 || size == 0:
			case size < 4096:
				start = uint32(len(mini) / 64)
				n := (len(f.data) + 63) / 64
				mini = append(mini, f.data...)
				mini = append(mini, make([]byte, n*64-len(f.data))...)
				for k := range n {
					next := start + uint32(k) + 1
					if k == n-1 {
						next = endOfChain
					}
					miniFAT = append(miniFAT, next)
				}
			default:
				big = append(big, stored{at, len(streams)})
				streams = append(streams, f.data)
			}
			dirs = append(dirs, entry(f.name, kind, child, right, start, size))
			right = uint32(at)
		}
		return right
	}
	dirs = append(dirs, nil)
	top := put(root)
	miniFATBytes := make([]byte, 0, 4*len(miniFAT))
	for _, x := range miniFAT {
		miniFATBytes = binary.LittleEndian.AppendUint32(miniFATBytes, x)
	}
	for len(miniFATBytes)%sector != 0 {
		miniFATBytes = binary.LittleEndian.AppendUint32(miniFATBytes, free)
	}
	dirs[0] = entry("Root Entry", 5, top, free, endOfChain, uint32(len(mini)))
	for len(dirs)%4 != 0 {
		dirs = append(dirs, make([]byte, 128))
	}
	// sectors: FAT first, then directory, mini FAT, mini stream, streams
	need := len(dirs)/4 + len(miniFATBytes)/sector + (len(mini)+sector-1)/sector
	for _, s := range streams {
		need += (len(s) + sector - 1) / sector
	}
	fats := 1
	for fats*128 < need+fats {
		fats++
	}
	fat := make([]uint32, fats*128)
	for i := range fat {
		fat[i] = free
	}
	var body bytes.Buffer
	next := uint32(fats)
	for i := range fats {
		fat[i] = 0xFFFFFFFD
	}
	place := func(b []byte) uint32 {
		n := uint32((len(b) + sector - 1) / sector)
		if n == 0 {
			return endOfChain
		}
		first := next
		for k := range n {
			fat[next] = next + 1
			if k == n-1 {
				fat[next] = endOfChain
			}
			next++
		}
		body.Write(b)
		body.Write(make([]byte, int(n)*sector-len(b)))
		return first
	}
	for _, b := range big {
		binary.LittleEndian.PutUint32(dirs[b.dir][116:], place(streams[b.data]))
	}
	binary.LittleEndian.PutUint32(dirs[0][116:], place(mini))
	miniStart := place(miniFATBytes)
	dirStart := place(bytes.Join(dirs, nil))
	head := make([]byte, sector)
	copy(head, "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
	for at, v := range map[int]uint16{24: 0x3e, 26: 3, 28: 0xfffe, 30: 9, 32: 6} {
		binary.LittleEndian.PutUint16(head[at:], v)
	}
	for at, v := range map[int]uint32{44: uint32(fats), 48: dirStart, 56: 4096, 60: miniStart, 64: uint32(len(miniFATBytes) / sector), 68: endOfChain, 72: 0} {
		binary.LittleEndian.PutUint32(head[at:], v)
	}
	for i := range 109 {
		v := uint32(free)
		if i < fats {
			v = uint32(i)
		}
		binary.LittleEndian.PutUint32(head[76+4*i:], v)
	}
	out := append([]byte{}, head...)
	for _, v := range fat {
		out = binary.LittleEndian.AppendUint32(out, v)
	}
	return append(out, body.Bytes()...)
}

// prop is a property of letters, in Unicode.
func prop(tag, text string) file {
	var b []byte
	for _, u := range utf16.Encode([]rune(text)) {
		b = binary.LittleEndian.AppendUint16(b, u)
	}
	return file{name: "__substg1.0_" + tag + "001F", data: b}
}

// narrow is one in the mail's code page.
func narrow(tag string, b []byte) file { return file{name: "__substg1.0_" + tag + "001E", data: b} }

func binaryProp(tag string, b []byte) file {
	return file{name: "__substg1.0_" + tag + "0102", data: b}
}

// fixed are properties of up to eight bytes.
func fixed(head int, values map[uint32]uint64) file {
	b := make([]byte, head)
	for tag, v := range values {
		b = binary.LittleEndian.AppendUint32(b, tag)
		b = binary.LittleEndian.AppendUint32(b, 6)
		b = binary.LittleEndian.AppendUint64(b, v)
	}
	return file{name: "__properties_version1.0", data: b}
}

var update = flag.Bool("update", false, "write the sample mails of Outlook anew")

// TestOutlook_samples: mails that other packages read in their tests.
func TestOutlook_samples(t *testing.T) {
	csv := encoded(japanese.ShiftJIS, "氏名,所属,懇親会\r\n木村 誠,総務課,○\r\n")
	for name, want := range map[string][]byte{
		"21_outlook": outlook("髙橋 美咲", "takahashi@city.kure.example.jp", "セミナー申込", "福祉課の髙橋 美咲です。第1回に申し込みます。懇親会は欠席します。\n\n福祉課 髙橋 美咲\n"),
		"22_outlook_attached": outlook("総務課 木村", "kimura@city.kure.example.jp", "Fw: 参加希望", "転送します。名簿も付けます。",
			file{name: "__attach_version1.0_#00000000", in: []file{{name: "__substg1.0_3701000D", in: outlookFiles("村上 涼", "murakami@example.com", "参加希望", "呉市民の村上 涼と申します。第1回に参加したいです。")}, fixed(8, nil)}},
			file{name: "__attach_version1.0_#00000001", in: []file{prop("3707", "名簿.csv"), binaryProp("3701", csv), fixed(8, nil)}}),
		"23_outlook_away": compound([]file{prop("001A", "IPM.Note.Rules.OofTemplate.Microsoft"), prop("0037", "不在です"), prop("0C1A", "田中 太郎"), prop("1000", "休暇中です。申し込みの件は後日。"), fixed(32, nil)}),
	} {
		path := filepath.Join("testdata", name+".msg")
		if *update {
			if err := os.WriteFile(path, want, 0o644); err != nil {
				t.Fatal(err)
			}
		}
		got, err := os.ReadFile(path)
		if err != nil || !bytes.Equal(got, want) {
			t.Error(name, "is not what the writer writes", err)
		}
	}
}

// outlook is a mail as Outlook saves it.
func outlook(from, address, subject, text string, more ...file) []byte {
	return compound(outlookFiles(from, address, subject, text, more...))
}

func outlookFiles(from, address, subject, text string, more ...file) []file {
	return append([]file{prop("001A", "IPM.Note"), prop("0037", subject), prop("0C1A", from), prop("5D01", address), prop("1000", strings.ReplaceAll(text, "\n", "\r\n")),
		fixed(32, map[uint32]uint64{0x00390040: 134_100_000_000_000_000})}, more...)
}
