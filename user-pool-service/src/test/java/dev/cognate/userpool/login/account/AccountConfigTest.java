package dev.cognate.userpool.login.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What nobody asked for is not there. */
class AccountConfigTest {
    private final AccountConfig unset =
            new SmallRyeConfigBuilder().withMapping(AccountConfig.class).build().getConfigMapping(AccountConfig.class);

    @Test
    void shouldHaveNoAccountPageUnlessToldTo() {
        // given
        AccountDoor door = new AccountDoor(unset, null, null, null, null, null);

        // then
        assertThat(new DeletePage(null, null, door).isOffered()).isFalse();
    }

    @Test
    void shouldAskForASignInOfTenMinutes() {
        assertThat(unset.freshFor()).isEqualTo(Duration.ofMinutes(10));
    }
}
