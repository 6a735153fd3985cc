package org.campana.bench.carrier;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Objects;
import org.campana.bench.town.Town;
import org.junit.jupiter.api.Test;

class RequestTests {

    private static final int NOBODY = Town.personOf("");

    @Test
    void twilioSendsAForm() throws IOException {
        Request text = read(
                "POST /2010-04-01/Accounts/AC1/Messages.json",
                "From=1&To=%2B12092000042&StatusCallback=http%3A%2F%2Fx");

        assertThat(text.isText()).isTrue();
        assertThat(text.person()).isEqualTo(42);
        assertThat(text.callback()).isEqualTo("http://x");
    }

    @Test
    void twilioAsksAfterATextByItsId() throws IOException {
        assertThat(read("GET /2010-04-01/Accounts/AC1/Messages/SM1.json", "").isText())
                .isFalse();
    }

    @Test
    void kannelHasTheFormBehindTheAddress() throws IOException {
        Request text = read("GET /kannel?To=%2B12092000042&Body=Hola+%26+adi", "");

        assertThat(text.isText()).isTrue();
        assertThat(text.person()).isEqualTo(42);
    }

    @Test
    void alertmanagerNamesThePersonOfTheGroup() throws IOException {
        Request text = read("POST /alertmanager", """
                {"receiver":"carrier","status":"firing","alerts":[{"labels":{"alert":"a","to":"+12092000041"}}],\
                "groupLabels":{"alert":"a","to":"+12092000042"},"commonLabels":{"to":"+12092000043"}}""");

        assertThat(text.isText()).isTrue();
        assertThat(text.person()).isEqualTo(42);
    }

    @Test
    void aGroupOfManyPeopleIsATextToNobody() throws IOException {
        assertThat(read(
                                "POST /alertmanager",
                                "{\"alerts\":[{\"labels\":{\"to\":\"+12092000041\"}}],\"groupLabels\":{\"alert\":\"a\"},"
                                        + "\"commonLabels\":{\"to\":\"+12092000043\"}}")
                        .person())
                .isEqualTo(NOBODY);
    }

    @Test
    void aTextWithoutANumberIsToNobody() throws IOException {
        assertThat(read("GET /kannel?Body=Hola", "").person()).isEqualTo(NOBODY);
        assertThat(read("POST /bullmq", "Body=Hola").person()).isEqualTo(NOBODY);
    }

    private static Request read(String line, String body) throws IOException {
        String request = line + " HTTP/1.1\r\nHost: x\r\nContent-Length: " + body.length() + "\r\n\r\n" + body;
        return Objects.requireNonNull(Request.read(new ByteArrayInputStream(request.getBytes(US_ASCII))));
    }
}
