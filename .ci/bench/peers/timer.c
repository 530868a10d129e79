// Runs a command and writes "wall cpu rss status" to descriptor 3: seconds,
// seconds, KiB of the largest process at its peak. It is small itself, because a
// child begins with the peak of the process that it was split from.
#define _GNU_SOURCE
#include <stdio.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static double now(void) {
	struct timespec t;
	clock_gettime(CLOCK_MONOTONIC, &t);
	return t.tv_sec + t.tv_nsec / 1e9;
}

static double seconds(struct timeval t) { return t.tv_sec + t.tv_usec / 1e6; }

int main(int n, char **v) {
	if (n < 2) return 2;
	double from = now();
	pid_t p = fork();
	if (p == 0) {
		close(3);
		execvp(v[1], v + 1);
		perror(v[1]);
		_exit(127);
	}
	int status;
	struct rusage r;
	wait4(p, &status, 0, &r);
	dprintf(3, "%.6f %.6f %ld %d\n", now() - from, seconds(r.ru_utime) + seconds(r.ru_stime), r.ru_maxrss, status);
	return status != 0;
}
