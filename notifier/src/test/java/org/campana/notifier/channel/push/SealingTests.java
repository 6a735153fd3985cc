package org.campana.notifier.channel.push;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.spec.ECPrivateKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.campana.notifier.address.P256;
import org.campana.notifier.address.PushServices;
import org.campana.notifier.address.PushSubscription;
import org.junit.jupiter.api.Test;

class SealingTests {

    private static final PushServices SERVICES = new PushServices(List.of("push.example.net"), null);

    private static byte[] bytes(String base64) {
        return Base64.getUrlDecoder().decode(base64);
    }

    private static PushSubscription device() {
        return PushSubscription.of(
                "https://push.example.net/push/JzLQ3raZJfFBR0aqvOMsLrt54w4rJUsV",
                "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4",
                "BTBZMqHH6r4Tts7J_aSIgg",
                SERVICES);
    }

    /// RFC 8291, section 5 and appendix A.
    @Test
    void theExampleOfTheStandardComesOutByteForByte() throws Exception {
        KeyPair sender = new KeyPair(
                P256.point(bytes(
                        "BP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A8")),
                KeyFactory.getInstance("EC")
                        .generatePrivate(new ECPrivateKeySpec(
                                new BigInteger(1, bytes("yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw")),
                                P256.parameters())));
        byte[] words = "When I grow up, I want to be a watermelon".getBytes(StandardCharsets.UTF_8);
        byte[] padded = Arrays.copyOf(words, words.length + 1);
        padded[words.length] = 2;

        byte[] sealed = Sealing.sealPadded(padded, device(), sender, bytes("DGv6ra1nlYgDCS1FRnbzlw"));

        assertThat(Base64.getUrlEncoder().withoutPadding().encodeToString(sealed))
                .isEqualTo("DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmY"
                        + "WAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy"
                        + "4a-fN");
    }

    @Test
    void itsLengthTellsNothingOfWhatIsInIt() {
        assertThat(Sealing.seal(new byte[10], device()))
                .hasSameSizeAs(Sealing.seal(new byte[2_000], device()))
                .isNotEqualTo(Sealing.seal(new byte[10], device()));
        assertThat(Sealing.seal(new byte[2_049], device()))
                .hasSameSizeAs(Sealing.seal(new byte[Sealing.MOST], device()))
                .hasSize(4_096);
    }

    @Test
    void whatNoServiceWouldTakeIsRefused() {
        assertThatThrownBy(() -> Sealing.seal(new byte[Sealing.MOST + 1], device()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("3993");
    }
}
