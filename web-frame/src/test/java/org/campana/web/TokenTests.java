package org.campana.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TokenTests {

    @Test
    void tokensDoNotRepeatAndFitAnAddress() {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < 1_000; i++) {
            String clear = Token.random().clear();
            assertThat(clear).matches("[A-Za-z0-9_-]{43}");
            seen.add(clear);
        }

        assertThat(seen).hasSize(1_000);
    }

    @Test
    void tokenReadBackHasTheSameHash() {
        Token token = Token.random();

        assertThat(Token.read(token.clear()))
                .hasValueSatisfying(read -> assertThat(read.hash()).isEqualTo(token.hash()));
    }

    @Test
    void junkIsNoTokenAndNothingShowsTheSecret() {
        assertThat(Token.read("")).isEmpty();
        assertThat(Token.read("a".repeat(44))).isEmpty();
        assertThat(Token.read("'; drop table access.api_key; --aaaaaaaaaaa")).isEmpty();
        assertThat(Token.random().toString()).isEqualTo("[secret]");
    }
}
