package org.campana.bench.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TemplateTests {

    @TempDir
    Path settings;

    @TempDir
    Path folder;

    private Path template;

    @BeforeEach
    void write() throws IOException {
        template =
                Files.writeString(settings.resolve("some.conf"), "port = ${port}\nurl = \"http://x?To=%p&${port}\"\n");
    }

    @Test
    void namesAreFilledInAndAllElseStays() {
        assertThat(Template.fill(template, folder, Map.of("port", 17)))
                .isEqualTo(folder.resolve("some.conf"))
                .hasContent("port = 17\nurl = \"http://x?To=%p&17\"\n");
    }

    @Test
    void whatAValueHoldsIsTakenAsItIs() {
        assertThat(Template.fill(template, folder, Map.of("port", "a$1\\b")))
                .content()
                .contains("port = a$1\\b");
    }

    @Test
    void aNameThatNobodyKnowsIsSaid() {
        assertThatThrownBy(() -> Template.fill(template, folder, Map.of("ports", 1)))
                .hasMessage("some.conf asks for ${port}, which is not known");
    }
}
