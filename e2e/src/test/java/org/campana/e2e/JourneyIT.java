package org.campana.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Report, confirm, approve, phones: in a real browser, at the size of a phone and of a desk, with and without
/// JavaScript, and never a request to another host.
class JourneyIT extends WithDemo {

    private static final LocatorAssertions.IsVisibleOptions WITHIN_A_MINUTE =
            new LocatorAssertions.IsVisibleOptions().setTimeout(60_000);

    @ParameterizedTest
    @CsvSource({
        "360, 640, Rivera Elementary, true",
        "1280, 800, Huerta Academy, true",
        "360, 640, Cedar Park School, false"
    })
    void fromTheReportToThePhones(int width, int height, String school, boolean script) {
        String size = width + "x" + height + (script ? "" : "-no-script");
        Page rosa = browser.person(width, height, script);
        report(rosa, school, size, script);

        Page ana = browser.person(width, height, script);
        confirm(ana, school, size, script);
        check(ana, "the draft as its author sees it, " + size, script);
        assertThat(button(ana, "Approve and send").count())
                .as("the author has no button to approve")
                .isZero();
        String alert = ana.url();

        Page luis = browser.person(width, height, script);
        signIn(luis, "Approve as Luis");
        luis.navigate(alert);
        check(luis, "the approval, " + size, script);
        button(luis, "Approve and send").click();
        if (script) {
            assertThat(luis.locator("#progress")).containsText(Pattern.compile("Delivered|On phones|delivered"));
        }
        check(luis, "the progress, " + size, script);

        Page phones = browser.person(width, height, script);
        phones.navigate(demo.address() + "/demo/phones");
        check(phones, "the phones, " + size, script);
        assertThat(browser.foreignRequests()).as("requests to other hosts").isEmpty();
        assertThat(browser.complaints()).as("errors in the console").isEmpty();
    }

    @Test
    void theTourLeadsAStrangerToATextInAnotherLanguage() {
        Page stranger = browser.person(1280, 800, true);
        stranger.navigate(demo.address() + "/demo");
        check(stranger, "the tour", true);
        button(stranger, "Run it for me").click();
        assertThat(stranger.getByText("Lost: 0, doubled: 0").first()).isVisible(WITHIN_A_MINUTE);

        stranger.navigate(demo.address() + "/demo/phones");

        assertThat(stranger.getByText(Pattern.compile("Alertas Valle: CONFIRMADO"))
                        .first())
                .isVisible(WITHIN_A_MINUTE);
        assertThat(stranger.getByText(Pattern.compile("Alertas Valle: Fin de la alerta"))
                        .first())
                .isVisible();
        check(stranger, "the phones after a run", true);
    }

    @Test
    void aReportIsSentWithTheKeyboardAloneInSpanish() {
        Page rosa = browser.person(360, 640, true);
        rosa.navigate(demo.address() + "/report?lang=es");
        check(rosa, "the report in Spanish", true);
        assertThat(rosa.locator("html").getAttribute("lang")).isEqualTo("es");

        rosa.locator("input[name=activity]").first().focus();
        rosa.keyboard().press("Space");
        rosa.locator("#schoolId").focus();
        rosa.keyboard().type("Tubman");
        rosa.locator("button[type=submit].btn-primary").focus();
        rosa.keyboard().press("Enter");

        assertThat(rosa.locator("main form")).hasCount(0);
        assertThat(rosa.locator("main")).containsText(Pattern.compile("[A-Z0-9]{4}"));
        check(rosa, "the receipt in Spanish", true);
    }

    private void report(Page rosa, String school, String size, boolean script) {
        signIn(rosa, "Report as Rosa");
        check(rosa, "the report, " + size, script);
        rosa.getByText("Unmarked cars").click();
        rosa.locator("#schoolId").selectOption(new com.microsoft.playwright.options.SelectOption().setLabel(school));
        button(rosa, "Send").click();
        assertThat(rosa.locator("main")).containsText(Pattern.compile("[A-Z0-9]{4}"));
        check(rosa, "the receipt, " + size, script);
    }

    private void confirm(Page ana, String school, String size, boolean script) {
        signIn(ana, "Verify as Ana");
        check(ana, "the queue, " + size, script);
        ana.locator("#queue a")
                .filter(new Locator.FilterOptions().setHasText(school))
                .first()
                .click();
        check(ana, "the incident, " + size, script);
        if (ana.viewportSize().width >= 1280) {
            Object below = ana.evaluate(
                    "() => Math.round(Math.max(0, document.querySelector('button[value=CONFIRMED]').getBoundingClientRect().bottom - innerHeight))");
            assertThat(((Number) below).intValue())
                    .as("decided without scrolling")
                    .isZero();
        }
        ana.locator("#basis").selectOption("seen-on-site");
        button(ana, "Confirm").click();
        check(ana, "confirmed, " + size, script);
        button(ana, "Write to families").click();
        ana.waitForURL(Pattern.compile(".*/desk/alerts/.*"));
    }

    private void signIn(Page page, String card) {
        page.navigate(demo.address() + "/demo");
        button(page, card).click();
        page.waitForURL(Pattern.compile(".*/(report|desk).*"));
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private void check(Page page, String state, boolean script) {
        browser.picture(page, state.replaceAll("[^A-Za-z0-9]+", "-"));
        if (script) {
            browser.assertSound(page, state);
        }
    }
}
