package dev.cognate.userpool.federation.user;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cognate.contract.idp.IdentityProviderType;
import dev.cognate.contract.idp.UserPoolType;
import dev.cognate.userpool.federation.ExternalIdentity;
import dev.cognate.userpool.identityprovider.IdentityProvider;
import dev.cognate.userpool.pool.UserPool;
import dev.cognate.userpool.token.Assurance;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Tokens say how strongly users authenticated at their provider, as far as it is believed. */
class ProvidedAssuranceTest {
    private static final Map<String, String> LEVELS =
            Map.of("Level2", "urn:idp:silver", "Level3", "urn:idp:gold", "Level4", "urn:idp:gold");
    private static final UserPool POOL =
            new UserPool("us-east-1_Abcdefghi", UserPoolType.builder().build());

    private static Assurance assurance(
            Map<String, String> levels, Map<String, Object> idToken, Map<String, Object> userInfo) {
        var provider = new IdentityProvider(
                POOL.id(),
                "Corporate",
                IdentityProviderType.builder().acrMapping(levels).build());
        return ProvidedAssurance.of(POOL, new ExternalIdentity(provider, "jane", Map.of(), idToken, userInfo));
    }

    @Test
    void shouldCallLevelsOfTheProviderAsThePoolDoes() {
        // then
        assertThat(assurance(LEVELS, Map.of("acr", "urn:idp:silver", "amr", List.of("pwd", "sms", "face")), Map.of()))
                .isEqualTo(new Assurance(Optional.of("urn:cognito:loa:2"), List.of("pwd", "sms")));
        assertThat(assurance(LEVELS, Map.of("acr", "urn:idp:gold"), Map.of()).acr())
                .contains("urn:cognito:loa:4");
    }

    @Test
    void shouldReachNoLevelThatIsNotMapped() {
        // then
        assertThat(assurance(LEVELS, Map.of("acr", "urn:cognito:loa:4", "amr", List.of("face")), Map.of()))
                .isEqualTo(new Assurance(Optional.empty(), List.of("fed")));
    }

    @Test
    void shouldBelieveSignedTokensOnly() {
        // then
        assertThat(assurance(LEVELS, Map.of(), Map.of("acr", "urn:idp:gold", "amr", List.of("pwd"))))
                .isEqualTo(new Assurance(Optional.empty(), List.of("fed")));
    }

    @Test
    void shouldNotBelieveAProviderWhoseLevelsNobodyMapped() {
        // then
        assertThat(assurance(null, Map.of("acr", "urn:idp:gold", "amr", List.of("pwd", "otp", "mfa")), Map.of()))
                .isEqualTo(new Assurance(Optional.empty(), List.of("fed")));
    }
}
