#!/usr/bin/env python3
"""How long each page takes when the lists are long: seeds a data directory, serves it, asks, and prints a table.

    Scripts/page-speed.py --users 1000000 --limit 50

The time is what a client on the same machine waits from its request to the last byte. A data directory that is there
already is used again. Nothing leaves the loopback interface. Needs Python 3.9, and wrk for `--load`.
"""
import argparse
import contextlib
import http.client
import pathlib
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.parse

ROOT = pathlib.Path(__file__).resolve().parents[1]
EMAIL, PASSWORD = "olga@contoso.example", "a long walk by the harbor"
PATIENCE = 60
STANDINGS = [
    "attention", "synchronized", "duplicate", "held", "missing", "out-of-scope", "deactivated", "never"]
ORDERS = ["name", "username", "email", "added"]
SEARCHES = {
    "common": "person", "rare": "weber 77", "one person": "person4711@contoso", "nobody": "xylophone", "1 letter": "a",
    "2 letters": "we", "2 rare letters": "vö", "accented": "søren", "accented, rare": "dvořák 12",
    "name and surname": "ana weber", "part of an email": "4711@con",
}
LOADED = ["overview", "users", "users: search common", "users: search rare", "synchronize"]


class Server:
    """`rollcall serve` on the data directory, with somebody signed in."""

    def __init__(self, program, folder, log):
        self.log = log
        with open(log, "w") as out:
            self.process = subprocess.Popen(
                [program, "serve", "--port", "0", "--data-dir", folder], stdout=out, stderr=subprocess.STDOUT)
        self.port = int(self.wait_for(r"http://localhost:(\d+)").group(1))
        self.cookie = ""
        self.connection = http.client.HTTPConnection("localhost", self.port, timeout=PATIENCE)
        self.connection.connect()
        self.connection.sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    def wait_for(self, pattern):
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            if found := re.search(pattern, self.log.read_text()):
                return found
            if self.process.poll() is not None:
                break
            time.sleep(0.05)
        sys.exit(f"The server did not start:\n{self.log.read_text()}")

    def get(self, path):
        self.connection.request("GET", path, headers={"Cookie": self.cookie})
        answer = self.connection.getresponse()
        return answer.status, answer.read()

    def post(self, path, fields):
        headers = {
            "Content-Type": "application/x-www-form-urlencoded", "Origin": f"http://localhost:{self.port}"}
        self.connection.request("POST", path, urllib.parse.urlencode(fields), headers)
        answer = self.connection.getresponse()
        answer.read()
        kept = [value.split(";")[0] for name, value in answer.getheaders() if name.lower() == "set-cookie"]
        return "; ".join(kept)

    def sign_in(self):
        """The first time as the owner of the server; later with the same password."""
        if self.get("/sign-in")[0] == 303:
            code = self.wait_for(r"/claim#(\S+)").group(1)
            self.cookie = self.post("/claim", {
                "code": code, "name": "Olga Owner", "email": EMAIL, "password": PASSWORD,
                "organization": "Contoso", "handle": "contoso"})
        else:
            self.cookie = self.post("/sign-in", {"email": EMAIL, "password": PASSWORD})
        status, _ = self.get("/o/contoso/")
        if status != 200:
            sys.exit(f"Nobody could sign in: the overview answers {status}.")

    def resident_memory(self):
        status = pathlib.Path(f"/proc/{self.process.pid}/status")
        peak = re.search(r"VmHWM:\s+(\d+)", status.read_text()) if status.exists() else None
        return int(peak.group(1)) // 1024 if peak else None

    def end(self):
        self.process.send_signal(signal.SIGTERM)
        self.process.wait(PATIENCE)


def address(path, **query):
    return f"/o/contoso{path}" + (f"?{urllib.parse.urlencode(query)}" if query else "")


def list_pages(name, path, users):
    """Each way to look at a list of users."""
    last = max(1, users * 99 // 100 // 50)
    yield name, address(path)
    for size in [25, 100, 200]:
        yield f"{name}: {size} rows", address(path, size=size)
    for label, number in [("100", 100), ("in the middle", last // 2), ("last", last - 1)]:
        yield f"{name}: page {label}", address(path, page=number)
    for standing in STANDINGS:
        yield f"{name}: {standing}", address(path, status=standing)
    for order in ORDERS:
        for sort in [order, f"-{order}"]:
            yield f"{name}: by {sort}", address(path, sort=sort)
    yield f"{name}: by -username, last", address(path, sort="-username", page=last - 1)
    for label, text in SEARCHES.items():
        yield f"{name}: search {label}", address(path, q=text)
    yield f"{name}: search common, by -added", address(path, q="person", sort="-added")
    yield f"{name}: search common, page 100", address(path, q="person", page=100)
    yield f"{name}: search rare among held", address(path, q="weber 77", status="held")
    yield f"{name}: search common among held", address(path, q="person", status="held")


def pages(server, users):
    yield "overview", address("/")
    yield from list_pages("users", "/users", users)
    yield "users: local", address("/users", source="local")
    yield "users: imported", address("/users", source="imported")
    yield from list_pages("synchronize", "/synchronize", users)
    _, listed = server.get(address("/users", sort="added"))
    ids = re.findall(rb'href="(/o/contoso/users/[0-9a-f-]{36})"', listed)
    if ids:
        user = ids[0].decode()
        yield "one user", user
    following = re.findall(rb'href="([^"]*after=[^"]*)"', server.get(address("/users", page=250))[1])
    if following:
        yield "users: the next of a far page", following[0].decode().replace("&amp;", "&")
    yield "import", address("/import")
    yield "runs", address("/runs")
    runs = re.findall(rb'href="(/o/contoso/runs/\d+)"', server.get(address("/runs"))[1])
    if runs:
        yield "one run", runs[0].decode()
    for name in ["duplicates", "deleted", "audit", "members", "tokens"]:
        yield name, address(f"/{name}")
    yield "deleted: page 100", address("/deleted", page=100)
    for name in ["connection", "people", "safety", "schedule", "organization"]:
        yield f"settings: {name}", address(f"/settings/{name}")
    yield "account", "/account"


class Times:
    """What was measured of one page, in milliseconds."""

    def __init__(self, status, size, values):
        self.status, self.size, self.values = status, size, sorted(values)

    def percentile(self, share):
        return self.values[min(len(self.values) - 1, int(len(self.values) * share))]


def measure(server, path, requests):
    for _ in range(3):
        status, body = server.get(path)
    values = []
    for _ in range(requests):
        begin = time.perf_counter()
        status, body = server.get(path)
        values.append((time.perf_counter() - begin) * 1_000)
    return Times(status, len(body), values)


def weigh(server):
    """What a browser fetches for the first page, in bytes."""
    _, page = server.get(address("/"))
    print(f"\nfirst page  {len(page):>8,} bytes of HTML")
    for path in sorted(set(re.findall(rb'(?:href|src)="(/assets/[^"]+)"', page))):
        _, body = server.get(path.decode())
        print(f"            {len(body):>8,} bytes  {path.decode()}")


def load(server, pages, seconds):
    """Eight clients at once."""
    print(f"\n{'eight clients at once (wrk -c8)':<42}{'p50':>9}{'p99':>9}{'per second':>12}")
    for name in LOADED:
        answer = subprocess.run(
            ["wrk", "-t1", "-c8", f"-d{seconds}s", "--latency", "-H", f"Cookie: {server.cookie}",
             f"http://localhost:{server.port}{pages[name]}"], check=True, capture_output=True, text=True).stdout
        figures = [re.search(pattern, answer).group(1) for pattern in
                   [r"50%\s+(\S+)", r"99%\s+(\S+)", r"Requests/sec:\s+(\S+)"]]
        print(f"{name:<42}{figures[0]:>9}{figures[1]:>9}{figures[2]:>12}", flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--users", type=int, default=1_000_000)
    parser.add_argument("--data-dir", type=pathlib.Path, help="is made when it is not there; a new one otherwise")
    parser.add_argument("--rollcall", default=ROOT / ".build/release/rollcall", help="the program")
    parser.add_argument("--requests", type=int, default=100, help="of each page")
    parser.add_argument("--rounds", type=int, default=1, help="the best of so many is told: for a machine that is busy")
    parser.add_argument("--only", default="", help="pages whose name has this in it")
    parser.add_argument("--limit", type=float, help="milliseconds; a p95 above ends with exit code 1")
    parser.add_argument("--load", type=int, metavar="SECONDS", help="then eight clients at once, with wrk")
    options = parser.parse_args()
    if options.load and not shutil.which("wrk"):
        sys.exit("--load needs wrk: https://github.com/wg/wrk")
    with tempfile.TemporaryDirectory(prefix="rollcall-speed-") as scratch:
        folder = options.data_dir or pathlib.Path(scratch) / "data"
        if not (folder / "rollcall.sqlite").exists():
            subprocess.run([options.rollcall, "seed", str(options.users), "--data-dir", folder], check=True)
        server = Server(options.rollcall, folder, pathlib.Path(scratch) / "serve.log")
        with contextlib.ExitStack() as stack:
            stack.callback(server.end)
            server.sign_in()
            sys.exit(report(server, options))


def report(server, options):
    """Prints the table. Returns the exit code."""
    all_pages = dict(pages(server, options.users))
    chosen = {name: path for name, path in all_pages.items() if options.only in name}
    print(f"{'milliseconds':<42}{'p50':>9}{'p95':>9}{'p99':>9}{'bytes':>12}")
    slow = []
    for name, path in chosen.items():
        rounds = [measure(server, path, options.requests) for _ in range(options.rounds)]
        best = min(rounds, key=lambda times: times.percentile(0.95))
        p50, p95, p99 = (best.percentile(share) for share in [0.5, 0.95, 0.99])
        note = "" if best.status == 200 else f"  answers {best.status}"
        if options.limit and p95 > options.limit or best.status != 200:
            slow.append(name)
            note += "  <"
        print(f"{name:<42}{p50:>9.1f}{p95:>9.1f}{p99:>9.1f}{best.size:>12,}{note}", flush=True)
    weigh(server)
    if options.load:
        load(server, all_pages, options.load)
    if memory := server.resident_memory():
        print(f"\npeak memory of the server: {memory} MB")
    if slow:
        print(f"\n{len(slow)} of {len(chosen)} pages are over the limit or do not answer: {', '.join(slow)}")
    return 1 if slow and options.limit else 0


if __name__ == "__main__":
    main()
