"""A tenant, a Rollcall server and a browser for each story.

The server is the built program, the tenant the simulator over HTTPS, the browser Debian's Chromium driven by Playwright.
Everything listens on the loopback interface and ends with the test that began it.
"""
import os

import pytest
from playwright.sync_api import sync_playwright

from gallery import Gallery
from stage import Server, Tenant
from windows import Window


@pytest.fixture
def tenant(tmp_path):
    tenant = Tenant(tmp_path)
    yield tenant
    tenant.end()


@pytest.fixture
def server(tmp_path, tenant):
    server = Server(tmp_path, tenant)
    yield server
    server.end()


@pytest.fixture(scope="session")
def chromium():
    with sync_playwright() as driver:
        browser = driver.chromium.launch(
            executable_path=os.environ.get("CHROMIUM", "/usr/bin/chromium"), headless=True,
            args=["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu", "--no-proxy-server"])
        yield browser
        browser.close()


@pytest.fixture
def window(chromium):
    window = Window(chromium)
    yield window
    window.end()


@pytest.fixture
def plain_window(chromium):
    """A browser without JavaScript."""
    window = Window(chromium, java_script_enabled=False)
    yield window
    window.end()


@pytest.fixture(scope="session")
def gallery(chromium, tmp_path_factory):
    """A server on which every state that a page can be in is to be seen. Nobody changes anything there."""
    gallery = Gallery(chromium, tmp_path_factory.mktemp("gallery"))
    try:
        gallery.furnish()
        yield gallery
    finally:
        gallery.end()
