package dev.cognate.userpool.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cognate.userpool.Api;
import dev.cognate.userpool.signin.TestUsers;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;

@QuarkusTest
class StoredClientSecretTest {
    @Inject
    TestUsers users;

    @Test
    void shouldKeepASecretOutOfTheStoredSettings() {
        // given
        String secret = "abcdefghijklmnopqrstuvwxyz";
        try (CognitoIdentityProviderClient api = Api.signed()) {
            String poolId = Api.newPool(api, settings -> {}).id();

            // when
            String clientId = Api.newClient(api, poolId, settings -> settings.clientSecret(secret))
                    .clientId();

            // then
            String stored = users.run(session -> session.createNativeQuery(
                            "select cast(settings as text) from app_client where client_id = :client", String.class)
                    .setParameter("client", clientId)
                    .getSingleResult());
            assertThat(stored).contains(clientId).doesNotContain(secret);
        }
    }
}
