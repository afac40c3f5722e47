package dev.cognate.wire.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cognate.iam.AccessKey;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RootAccountTest {
    private static final AccountConfig ACCOUNT = new Account("123456789012", "eu-west-1", "https://id.example.com");

    private record Account(String accountId, String region, String publicUrl) implements AccountConfig {}

    private record RootKey(Optional<String> rootAccessKeyId, Optional<String> rootSecretAccessKey)
            implements RootKeyConfig {}

    @Test
    void shouldNameTheMissingSecret() {
        // given
        RootKeyConfig root = new RootKey(Optional.of("AKIA"), Optional.empty());

        // then
        assertThatThrownBy(() -> RootAccount.rootKey(root, ACCOUNT))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("cognate.iam.root-secret-access-key");
    }

    @Test
    void shouldRefuseABlankKey() {
        // given
        RootKeyConfig root = new RootKey(Optional.of(" "), Optional.of("secret"));

        // then
        assertThatThrownBy(() -> RootAccount.rootKey(root, ACCOUNT))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("cognate.iam.root-access-key-id");
    }

    @Test
    void shouldMakeTheRootTheOwnerOfItsKey() {
        // given
        RootKeyConfig root = new RootKey(Optional.of("AKIA"), Optional.of("secret"));

        // when
        Optional<AccessKey> key = RootAccount.rootKey(root, ACCOUNT).find("AKIA", Optional.empty());

        // then
        assertThat(key.orElseThrow().owner().arn()).isEqualTo("arn:aws:iam::123456789012:root");
    }
}
