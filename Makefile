# Two commands do everything on a bare Debian that has Go: make run, make test.
# The rest is for those who change the program; see README.md.

SHELL := /bin/bash
GO    ?= $(or $(shell command -v go),/usr/local/go/bin/go)

# The program is pure Go; only the race detector asks for a C compiler.
export CGO_ENABLED ?= 0

BUILD := $(GO) build -trimpath -buildvcs=false
OURS  := $(shell find .ci -name '*.go' -printf './%h\n' | sort -u)
TODAY ?= $(shell TZ=Asia/Tokyo date +%F)

FOR_TESTS := libreoffice-calc poppler-utils python3-openpyxl python3-lxml fonts-morisawa-bizud-gothic fonts-noto-cjk
FOR_RACE  := gcc libc6-dev
FOR_BENCH := gcc libc6-dev libxlsxwriter-dev zlib1g-dev libsqlite3-dev libc-bin python3 python3-openpyxl strace

.PHONY: all build run test race soak bench check windows shots assets clean

all: build

build:
	@[ -e /etc/ssl/certs/ca-certificates.crt ] || ! command -v dpkg-query >/dev/null || .ci/install ca-certificates
	$(BUILD) -o jibun .

run: build
	@rm -rf demo && mkdir -p demo
	./jibun demo demo/見本.jibun --today $(TODAY)
	./jibun report annual demo/見本.jibun --year 2013 --out demo/年次報告書_平成25年度.xlsx --today $(TODAY)
	./jibun report signin demo/見本.jibun --number 100 --out demo/受付名簿_第100回.xlsx --today $(TODAY)
	@printf '\nできあがりました。\n  見本の台帳      %s\n  年次報告書      %s\n  受付名簿        %s\n' \
		"$$PWD/demo/見本.jibun" "$$PWD/demo/年次報告書_平成25年度.xlsx" "$$PWD/demo/受付名簿_第100回.xlsx"
	@printf '数字を見る:       ./jibun figures demo/見本.jibun --year 2013\nできることの一覧: ./jibun --help\n'

test:
	@.ci/install $(FOR_TESTS)
	$(GO) test ./... $(OURS)

# The same tests with the race detector, except the sample office's: it has one
# goroutine and takes eight minutes that way.
RACED = $(shell $(GO) list ./... | grep -v /sample$$) $(OURS)
race:
	@.ci/install $(FOR_TESTS) $(FOR_RACE)
	CGO_ENABLED=1 $(GO) test -race -timeout 15m $(RACED)

# The long runs: 200 kills, 1,000 power cuts, 3,000 damaged files.
soak:
	@.ci/install $(FOR_TESTS)
	JIBUN_SOAK=1 $(GO) test -timeout 60m -count 1 ./data/...

# Benchmarks against other people's programs; the table goes to out/bench.md. The
# first time takes ten minutes and 1 GB below out/. Some only: make bench ROWS="find open".
bench: build
	@.ci/install $(FOR_BENCH)
	@GO="$(GO)" .ci/bench/run $(ROWS)

check:
	@echo gofmt; bad=$$($$($(GO) env GOROOT)/bin/gofmt -l $$(find . -name '*.go' -not -path './out/*')) && \
		if [ -n "$$bad" ]; then echo "not formatted:"; echo "$$bad"; exit 1; fi
	$(GO) vet ./... $(OURS)
	$(GO) tool staticcheck ./... $(OURS)
	$(GO) run ./.ci/imports

windows:
	GOOS=windows GOARCH=amd64 $(BUILD) -o jibun.exe .

# Pictures of papers for the README: looked at, not asserted.
shots:
	@$(MAKE) --no-print-directory run TODAY=2026-11-22
	@.ci/install $(FOR_TESTS)
	.ci/shots

# Fonts and icons, from their sources; the results are kept beside them.
assets:
	@.ci/install python3-fonttools fonts-morisawa-bizud-gothic fonts-noto-cjk librsvg2-bin
	assets/fonts/build
	assets/icons/build
	rsvg-convert -w 256 -h 256 assets/icon.svg -o assets/icon.png

clean:
	rm -rf demo out jibun jibun.exe
