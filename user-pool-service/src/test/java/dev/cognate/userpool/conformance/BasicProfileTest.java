package dev.cognate.userpool.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.oauth2.sdk.token.BearerAccessToken;
import com.nimbusds.openid.connect.sdk.claims.AccessTokenHash;
import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import dev.cognate.userpool.TestClock;
import dev.cognate.userpool.login.Browser;
import dev.cognate.userpool.signin.TestUsers;
import dev.cognate.userpool.token.Jwts;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The Basic OP profile: what a code leads to. What authorization requests may say is {@link BasicRequestsTest}'s. */
@QuarkusTest
class BasicProfileTest {
    @Inject
    TestUsers users;

    private RelyingParty party;

    @BeforeEach
    void register() {
        party = RelyingParty.create(users, client -> {});
    }

    @AfterEach
    void resetClock() {
        TestClock.reset();
    }

    @Test
    void shouldGiveAnIdTokenThatIsSignedForThisClientAndThisRequest() throws Exception {
        // when
        IDTokenClaimsSet claims = party.believed(party.tokens("nonce", "n-1"), "n-1");

        // then
        assertThat(claims.getNonce().getValue()).isEqualTo("n-1");
        assertThat(claims.getSubject().getValue())
                .isEqualTo(party.user().sub().toString())
                .hasSizeLessThanOrEqualTo(255);
        assertThat(claims.getAudience()).hasSize(1);
        assertThat(claims.getExpirationTime()).isAfter(claims.getIssueTime());
    }

    @Test
    void shouldSignWithAKeyOfTheKeySetAndNameIt() throws Exception {
        // when
        SignedJWT token = SignedJWT.parse(party.tokens().getString("id_token"));

        // then
        assertThat(token.getHeader().getAlgorithm()).isEqualTo(JWSAlgorithm.RS256);
        assertThat(Jwts.keys(party.poolId()).getKeyByKeyId(token.getHeader().getKeyID()))
                .isNotNull();
    }

    @Test
    void shouldTieTheAccessTokenToTheIdToken() throws Exception {
        // when
        JsonObject tokens = party.tokens();

        // then
        assertThat(party.believed(tokens, null).getAccessTokenHash())
                .isEqualTo(AccessTokenHash.compute(
                        new BearerAccessToken(tokens.getString("access_token")), JWSAlgorithm.RS256, null));
    }

    @Test
    void shouldNeedNoNonceForACode() throws Exception {
        // when
        JsonObject tokens = party.tokens("nonce", null);

        // then
        assertThat(party.believed(tokens, null).getNonce()).isNull();
    }

    @Test
    void shouldTellTheTypeOfTheTokenAndForbidKeepingTheAnswer() {
        // when
        HttpResponse<String> response = party.token(party.redemption(party.comeBack(party.request())));

        // then
        assertThat(new JsonObject(response.body()).getString("token_type")).isEqualToIgnoringCase("bearer");
        assertThat(response.headers().firstValue("cache-control").orElseThrow()).contains("no-store");
        assertThat(response.headers().firstValue("content-type").orElseThrow()).startsWith("application/json");
    }

    @Test
    void shouldTakeASecretFromTheBodyToo() {
        // given
        Map<String, String> form = party.redemption(party.comeBack(party.request()));
        form.put("client_id", party.client().clientId());
        form.put("client_secret", party.client().clientSecret());

        // when
        HttpResponse<String> response = Wire.post("/oauth2/token", form, Map.of());

        // then
        assertThat(response.statusCode()).isEqualTo(200);
    }

    @Test
    void shouldRefuseACodeWithoutTheSecretWithTheStatusOfCognito() {
        // given
        Map<String, String> form = party.redemption(party.comeBack(party.request()));

        // when
        HttpResponse<String> wrong =
                Wire.post("/oauth2/token", form, Map.of("authorization", party.basic("not-the-secret")));
        form.put("client_id", party.client().clientId());
        HttpResponse<String> none = Wire.post("/oauth2/token", form, Map.of());

        // then
        assertThat(wrong.statusCode() + wrong.body()).isEqualTo("400{\"error\":\"invalid_client\"}");
        assertThat(none.statusCode() + none.body()).isEqualTo("400{\"error\":\"invalid_client\"}");
    }

    @Test
    void shouldRefuseACodeTheSecondTimeAndTakeItsTokensAway() {
        // given
        Map<String, String> form = party.redemption(party.comeBack(party.request()));
        JsonObject tokens = new JsonObject(party.token(form).body());

        // when
        HttpResponse<String> again = party.token(form);

        // then
        assertThat(new JsonObject(again.body()).getString("error")).isEqualTo("invalid_grant");
        assertThat(party.userInfo(tokens).statusCode()).isEqualTo(401);
    }

    @Test
    void shouldRefuseACodeAgainHalfAMinuteLater() {
        // given
        Map<String, String> form = party.redemption(party.comeBack(party.request()));
        party.token(form);
        TestClock.advance(Duration.ofSeconds(30));

        // when
        HttpResponse<String> again = party.token(form);

        // then
        assertThat(new JsonObject(again.body()).getString("error")).isEqualTo("invalid_grant");
    }

    @Test
    void shouldRefuseACodeForAnotherRedirectUri() {
        // given
        Map<String, String> form = party.redemption(party.comeBack(party.request()));
        form.put("redirect_uri", RelyingParty.CALLBACK + "?more=1");

        // when
        HttpResponse<String> response = party.token(form);

        // then
        assertThat(response.statusCode()).isEqualTo(400);
    }

    @Test
    void shouldProveACodeByPkce() throws Exception {
        // given
        Map<String, String> form = party.redemption(party.comeBack(party.request(
                "code_challenge", "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM", "code_challenge_method", "S256")));

        // when
        HttpResponse<String> without = party.token(form);
        form.put("code_verifier", "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk");
        HttpResponse<String> with = party.token(form);

        // then
        assertThat(new JsonObject(without.body()).getString("error")).isEqualTo("invalid_grant");
        assertThat(with.statusCode()).isEqualTo(200);
    }

    @Test
    void shouldRefreshTokensOfTheSameSubjectIssuerAndSignIn() throws Exception {
        // given
        JsonObject tokens = party.tokens();
        IDTokenClaimsSet first = party.believed(tokens, null);

        // when
        JsonObject refreshed = new JsonObject(
                party.token(Map.of("grant_type", "refresh_token", "refresh_token", tokens.getString("refresh_token")))
                        .body());

        // then
        IDTokenClaimsSet second = party.believed(refreshed, null);
        assertThat(second.getSubject()).isEqualTo(first.getSubject());
        assertThat(second.getAudience()).isEqualTo(first.getAudience());
        assertThat(second.getAuthenticationTime()).isEqualTo(first.getAuthenticationTime());
        assertThat(refreshed.getString("access_token")).isNotEqualTo(tokens.getString("access_token"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET with a header", "POST with a header", "POST with a form"})
    void shouldTellUserInfoWhicheverWayTheTokenComes(String way) {
        // given
        String token = party.tokens().getString("access_token");
        Map<String, String> header = Map.of("authorization", "Bearer " + token);

        // when
        HttpResponse<String> response = switch (way) {
            case "GET with a header" -> Wire.get("/oauth2/userInfo", header);
            case "POST with a header" -> Wire.post("/oauth2/userInfo", Map.of(), header);
            default -> Wire.post("/oauth2/userInfo", Map.of("access_token", token), Map.of());
        };

        // then
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("content-type").orElseThrow()).startsWith("application/json");
        assertThat(new JsonObject(response.body()).getString("sub"))
                .isEqualTo(party.user().sub().toString());
    }

    @ParameterizedTest
    @CsvSource({
        "openid profile,'name,given_name,birthdate,zoneinfo,locale','email,phone_number'",
        "openid email,'email,email_verified','name,phone_number'",
        "openid phone,'phone_number,phone_number_verified','name,email'",
        "openid profile email phone,'name,email,phone_number','address'",
        "email openid,'email,email_verified','name,phone_number'"
    })
    void shouldTellTheClaimsOfEachScopeInWhateverOrderTheyCome(String scope, String told, String untold) {
        // when
        JsonObject claims =
                new JsonObject(party.userInfo(party.tokens("scope", scope)).body());

        // then
        assertThat(claims.fieldNames()).contains(told.split(",")).doesNotContain(untold.split(","));
    }

    @Test
    void shouldTellInUserInfoThatAnAddressIsVerifiedByAStringAsCognitoDoes() {
        // when
        JsonObject claims = new JsonObject(
                party.userInfo(party.tokens("scope", "openid email")).body());

        // then
        assertThat(claims.getValue("email_verified")).isEqualTo("true");
    }

    @Test
    void shouldTellInTheIdTokenThatAnAddressIsVerifiedByABoolean() throws Exception {
        // when
        IDTokenClaimsSet claims = party.believed(party.tokens("scope", "openid email"), null);

        // then
        assertThat(claims.getClaim("email_verified")).isEqualTo(true);
    }

    @Test
    void shouldTellNobodyWithoutAGoodTokenAndSayWhyInAHeader() {
        // when
        HttpResponse<String> response = Wire.get("/oauth2/userInfo", Map.of("authorization", "Bearer made-up"));

        // then
        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(response.headers().firstValue("www-authenticate").orElseThrow())
                .startsWith("Bearer")
                .contains("error=\"invalid_token\"");
    }

    @Test
    void shouldRefuseAGrantThatIsUnknownAndARequestWithoutOne() {
        // when
        HttpResponse<String> unknown = party.token(Map.of("grant_type", "unheard-of"));
        HttpResponse<String> none = party.token(Map.of());

        // then
        assertThat(unknown.body()).isEqualTo("{\"error\":\"unsupported_grant_type\"}");
        assertThat(none.body()).isEqualTo("{\"error\":\"invalid_request\"}");
    }

    @Test
    void shouldGiveEachBrowserACodeOfItsOwn() {
        // given
        Browser.Shown first = party.comeBack(party.request());

        // when
        Browser.Shown second = party.authorize(party.request());

        // then
        assertThat(second.parameter("code")).isNotEmpty().isNotEqualTo(first.parameter("code"));
    }
}
