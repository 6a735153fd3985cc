package org.campana.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import jakarta.servlet.MultipartConfigElement;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class UploadIT extends OnRealPort {

    private static final int MIB = 1024 * 1024;

    @Autowired
    private MultipartConfigElement multipart;

    @Test
    void fileOfTwoMebibytesIsTakenWhereFilesAreAskedForAndNowhereElse() {
        assertThat(csv("/webhooks/files", BodyPublishers.ofByteArray(new byte[2 * MIB])))
                .isEqualTo(200);
        assertThat(csv("/webhooks/sample", BodyPublishers.ofByteArray(new byte[2 * MIB])))
                .isEqualTo(413);
        assertThat(csv("/webhooks/files", BodyPublishers.ofByteArray(new byte[3 * MIB])))
                .isEqualTo(413);
    }

    @Test
    void lengthThatIsNotDeclaredIsCounted() {
        assertThat(csv("/webhooks/files", undeclared(2 * MIB))).isEqualTo(200);
        assertThat(csv("/webhooks/files", undeclared(3 * MIB))).isEqualTo(413);
    }

    @Test
    void formWithAFileHasTheSameLimitsAndNeverTouchesTheDisk() {
        assertThat(form("/webhooks/files", 2 * MIB)).isEqualTo(200);
        assertThat(form("/webhooks/files", 3 * MIB)).isEqualTo(413);
        assertThat(form("/webhooks/sample", MIB)).isEqualTo(413);
        assertThat(multipart.getFileSizeThreshold())
                .isGreaterThan((int) multipart.getMaxFileSize())
                .isGreaterThan((int) multipart.getMaxRequestSize());
    }

    @Test
    void uploadRouteIsNamedAndNoPattern() {
        assertThatIllegalArgumentException().isThrownBy(() -> UploadRoutes.of("/people/**"));
    }

    private int csv(String path, BodyPublisher body) {
        return Visitor.program(port)
                .send(path, "POST", body, Map.of("Content-Type", "text/csv"))
                .statusCode();
    }

    private static BodyPublisher undeclared(int bytes) {
        return BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(new byte[bytes]));
    }

    private int form(String path, int bytes) {
        String body = "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"x.csv\"\r\n"
                + "Content-Type: text/csv\r\n\r\n" + "a".repeat(bytes) + "\r\n--b--\r\n";
        return Visitor.program(port)
                .send(
                        path,
                        "POST",
                        BodyPublishers.ofString(body),
                        Map.of("Content-Type", "multipart/form-data; boundary=b"))
                .statusCode();
    }
}
