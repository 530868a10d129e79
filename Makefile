# Two commands do everything on a bare Debian that has Go: make run, make test.
# The rest is for those who change the program; see README.md.

SHELL := /bin/bash
GO    ?= $(or $(shell command -v go),/usr/local/go/bin/go)

# The window draws through OpenGL and X11 and needs a C compiler. gles is OpenGL ES:
# the same picture, built in one minute instead of four. migrated_fynedo: Fyne need
# not check each call, scrolling is twice as fast (make threads checks instead).
# netgo, osusergo: nothing asks the network or for users through C, so that what is built
# with C parts and without is the same and compiled once.
TAGS   := migrated_fynedo,netgo,osusergo
LINUX  := $(TAGS),gles
# With ci Fyne draws in memory: tests and checks need no display and no C compiler.
TESTED := ci,$(TAGS)

PLAIN := CGO_ENABLED=0
BUILD := $(GO) build

# No paths of this machine in what is built; said once for all, as what was compiled with it
# and without is compiled twice.
export GOFLAGS := -trimpath -buildvcs=false

# cgo asks the C compiler what each name is and takes its errors as the answer. For every
# name that is not declared gcc searches all it knows for one that is spelled alike: of the
# bindings of OpenGL that is nine tenths of the whole. The name that cgo asks with is made so
# short that none is alike.
QUICK := -D__cgo_undefined__2=q
export CGO_CFLAGS := -O2 -g $(QUICK)
OURS  := $(shell find .ci -name '*.go' -printf './%h\n' | sort -u)
TODAY ?= $(shell TZ=Asia/Tokyo date +%F)
VERSION := $(shell sed -n 's/^Version = "\(.*\)"/\1/p' FyneApp.toml)

# A printer of CUPS that writes PDF needs root; without, stories print on one of their own.
ROOT := $(filter 0,$(shell id -u))

FOR_BUILD   := ca-certificates gcc libc6-dev pkg-config libgl-dev libx11-dev libxcursor-dev libxrandr-dev libxinerama-dev libxi-dev libxxf86vm-dev
FOR_WINDOWS := gcc-mingw-w64-x86-64-win32
FOR_WINE    := wine wine64 xvfb xauth
FOR_TESTS   := ca-certificates libreoffice-calc poppler-utils python3-openpyxl python3-lxml fonts-morisawa-bizud-gothic fonts-noto-cjk
FOR_STORIES := xvfb openbox xdotool wmctrl xclip x11-apps imagemagick libgl1-mesa-dri libreoffice-calc poppler-utils
FOR_SHOTS   := $(FOR_TESTS) optipng
FOR_PRINT   := cups cups-client printer-driver-cups-pdf poppler-utils
FOR_SOAK    := strace mount procps
FOR_RACE    := gcc libc6-dev
FOR_BENCH   := gcc libc6-dev libxlsxwriter-dev zlib1g-dev libsqlite3-dev libcairo2-dev fonts-morisawa-bizud-gothic libc-bin python3 python3-openpyxl strace xvfb xauth libgl1-mesa-dri
FOR_ASSETS  := python3-fonttools fonts-morisawa-bizud-gothic fonts-noto-cjk librsvg2-bin

.PHONY: all packages build run test race threads reached stories soak bench check windows wine print shots texts assets clean

all: build

# Everything that the targets below would install one by one.
packages:
	@.ci/install $(sort $(FOR_BUILD) $(FOR_WINDOWS) $(FOR_TESTS) $(FOR_STORIES) $(FOR_RACE))

build:
	@.ci/install $(FOR_BUILD)
	CGO_ENABLED=1 $(BUILD) -tags $(LINUX) -o jibun .

run: build
	@rm -rf demo && mkdir -p demo
	./jibun demo demo/見本.jibun --today $(TODAY)
	./jibun report annual demo/見本.jibun --year 2013 --out demo/年次報告書_平成25年度.xlsx --today $(TODAY)
	./jibun report signin demo/見本.jibun --number 100 --out demo/受付名簿_第100回.xlsx --today $(TODAY)
	@printf '\nできあがりました。\n  見本の台帳      %s\n  年次報告書      %s\n  受付名簿        %s\n' \
		"$$PWD/demo/見本.jibun" "$$PWD/demo/年次報告書_平成25年度.xlsx" "$$PWD/demo/受付名簿_第100回.xlsx"
	@printf '数字を見る:       ./jibun figures demo/見本.jibun --year 2013\nできることの一覧: ./jibun --help\n\n'
	@if [ -n "$$DISPLAY" ]; then \
		echo '見本の台帳を画面で開きます。'; ./jibun demo/見本.jibun --today $(TODAY); \
	else \
		echo '表示先(DISPLAY)がないので、画面は開きませんでした。画面で見るには、次のどれかで。'; \
		echo '  この機械の画面の前で: 端末を開いて  ./jibun demo/見本.jibun'; \
		echo '  別の機械から:         ssh -X でつないで  ./jibun demo/見本.jibun'; \
		echo '  画面のない機械で:     make stories  (見えない画面で動かし、絵を out/stories に残す)'; \
	fi

# The sample office as tests want it: made once for all of them, and without the race
# detector, with which it takes minutes.
SAMPLE := $(CURDIR)/out/sample.jibun
.PHONY: sample
sample:
	@mkdir -p out && rm -f $(SAMPLE)*
	$(PLAIN) $(GO) run -tags $(TESTED) ./.ci/bench/office $(SAMPLE)

# Vetted they are by make check.
test: sample
	@.ci/install $(FOR_TESTS)
	JIBUN_SAMPLE=$(SAMPLE) $(PLAIN) $(GO) test -vet=off -tags $(TESTED) -timeout 20m ./... $(OURS)

# The race detector watches the program itself at its work (make threads); here it
# watches what runs beside something in tests: those that start goroutines (raced finds
# them), and the packages of the program that do. What happens to other processes,
# sequences of one goroutine and a test that looks at its own memory are not its concern.
OTHERS := ^Test(Crash_|Backup_killed|Upgrade_killed|Leftover_|Hostile_|Read_hostile)
race: sample
	@.ci/install $(FOR_TESTS) $(FOR_RACE)
	@rm -rf out/raced && mkdir -p out/raced
	$(PLAIN) $(GO) run ./.ci/raced -tests >out/raced-tests
	while read -r package tests; do \
		JIBUN_SAMPLE=$(SAMPLE) CGO_ENABLED=1 $(GO) test -race -vet=off -tags $(TESTED) -timeout 20m -run "$$tests" -skip '$(OTHERS)' -coverprofile out/raced/$$(echo $$package | tr -d ./).cover $$package || exit 1; \
	done <out/raced-tests
	CGO_ENABLED=1 $(GO) test -race -vet=off -tags $(TESTED) -timeout 20m -skip '^Test(Damaged|Conditions_hostile)' -coverprofile out/race.cover -coverpkg $(STARTS) \
		./export/opened ./export/xlsx ./data/internal/... ./gui/native/...

# The real window on a display nobody sees: what the clerk does, step by step.
stories: build
	@.ci/install $(FOR_STORIES) $(if $(ROOT),$(FOR_PRINT))
	$(PLAIN) $(if $(ROOT),.ci/printer out/cups) $(GO) run -tags $(TESTED) ./.ci/stories

# The same with the race detector and Fyne's own watch built in: what two goroutines do
# to one thing, and what touches the window from another goroutine, is in the log. After it
# and make race, make reached: every place that starts a goroutine must have been reached in
# one of them. STARTS are the packages that have one; raced tells if another gets one. Without
# migrated_fynedo, or Fyne would not look; else as make race, so that SQLite is compiled once.
STARTS := .,./data,./data/internal/ledger,./export/opened,./export/xlsx,./gui,./gui/kit,./gui/native
threads:
	@.ci/install $(FOR_BUILD) $(FOR_STORIES)
	@rm -rf out/threads out/threads-cover && mkdir -p out/threads-cover
	CGO_ENABLED=1 $(BUILD) -race -cover -covermode atomic -coverpkg $(STARTS) -tags netgo,osusergo,gles -o out/jibun-threads .
	GORACE=exitcode=0 GOCOVERDIR=$(CURDIR)/out/threads-cover $(PLAIN) \
		$(GO) run -tags $(TESTED) ./.ci/stories -program out/jibun-threads -folder out/threads -shots out/threads/shots
	@if grep -A 40 'DATA RACE\|Error in Fyne call thread' out/threads/window.log; then exit 1; fi
	$(GO) tool covdata textfmt -i out/threads-cover -o out/threads.cover

reached:
	$(PLAIN) $(GO) run ./.ci/raced out/threads.cover out/race.cover out/raced/*.cover

# The long runs: 200 kills and 200 at chosen system calls, 1,000 power cuts, full disks
# of many sizes, 3,000 damaged files; forms grown to 200 rows, read by two other programs;
# all the hands, pens and scanners whose sheets are read back, on 216 pages and more.
# SOAKED are the packages whose tests do more in a soak; a test of data/datatest/soak knows.
SOAKED := ./data ./data/sample ./data/table ./export ./export/readback ./export/template
soak: sample
	@.ci/install $(FOR_TESTS) $(FOR_SOAK)
	JIBUN_SAMPLE=$(SAMPLE) $(PLAIN) JIBUN_SOAK=1 $(GO) test -tags $(TESTED) -timeout 120m -count 1 $(SOAKED)

# Benchmarks against other people's programs; the table goes to out/bench.md. The
# first time takes ten minutes and 1 GB below out/. Some only: make bench ROWS="find open".
bench: build
	@.ci/install $(FOR_BENCH)
	@$(PLAIN) GO="$(GO)" .ci/bench/run $(ROWS)

# The Windows side is vetted by make windows.
check:
	@echo gofmt; bad=$$($$($(GO) env GOROOT)/bin/gofmt -l $$(find . -name '*.go' -not -path './out/*')) && \
		if [ -n "$$bad" ]; then echo "not formatted:"; echo "$$bad"; exit 1; fi
	$(PLAIN) $(GO) vet -tags $(TESTED) ./... $(OURS)
	$(PLAIN) $(GO) tool staticcheck -tags $(TESTED) ./... $(OURS)
	$(PLAIN) $(GO) run ./.ci/imports

# One file for the clerk's PC, and what of the program is for Windows alone, vetted with the
# same settings, or all below it would be compiled twice. -O1 because the compiler's time is
# what counts here.
FOR_CLERK := GOOS=windows GOARCH=amd64 CGO_ENABLED=1 CC=x86_64-w64-mingw32-gcc CGO_CFLAGS="-O1 $(QUICK)"
windows:
	@.ci/install $(FOR_WINDOWS) ca-certificates
	$(PLAIN) $(GO) tool go-winres make --in assets/windows/winres.json --arch amd64 --out rsrc \
		--file-version $(VERSION).0 --product-version $(VERSION)
	$(FOR_CLERK) $(BUILD) -tags $(TAGS) -ldflags '-H windowsgui -s -w' -o jibun.exe .
	$(FOR_CLERK) $(GO) vet -tags $(TAGS) ./...

# Windows' own tests, run by Wine.
wine:
	@.ci/install $(FOR_WINDOWS) $(FOR_WINE)
	GO="$(GO)" .ci/wine ./data/inuse ./gui/native

# Pages on paper: printed by lp and, by Wine, through Windows' own dialog and GDI, on a
# printer of CUPS that writes PDF; compared with the preview. It needs root, as cups-pdf does.
print:
	@.ci/install $(FOR_WINDOWS) $(FOR_WINE) $(FOR_PRINT)
	GO="$(GO)" .ci/printer out/cups .ci/print

# Pictures of every page, dialog and paper, below out/shots: looked at, not asserted.
# Those that the README shows are kept in docs/shots and drawn again.
shots:
	@$(MAKE) --no-print-directory run TODAY=2026-11-22
	@.ci/install $(FOR_SHOTS)
	@rm -rf out/shots && mkdir -p out/shots/window
	JIBUN_SHOTS=$(CURDIR)/out/shots/window $(PLAIN) $(GO) test -tags $(TESTED) -count 1 -run 'TestShots' ./gui/
	.ci/shots

# The texts of the window, from the code.
texts:
	JIBUN_TEXTS=write $(PLAIN) $(GO) test -tags $(TESTED) -count 1 -run TestJapanese_taken ./gui/

# Fonts and icons, from their sources; the results are kept beside them.
assets:
	@.ci/install $(FOR_ASSETS)
	assets/fonts/build
	assets/icons/build
	rsvg-convert -w 256 -h 256 assets/icon.svg -o assets/icon.png

clean:
	rm -rf demo out jibun jibun.exe *.syso
