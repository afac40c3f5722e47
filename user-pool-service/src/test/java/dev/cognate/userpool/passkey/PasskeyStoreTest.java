package dev.cognate.userpool.passkey;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cognate.userpool.signin.TestUsers;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Of two signatures that were checked at the same moment, the counter lets one pass. */
@QuarkusTest
class PasskeyStoreTest {
    @Inject
    PasskeyStore store;

    @Inject
    TestUsers users;

    @Test
    void shouldCountASignatureOnce() {
        // given
        Passkey passkey = stored(7);

        // when
        boolean first = used(passkey, 8);
        boolean second = used(passkey, 8);

        // then
        assertThat(first).isTrue();
        assertThat(second).isFalse();
        assertThat(used(passkey, 9)).isTrue();
    }

    @Test
    void shouldLetAuthenticatorsPassThatDoNotCount() {
        // given
        Passkey passkey = stored(0);

        // when / then
        assertThat(used(passkey, 0)).isTrue();
        assertThat(used(passkey, 0)).isTrue();
    }

    private boolean used(Passkey passkey, long count) {
        return users.run(session -> store.used(session, passkey, key(count), Instant.now()));
    }

    private Passkey stored(long count) {
        UUID sub = UUID.randomUUID();
        Passkey passkey = new Passkey(
                "us-east-1_Abcdefghi",
                sub,
                sub.toString().getBytes(UTF_8),
                "example.org",
                key(count),
                new Passkey.Device(List.of("usb"), Optional.empty(), "key"),
                Instant.now());
        users.run(session -> store.insert(session, passkey));
        return passkey;
    }

    private static Passkey.Key key(long count) {
        return new Passkey.Key(new byte[] {1}, count, true, false, false);
    }
}
