package xlsx

import "hash/crc32"

// The checksum of a part is made of those of its pieces, which are worked out beside
// each other. It is a polynomial over two elements, lowest bit first, modulo the one of
// crc32.IEEE; what follows n bytes behind multiplies it by x to the power of 8 n.

// joined is the checksum of two runs, of which the second is n bytes long.
func joined(first, second uint32, n int) uint32 {
	const one = 1 << 31
	power, x := uint32(one), uint32(one>>8) // x to the power of 8
	for ; n > 0; n >>= 1 {
		if n&1 != 0 {
			power = product(power, x)
		}
		x = product(x, x)
	}
	return product(power, first) ^ second
}

func product(a, b uint32) uint32 {
	p := uint32(0)
	for m := uint32(1 << 31); m != 0; m >>= 1 {
		if a&m != 0 {
			p ^= b
		}
		if b&1 != 0 {
			b = b>>1 ^ crc32.IEEE
		} else {
			b >>= 1
		}
	}
	return p
}
