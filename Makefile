# Two commands do everything on a fresh Debian machine with Swift: make demo, make test.

.PHONY: demo test test-pages pictures build lint format clean setup judge-entra

# Builds Rollcall and starts it with a simulated tenant of 500 people. Prints the address of the pages.
demo: setup
	swift build --product rollcall
	.build/debug/rollcall demo

# Builds everything and runs every test, one after the other: each may run a server or two of its own. Sets are walked
# in the same order every time, so that a random history is the same history when it is told again.
test: setup
	swift build --build-tests
	SWIFT_DETERMINISTIC_HASHING=1 swift test --skip-build --no-parallel
	$(MAKE) test-pages

# Tries the pages in Debian's Chromium. Leaves a picture of each in .build/pictures; with ROLLCALL_PICTURES=FOLDER one of
# each in every light and size, there.
test-pages: build
	Scripts/browser-tests.sh

# Makes the pictures of the README again, from the demo.
pictures: build
	WHAT=Tests/Browser/readme_pictures.py Scripts/browser-tests.sh

# Builds the two programs, rollcall and entra-simulator, in .build/debug.
build: setup
	swift build --product rollcall
	swift build --product entra-simulator

# Says where the code is not formatted as .swift-format has it.
lint:
	swift format lint --strict --recursive Package.swift Sources Tests

# Formats the code.
format:
	swift format format --in-place --recursive Package.swift Sources Tests

# Runs Microsoft's own clients against the simulated tenant. JUDGES is the folder that holds their run.sh.
judge-entra: setup
	swift build --product entra-simulator
	Scripts/judge-entra.sh

# Removes what was built.
clean:
	swift package clean

# Installs the libraries that the build needs, by package name.
setup:
	@Scripts/setup.sh
