package org.campana.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/// A network administrator adds schools, sees who cannot be reached, and agrees on a protocol: by keyboard, and without
/// JavaScript.
class SchoolsJourneyIT extends WithDemo {

    @Test
    void aSchoolIsAddedAndItsProtocolChangedWithTheKeyboardAlone() {
        Page grace = grace(360, 640, true);
        grace.navigate(demo.address() + "/schools");
        check(grace, "schools-360x640", true);
        grace.locator("a[href='/desk/dead-letters']").click();
        assertThat(grace.locator(".band-clear")).containsText("Every record was read");
        check(grace, "dead-letters-360x640", true);
        grace.navigate(demo.address() + "/schools");

        link(grace, "Add a school");
        check(grace, "add-360x640", true);
        type(grace, "name", "Sunset School");
        type(grace, "keyword", "SUNSET");
        type(grace, "latitude", "36.75");
        type(grace, "longitude", "-119.79");
        type(grace, "places", "Sunset and Vine");
        press(grace, "Save");
        assertThat(grace.locator("main")).containsText("Gap: nobody can be reached here");
        check(grace, "gap-360x640", true);

        link(grace, "Change the protocol");
        check(grace, "protocol-360x640", true);
        grace.locator("#staffApprovals").focus();
        grace.keyboard().press("ArrowDown");
        press(grace, "Save");
        assertThat(grace.locator("main"))
                .containsText("Staff: told when a verifier confirms and one other person agrees.");
        assertThat(grace.locator("main")).containsText("Version 1");

        link(grace, "Change the bell times");
        check(grace, "bells-360x640", true);
        grace.navigate(demo.address() + "/schools/sunset-school?lang=es");
        check(grace, "school-es-360x640", true);
        assertThat(browser.complaints()).as("errors in the console").isEmpty();
        assertThat(browser.foreignRequests()).as("requests to other hosts").isEmpty();
    }

    @Test
    void aListIsImportedWithoutJavaScriptAndNothingChangesBeforeItIsConfirmed() {
        Page grace = grace(1280, 800, false);
        grace.navigate(demo.address() + "/schools/import");
        check(grace, "import-1280x800", false);

        send(grace, "name,keyword,latitude\nHarbor School,HARBOR,36.7\n");
        assertThat(grace.locator("main")).containsText("The column \"longitude\" is missing.");
        check(grace, "import-refused-1280x800", false);
        send(
                grace,
                "name,keyword,latitude,longitude\nHarbor School,HARBOR,36.7,-119.8\nMesa School,MESA,36.7,-119.8\n");
        assertThat(grace.locator("main")).containsText("2 new, 0 changed, 0 leave");
        check(grace, "import-dry-1280x800", false);
        press(grace, "Do it");
        assertThat(grace.locator("main")).containsText("What was changed");

        grace.navigate(demo.address() + "/schools");
        assertThat(grace.locator("main")).containsText("Harbor School");
        assertThat(grace.locator("main")).containsText("Gap: no contact");
        check(grace, "schools-1280x800", false);
    }

    @Test
    void theWiderPagesAreSoundToo() {
        Page grace = grace(1280, 800, true);
        for (String path : new String[] {"/schools", "/schools/rivera", "/schools/import", "/schools/rivera/bells"}) {
            grace.navigate(demo.address() + path);
            check(grace, path.substring(1) + "-1280x800-script", true);
        }
    }

    private Page grace(int width, int height, boolean script) {
        return browser.fromTheTour("Run the network as Grace", width, height, script);
    }

    private static void send(Page page, String csv) {
        page.locator("#file")
                .setInputFiles(new FilePayload("schools.csv", "text/csv", csv.getBytes(StandardCharsets.UTF_8)));
        press(page, "Look at it");
    }

    private static void type(Page page, String field, String text) {
        page.locator("#" + field).focus();
        page.keyboard().type(text);
    }

    private static void link(Page page, String name) {
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name).setExact(true))
                .focus();
        BrowserUnderTest.leaving(page, () -> page.keyboard().press("Enter"));
    }

    private static void press(Page page, String name) {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(name).setExact(true))
                .focus();
        BrowserUnderTest.leaving(page, () -> page.keyboard().press("Enter"));
    }

    private void check(Page page, String state, boolean script) {
        browser.picture(page, state.replaceAll("[^A-Za-z0-9]+", "-"));
        if (script) {
            browser.assertSound(page, state);
        }
    }
}
