package org.campana.standalone.demo;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Locale;

/// Opens a page in the person's browser where there is one to open; a machine without a screen is no failure.
final class Browser {

    private Browser() {}

    static void open(URI page) {
        boolean mac = System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("mac");
        if (!mac && System.getenv("DISPLAY") == null && System.getenv("WAYLAND_DISPLAY") == null) {
            return;
        }
        try {
            new ProcessBuilder(List.of(mac ? "open" : "xdg-open", page.toString()))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException noBrowser) {
            // The address stands on the terminal; nothing is lost.
            return;
        }
    }
}
