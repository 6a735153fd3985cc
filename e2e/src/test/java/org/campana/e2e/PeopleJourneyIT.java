package org.campana.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The administrator brings a list of people with the keyboard alone, with and without JavaScript, sees what would
/// change before anything does, and finds everybody in the figures.
class PeopleJourneyIT extends WithDemo {

    @ParameterizedTest
    @CsvSource({"360, 640, false, en, Rivera Elementary, 31", "1280, 800, true, es, Huerta Academy, 32"})
    void fromTheFileToTheFigures(int width, int height, boolean script, String language, String school, String line) {
        boolean english = language.equals("en");
        String size = width + "x" + height + "-" + language;
        Page grace = browser.fromTheTour("Run the network as Grace", width, height, script);
        grace.navigate(demo.address() + "/people/import?lang=" + language);
        check(grace, "people-import-" + size, script);

        send(grace, "school,kind,number,Citizenship\n" + school + ",staff,2125550131,x\n", english);
        assertThat(grace.locator(".error-summary"))
                .containsText(english ? "looks like nationality" : "parece nacionalidad");
        check(grace, "people-columns-" + size, script);
        send(grace, "school,kind,number\n" + school + ",staff,\nNowhere,boss,12\n", english);
        assertThat(grace.locator(".error-summary tbody tr")).hasCount(4);
        assertThat(grace.locator(".error-summary")).not().containsText("Nowhere");
        check(grace, "people-rows-" + size, script);
        send(
                grace,
                "school,kind,number,title,contact order\n" + school + ",staff,21255501" + line + ",principal,1\n"
                        + school + ",family,21255502" + line + ",,\n",
                english);
        assertThat(grace.locator(".status-line")).containsText(english ? "1 new" : "1 nuevas");
        check(grace, "people-dry-run-" + size, script);

        press(grace, english ? "Do it" : "Hacerlo");
        assertThat(grace.locator("h1")).containsText(english ? "The list is in" : "La lista ya está");
        check(grace, "people-done-" + size, script);
        grace.navigate(demo.address() + "/people");
        assertThat(grace.locator("main")).containsText(school);
        check(grace, "people-" + size, script);
        assertThat(browser.foreignRequests()).as("requests to other hosts").isEmpty();
        assertThat(browser.complaints()).as("errors in the console").isEmpty();
    }

    private void send(Page page, String file, boolean english) {
        if (page.locator("#file").count() == 0) {
            page.navigate(demo.address() + "/people/import");
        }
        page.locator("#file").setInputFiles(new FilePayload("people.csv", "text/csv", file.getBytes(UTF_8)));
        press(page, english ? "Look at it" : "Revisarlo");
    }

    /// Tab until the button has the focus, then Enter.
    private static void press(Page page, String button) {
        for (int steps = 0; steps < 80; steps++) {
            page.keyboard().press("Tab");
            Locator focused = page.locator("button:focus");
            if (focused.count() == 1 && focused.innerText().strip().equals(button)) {
                BrowserUnderTest.leaving(page, () -> page.keyboard().press("Enter"));
                return;
            }
        }
        throw new AssertionError("The keyboard does not lead to " + button);
    }

    private void check(Page page, String state, boolean script) {
        browser.picture(page, state);
        if (script) {
            browser.assertSound(page, state);
        }
    }
}
