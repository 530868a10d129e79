// Looks for names with LIKE and prints the milliseconds of one search: the
// median of many, and of the word that takes longest. usage: like LEDGER TIMES WORD...
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

// As the program orders them: who begins with the word first, then by reading.
#define QUERY "SELECT id, name, reading, staff_no FROM people WHERE merged_into = 0 AND search_key LIKE '%' || ?1 || '%' " \
	"ORDER BY search_key LIKE ?1 || '%' OR search_key LIKE '%' || char(10) || ?1 || '%' DESC, sort_key = '', sort_key, id LIMIT 50"

static double now(void) {
	struct timespec t;
	clock_gettime(CLOCK_MONOTONIC, &t);
	return t.tv_sec * 1e3 + t.tv_nsec / 1e6;
}

static int larger(const void *a, const void *b) { return (*(double *)a > *(double *)b) - (*(double *)a < *(double *)b); }

int main(int n, char **v) {
	sqlite3 *d;
	sqlite3_stmt *q;
	if (n < 4 || sqlite3_open_v2(v[1], &d, SQLITE_OPEN_READONLY, 0)) return 2;
	if (sqlite3_prepare_v2(d, QUERY, -1, &q, 0))
		return fprintf(stderr, "%s\n", sqlite3_errmsg(d)), 1;
	int times = atoi(v[2]);
	double *each = calloc(times, sizeof *each);
	long found = 0;
	for (int i = 0; i < times; i++) {
		double from = now();
		sqlite3_bind_text(q, 1, v[3 + i % (n - 3)], -1, SQLITE_STATIC);
		while (sqlite3_step(q) == SQLITE_ROW) found += sqlite3_column_bytes(q, 1) > 0;
		sqlite3_reset(q);
		each[i] = now() - from;
	}
	double slowest = 0;
	for (int w = 0; w < n - 3; w++) {
		int k = 0;
		double *of = calloc(times, sizeof *of);
		for (int i = w; i < times; i += n - 3) of[k++] = each[i];
		qsort(of, k, sizeof *of, larger);
		if (of[k / 2] > slowest) slowest = of[k / 2];
	}
	qsort(each, times, sizeof *each, larger);
	printf("median_ms %.4f\nslowest_ms %.4f\nfound %ld\n", each[times / 2], slowest, found);
	sqlite3_finalize(q);
	sqlite3_close(d);
	return 0;
}
