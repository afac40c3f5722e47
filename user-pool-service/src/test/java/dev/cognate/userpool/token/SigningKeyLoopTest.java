package dev.cognate.userpool.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jwt.SignedJWT;
import dev.cognate.userpool.BeyondCognito;
import dev.cognate.userpool.TestClock;
import dev.cognate.userpool.signin.SignInScene;
import dev.cognate.userpool.signin.TestUsers;
import dev.cognate.userpool.user.UserStatus;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The service replaces keys by itself: nobody calls anything. */
@QuarkusTest
@TestProfile(BeyondCognito.class)
class SigningKeyLoopTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Inject
    TestUsers users;

    @AfterEach
    void backToNow() {
        TestClock.reset();
    }

    @Test
    void shouldReplaceOldKeysAndForgetThoseNobodyNeeds() throws Exception {
        // given
        SignInScene scene = SignInScene.create();
        users.create(scene.poolId(), "alice", UserStatus.CONFIRMED, Map.of());
        List<String> before = published(scene);

        // when
        TestClock.advance(BeyondCognito.KEY_LIFETIME.plusMinutes(1));

        // then
        await().atMost(PATIENCE).until(() -> published(scene).size(), size -> size == 3);
        assertThat(published(scene)).startsWith(before.get(1)).contains(before.get(0));
        String token = scene.signIn("alice").idToken();
        assertThat(SignedJWT.parse(token).getHeader().getKeyID()).isEqualTo(before.get(1));

        // when
        TestClock.advance(Duration.ofHours(26));

        // then
        await().atMost(PATIENCE).until(() -> stored(scene), keys -> !keys.contains(before.get(0)));
        assertThat(stored(scene)).contains(before.get(1));
    }

    private List<String> stored(SignInScene scene) {
        return users.run(session -> session.createNativeQuery(
                        "select key_id from signing_key where pool_id = :pool", String.class)
                .setParameter("pool", scene.poolId())
                .getResultList());
    }

    private static List<String> published(SignInScene scene) throws Exception {
        return Jwts.keys(scene.poolId()).getKeys().stream().map(JWK::getKeyID).toList();
    }
}
