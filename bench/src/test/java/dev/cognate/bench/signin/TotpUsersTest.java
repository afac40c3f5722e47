package dev.cognate.bench.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cognate.bench.stack.Account;
import dev.cognate.testkit.Authenticator;
import java.io.IOException;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class TotpUsersTest {
    private static final Instant NOW = Instant.ofEpochSecond(1_000_000_020);
    private static final Authenticator AUTHENTICATOR = new Authenticator("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");

    @Test
    void shouldTakeEveryCodeOfAUserOnce() throws IOException {
        // given
        TotpUsers users = new TotpUsers();
        users.add(new Account("pool", "client", "ada", "secret"), AUTHENTICATOR, NOW.minus(Authenticator.STEP));

        // when
        String first = users.next(NOW).code();
        String second = users.next(NOW).code();

        // then
        assertThat(first).isEqualTo(AUTHENTICATOR.codeAt(NOW));
        assertThat(second).isEqualTo(AUTHENTICATOR.codeAt(NOW.plus(Authenticator.STEP)));
        assertThatThrownBy(() -> users.next(NOW)).isInstanceOf(IOException.class);
    }
}
