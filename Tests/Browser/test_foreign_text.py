"""Names and everything else that comes from a tenant stay text in a real browser (threat T-12)."""

from pages import Claim
from windows import Window

FIELDS = ["displayName", "givenName", "surname", "jobTitle", "department"]
CALLS = ["alert(1)", "alert`1`", "top['al'+'ert'](1)", "parent.alert(document.domain)", "import('data:text/javascript,alert(1)')"]
FRAMES = [
    "<script>{}</script>", "<img src=x onerror={}>", "<svg onload={}>", "\"><script>{}</script>", "' autofocus onfocus={} x='",
    "\" onmouseover={} x=\"", "</title><script>{}</script>", "</textarea><img src=x onerror={}>", "<iframe srcdoc='<script>{}</script>'>",
    "<a href=javascript:{}>x</a>", "javascript:{}//", "<details open ontoggle={}>", "{{{{{}}}}}", "${{{}}}", "<style>@import 'javascript:{}'</style>",
    "<math><mtext></p><img src onerror={}>", "<!--<img src=--><img src=x onerror={}//>", "\u202e<body onload={}>", "<input onfocus={} autofocus>",
    "<base href='javascript:{}//'>", "<meta http-equiv=refresh content='0;url=javascript:{}'>", "<object data=javascript:{}>",
]
PAYLOADS = [frame.format(call) for frame in FRAMES for call in CALLS]
PLACES = [
    "", "users", "users?status=attention", "import?q=%3C", "synchronize", "runs", "runs/1", "duplicates", "deleted", "audit", "members",
    "tokens", "settings/connection", "settings/people", "settings/safety", "settings/schedule", "settings/organization",
]


def test_what_a_tenant_calls_its_people_never_runs(window, server, tenant):
    assert len(PAYLOADS) >= 100
    people = tenant.people()
    for number, payload in enumerate(PAYLOADS):
        person = people[number % len(people)]
        tenant.do(f"people/{person['id']}/edit", **{FIELDS[number % len(FIELDS)]: payload[:120]})
    Claim(window, server.home()).by_olga(server)
    server.connect_and_import(tenant)
    tenant.do(f"people/{people[0]['id']}/delete")
    server.command("sync", "--all")
    page, home = window.page, f"{server.url}/o/contoso/"
    for place in PLACES:
        page.goto(home + place)
        # What a picture that is not there would do, it has done by now.
        page.evaluate("new Promise((done) => requestAnimationFrame(() => setTimeout(done)))")
        assert "alert" not in page.title() or "<" in page.title()
        assert page.evaluate("document.scripts.length") <= 2, place
    page.goto(home + "users?size=200")
    for link in [row.get_attribute("href") for row in page.locator("th[scope=row] a").all()][:20]:
        page.goto(server.url + link)
    for place in ["/account", "/server/organizations", "/server/accounts", "/server/audit"]:
        page.goto(server.url + place)
    window.picture("foreign-text")


def test_a_script_that_came_through_would_be_noticed(chromium, server):
    window = Window(chromium)
    Claim(window, server.home()).by_olga(server)
    window.page.route("**/users", lambda route: route.fulfill(
        response=(answer := route.fetch()), body=answer.text().replace("<h1>", "<img src=x onerror=alert(1)><h1>")))
    window.page.goto(f"{server.url}/o/contoso/users")
    assert any("policy" in problem for problem in window.problems)
    window.context.close()
