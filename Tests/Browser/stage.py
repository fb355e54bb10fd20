"""A tenant and a Rollcall server, each a program that was built, on the loopback interface."""
import contextlib
import json
import pathlib
import re
import ssl
import subprocess
import time
import urllib.request

ROOT = pathlib.Path(__file__).resolve().parents[2]
BUILT = ROOT / ".build" / "debug"
PATIENCE = 60


def wait_until(question, patience=PATIENCE):
    """Asks until there is an answer."""
    end = time.monotonic() + patience
    while time.monotonic() < end:
        with contextlib.suppress(FileNotFoundError, json.JSONDecodeError):
            if answer := question():
                return answer
        time.sleep(0.05)
    raise TimeoutError(f"no answer within {patience} seconds")


class Tenant:
    """A simulated tenant: what happens in it is said by its control interface."""

    def __init__(self, folder, people=60, *options):
        self.authority = folder / "ca.pem"
        ready = folder / "simulator.json"
        with open(ready, "w") as out:
            self.process = subprocess.Popen(
                [BUILT / "entra-simulator", "--people", str(people), "--seed", "7", "--ca-out", self.authority, *options],
                stdout=out)
        facts = wait_until(lambda: ready.read_text().strip() and json.loads(ready.read_text()))
        self.url, self.id, self.domain = facts["url"], facts["tenantId"], facts["domain"]
        self.client, self.secret = facts["clientId"], facts["clientSecret"]
        self.host = self.url.removeprefix("https://")
        self.context = ssl.create_default_context(cafile=str(self.authority))

    def secret_file(self, folder):
        path = folder / "secret.txt"
        path.write_text(self.secret)
        path.chmod(0o600)
        return path

    def do(self, deed, **fields):
        request = urllib.request.Request(
            f"{self.url}/_simulator/{deed}", json.dumps(fields).encode(), {"Content-Type": "application/json"})
        with urllib.request.urlopen(request, context=self.context) as answer:
            return json.load(answer)

    def people(self):
        with urllib.request.urlopen(f"{self.url}/_simulator/people", context=self.context) as answer:
            people = json.load(answer)
        return people["people"] if isinstance(people, dict) else people

    def plain_people(self):
        """Those with nothing unusual about them."""
        return [person for person in self.people()
                if person["accountEnabled"] and person["userType"] == "Member"
                and person["mail"] and person["givenName"] and person["surname"]]

    def let_readers_wait(self, seconds):
        """Whoever reads everybody is asked to wait, again and again."""
        self.do("faults", effect="throttled", retryAfter=str(seconds), on="/users", times=None)

    def end(self):
        self.process.terminate()
        self.process.wait(PATIENCE)


class Server:
    """`rollcall serve` on a data directory of its own."""

    def __init__(self, folder, tenant):
        folder.mkdir(exist_ok=True)
        self.folder, self.log = folder / "data", folder / "serve.log"
        self.folder.mkdir(mode=0o700)
        cloud = {"loginHost": tenant.host, "graphHost": tenant.host, "caFile": str(tenant.authority)}
        (self.folder / "rollcall.json").write_text(
            json.dumps({"clouds": ["simulated"], "cloud": {"simulated": cloud}}))
        self.port = 0
        self.start()

    def start(self):
        with open(self.log, "w") as out:
            self.process = subprocess.Popen(
                [BUILT / "rollcall", "serve", "--port", str(self.port), "--data-dir", self.folder],
                stdout=out, stderr=subprocess.STDOUT)
        self.url = wait_until(lambda: re.search(r"http://localhost:\d+", self.log.read_text())).group(0)
        self.port = int(self.url.rsplit(":", 1)[1])

    def home(self, handle="contoso"):
        return f"{self.url}/o/{handle}/"

    def claim_link(self):
        return wait_until(lambda: re.search(r"http://localhost:\d+/claim#\S+", self.log.read_text())).group(0)

    def command(self, *words, organization=None, succeeds=True):
        """Does something at the console, and answers what it said."""
        where = ["--organization", organization] if organization else []
        said = subprocess.run(
            [BUILT / "rollcall", *words, *where, "--data-dir", self.folder], check=succeeds, stdout=subprocess.PIPE,
            stderr=None if succeeds else subprocess.DEVNULL, text=True)
        return said.stdout

    def connect_and_import(self, tenant, organization=None):
        self.connect(tenant, organization)
        self.command("import", "--all", organization=organization)

    def connect(self, tenant, organization=None):
        self.command(
            "connection", "set", "--cloud", "simulated", "--tenant", tenant.id, "--client-id", tenant.client,
            "--secret-file", tenant.secret_file(self.folder.parent), organization=organization)

    def kill(self):
        self.process.kill()
        self.process.wait(PATIENCE)

    def end(self):
        self.process.terminate()
        self.process.wait(PATIENCE)
