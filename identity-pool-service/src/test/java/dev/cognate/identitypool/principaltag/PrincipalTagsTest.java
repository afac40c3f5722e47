package dev.cognate.identitypool.principaltag;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cognate.contract.identity.IdentityPool;
import dev.cognate.identitypool.Api;
import dev.cognate.identitypool.pool.Pool;
import dev.cognate.identitypool.pool.TagMap;
import dev.cognate.identitypool.provider.Login;
import dev.cognate.identitypool.provider.VerifiedLogin;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentity.CognitoIdentityClient;
import software.amazon.awssdk.services.cognitoidentity.model.GetPrincipalTagAttributeMapResponse;

@QuarkusTest
class PrincipalTagsTest {
    private static final String PROVIDER = "login.example.com";
    private static final VerifiedLogin LOGIN = new VerifiedLogin(
            Login.of(PROVIDER, "alice"),
            "app",
            PROVIDER,
            PROVIDER,
            List.of(PROVIDER),
            Map.of("sub", "alice", "aud", List.of("app"), "level", 7, "groups", List.of("a", "b")));

    @Test
    void shouldAnswerWhatWasSet() {
        try (CognitoIdentityClient api = Api.signed()) {
            // given
            String pool = Api.newPool(api, request -> {}).identityPoolId();

            // when
            api.setPrincipalTagAttributeMap(request ->
                    request.identityPoolId(pool).identityProviderName(PROVIDER).principalTags(Map.of("dept", "d")));

            // then
            GetPrincipalTagAttributeMapResponse map = api.getPrincipalTagAttributeMap(
                    request -> request.identityPoolId(pool).identityProviderName(PROVIDER));
            assertThat(map.useDefaults()).isFalse();
            assertThat(map.principalTags()).isEqualTo(Map.of("dept", "d"));
        }
    }

    @Test
    void shouldTagWithUserAndClientByDefault() {
        assertThat(PrincipalTags.of(pool(new TagMap(true, Map.of())), LOGIN))
                .isEqualTo(Map.of("username", "alice", "client", "app"));
    }

    @Test
    void shouldTagWithSingleValuesOnly() {
        assertThat(PrincipalTags.of(
                        pool(new TagMap(false, Map.of("level", "level", "groups", "groups", "none", "none"))), LOGIN))
                .isEqualTo(Map.of("level", "7"));
    }

    @Test
    void shouldTagNothingWithoutAMap() {
        assertThat(PrincipalTags.of(
                        new Pool("us-east-1:pool", IdentityPool.builder().build()), LOGIN))
                .isEmpty();
    }

    private static Pool pool(TagMap map) {
        return new Pool("us-east-1:pool", IdentityPool.builder().build()).with(PROVIDER, map);
    }
}
