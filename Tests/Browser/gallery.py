"""Every state that a page can be in, on one server: what happened there, and how each state is come to."""
import base64
import hashlib
import hmac
import json
import re
import struct
import time
from dataclasses import dataclass
from typing import Callable

from looks import AXE
from pages import OLGA, PASSWORD, Claim, SignIn, Synchronize
from stage import Server, Tenant
from windows import Window

VERA = "vera@contoso.example"


@dataclass(frozen=True)
class State:
    name: str
    place: str
    who: str = "olga"
    act: Callable | None = None


class Gallery:
    def __init__(self, chromium, folder):
        self.tenant = Tenant(folder)
        self.server = Server(folder / "claimed", self.tenant)
        self.unclaimed = Server(folder / "unclaimed", self.tenant)
        self.windows = {who: Window(chromium) for who in ["olga", "vera", "nobody"]}
        self.windows["dora"] = Window(chromium, locale="de-DE")
        for window in self.windows.values():
            window.context.add_init_script(AXE)

    def furnish(self):
        """Lets everything happen that there is to be seen."""
        self.people = self.tenant.plain_people()
        Claim(self.windows["olga"], self.server.home()).by_olga(self.server)
        for name, handle in [("Fabrikam", "fabrikam"), ("Northwind", "northwind"), ("Empty Office", "empty")]:
            self.server.command("organization", "create", name, "--handle", handle, "--owner", OLGA)
        self.contoso()
        self.fabrikam()
        self.northwind()
        self.let_vera_in()
        self.for_ian = self.invite("ian@contoso.example")
        # Dora's browser asks for German.
        SignIn(self.windows["dora"], self.server.home()).as_somebody(self.server, labels=("E-Mail", "Kennwort"))

    def run(self, *words, organization="contoso", succeeds=True):
        self.server.command(*words, organization=organization, succeeds=succeeds)

    def contoso(self):
        """1 imports, 2 changes, 3 changes again, 4 undoes 2 as far as 3 allows, 5 stops, 6 waits."""
        tenant, (ana, bo, cy, dee, eli, fay, gus, hal, ida) = self.tenant, self.people[:9]
        self.server.connect_and_import(tenant, organization="contoso")
        tenant.do(f"people/{ana['id']}/edit", surname="Renamed-Lindqvist", mobilePhone="+1 555 0142")
        tenant.do(f"people/{bo['id']}/edit", givenName="Robin")
        tenant.do(f"people/{cy['id']}/swap-mail", **{"with": dee["id"]})
        tenant.do(f"people/{eli['id']}/delete")
        tenant.do(f"people/{fay['id']}/edit", mail=gus["mail"])
        tenant.do(f"people/{hal['id']}/disable")
        self.run("sync", "--all")
        tenant.do(f"people/{bo['id']}/edit", givenName="Robina")
        self.run("sync", "--all")
        self.run("runs", "undo", "2", succeeds=False)
        tenant.do("drop-permission", permission="User.Read.All")
        self.run("sync", "--all", succeeds=False)
        tenant.do("grant-permission", permission="User.Read.All")
        tenant.do(f"people/{ida['id']}/delete")
        tenant.do(f"people/{self.people[9]['id']}/edit", surname="Bergström", mobilePhone=None)
        for name in ["Zora Newcomer", "Zoran Newman"]:
            first, last = name.split()
            tenant.do(
                "people", userPrincipalName=f"{first.lower()}@{tenant.domain}", displayName=name, givenName=first,
                surname=last, mail=f"{first.lower()}.{last.lower()}@{tenant.domain}")
        self.run("plan", "--all")

    def fabrikam(self):
        """Its run 2 is held."""
        self.server.connect_and_import(self.tenant, organization="fabrikam")
        self.server.connect_and_import(self.tenant, organization="northwind")
        self.tenant.do("delete-many", count=15)
        self.run("sync", "--all", organization="fabrikam", succeeds=False)

    def northwind(self):
        """Its run 2 is at work for as long as anybody looks."""
        self.tenant.do("faults", effect="throttled", retryAfter="120", on="/users/delta", times=None)
        Synchronize(self.windows["olga"], self.server.home("northwind")).begin()

    def let_vera_in(self):
        """She looks only, and has a second factor."""
        self.invitation = self.invite(VERA)
        page = self.windows["vera"].page
        page.goto(self.invitation)
        go_on(page)
        page.get_by_label("Your name").fill("Vera Viewer")
        page.get_by_label(re.compile("[Pp]assword")).fill(PASSWORD)
        page.keyboard.press("Enter")
        page.wait_for_url("**/o/contoso/")
        page.goto(self.server.url + "/account/second-factor")
        page.get_by_label("Code").fill(one_time_code(page.locator("main code").first.inner_text()))
        page.get_by_role("button", name="Turn it on").click()
        page.get_by_role("heading", name="Your recovery codes").wait_for()

    def invite(self, email):
        said = self.server.command(
            "member", "invite", email, "--role", "viewer", "--json", organization="contoso")
        return f"{self.server.url}/join#{json.loads(said)['code']}"

    def states(self):
        return [
            *(State(name, f"/o/contoso/{place}") for name, place in CONTOSO.items()),
            State("user in conflict", "/o/contoso/users?status=duplicate", act=open_first_row),
            State("user", f"/o/contoso/users?q={self.people[0]['mail']}", act=open_first_row),
            State("outcome", "/o/contoso/runs/2", act=lambda page: page.locator(".tiles a").first.click()),
            State("changes of one kind", "/o/contoso/runs/6?change=phone-cleared"),
            State("basket", "/o/contoso/import?q=Zo", act=fill_basket),
            State("everyone chosen", "/o/contoso/synchronize", act=choose_everyone),
            State("audit entry", "/o/contoso/audit", act=lambda page: page.locator(".entry time").first.click()),
            State("invitation", "/o/contoso/members/invite", act=make_invitation),
            State("token", "/o/contoso/tokens/new", act=make_token),
            State("account menu", "/o/contoso/", act=lambda page: page.locator(".standing .menu summary").click()),
            State("other organizations", "/o/contoso/", act=lambda page: page.locator(".whose summary").click()),
            State("menu", "/o/contoso/", act=open_menu),
            State("keys", "/o/contoso/users", act=lambda page: page.keyboard.press("?")),
            State("held", "/o/fabrikam/runs/2"),
            State("held and misread", "/o/fabrikam/runs/2", act=approve_wrongly),
            State("overview while held", "/o/fabrikam/"),
            State("at work", "/o/northwind/runs/2", act=go_on_working),
            State("paused", "/o/northwind/runs/2", act=pause),
            State("overview while at work", "/o/northwind/"),
            *(State(f"empty {place or 'overview'}", f"/o/empty/{place}") for place in EMPTY),
            *(State(name, place) for name, place in ELSEWHERE.items()),
            *(State(f"German {name}", f"/o/contoso/{place}", "dora") for name, place in CONTOSO.items()),
            State("German audit entry", "/o/contoso/audit", "dora", lambda page: page.locator(".entry time").first.click()),
            State("German held", "/o/fabrikam/runs/2", "dora"),
            State("German paused", "/o/northwind/runs/2", "dora"),
            State("German account", "/account", "dora"),
            State("overview of a viewer", "/o/contoso/", "vera"),
            State("run of a viewer", "/o/contoso/runs/6", "vera"),
            State("not allowed", "/o/contoso/import", "vera"),
            State("not her organization", "/o/fabrikam/users", "vera"),
            State("sign-in", "/sign-in", "nobody"),
            State("sign-in refused", "/sign-in", "nobody", refuse_sign_in),
            State("code", "/sign-in", "nobody", lambda page: sign_in(page, VERA, PASSWORD)),
            State("recover", "/recover", "nobody"),
            State("join", "/join", "nobody"),
            State("join with a code", self.for_ian, "nobody", go_on),
            State("nowhere", "/nowhere", "nobody"),
            State("claim", self.unclaimed.url + "/claim", "nobody"),
            State("claim refused", self.unclaimed.url + "/claim", "nobody", claim_wrongly),
        ]

    def show(self, state, who=None):
        """The page of a state, come to anew."""
        page = self.windows[who or state.who].page
        # Whatever differs only behind the # is the same page to a browser.
        if "#" in state.place:
            page.goto("about:blank")
        page.goto(state.place if state.place.startswith("http") else self.server.url + state.place)
        if state.act:
            state.act(page)
            page.wait_for_load_state()
        return page

    def end(self):
        for window in self.windows.values():
            # Some states are refusals, and a browser notes that the page came with such a status.
            window.forgive("the server responded with a status of 4")
            window.close()
        self.tenant.end()
        # A run is at work, and nobody waits for it.
        self.server.kill()
        self.unclaimed.kill()
        for window in self.windows.values():
            window.end()


CONTOSO = {
    "overview": "", "users": "users?size=25", "attention": "users?status=attention", "nobody found": "users?q=zzzz",
    "by column": "users?email=%40&name=an&size=25",
    "import": "import?size=25", "found": "import?q=Zo", "nobody found upstream": "import?q=zzzz",
    "synchronize": "synchronize?size=25",
    "runs": "runs", "imported": "runs/1", "result": "runs/2", "partial failure": "runs/4", "stopped": "runs/5",
    "plan": "runs/6", "duplicates": "duplicates", "deleted": "deleted", "audit": "audit",
    "audit verified": "audit/verification", "members": "members", "tokens": "tokens", "components": "components",
    "connection": "settings/connection", "people and fields": "settings/people", "safety": "settings/safety",
    "step one": "settings/connection/steps/tenant", "step two": "settings/connection/steps/credential",
    "importing a certificate": "settings/connection/steps/credential?kind=imported",
    "step three": "settings/connection/steps/test", "step four": "settings/connection/steps/scope",
    "connected": "settings/connection/steps/done", "schedule": "settings/schedule",
    "organization": "settings/organization", "nowhere inside": "nowhere", "past the end": "users?page=9",
}
EMPTY = ["", "users", "import", "synchronize", "runs", "duplicates", "deleted", "settings/connection",
         "settings/connection/steps/tenant"]
ELSEWHERE = {
    "chooser": "/", "account": "/account", "rename": "/account/name", "password": "/account/password",
    "second factor": "/account/second-factor", "proof": "/prove", "organizations": "/server/organizations",
    "new organization": "/server/organizations/new", "accounts": "/server/accounts", "server audit": "/server/audit",
}


def open_menu(page):
    """There is one where the window is narrow."""
    opener = page.get_by_role("button", name="Menu")
    if opener.is_visible():
        opener.click()


def go_on_working(page):
    if page.get_by_role("button", name="Resume").is_visible():
        page.get_by_role("button", name="Resume").click()
        page.get_by_role("button", name="Pause").wait_for()


def pause(page):
    page.get_by_role("button", name="Pause").click()
    page.get_by_role("button", name="Resume").wait_for()


def open_first_row(page):
    page.locator("main th[scope=row] a").first.click()


def fill_basket(page):
    for box in page.locator("tbody input[type=checkbox]:enabled").all():
        box.check()
    page.get_by_role("button", name="Put the ticked into the basket").click()
    page.get_by_role("region", name="Basket").wait_for()


def choose_everyone(page):
    page.get_by_role("button", name=re.compile("^Choose everyone")).click()
    page.get_by_text("Everyone is chosen").wait_for()


def make_invitation(page):
    page.get_by_label("Their email").fill("ivy@contoso.example")
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="Hand this over").wait_for()


def make_token(page):
    page.get_by_label("What it is for").fill("Nightly export of the users to the payroll system")
    page.get_by_role("checkbox").first.check()
    page.get_by_role("button", name="Make the token").click()
    page.get_by_role("heading", name="Your new token").wait_for()


def approve_wrongly(page):
    page.get_by_label(re.compile("to approve")).fill("1")
    page.get_by_role("button", name=re.compile("^Approve and apply")).click()
    page.get_by_role("alert").wait_for()


def sign_in(page, email, password):
    page.get_by_label("Email").fill(email)
    page.get_by_label("Password").fill(password)
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="Enter a code").wait_for()


def refuse_sign_in(page):
    page.get_by_label("Email").fill("nobody@contoso.example")
    page.get_by_label("Password").fill("not the right one")
    page.keyboard.press("Enter")
    page.get_by_role("alert").wait_for()


def claim_wrongly(page):
    for label, text in [("One-time code", "no such code"), ("Your name", "Olga"), ("Email", OLGA),
                        (re.compile("[Pp]assword"), "short"), ("Name of the organization", "Contoso")]:
        page.get_by_label(label).fill(text)
    page.keyboard.press("Enter")
    page.get_by_role("alert").wait_for()


def go_on(page):
    page.get_by_role("button", name=re.compile("Continue|Join")).first.click()
    page.get_by_label("Your name").wait_for()


def one_time_code(key, at=None):
    """Six digits as an authenticator app shows them (RFC 6238)."""
    key = re.sub(r"\s", "", key)
    secret = base64.b32decode(key + "=" * (-len(key) % 8))
    digest = hmac.new(secret, struct.pack(">Q", int(at or time.time()) // 30), hashlib.sha1).digest()
    start = digest[-1] & 15
    return f"{(struct.unpack('>I', digest[start:start + 4])[0] & 0x7fffffff) % 1_000_000:06}"
