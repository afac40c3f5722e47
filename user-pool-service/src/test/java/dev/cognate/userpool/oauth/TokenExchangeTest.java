package dev.cognate.userpool.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import dev.cognate.userpool.oauth.extension.TestExtensions;
import dev.cognate.userpool.token.Jwts;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Access tokens exchanged for narrower ones (RFC 8693). */
@QuarkusTest
class TokenExchangeTest {
    private static final String AUDIENCE = "https://orders.example.com";

    private final OAuthScene first = OAuthScene.create();
    private final OAuthScene scene = first.withClient(first.anotherClient(client -> client.generateSecret(true)));

    @BeforeEach
    void switchOn() {
        TestExtensions.set(scene.client().clientId(), "token-exchange", AUDIENCE + ",billing");
    }

    private String basic() {
        return OAuthScene.basic(scene.client().clientId(), scene.client().clientSecret());
    }

    private JsonObject tokens(String scope) {
        Map<String, String> form = scene.redemption(scene.code("scope", scope));
        form.remove("client_id");
        return new JsonObject(scene.token(form, basic()).body());
    }

    private Map<String, String> form(String subject, String... changes) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("grant_type", "urn:ietf:params:oauth:grant-type:token-exchange");
        form.put("subject_token", subject);
        form.put("subject_token_type", "urn:ietf:params:oauth:token-type:access_token");
        form.put("audience", AUDIENCE);
        form.put("scope", "email");
        for (int index = 0; index < changes.length; index += 2) {
            if (changes[index + 1] == null) {
                form.remove(changes[index]);
            } else {
                form.put(changes[index], changes[index + 1]);
            }
        }
        return form;
    }

    private HttpResponse<String> exchange(Map<String, String> form) {
        return scene.token(form, basic());
    }

    private static String error(HttpResponse<String> response) {
        return response.statusCode() + " " + new JsonObject(response.body()).getString("error");
    }

    @Test
    void shouldGiveATokenThatAllowsLess() throws Exception {
        // given
        String subject = tokens("openid email profile").getString("access_token");

        // when
        HttpResponse<String> response = exchange(form(subject));

        // then
        JsonObject answer = new JsonObject(response.body());
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(answer.getString("issued_token_type")).isEqualTo("urn:ietf:params:oauth:token-type:access_token");
        assertThat(answer.fieldNames()).doesNotContain("refresh_token", "id_token");
        JWTClaimsSet old = Jwts.verified(scene.poolId(), subject);
        JWTClaimsSet narrow = Jwts.verified(scene.poolId(), answer.getString("access_token"));
        assertThat(narrow.getStringClaim("scope")).isEqualTo("email");
        assertThat(narrow.getAudience()).containsExactly(AUDIENCE);
        assertThat(narrow.getSubject()).isEqualTo(old.getSubject());
        assertThat(narrow.getJWTID()).isNotEqualTo(old.getJWTID());
        assertThat(narrow.getExpirationTime()).isBeforeOrEqualTo(old.getExpirationTime());
        assertThat(answer.getInteger("expires_in")).isLessThanOrEqualTo(3_600);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "scope, email phone, invalid_scope",
                "scope, -, invalid_scope",
                "scope, aws.cognito.signin.user.admin, invalid_scope",
                "audience, https://elsewhere.example, invalid_target",
                "audience, -, invalid_target",
                "resource, billing, invalid_target",
                "subject_token_type, urn:ietf:params:oauth:token-type:id_token, invalid_request",
                "subject_token_type, -, invalid_request",
                "requested_token_type, urn:ietf:params:oauth:token-type:refresh_token, invalid_request",
                "actor_token, x, invalid_request",
                "subject_token, x, invalid_request",
                "subject_token, -, invalid_request"
            })
    void shouldRefuseWhateverIsNotNarrower(String name, String value, String expected) {
        // given
        String subject = tokens("openid email aws.cognito.signin.user.admin").getString("access_token");

        // when
        HttpResponse<String> response = exchange(form(subject, name, value));

        // then
        assertThat(error(response)).isEqualTo("400 " + expected);
    }

    @Test
    void shouldRefuseTokensThatWereGivenToOthers() {
        // given
        String ofAnotherClient = first.tokens().getString("access_token");
        String ofAnotherPool = OAuthScene.create().tokens().getString("access_token");
        String id = tokens("openid email").getString("id_token");

        // then
        assertThat(error(exchange(form(ofAnotherClient)))).isEqualTo("400 invalid_request");
        assertThat(error(exchange(form(ofAnotherPool)))).isEqualTo("400 invalid_request");
        assertThat(error(exchange(form(id)))).isEqualTo("400 invalid_request");
    }

    @Test
    void shouldNotExchangeWhatWasExchanged() {
        // given
        String subject = tokens("openid email").getString("access_token");
        String narrow = new JsonObject(exchange(form(subject)).body()).getString("access_token");

        // when
        HttpResponse<String> response = exchange(form(narrow, "audience", "billing"));

        // then
        assertThat(error(response)).isEqualTo("400 invalid_request");
    }

    @Test
    void shouldEndWithTheSignInItCameFrom() {
        // given
        String subject = tokens("openid email").getString("access_token");
        String narrow =
                new JsonObject(exchange(form(subject, "scope", "openid")).body()).getString("access_token");
        int before = scene.userInfo(narrow).statusCode();

        // when
        scene.admin()
                .adminUserGlobalSignOut(
                        request -> request.userPoolId(scene.poolId()).username(scene.username()));

        // then
        assertThat(before).isEqualTo(200);
        assertThat(scene.userInfo(narrow).statusCode()).isEqualTo(401);
        assertThat(error(exchange(form(subject)))).isEqualTo("400 invalid_request");
    }

    @Test
    void shouldKeepTheKeyATokenIsBoundTo() throws Exception {
        // given
        TestExtensions.set(scene.client().clientId(), "token-exchange", AUDIENCE, "dpop", "allowed");
        ProofKey key = ProofKey.create();
        Map<String, String> redemption = scene.redemption(scene.code());
        redemption.remove("client_id");
        String subject = new JsonObject(new Browser()
                        .post(
                                "/oauth2/token",
                                redemption,
                                Map.of("authorization", basic(), "DPoP", key.proof("POST", ProofKey.TOKEN)))
                        .body())
                .getString("access_token");

        // when
        HttpResponse<String> bearer = exchange(form(subject));
        HttpResponse<String> proved = new Browser()
                .post(
                        "/oauth2/token",
                        form(subject),
                        Map.of("authorization", basic(), "DPoP", key.proof("POST", ProofKey.TOKEN)));

        // then
        assertThat(error(bearer)).isEqualTo("400 invalid_dpop_proof");
        JsonObject answer = new JsonObject(proved.body());
        assertThat(answer.getString("token_type")).isEqualTo("DPoP");
        assertThat(Jwts.verified(scene.poolId(), answer.getString("access_token"))
                        .getJSONObjectClaim("cnf"))
                .containsEntry("jkt", key.thumbprint());
    }

    @Test
    void shouldBeOffForOtherClientsAndThoseWithoutASecret() {
        // given
        OAuthScene off = first.withClient(first.anotherClient(client -> client.generateSecret(true)));
        TestExtensions.set(first.client().clientId(), "token-exchange", AUDIENCE);
        String ofPublic = first.tokens().getString("access_token");

        // when
        HttpResponse<String> notAllowed = off.token(
                form("token"),
                OAuthScene.basic(off.client().clientId(), off.client().clientSecret()));
        HttpResponse<String> open =
                first.token(form(ofPublic, "client_id", first.client().clientId()));

        // then
        assertThat(error(notAllowed)).isEqualTo("400 unauthorized_client");
        assertThat(error(open)).isEqualTo("400 unauthorized_client");
    }
}
