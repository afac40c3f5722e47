package dev.cognate.userpool.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jwt.SignedJWT;
import dev.cognate.contract.idp.ResourceNotFoundException;
import dev.cognate.userpool.TestClock;
import dev.cognate.userpool.signin.SignInScene;
import dev.cognate.userpool.signin.TestUsers;
import dev.cognate.userpool.user.UserStatus;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The keys that sign tokens are replaced in time, and nobody who keeps the key set for a day notices. */
@QuarkusTest
class SigningKeyRotationTest {
    private static final Duration LIFETIME = Duration.ofDays(90);

    @Inject
    SigningKeyRotation rotation;

    @Inject
    SigningKeys keys;

    @Inject
    TestUsers users;

    @Inject
    Clock clock;

    private SignInScene scene;

    @BeforeEach
    void createPool() {
        scene = SignInScene.create();
        users.create(scene.poolId(), "alice", UserStatus.CONFIRMED, Map.of());
    }

    @AfterEach
    void backToNow() {
        TestClock.reset();
    }

    private static <T> T await(Supplier<Uni<T>> work) throws Throwable {
        return VertxContextSupport.subscribeAndAwait(work);
    }

    private boolean rotate() throws Throwable {
        return await(() -> rotation.rotate(scene.poolId()));
    }

    /** From any thread; each call has a transaction of its own. */
    private boolean rotateUnchecked() {
        try {
            return rotate();
        } catch (Throwable e) {
            throw new CompletionException(e);
        }
    }

    private List<String> published() throws Exception {
        return Jwts.keys(scene.poolId()).getKeys().stream().map(JWK::getKeyID).toList();
    }

    private String signedBy() throws Exception {
        return SignedJWT.parse(scene.signIn("alice").idToken()).getHeader().getKeyID();
    }

    @Test
    void shouldLetThePublishedKeySignWhenTheActiveOneIsOld() throws Throwable {
        // given
        List<String> before = published();
        String token = scene.signIn("alice").idToken();

        // when
        TestClock.advance(LIFETIME.plusMinutes(1));
        boolean rotated = rotate();

        // then
        List<String> after = published();
        assertThat(rotated).isTrue();
        assertThat(after).hasSize(3).startsWith(before.get(1)).endsWith(before.get(0));
        assertThat(signedBy()).isEqualTo(before.get(1));
        assertThat(Jwts.verified(scene.poolId(), token).getClaim("cognito:username"))
                .isEqualTo("alice");
    }

    @Test
    void shouldLeaveAKeyThatIsNotOld() throws Throwable {
        // given
        List<String> before = published();

        // when
        TestClock.advance(LIFETIME.minusMinutes(1));

        // then
        assertThat(rotate()).isFalse();
        assertThat(published()).isEqualTo(before);
    }

    @Test
    void shouldRotateOnceWhenSeveralReplicasTry() throws Throwable {
        // given
        TestClock.advance(LIFETIME.plusMinutes(1));

        // when
        List<Boolean> outcomes;
        try (ExecutorService threads = Executors.newFixedThreadPool(3)) {
            List<CompletableFuture<Boolean>> replicas = Stream.generate(
                            () -> CompletableFuture.supplyAsync(this::rotateUnchecked, threads))
                    .limit(3)
                    .toList();
            outcomes = replicas.stream().map(CompletableFuture::join).toList();
        }

        // then
        assertThat(outcomes).containsOnlyOnce(true);
        assertThat(published()).hasSize(3);
    }

    @Test
    void shouldNameThePoolsThatAreDue() throws Throwable {
        // when
        TestClock.advance(LIFETIME.plusMinutes(1));

        // then
        assertThat(due()).contains(scene.poolId());
        rotate();
        assertThat(due()).doesNotContain(scene.poolId());
    }

    private List<String> due() {
        return users.run(session -> keys.due(session, clock.instant().minus(LIFETIME), Integer.MAX_VALUE));
    }

    @Test
    void shouldDeleteAKeyWhenEverythingItSignedHasExpired() throws Throwable {
        // given
        List<String> before = published();
        TestClock.advance(LIFETIME.plusMinutes(1));
        rotate();

        // when
        TestClock.advance(Duration.ofHours(24));
        users.run(keys::deleteRetired);
        List<String> afterADay = rows();
        TestClock.advance(Duration.ofHours(2));
        users.run(keys::deleteRetired);

        // then
        assertThat(afterADay).contains(before.get(0));
        assertThat(rows()).hasSize(2).doesNotContain(before.get(0));
    }

    private List<String> rows() {
        return users.run(session -> session.createNativeQuery(
                        "select key_id from signing_key where pool_id = :pool", String.class)
                .setParameter("pool", scene.poolId())
                .getResultList());
    }

    @Test
    void shouldMakeNoKeyForADeletedPool() {
        // given
        TestClock.advance(LIFETIME.plusMinutes(1));

        // when
        scene.admin().deleteUserPool(request -> request.userPoolId(scene.poolId()));

        // then
        assertThatThrownBy(this::rotate).isInstanceOf(ResourceNotFoundException.class);
    }
}
