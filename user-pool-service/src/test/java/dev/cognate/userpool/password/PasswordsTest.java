package dev.cognate.userpool.password;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cognate.contract.RetryLaterException;
import dev.cognate.contract.idp.UserPoolType;
import dev.cognate.database.Database;
import dev.cognate.userpool.TestClock;
import dev.cognate.userpool.pool.UserPool;
import dev.cognate.userpool.srp.SrpVerifier;
import dev.cognate.userpool.user.User;
import dev.cognate.userpool.user.UserStatus;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.math.BigInteger;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class PasswordsTest {
    private static final UserPool POOL =
            new UserPool("us-east-1_Abcdefghi", UserPoolType.builder().build());

    @Inject
    Passwords passwords;

    @Inject
    Database database;

    private final User user = new User(
            POOL.id(),
            UUID.randomUUID(),
            "user-" + UUID.randomUUID(),
            UserStatus.CONFIRMED,
            true,
            Map.of(),
            Instant.EPOCH,
            Instant.EPOCH,
            Instant.EPOCH);

    @AfterEach
    void resetClock() {
        TestClock.reset();
    }

    private static <T> T await(Supplier<Uni<T>> work) throws Throwable {
        return VertxContextSupport.subscribeAndAwait(work);
    }

    private void store(String password, boolean temporary) throws Throwable {
        await(() -> passwords
                .prepare(POOL, user.username(), password)
                .chain(prepared ->
                        database.inTransaction(session -> passwords.store(session, POOL, user, prepared, temporary))));
    }

    @Test
    void shouldAcceptThePasswordAndNoOther() throws Throwable {
        // given
        store("Correct-horse-1", false);

        // when / then
        assertThat(await(() -> passwords.matches(Optional.of(user), "Correct-horse-1")))
                .isTrue();
        assertThat(await(() -> passwords.matches(Optional.of(user), "Correct-horse-2")))
                .isFalse();
        assertThat(await(() -> passwords.matches(Optional.empty(), ""))).isFalse();
    }

    @Test
    void shouldKeepNeitherHashNorVerifierInTheClear() throws Throwable {
        // given
        store("Correct-horse-1", false);

        // when
        Object[] row = await(() -> database.read(session -> session.<Object[]>createNativeQuery(
                        "select password_hash, srp_verifier from user_credential where pool_id = :pool and sub = :sub")
                .setParameter("pool", POOL.id())
                .setParameter("sub", user.sub())
                .getSingleResult()));

        // then
        SrpCredential credential = srp();
        assertThat(new String((byte[]) row[0], UTF_8)).doesNotContain("argon2");
        assertThat(HexFormat.of().formatHex((byte[]) row[1]))
                .doesNotContain(credential.verifier().toString(16));
        assertThat(credential.verifier())
                .isEqualTo(SrpVerifier.compute("Abcdefghi", user.username(), "Correct-horse-1", credential.salt()));
    }

    @Test
    void shouldLetTemporaryPasswordsExpireAfterSevenDays() throws Throwable {
        // given
        store("Correct-horse-1", true);

        // when
        SrpCredential fresh = srp();
        TestClock.advance(Duration.ofDays(7));
        SrpCredential old = srp();

        // then
        assertThat(fresh.temporary()).isTrue();
        assertThat(fresh.expired()).isFalse();
        assertThat(old.expired()).isTrue();
    }

    private SrpCredential srp() throws Throwable {
        return await(() -> database.read(session -> passwords.srp(session, user)))
                .orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({
        "000102030405060708090a0b0c0d0e0f,c2b22b20f1cea9f7a2a5145dd136312efc51029afbf9eb4e71bf548a7d8470bb",
        "f00102030405060708090a0b0c0d0e0f,64fd9a36a188a1929ea140fbaf122331a1dacab5535086d607cd9d6ef00f6f76"
    })
    void shouldComputeTheVerifierAnotherImplementationComputes(String salt, String sha256OfVerifier) throws Exception {
        // when
        BigInteger verifier = SrpVerifier.compute(
                "Abcdefghi", "jane", "Pässword-1", HexFormat.of().parseHex(salt));

        // then
        byte[] padded = HexFormat.of().parseHex("%0768x".formatted(verifier));
        assertThat(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(padded)))
                .isEqualTo(sha256OfVerifier);
    }

    @Test
    void shouldRefuseWorkWhenTheQueueIsFull() throws Exception {
        // given
        HashPool small = new HashPool(new SmallPool());
        CountDownLatch gate = new CountDownLatch(1);
        Supplier<Boolean> blocked = () -> {
            try {
                gate.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return true;
        };
        List<CompletableFuture<Boolean>> accepted = List.of(
                small.run(blocked).subscribeAsCompletionStage(),
                small.run(blocked).subscribeAsCompletionStage());

        // when / then
        assertThatThrownBy(() -> small.run(blocked).await().atMost(Duration.ofSeconds(5)))
                .isInstanceOfSatisfying(
                        RetryLaterException.class,
                        refusal -> assertThat(refusal.code()).isEqualTo("TooManyRequestsException"));
        gate.countDown();
        assertThat(accepted).allSatisfy(work -> assertThat(work.get()).isTrue());
        small.stop();
    }

    /** One thread, one place to wait. */
    private static final class SmallPool implements PasswordConfig {
        @Override
        public int memoryKib() {
            return 64;
        }

        @Override
        public int iterations() {
            return 1;
        }

        @Override
        public int parallelism() {
            return 1;
        }

        @Override
        public OptionalInt threads() {
            return OptionalInt.of(1);
        }

        @Override
        public int queue() {
            return 1;
        }
    }
}
