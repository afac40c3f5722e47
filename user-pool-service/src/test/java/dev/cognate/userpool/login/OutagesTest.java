package dev.cognate.userpool.login;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.ClosedConnectionException;
import java.net.ConnectException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class OutagesTest {
    static Stream<Throwable> away() {
        return Stream.of(new ConnectException("refused"), new TimeoutException(), ClosedConnectionException.INSTANCE);
    }

    @ParameterizedTest
    @MethodSource("away")
    void shouldNoticeWhatIsAwayHoweverItIsWrapped(Throwable cause) {
        // when
        Throwable wrapped = new IllegalStateException(new CompletionException(cause));

        // then
        assertThat(Outages.isOne(wrapped)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"08006", "53300", "57P01", "57P03"})
    void shouldNoticeADatabaseThatGoesAway(String state) {
        // then
        assertThat(Outages.isOne(new PgException("going down", "FATAL", state, null)))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"23505", "42P01", "57014"})
    void shouldLeaveFaultsOfStatementsToOthers(String state) {
        // then
        assertThat(Outages.isOne(new PgException("no such table", "ERROR", state, null)))
                .isFalse();
    }

    @Test
    void shouldLeaveOtherFaultsToOthers() {
        // then
        assertThat(Outages.isOne(new IllegalStateException(new NullPointerException())))
                .isFalse();
    }
}
