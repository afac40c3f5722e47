package dev.cognate.userpool.password;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cognate.contract.idp.InvalidPasswordException;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordPolicyTest {
    private static final PasswordPolicy STRICT = new PasswordPolicy(8, true, true, true, true, 7);

    @ParameterizedTest
    @CsvSource({
        "Aa1-aaa,Password not long enough",
        "AAAAAA1-,Password must have lowercase characters",
        "aaaaaa1-,Password must have uppercase characters",
        "Aaaaaaa-,Password must have numeric characters",
        "Aaaaaaa1,Password must have symbol characters"
    })
    void shouldNameTheRuleThatIsBroken(String password, String rule) {
        assertThatThrownBy(() -> STRICT.require(password))
                .isInstanceOf(InvalidPasswordException.class)
                .hasMessage("Password did not conform with policy: " + rule);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Aaaaaa1-", "Aaaaaa1^", "Aaaaa 1a", "Aaaaaa1~"})
    void shouldAcceptEverySymbolOfTheGuide(String password) {
        assertThatCode(() -> STRICT.require(password)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {" Aaaaaa1", "Aaaaaa1 "})
    void shouldNotCountASpaceAtTheEdge(String password) {
        assertThatThrownBy(() -> STRICT.require(password)).hasMessageContaining("symbol");
    }

    @Test
    void shouldGenerateDifferentPasswordsThatFit() {
        // given
        PasswordPolicy policy = new PasswordPolicy(20, true, true, true, true, 7);
        Set<String> seen = new HashSet<>();

        // when
        for (int i = 0; i < 100; i++) {
            String password = TemporaryPassword.generate(policy);
            policy.require(password);
            seen.add(password);
        }

        // then
        assertThat(seen).hasSize(100);
    }
}
