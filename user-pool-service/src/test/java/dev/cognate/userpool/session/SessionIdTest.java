package dev.cognate.userpool.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SessionIdTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "00000000-0000-0000-0000-000000000000",
                "00000000-0000-0000-8000-000000000001",
                "80000000-0000-0000-0000-000000000000",
                "ffffffff-ffff-ffff-ffff-ffffffffffff",
                "1b4e28ba-2fa1-41d2-983f-0016d3cca427"
            })
    void shouldNameASessionInTwentyEightCharactersAndFindItAgain(String id) {
        // given
        SessionId session = new SessionId(SessionId.Type.TOKEN, UUID.fromString(id));

        // when
        String text = session.toString();

        // then
        assertThat(text).matches("tkn[0-9a-z]{25}");
        assertThat(SessionId.parse(text)).contains(session);
    }

    @Test
    void shouldFindNothingBehindOtherTypesAndNumbersTooLarge() {
        assertThat(SessionId.parse("app" + "1".repeat(25))).isEmpty();
        assertThat(SessionId.parse("tkn" + "z".repeat(25))).isEmpty();
        assertThat(SessionId.parse("tkn" + "1".repeat(24))).isEmpty();
        assertThat(SessionId.parse("TKN" + "1".repeat(25))).isEmpty();
        assertThat(SessionId.parse("sso" + "1".repeat(25)).orElseThrow().type()).isEqualTo(SessionId.Type.SSO);
    }
}
