package dev.cognate.userpool.claims;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The file an operator declares claims and scopes in. */
class ClaimsFileTest {
    @TempDir
    Path folder;

    @Test
    void shouldApplyTheMoreSpecialRuleLater() throws IOException {
        // given
        DeclaredClaims declared = read("""
                {"pools": {
                  "*": {"clients": {"*": {"accessToken": {"n": 1}}, "web": {"accessToken": {"n": 2}}},
                        "groups": {"staff": {"accessToken": {"n": 5}}}},
                  "us-east-1_A": {"clients": {"*": {"accessToken": {"n": 3}}, "web": {"accessToken": {"n": 4}}},
                        "groups": {"staff": {"accessToken": {"n": 6}}, "boss": {"accessToken": {"n": 7}}}}}}
                """);

        // when
        List<Object> order = numbers(declared.rulesFor("us-east-1_A", "web", List.of("boss", "other", "staff")));

        // then
        assertThat(order).containsExactly(1, 2, 3, 4, 5, 6, 7);
        assertThat(numbers(declared.rulesFor("us-east-1_B", "app", List.of()))).containsExactly(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sub",
                "iss",
                "aud",
                "exp",
                "scope",
                "client_id",
                "username",
                "token_use",
                "acr",
                "amr",
                "origin_jti",
                "cognito:groups",
                "cognito:roles",
                "cognito:anything",
                "dev:secret",
                "identities",
                "nonce"
            })
    void shouldRefuseReservedClaimsInEitherToken(String claim) {
        for (String token : List.of("idToken", "accessToken")) {
            assertThatThrownBy(() -> read(group("\"" + token + "\": {\"" + claim + "\": \"x\"}")))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("cognate.claims.file")
                    .hasMessageContaining(claim + " is reserved");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "two words", "aws.cognito.signin.user.admin", "quo\\\"te", "back\\\\slash"})
    void shouldRefuseScopesThatAreMalformedOrReserved(String scope) {
        assertThatThrownBy(() -> read(group("\"scopes\": [\"" + scope + "\"]")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("malformed or reserved");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"idTokens\": {}", "\"idToken\": {\"plan\": null}", "\"idToken\": []"})
    void shouldRefuseWhatItDoesNotUnderstand(String rule) {
        assertThatThrownBy(() -> read(group(rule))).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void shouldRefuseAFileThatIsNotThere() {
        assertThatThrownBy(() -> DeclaredClaims.read(folder.resolve("none.json")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("none.json");
    }

    private static String group(String rule) {
        return "{\"pools\": {\"us-east-1_A\": {\"groups\": {\"staff\": {" + rule + "}}}}}";
    }

    private DeclaredClaims read(String text) throws IOException {
        return DeclaredClaims.read(Files.writeString(folder.resolve("claims.json"), text));
    }

    private static List<Object> numbers(List<ClaimRule> rules) {
        return rules.stream().map(rule -> rule.accessToken().get("n")).toList();
    }
}
