// What one commit must pay at the least: 4 kB appended and made durable. Prints
// the milliseconds of one. usage: append FILE TIMES
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

static double now(void) {
	struct timespec t;
	clock_gettime(CLOCK_MONOTONIC, &t);
	return t.tv_sec * 1e3 + t.tv_nsec / 1e6;
}

static int larger(const void *a, const void *b) { return (*(double *)a > *(double *)b) - (*(double *)a < *(double *)b); }

int main(int n, char **v) {
	static char page[4096 + 24] = {1};
	if (n != 3) return 2;
	int f = open(v[1], O_CREAT | O_TRUNC | O_WRONLY, 0644), times = atoi(v[2]);
	double *each = calloc(times, sizeof *each);
	for (int i = 0; i < times; i++) {
		double from = now();
		if (write(f, page, sizeof page) < 0 || fdatasync(f)) return perror(v[1]), 1;
		each[i] = now() - from;
	}
	qsort(each, times, sizeof *each, larger);
	printf("median_ms %.4f\np95_ms %.4f\n", each[times / 2], each[times * 95 / 100]);
	return 0;
}
