# Parvis: what there is to run. "make" alone shows this list.
# "make site" needs Go and make, and npm for figures that are interactive; "make test"
# and "make audit" need npm, Java 17, a C compiler, Chromium and LibreOffice too.

.PHONY: help site figures test audit browser accept bench compare faults fuzz release tools clean

# What makes figures interactive: ECharts, fetched by npm, bundled by a program in Go.
echarts := generator/figure/interactive
bundle := $(echarts)/dist/interactive.js

# What builds whole sites, draws or writes all the data is ten times slower under
# the race detector: it is tested without it, the longest first. With it, drawings
# made at once, and a build on one processor, on eight, over an earlier one and
# stopped, are tested again: they pass through all that runs at the same time.
slow := ^parvis/(cmd/parvis|cmd/release|generator(/figure|/content/guide|/content/starter|/data/export)?)$$

help: ## show this list
	@sed -n 's/^\([a-z]*\):[^#]*## /\1\t/p' Makefile | expand -t 10

site: figures ## build the command, and the site from content/ into public/
	go build -o parvis ./cmd/parvis
	./parvis build

figures:
	@if command -v npm >/dev/null; then $(MAKE) -s $(bundle); \
	elif [ ! -e $(bundle) ]; then echo "npm is lacking: figures will have no interactive form" >&2; fi

$(bundle): $(echarts)/node_modules/.package-lock.json $(wildcard $(echarts)/js/*.js) $(echarts)/bundle/main.go generator/figure/paint/paint.go
	go run ./$(echarts)/bundle

$(echarts)/node_modules/.package-lock.json: $(echarts)/package-lock.json
	npm ci --prefix $(echarts)

test: tools $(bundle) ## format, golangci-lint and all tests, most with the race detector
	@test -z "$$(gofmt -l cmd generator themes)" || { echo "not formatted; run: gofmt -w cmd generator themes"; gofmt -l cmd generator themes; exit 1; }
	.ci/bin/golangci-lint run ./...
	go test -timeout 30m ./generator $$(go list ./... | grep -E '$(slow)' | grep -v '/generator$$')
	go test -timeout 30m -race $$(go list ./... | grep -Ev '$(slow)')
	go test -timeout 30m -race -run 'ByteForByte|Rebuild|Stopped' ./generator -builds 2

audit: browser ## look at every kind of page in a real browser: axe-core, keyboard, weight, Lighthouse…
	go run ./cmd/audit

# What "make test" does with some pages, addresses and figures, done with all.
browser: tools $(bundle) ## the long passes of tests in a browser, and the HTML of every made-up page
	go test ./generator -count 1 -timeout 60m -whole -queries 15 -run '^Test(AnythingInAddresses|DirectoryAgreesWithTheLists|DrawingsFit|FrameOfAFigure|Hostile|InteractiveFigure|NothingIsKeptOfAVisit|Valid)$$'

accept: $(bundle) ## take the pages as they are now for the golden ones; look at git diff after
	go test ./generator -run Golden -update

bench: $(bundle) ## build 10,000 signatories on a RAM disk, beside cp -r of the same
	go run ./cmd/bench

compare: $(bundle) ## the benchmark of every room, or of ROOM, at REF (HEAD) and as the tree is, side by side
	@before=$$(mktemp -d) && trap 'rm -rf "$$before"' EXIT INT TERM && \
	git archive "$(or $(REF),HEAD)" | tar -x -C "$$before" && cp -r $(echarts)/dist "$$before/$(echarts)/" && \
	for round in 1 2 3 4 5 6; do for tree in "$$before" .; do \
		go test -C "$$tree" -run '^$$' -bench . -benchmem -benchtime 50ms -count 1 -timeout 60m ./generator/$(or $(ROOM),...) >> "$$before/$$(test "$$tree" = . && echo after || echo before).txt" || exit 1; \
	done; done && \
	go tool benchstat before="$$before/before.txt" after="$$before/after.txt"

faults: tools $(bundle) ## kill 200 builds, fill a disk, race 200 publications… and print what came of it
	go test ./cmd/parvis -v -count 1 -timeout 60m -kills 200 -rebuilds 2000 -clock -run '^Test(Killed|TwoAtOnce|NoRoom|ContentChanges|TimesOfFiles|Clocks|ServeHolds)$$'
	go test ./generator -v -count 1 -timeout 60m -edits 1000 -run '^Test(RandomEdits|Hostile)$$'
	go test ./generator/publish -v -count 1 -timeout 90m -races 200 -pauses 200 -run '^Test(Races|Sleeps)$$'

fuzz: ## look for inputs that break the readers, 20 seconds for each or FOR=… (1m, 1000000x: so many inputs)
	@for pkg in $$(go list ./...); do \
		for name in $$(go test -list '^Fuzz' $$pkg | grep '^Fuzz'); do \
			echo "$$pkg $$name"; \
			go test -run '^$$' -fuzz "^$$name\$$" -fuzztime $(or $(FOR),20s) -fuzzminimizetime 10x $$pkg || exit 1; \
		done; \
	done

release: $(bundle) ## archives of the command for Linux, macOS and Windows into DIR (.release), of VERSION (the git tag's)
	go run ./cmd/release -dir "$(or $(DIR),.release)" -version "$(VERSION)"

tools: .ci/node_modules/.package-lock.json .ci/bin/golangci-lint ## fetch what tests need: the Nu HTML checker, axe-core, Taplo, golangci-lint, an S3 server…

.ci/node_modules/.package-lock.json: .ci/package-lock.json
	npm ci --prefix .ci

.ci/bin/golangci-lint: .ci/go.mod
	go build -C .ci -o bin/ tool && touch $@

clean: ## remove what the targets above made, and no file of anybody else's
	rm -rf parvis .release .ci/node_modules .ci/bin $(echarts)/node_modules $(echarts)/dist/*.* public/.parvis-tmp
	@cd public && touch .parvis-manifest && grep -Ev '^/|(^|/)\.\.(/|$$)' .parvis-manifest | tr '\n' '\0' | xargs -0 rm -f --
	@cd public && sed -n 's|/[^/]*$$||p' .parvis-manifest | tr '\n' '\0' | xargs -0 rmdir -p -- 2>/dev/null || true
	@rm -f public/.parvis-manifest public/.parvis-lock
