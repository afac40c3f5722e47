package dev.cognate.userpool.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyType;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.oauth2.sdk.GrantType;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.openid.connect.sdk.SubjectType;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import dev.cognate.userpool.signin.TestUsers;
import dev.cognate.userpool.token.Jwts;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The Config OP profile: discovery and the key set (OpenID Connect Discovery 1.0 §3, §4). */
@QuarkusTest
class ConfigProfileTest {
    @Inject
    TestUsers users;

    private RelyingParty party;
    private JsonObject document;

    @BeforeEach
    void discover() {
        party = RelyingParty.create(users, client -> {});
        document = party.discovery();
    }

    @Test
    void shouldBeReadableAsTheSpecificationSays() throws Exception {
        // when
        OIDCProviderMetadata metadata = OIDCProviderMetadata.parse(document.encode());

        // then
        assertThat(metadata.getResponseTypes()).contains(ResponseType.CODE);
        assertThat(metadata.getSubjectTypes()).containsExactly(SubjectType.PUBLIC);
        assertThat(metadata.getGrantTypes()).contains(GrantType.AUTHORIZATION_CODE, GrantType.REFRESH_TOKEN);
    }

    @Test
    void shouldBeFoundAtTheIssuer() {
        // given
        String issuer = document.getString("issuer");

        // when
        HttpResponse<String> response =
                Wire.get(RelyingParty.path(issuer) + "/.well-known/openid-configuration", Map.of());

        // then
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("content-type").orElseThrow()).startsWith("application/json");
        assertThat(new JsonObject(response.body())).isEqualTo(document);
    }

    @Test
    void shouldNameTheIssuerOfItsTokensLetterByLetter() throws Exception {
        // when
        String issuer = party.believed(party.tokens(), null).getIssuer().getValue();

        // then
        assertThat(issuer).isEqualTo(document.getString("issuer")).doesNotContain("?", "#");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "authorization_endpoint",
                "token_endpoint",
                "userinfo_endpoint",
                "jwks_uri",
                "end_session_endpoint",
                "revocation_endpoint"
            })
    void shouldNameEndpointsThatAreThere(String endpoint) {
        // given
        String path = RelyingParty.path(document.getString(endpoint));

        // when
        List<Integer> statuses = Stream.of(
                        Wire.get(path, Map.of()), Wire.post(path, Map.of("client_id", "nobody"), Map.of()))
                .map(HttpResponse::statusCode)
                .toList();

        // then
        assertThat(statuses).anyMatch(status -> status != 404 && status != 405);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "scopes_supported:openid",
                "response_types_supported:code",
                "response_modes_supported:form_post",
                "subject_types_supported:public",
                "id_token_signing_alg_values_supported:RS256",
                "token_endpoint_auth_methods_supported:client_secret_basic",
                "token_endpoint_auth_methods_supported:client_secret_post",
                "code_challenge_methods_supported:S256",
                "prompt_values_supported:none"
            })
    void shouldSayWhatItCanDo(String promise) {
        // given
        String[] parts = promise.split(":");

        // when / then
        assertThat(document.getJsonArray(parts[0])).contains(parts[1]);
    }

    @Test
    void shouldPromiseNoChallengeInPlainText() {
        assertThat(document.getJsonArray("code_challenge_methods_supported")).doesNotContain("plain");
    }

    @Test
    void shouldPublishKeysThatVerifyAndNothingThatSigns() throws Exception {
        // when
        List<JWK> keys = Jwts.keys(party.poolId()).getKeys();

        // then
        assertThat(keys).isNotEmpty().allSatisfy(key -> {
            assertThat(key.getKeyType()).isEqualTo(KeyType.RSA);
            assertThat(key.getKeyUse()).isEqualTo(KeyUse.SIGNATURE);
            assertThat(key.getAlgorithm().getName()).isEqualTo("RS256");
            assertThat(key.isPrivate()).isFalse();
            assertThat(key.size()).isGreaterThanOrEqualTo(2048);
        });
        assertThat(keys.stream().map(JWK::getKeyID)).doesNotHaveDuplicates().doesNotContainNull();
    }

    @Test
    void shouldServeScriptsOfOtherOrigins() {
        // when
        HttpResponse<String> response = Wire.get(
                "/" + party.poolId() + "/.well-known/openid-configuration",
                Map.of("origin", "https://app.example.org"));

        // then
        assertThat(response.headers().firstValue("access-control-allow-origin")).contains("*");
    }
}
