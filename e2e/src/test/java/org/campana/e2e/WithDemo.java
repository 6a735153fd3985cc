package org.campana.e2e;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// A demo of its own, with the whole town in it, and browsers for the people who use it.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class WithDemo {

    CampanaUnderTest demo;
    BrowserUnderTest browser;

    @BeforeAll
    void startTheDemo(@TempDir Path folder) {
        demo = CampanaUnderTest.demo(folder.resolve("demo"));
        demo.start();
        new DeskUnderTest(demo.address()).awaitTown("rivera");
        browser = new BrowserUnderTest(demo.address());
    }

    @AfterAll
    void stopTheDemo() {
        if (browser != null) {
            browser.close();
        }
        demo.close();
    }
}
