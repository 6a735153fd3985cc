package org.campana.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.AxeResults;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.AriaRole;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

/// The installed Chromium, driven by Playwright, watching what every page asks for and complains about.
final class BrowserUnderTest implements AutoCloseable {

    private final Playwright playwright;
    private final Browser browser;
    private final URI address;
    private final List<String> foreign = new CopyOnWriteArrayList<>();
    private final List<String> complaints = new CopyOnWriteArrayList<>();
    private final List<BrowserContext> contexts = new ArrayList<>();

    BrowserUnderTest(URI address) {
        this.address = address;
        // Its own downloads are neither needed nor possible: the browser is the system's.
        this.playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        this.browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(Path.of(System.getProperty("campana.test.browser", "/usr/bin/chromium")))
                        .setArgs(List.of(
                                "--no-sandbox",
                                "--disable-gpu",
                                "--disable-quic",
                                "--no-first-run",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync",
                                // A microphone that beeps, and that is allowed without being asked for.
                                "--use-fake-device-for-media-stream",
                                "--use-fake-ui-for-media-stream",
                                "--autoplay-policy=no-user-gesture-required")));
    }

    /// A fresh person's browser: own cookies, this window size.
    Page person(int width, int height, boolean script) {
        BrowserContext context = browser.newContext(new Browser.NewContextOptions()
                .setViewportSize(width, height)
                .setJavaScriptEnabled(script)
                .setLocale("en-US"));
        contexts.add(context);
        Page page = context.newPage();
        page.setDefaultTimeout(20_000);
        page.onRequest(request -> {
            if (!request.url().startsWith(address.toString()) && !request.url().startsWith("data:")) {
                foreign.add(request.url());
            }
        });
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") || message.text().contains("Content Security Policy")) {
                complaints.add(page.url() + ": " + message.text());
            }
        });
        page.onPageError(error -> complaints.add(page.url() + ": " + error));
        return page;
    }

    /// A window whose person came in by a button of the tour, such as `Run the network as Grace`.
    Page fromTheTour(String button, int width, int height, boolean script) {
        Page page = person(width, height, script);
        page.navigate(address + "/demo");
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(button).setExact(true))
                .click();
        page.waitForURL(url -> !url.contains("/demo") && !url.contains("/sign-in"));
        return page;
    }

    /// Does what leads to another page, and waits until that one stands, also where it has the same address.
    static void leaving(Page page, Runnable deed) {
        page.waitForResponse(
                        answer -> answer.request().isNavigationRequest()
                                && (answer.status() < 300 || answer.status() >= 400),
                        deed)
                .finished();
        page.waitForLoadState();
    }

    /// No violation of WCAG on the page as it stands, and nothing wider than the window.
    void assertSound(Page page, String state) {
        AxeResults results = new AxeBuilder(page).analyze();
        assertThat(results.getViolations().stream()
                        .map(rule -> rule.getId() + ": "
                                + rule.getNodes().stream()
                                        .map(node -> node.getHtml() + " " + node.getFailureSummary())
                                        .collect(Collectors.joining("\n  ")))
                        .toList())
                .as("axe on %s", state)
                .isEmpty();
        Object overflow =
                page.evaluate("() => document.documentElement.scrollWidth - document.documentElement.clientWidth");
        assertThat(((Number) overflow).intValue())
                .as("width beyond the window on %s", state)
                .isLessThanOrEqualTo(0);
        assertThat(page.evaluate("() => [...document.querySelectorAll('.bubble, .bubble-text')]"
                        + ".filter(each => each.scrollWidth > each.clientWidth).map(each => each.textContent.trim())"))
                .as("texts that do not fit into their bubble on %s", state)
                .isEqualTo(List.of());
    }

    /// What pages asked of other hosts.
    List<String> foreignRequests() {
        return List.copyOf(foreign);
    }

    /// What pages wrote as errors, refusals by the content security policy among them.
    List<String> complaints() {
        return List.copyOf(complaints);
    }

    /// A picture, for people: `-Dcampana.test.screenshots=<folder>` keeps them.
    void picture(Page page, String name) {
        String folder = System.getProperty("campana.test.screenshots");
        if (folder != null) {
            page.screenshot(new Page.ScreenshotOptions()
                    .setPath(Path.of(folder, name + ".png"))
                    .setFullPage(true));
        }
    }

    @Override
    public void close() {
        contexts.forEach(BrowserContext::close);
        browser.close();
        playwright.close();
    }
}
