package dev.cognate.userpool.client;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cognate.contract.idp.NotAuthorizedException;
import dev.cognate.contract.idp.UserPoolClientType;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SecretHashTest {
    // HMAC-SHA256("secret", "alice" + "client1"), computed with: printf aliceclient1 | openssl dgst -sha256 -hmac
    // secret -binary | base64
    private static final String HASH = "1f+jIZ5jrvd9T9LKNEBwDVXuGhIxTem62DTEPkKb29k=";
    private static final AppClient CONFIDENTIAL = client(Optional.of("secret"));
    private static final AppClient PUBLIC = client(Optional.empty());

    @Test
    void shouldAcceptTheHashOfTheNameThatWasSent() {
        assertThatCode(() -> SecretHash.require(CONFIDENTIAL, "alice", HASH)).doesNotThrowAnyException();
    }

    @Test
    void shouldRefuseTheHashOfAnotherName() {
        assertThatThrownBy(() -> SecretHash.require(CONFIDENTIAL, "bob", HASH))
                .isInstanceOf(NotAuthorizedException.class)
                .hasMessage("Unable to verify secret hash for client client1");
    }

    @Test
    void shouldAskForAHashWhenTheClientHasASecret() {
        assertThatThrownBy(() -> SecretHash.require(CONFIDENTIAL, "alice", null))
                .isInstanceOf(NotAuthorizedException.class)
                .hasMessage("Client client1 is configured with secret but SECRET_HASH was not received");
    }

    @Test
    void shouldAskNothingOfPublicClients() {
        assertThatCode(() -> SecretHash.require(PUBLIC, "alice", null)).doesNotThrowAnyException();
    }

    @Test
    void shouldCompareTheSecretItself() {
        assertThatCode(() -> SecretHash.requireSecret(CONFIDENTIAL, "secret")).doesNotThrowAnyException();
        assertThatThrownBy(() -> SecretHash.requireSecret(CONFIDENTIAL, "Secret"))
                .isInstanceOf(NotAuthorizedException.class);
    }

    private static AppClient client(Optional<String> secret) {
        return new AppClient(
                "us-east-1_abc", "client1", UserPoolClientType.builder().build(), secret);
    }
}
