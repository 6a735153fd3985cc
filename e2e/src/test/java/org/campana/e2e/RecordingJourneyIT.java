package org.campana.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.FormData;
import com.microsoft.playwright.options.RequestOptions;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import org.junit.jupiter.api.Test;

/// What is said in calls is spoken into the browser by one person, heard and approved by another.
class RecordingJourneyIT extends WithDemo {

    private static final String PLAYED = "A recording is played.";
    private static final String KEYS = "/recordings/kjb/take?name=call/keys";

    @Test
    void aVoiceIsRecordedHeardAndApprovedByASecondPerson() {
        Page marta = browser.fromTheTour("Write words as Marta", 1280, 800, true);
        link(marta, "All recordings").click();
        check(marta, "the languages");
        link(marta, "Q'anjob'al").click();
        check(marta, "what is missing in Q'anjob'al");
        marta.navigate(demo.address() + KEYS);
        check(marta, "before it is recorded");

        button(marta, "Record").press("Enter");
        assertThat(marta.locator("#recorder-state")).containsText("Recording:");
        assertThat(marta.locator("#recorder-clock")).containsText("2");
        button(marta, "Stop").press("Enter");
        assertThat(marta.locator("#recorder-state")).containsText("Recorded:");
        check(marta, "after it is recorded");
        button(marta, "Hear it").press("Enter");
        BrowserUnderTest.leaving(
                marta, () -> button(marta, "Save the recording").press("Enter"));
        assertThat(marta.locator("main")).containsText("Saved. Another person who speaks Q'anjob'al");
        assertThat(marta.locator("#parts")).containsText("You recorded it.");
        assertThat(button(marta, "Approve: Which key means what").count())
                .as("nobody approves their own voice")
                .isZero();

        Page grace = browser.fromTheTour("Run the network as Grace", 390, 844, true);
        grace.navigate(demo.address() + "/recordings/kjb");
        check(grace, "a language as the second person sees it");
        assertThat(grace.locator("#waiting")).containsText("Which key means what");
        assertThat(heard(grace)).as("seconds that the second person hears").isGreaterThan(0.5);
        BrowserUnderTest.leaving(
                grace, () -> button(grace, "Approve: Which key means what").click());
        assertThat(grace.locator("main")).containsText("Approved. Calls play it from now on.");
        assertThat(grace.locator("#called")).containsText("13 recordings are missing in Q'anjob'al");
        check(grace, "one is in use");
        clean();
    }

    @Test
    void withoutScriptAFileIsEnoughAndWhatIsWrongWithItIsSaid() {
        // The refusal itself is an error to the console of a browser.
        try (BrowserUnderTest refused = new BrowserUnderTest(demo.address())) {
            Page marta = refused.fromTheTour("Write words as Marta", 320, 640, false);
            marta.navigate(demo.address() + "/recordings/quc/take?name=call/over&lang=es");
            refused.picture(marta, "recording-without-script");
            assertThat(marta.locator("#recorder")).isHidden();
            marta.locator("#sound")
                    .setInputFiles(new FilePayload("a.wav", "audio/wav", "no sound".getBytes(StandardCharsets.UTF_8)));

            BrowserUnderTest.leaving(
                    marta, () -> button(marta, "Guardar la grabaci\u00f3n").click());

            assertThat(marta.locator("#fault")).containsText("Gr\u00e1belo aqu\u00ed, o traiga un archivo WAV.");
        }
    }

    @Test
    void aFamilyThatSpeaksMamCallsTheNumberAndHearsThePeopleWhoRecordedIt() {
        everythingIsRecorded("mam", "lincoln");
        DeskUnderTest desk = new DeskUnderTest(demo.address());
        desk.approve(desk.familyAlert(desk.confirmed("lincoln").incident()));
        Page phones = browser.person(1280, 800, true);
        phones.navigate(demo.address() + "/demo/phones");
        Locator phone = phones.locator(".phone-basic");
        assertThat(phone.locator(".bubbles")).containsText("Hay agentes federales cerca de Lincoln School");

        phone.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Call the number"))
                .click();

        // The school, the alert, the keys; and all of it once more.
        assertThat(phone.locator(".bubble-call em").nth(5))
                .hasText(PLAYED, new LocatorAssertions.HasTextOptions().setTimeout(30_000));
        assertThat(phone.locator(".bubble-call em").allTextContents())
                .containsExactlyElementsOf(Collections.nCopies(6, PLAYED));
        assertThat(phone.locator(".bubble-call bdi")).hasCount(0);
        check(phones, "what is heard in Mam");
        clean();
    }

    /// As Marta does and Grace approves, each by the forms of their pages.
    private void everythingIsRecorded(String language, String school) {
        Page marta = browser.fromTheTour("Write words as Marta", 1280, 800, true);
        String page = "/recordings/" + language;
        for (String name : all("take\\?name=([^\"]+)", read(marta, page))) {
            String part = URLDecoder.decode(name, StandardCharsets.UTF_8);
            if (!part.startsWith("school/") || part.equals("school/" + school)) {
                send(
                        marta,
                        "/recordings/takes",
                        Map.of("language", language, "name", part),
                        page + "/take?name=" + name);
            }
        }
        Page grace = browser.fromTheTour("Run the network as Grace", 1280, 800, true);
        String waiting = read(grace, page);
        for (String clip : all("name=\"clip\" value=\"([^\"]+)", waiting)) {
            send(grace, page + "/approval", Map.of("clip", clip), page);
        }
        assertThat(read(grace, page)).contains("Families can be called in Mam, at 1 of ");
    }

    private String read(Page page, String path) {
        return page.request().get(demo.address() + path).text();
    }

    private void send(Page page, String action, Map<String, String> fields, String from) {
        FormData form = FormData.create();
        fields.forEach(form::set);
        form.set(
                "_csrf",
                all("name=\"_csrf\" value=\"([^\"]+)", read(page, from)).getFirst());
        RequestOptions options = RequestOptions.create();
        if (action.endsWith("/takes")) {
            options.setMultipart(form.set("sound", new FilePayload("a.wav", "audio/wav", tone())));
        } else {
            options.setForm(form);
        }
        assertThat(page.request().post(demo.address() + action, options).status())
                .as(action)
                .isEqualTo(200);
    }

    private static List<String> all(String pattern, String page) {
        return Pattern.compile(pattern)
                .matcher(page)
                .results()
                .map(found -> found.group(1))
                .distinct()
                .toList();
    }

    /// A third of a second, as a telephone plays it.
    private static byte[] tone() {
        byte[] samples = new byte[5_600];
        for (int at = 0; at < samples.length / 2; at++) {
            samples[2 * at + 1] = (byte) (at % 16 < 8 ? 30 : -30);
        }
        try (ByteArrayOutputStream wav = new ByteArrayOutputStream();
                AudioInputStream sound = new AudioInputStream(
                        new ByteArrayInputStream(samples),
                        new AudioFormat(8_000, 16, 1, true, false),
                        samples.length / 2)) {
            AudioSystem.write(sound, AudioFileFormat.Type.WAVE, wav);
            return wav.toByteArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /// How long the newest recording plays, in seconds, by the browser's own player.
    private static double heard(Page page) {
        Object seconds = page.evaluate("async () => { const sound = document.querySelector('#parts audio');"
                + " await sound.play(); return sound.duration; }");
        return ((Number) seconds).doubleValue();
    }

    private void check(Page page, String state) {
        browser.picture(page, "recording-" + state.replaceAll("[^A-Za-z0-9]+", "-"));
        browser.assertSound(page, state);
    }

    private void clean() {
        assertThat(browser.foreignRequests()).as("requests to other hosts").isEmpty();
        assertThat(browser.complaints()).as("errors in the console").isEmpty();
    }

    private static Locator link(Page page, String name) {
        return page.getByRole(
                AriaRole.LINK, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }
}
