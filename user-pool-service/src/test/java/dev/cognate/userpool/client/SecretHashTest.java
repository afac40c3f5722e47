package dev.cognate.userpool.client;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cognate.contract.idp.NotAuthorizedException;
import dev.cognate.contract.idp.UserPoolClientType;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SecretHashTest {
    // HMAC-SHA256("secret", "alice" + "client1"), computed with: printf aliceclient1 | openssl dgst -sha256 -hmac
    // secret -binary | base64
    private static final String HASH = "1f+jIZ5jrvd9T9LKNEBwDVXuGhIxTem62DTEPkKb29k=";
    private static final AppClient CONFIDENTIAL = client("older", "secret");
    private static final AppClient PUBLIC = client();

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
    void shouldAcceptTheHashOfEitherSecret() {
        // HMAC-SHA256("older", "alice" + "client1")
        String older = "fsHkqEdPACcvWaD7dG7S85vFQzJZ67svErNSfsnqDIo=";

        assertThatCode(() -> SecretHash.require(CONFIDENTIAL, "alice", older)).doesNotThrowAnyException();
        assertThatCode(() -> SecretHash.requireSecret(CONFIDENTIAL, "older")).doesNotThrowAnyException();
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

    private static AppClient client(String... secrets) {
        return new AppClient(
                "us-east-1_abc",
                "client1",
                UserPoolClientType.builder().build(),
                Stream.of(secrets)
                        .map(value -> new ClientSecret("client1--" + value, value, Instant.EPOCH))
                        .toList());
    }
}
