package dev.cognate.identitypool.provider;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cognate.identitypool.TestPool;
import dev.cognate.identitypool.outside.OutsideWorld;
import dev.cognate.identitypool.outside.OutsideWorld.Answer;
import dev.cognate.keyring.Keyring;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentity.model.NotAuthorizedException;

/** ServerSideTokenCheck. */
@QuarkusTest
class LiveTokensTest {
    private static final String CHECK = "/user-pools/internal/token-check";

    @Inject
    Keyring keyring;

    private final AtomicReference<JsonObject> asked = new AtomicReference<>();
    private TestPool pool;

    @BeforeEach
    void createPool() {
        pool = TestPool.create(request -> {});
        pool.admin()
                .updateIdentityPool(request -> request.identityPoolId(pool.id())
                        .identityPoolName("strict")
                        .allowUnauthenticatedIdentities(false)
                        .cognitoIdentityProviders(
                                TestPool.trusting(pool.first()).toBuilder()
                                        .serverSideTokenCheck(true)
                                        .build(),
                                TestPool.trusting(pool.second())));
        answering(200);
    }

    @AfterEach
    void disconnect() {
        pool.close();
    }

    private void answering(int status) {
        OutsideWorld.get().put(CHECK, (query, authorization, body) -> {
            byte[] question = keyring.sealer(LiveTokens.PURPOSE).openString(body);
            asked.set(new JsonObject(new String(question, UTF_8)));
            return new Answer(status, "");
        });
    }

    @Test
    void shouldAskTheUserPoolWhetherTheSignInHolds() {
        // when
        pool.identity(Map.of(
                pool.first().provider(), pool.first().token("alice", claims -> claims.put("origin_jti", "family"))));

        // then
        assertThat(asked.get().getString("pool")).isEqualTo(pool.first().poolId());
        assertThat(asked.get().getString("sub")).isEqualTo("alice");
        assertThat(asked.get().getString("family")).isEqualTo("family");
    }

    @Test
    void shouldRefuseATokenWhoseSignInEnded() {
        // given
        String id = pool.identity(pool.login("alice"));
        answering(410);

        // then
        assertThatThrownBy(() -> pool.identity(pool.login("alice"))).isInstanceOf(NotAuthorizedException.class);
        assertThatThrownBy(() -> pool.app()
                        .getCredentialsForIdentity(
                                request -> request.identityId(id).logins(pool.login("alice"))))
                .isInstanceOf(NotAuthorizedException.class)
                .hasMessageContaining("Token is revoked, or its user is disabled or deleted.");
    }

    @Test
    void shouldRefuseWhenNobodyCanTell() {
        // given
        answering(500);

        // then
        assertThatThrownBy(() -> pool.identity(pool.login("alice")))
                .hasMessageContaining("The identity provider " + pool.first().provider() + " does not answer.");
    }

    @Test
    void shouldNotAskForPoolsThatDoNotWantIt() {
        // given
        int before = OutsideWorld.get().reads(CHECK);

        // when
        pool.identity(Map.of(pool.second().provider(), pool.second().token("a.smith")));

        // then
        assertThat(OutsideWorld.get().reads(CHECK)).isEqualTo(before);
    }
}
