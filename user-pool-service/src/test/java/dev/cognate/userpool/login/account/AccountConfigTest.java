package dev.cognate.userpool.login.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.SmallRyeConfigBuilder;
import org.junit.jupiter.api.Test;

/** What nobody asked for is not there. */
class AccountConfigTest {
    @Test
    void shouldHaveNoAccountPageUnlessToldTo() {
        // given
        AccountConfig unset = new SmallRyeConfigBuilder()
                // the service's own converter reads the default's form
                .withDefaultValue("cognate.login.account.fresh-for", "PT10M")
                .withMapping(AccountConfig.class)
                .build()
                .getConfigMapping(AccountConfig.class);

        // when
        DeletePage page = new DeletePage(null, null, new AccountDoor(unset, null, null, null, null));

        // then
        assertThat(page.isOffered()).isFalse();
    }
}
