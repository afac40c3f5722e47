package dev.cognate.identitypool.credentials;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cognate.identitypool.TestPool;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentity.model.InvalidIdentityPoolConfigurationException;
import software.amazon.awssdk.services.cognitoidentity.model.NotAuthorizedException;
import software.amazon.awssdk.services.cognitoidentity.model.ResourceNotFoundException;

/** When the enhanced flow gives nothing. */
@QuarkusTest
class GetCredentialsTest {
    private TestPool pool;

    @BeforeEach
    void createPool() {
        pool = TestPool.create(request -> {});
    }

    @AfterEach
    void disconnect() {
        pool.close();
    }

    @Test
    void shouldGiveNothingInAPoolWithoutRoles() {
        assertThatThrownBy(() -> credentials(pool.guest(), Map.of()))
                .isInstanceOf(InvalidIdentityPoolConfigurationException.class)
                .hasMessageContaining("Invalid identity pool configuration. Check assigned IAM roles for this pool.");
    }

    @Test
    void shouldGiveNoRoleNobodyMade() {
        // given
        pool.admin()
                .setIdentityPoolRoles(request -> request.identityPoolId(pool.id())
                        .roles(Map.of("unauthenticated", "arn:aws:iam::000000000000:role/never-made")));

        // then
        assertThatThrownBy(() -> credentials(pool.guest(), Map.of()))
                .isInstanceOf(InvalidIdentityPoolConfigurationException.class);
    }

    @Test
    void shouldGiveAnIdentityToItsUserAlone() {
        // given
        String alice = pool.identity(pool.login("alice"));

        // then
        assertThatThrownBy(() -> credentials(alice, Map.of()))
                .isInstanceOf(NotAuthorizedException.class)
                .hasMessageContaining("Access to Identity '" + alice + "' is forbidden.");
        assertThatThrownBy(() -> credentials(alice, pool.login("mallory")))
                .isInstanceOf(NotAuthorizedException.class)
                .hasMessageContaining("Logins don't match.");
    }

    @Test
    void shouldNotFindAnUnknownIdentity() {
        assertThatThrownBy(() -> credentials("us-east-1:00000000-0000-0000-0000-000000000000", Map.of()))
                .isInstanceOf(ResourceNotFoundException.class);
    }

    private void credentials(String identityId, Map<String, String> logins) {
        pool.app()
                .getCredentialsForIdentity(
                        request -> request.identityId(identityId).logins(logins));
    }
}
