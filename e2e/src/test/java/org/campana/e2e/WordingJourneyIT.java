package org.campana.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Words are written by one person and approved by another, with the keyboard alone, with and without JavaScript.
class WordingJourneyIT extends WithDemo {

    private static final String SPANISH = "/wordings/agents-near-school/es?audience=FAMILIES";
    private static final String LONG = "{network}: CONFIRMADO. Hay agentes federales cerca de {school}, {time}."
            + " La puerta est\u00e1 cerrada. Por favor no venga ahora.";

    @Test
    void aTranslatorSeesTheLetterThatMakesItLongAndAnotherPersonApproves() {
        Page marta = signedIn("Write words as Marta", 1280, 800, true);
        check(marta, "the wordings", true);
        marta.navigate(demo.address() + SPANISH);
        check(marta, "the Spanish text", true);

        marta.locator("#text").fill(LONG);
        assertThat(marta.locator("#letters")).containsText("\u00e1");
        assertThat(marta.locator("#cost")).containsText("3 texts to");
        check(marta, "the letter that makes it long", true);

        press(marta, "Use the short letters");
        assertThat(marta.locator("#letters")).hasCount(0);
        assertThat(marta.locator("#cost")).containsText("1 text to");
        press(marta, "Save as a draft");
        assertThat(marta.locator("main")).containsText("Saved as a draft");
        assertThat(marta.locator("#review")).containsText("These are your words");
        assertThat(button(marta, "Approve").count())
                .as("nobody approves their own words")
                .isZero();
        check(marta, "the draft as its writer sees it", true);

        Page grace = signedIn("Run the network as Grace", 360, 640, true);
        check(grace, "the wordings on a phone", true);
        grace.navigate(demo.address() + SPANISH);
        check(grace, "the draft as the reviewer sees it", true);
        press(grace, "Approve");
        assertThat(grace.locator("main")).containsText("Approved. It is in use from now on.");
        check(grace, "the approved text", true);
        clean();
    }

    @ParameterizedTest
    @CsvSource({"360, 640", "1280, 800"})
    void arabicIsMirroredOnThePhoneAndInTheBox(int width, int height) {
        Page marta = signedIn("Write words as Marta", width, height, true);
        marta.navigate(demo.address() + "/wordings/agents-near-school/ar?audience=FAMILIES");

        assertThat(marta.locator("#phone .bubble").first()).hasCSS("direction", "rtl");
        assertThat(marta.locator("#text")).hasCSS("direction", "rtl");
        Object inside = marta.evaluate(
                "() => { const phone = document.querySelector('#phone').getBoundingClientRect();"
                        + " return [...document.querySelectorAll('#phone .bubble')].every(bubble => {"
                        + " const box = bubble.getBoundingClientRect();"
                        + " return box.left >= phone.left && box.right <= phone.right && bubble.scrollWidth <= bubble.clientWidth; }); }");
        assertThat(inside).as("no text is cut off").isEqualTo(true);
        check(marta, "the Arabic draft, " + width, true);
        clean();
    }

    @Test
    void withoutScriptTheSameFormsSayTheSame() {
        Page marta = signedIn("Write words as Marta", 360, 640, false);
        marta.navigate(demo.address() + SPANISH);

        marta.locator("#text").fill(LONG + " Rodeen el carro!");
        button(marta, "Check").click();
        assertThat(marta.locator("#findings")).containsText("Take out the call to act against agents: rodeen");
        assertThat(marta.locator("#text")).hasValue(LONG + " Rodeen el carro!");
        check(marta, "what has to change, without script", false);
        button(marta, "Save as a draft").click();
        assertThat(marta.locator("main")).containsText("It breaks a rule. Change it first.");
        // The refusal itself is an error to the console of the browser; the page shows it in words.
    }

    @Test
    void theWordingsSpeakSpanish() {
        Page marta = signedIn("Write words as Marta", 360, 640, true);
        marta.navigate(demo.address() + "/wordings/agents-near-school/mam?audience=FAMILIES&lang=es");
        assertThat(marta.locator("main")).containsText("Este idioma se dice por voz.");
        check(marta, "a language that is heard, in Spanish", true);
        marta.navigate(demo.address() + "/wordings?lang=es");
        assertThat(marta.locator("main")).containsText("Falta una grabaci\u00f3n");
        check(marta, "the wordings in Spanish", true);
        clean();
    }

    /// Goes to a button with Tab alone, sees that the focus shows, and presses it.
    private static void press(Page page, String name) {
        for (int i = 0; i < 120; i++) {
            page.keyboard().press("Tab");
            Object there = page.evaluate("() => document.activeElement.tagName === 'BUTTON'"
                    + " ? document.activeElement.textContent.trim() : ''");
            if (name.equals(there)) {
                assertThat(page.locator(":focus")).isInViewport();
                page.keyboard().press("Enter");
                page.waitForLoadState();
                return;
            }
        }
        throw new AssertionError("Tab never reached " + name);
    }

    private Page signedIn(String card, int width, int height, boolean script) {
        return browser.fromTheTour(card, width, height, script);
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private void check(Page page, String state, boolean script) {
        browser.picture(page, "wording-" + state.replaceAll("[^A-Za-z0-9]+", "-"));
        if (script) {
            browser.assertSound(page, state);
        }
    }

    private void clean() {
        assertThat(browser.foreignRequests()).as("requests to other hosts").isEmpty();
        assertThat(browser.complaints().stream()
                        .filter(line -> !line.contains("422"))
                        .toList())
                .as("errors in the console")
                .isEmpty();
    }
}
