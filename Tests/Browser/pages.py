"""The pages as somebody uses them. When a page changes, it is mended here."""
import re

from stage import wait_until

PASSWORD = "a long walk by the harbor"
OLGA = "olga@contoso.example"


class Page:
    """A page of an organization, opened by its address."""
    place = ""

    def __init__(self, window, home):
        self.window, self.page, self.home = window, window.page, home

    def open(self):
        self.page.goto(self.home + self.place)
        return self

    def press(self, name):
        self.page.get_by_role("button", name=name).first.click()

    def said(self):
        """What stands on it, in one line."""
        return " ".join(self.page.locator("main").inner_text().split())


class Claim(Page):
    """Makes the first account, who owns the organization."""

    def by_olga(self, server):
        link, code = server.claim_link().split("#")
        self.page.goto(f"{link}#{code}")
        if not self.window.scripts:
            # Nobody reads what stands behind the # then: the code is pasted.
            self.page.get_by_label("One-time code").fill(code)
        self.page.get_by_label("Your name").fill("Olga Owner")
        self.page.get_by_label("Email").fill(OLGA)
        self.page.get_by_label(re.compile("^(New )?[Pp]assword")).fill(PASSWORD)
        self.page.get_by_label("Name of the organization").fill("Contoso")
        self.page.keyboard.press("Enter")
        self.page.wait_for_url("**/o/contoso/")


class SignIn(Page):
    def show(self, server):
        self.page.goto(server.url + "/sign-in")

    def as_somebody(self, server, email=OLGA, password=PASSWORD, labels=("Email", "Password")):
        self.show(server)
        for label, text in zip(labels, [email, password]):
            self.page.get_by_label(label).fill(text)
        self.page.keyboard.press("Enter")
        self.page.wait_for_url(lambda address: "/sign-in" not in address or "/sign-in/code" in address)


class Connecting(Page):
    """The four steps of connecting a tenant."""

    def connect(self, tenant):
        self.open()
        self.page.get_by_role("link", name="Connect a tenant").click()
        self.page.get_by_label("Cloud").select_option("simulated")
        self.page.get_by_label("Tenant", exact=True).fill(tenant.id)
        self.page.get_by_label("Application (client) ID").fill(tenant.client)
        self.press("Save and continue")
        self.page.get_by_label("Client secret").first.fill(tenant.secret)
        self.press("Save and continue")
        self.press("Test the connection")
        checks = self.page.locator(".trials li")
        wait_until(lambda: checks.count() >= 5)
        assert self.page.locator(".trials li.good").count() == checks.count(), self.said()
        self.page.get_by_role("link", name="Continue", exact=True).click()
        self.page.locator("select[name=schedule]").select_option("on-request")
        self.press("Save and finish")
        assert self.page.get_by_role("heading", level=1).inner_text().endswith("is connected.")


class Import(Page):
    place = "import"

    def everyone(self):
        self.open()
        self.page.get_by_role("radio", name="Everyone in the tenant").check()
        self.press(re.compile("^Import"))
        return Run(self.window, self.home).ended()


class Synchronize(Page):
    place = "synchronize"

    def begin(self):
        """Begins to synchronize everyone."""
        self.open()
        self.press(re.compile("^Choose everyone"))
        self.press(re.compile("^Synchronize"))
        self.page.wait_for_url(re.compile(r"/runs/\d+"))
        return Run(self.window, self.home)

    def everyone(self):
        return self.begin().ended()


class Run(Page):
    def ended(self):
        """Waits until the run is over or waits for somebody."""
        self.page.wait_for_url(re.compile(r"/runs/\d+"))

        def is_over():
            self.page.wait_for_timeout(200)
            return self.page.get_by_role("region", name="Progress").count() == 0
        wait_until(is_over)
        return self

    @property
    def headline(self):
        return self.page.get_by_role("heading", level=1).inner_text()

    def preview_undoing(self):
        self.press("Preview undoing")
        return self.ended()

    def apply(self):
        self.press(re.compile("^Apply"))
        return self.ended()

    def approve(self, typed):
        """Approves what is held, and types how many lose access."""
        self.page.get_by_label(re.compile("to approve")).fill(typed)
        self.press(re.compile("^Approve and apply"))
        return self.ended()


class Deleted(Page):
    place = "deleted"

    def names(self):
        return self.page.locator("th[scope=row]").all_inner_texts()

    def restore(self, *names):
        for name in names:
            self.page.get_by_role("checkbox", name=re.compile(re.escape(name))).check()
        self.page.get_by_role("button", name="Restore").click()
        return Run(self.window, self.home).ended()
