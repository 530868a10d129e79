package faultvfs

import (
	"math/rand/v2"
	"os"
)

// sector is what a disk writes whole or not at all.
const sector = 512

// Cut makes the files as a power cut after the first n operations of the log
// could leave them: what was forced to the disk is there; of what was written
// since, any write may be there, be missing, or be torn between two sectors.
// files is how they were before.
func Cut(files map[string][]byte, log []Op, n int, r *rand.Rand) map[string][]byte {
	image := map[string][]byte{}
	for path, b := range files {
		image[path] = append([]byte(nil), b...)
	}
	synced := map[string]int{}
	for i, op := range log[:n] {
		if op.Kind == Sync {
			synced[op.Path] = i
		}
	}
	for i, op := range log[:n] {
		data := op.Data
		if last, ok := synced[op.Path]; (!ok || i > last) && op.Kind != Delete {
			switch r.IntN(3) {
			case 0:
				continue
			case 1:
				data = data[:r.IntN(len(data)/sector+1)*sector]
			}
		}
		apply(image, op, data)
	}
	return image
}

func apply(image map[string][]byte, op Op, data []byte) {
	b := image[op.Path]
	switch op.Kind {
	case Write:
		if need := int(op.Off) + len(data); need > len(b) {
			b = append(b, make([]byte, need-len(b))...)
		}
		copy(b[op.Off:], data)
		image[op.Path] = b
	case Truncate:
		if int(op.Off) < len(b) {
			image[op.Path] = b[:op.Off:op.Off]
		}
	case Delete:
		delete(image, op.Path)
	}
}

// Files reads the files of these names.
func Files(paths ...string) (map[string][]byte, error) {
	out := map[string][]byte{}
	for _, p := range paths {
		b, err := os.ReadFile(p)
		if os.IsNotExist(err) {
			continue
		}
		if err != nil {
			return nil, err
		}
		out[p] = b
	}
	return out, nil
}
