package dev.cognate.userpool.federation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.jwt.SignedJWT;
import dev.cognate.userpool.federation.outside.ProviderSite;
import dev.cognate.userpool.federation.outside.ProviderSite.Answer;
import dev.cognate.userpool.federation.outside.TestProvider;
import dev.cognate.userpool.login.Browser;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The providers that everybody knows, each with its own way. */
@QuarkusTest
class SocialProvidersTest {
    private static final Map<String, String> CLIENT = Map.of("client_id", "our-client", "client_secret", "our-secret");

    private final ProviderSite site = ProviderSite.get();
    private final Browser browser = new Browser();
    private final String subject = "u" + UUID.randomUUID();

    private static Map<String, String> details(Map<String, String> more) {
        Map<String, String> details = new HashMap<>(CLIENT);
        details.putAll(more);
        return details;
    }

    private FederationScene scene(String type, Map<String, String> details, Map<String, String> mapping) {
        return FederationScene.with(
                request -> request.providerType(type)
                        .providerName(type)
                        .providerDetails(details)
                        .attributeMapping(mapping),
                "COGNITO",
                type);
    }

    private ProviderSite.Asked last(String path) {
        return site.asked(path).getLast();
    }

    private void answer(String path, Map<String, Object> document) {
        String body = JSONObjectUtils.toJSONString(document);
        site.put(path, asked -> Answer.ok(body));
    }

    private Map<String, Object> claims(URI request, String issuer) {
        long now = Instant.now().getEpochSecond();
        return Map.of(
                "iss",
                issuer,
                "aud",
                "our-client",
                "sub",
                subject,
                "iat",
                now,
                "exp",
                now + 300,
                "nonce",
                FederationScene.parameters(request).get("nonce"));
    }

    private void discovered(String host, String issuer, String keys) {
        answer("/" + host + "/.well-known/openid-configuration", Map.of("issuer", issuer, "jwks_uri", keys));
        String document = new JWKSet(TestProvider.key().toPublicJWK()).toString();
        site.put("/" + keys.replace("https://", ""), asked -> Answer.ok(document));
    }

    private String username(FederationScene scene, Browser.Shown answer) throws Exception {
        assertThat(answer.location()).startsWith(FederationScene.CALLBACK + "?code=");
        return scene.redeem(answer).getStringClaim("cognito:username");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://accounts.google.com", "accounts.google.com"})
    void shouldSignInWithGoogle(String issuer) throws Exception {
        // given
        FederationScene scene = scene(
                "Google",
                details(Map.of("authorize_scopes", "openid email profile")),
                Map.of("email", "email", "phone_number", "phoneNumbers"));
        discovered("accounts.google.com", "https://accounts.google.com", "https://www.googleapis.com/oauth2/v3/certs");

        // when
        URI request = scene.leave(browser, "Google", "login_hint", "jane");
        answer(
                "/www.googleapis.com/oauth2/v4/token",
                Map.of(
                        "access_token",
                        "a-token",
                        "id_token",
                        TestProvider.sign(claims(request, issuer), TestProvider.key())));
        answer("/people.googleapis.com/v1/people/me", Map.of("resourceName", "people/" + subject));
        Browser.Shown answer = scene.comeBack(browser, request);

        // then
        assertThat(request.toString()).startsWith("https://accounts.google.com/o/oauth2/v2/auth?client_id=our-client");
        assertThat(FederationScene.parameters(request)).doesNotContainKey("login_hint");
        assertThat(last("/people.googleapis.com/v1/people/me").parameters())
                .isEqualTo(Map.of("personFields", "phoneNumbers"));
        assertThat(username(scene, answer)).isEqualToIgnoringCase("Google_" + subject);
    }

    @Test
    void shouldSignInWithFacebook() throws Exception {
        // given
        FederationScene scene = scene(
                "Facebook",
                details(Map.of("authorize_scopes", "public_profile, email", "api_version", "v21.0")),
                Map.of("email", "email", "name", "name"));
        answer("/graph.facebook.com/v21.0/oauth/access_token", Map.of("access_token", "a-token"));
        answer("/graph.facebook.com/v21.0/me", Map.of("id", subject, "name", "Jane"));

        // when
        URI request = scene.leave(browser, "Facebook");
        Browser.Shown answer = scene.comeBack(browser, request);

        // then
        assertThat(request.toString()).startsWith("https://www.facebook.com/v21.0/dialog/oauth?");
        assertThat(FederationScene.parameters(request))
                .containsEntry("scope", "public_profile, email")
                .doesNotContainKeys("nonce", "code_challenge");
        ProviderSite.Asked token = last("/graph.facebook.com/v21.0/oauth/access_token");
        assertThat(token.method()).isEqualTo("GET");
        assertThat(token.parameters())
                .containsEntry("client_secret", "our-secret")
                .containsEntry("code", "the code");
        ProviderSite.Asked me = last("/graph.facebook.com/v21.0/me");
        assertThat(me.authorization()).isEqualTo("Bearer a-token");
        assertThat(me.parameters()).isEqualTo(Map.of("fields", "email,id,name"));
        assertThat(username(scene, answer)).isEqualToIgnoringCase("Facebook_" + subject);
    }

    @Test
    void shouldSignInWithAmazon() throws Exception {
        // given
        FederationScene scene = scene(
                "LoginWithAmazon",
                details(Map.of("authorize_scopes", "profile postal_code")),
                Map.of("email", "email"));
        answer("/api.amazon.com/auth/o2/token", Map.of("access_token", "a-token"));
        answer("/api.amazon.com/user/profile", Map.of("user_id", subject, "email", "jane@example.com"));

        // when
        URI request = scene.leave(browser, "LoginWithAmazon");
        Browser.Shown answer = scene.comeBack(browser, request);

        // then
        assertThat(request.toString()).startsWith("https://www.amazon.com/ap/oa?");
        assertThat(last("/api.amazon.com/auth/o2/token").method()).isEqualTo("POST");
        assertThat(last("/api.amazon.com/user/profile").authorization()).isEqualTo("Bearer a-token");
        assertThat(username(scene, answer)).isEqualToIgnoringCase("LoginWithAmazon_" + subject);
    }

    @Test
    void shouldLetNobodyInWhomFacebookDoesNotName() {
        // given
        FederationScene scene =
                scene("Facebook", details(Map.of("authorize_scopes", "email", "api_version", "v20.0")), Map.of());
        answer("/graph.facebook.com/v20.0/oauth/access_token", Map.of("access_token", "a-token"));
        answer("/graph.facebook.com/v20.0/me", Map.of("name", "Jane"));

        // when
        Browser.Shown answer = scene.comeBack(browser, scene.leave(browser, "Facebook"));

        // then
        assertThat(answer.parameter("error_description")).isEqualTo("Facebook did not tell who signed in");
    }

    @ParameterizedTest
    @ValueSource(strings = {"%s", "-----BEGIN PRIVATE KEY-----\n%s\n-----END PRIVATE KEY-----\n"})
    void shouldSignInWithApple(String form) throws Exception {
        // given
        ECKey key = new ECKeyGenerator(Curve.P_256).generate();
        String privateKey = form.formatted(
                Base64.getMimeEncoder().encodeToString(key.toECPrivateKey().getEncoded()));
        FederationScene scene = scene(
                "SignInWithApple",
                Map.of(
                        "client_id", "our-client",
                        "team_id", "TEAM",
                        "key_id", "KEY",
                        "private_key", privateKey,
                        "authorize_scopes", "email name"),
                Map.of("email", "email"));
        discovered("appleid.apple.com", "https://appleid.apple.com", "https://appleid.apple.com/auth/keys");

        // when
        URI request = scene.leave(browser, "SignInWithApple");
        answer(
                "/appleid.apple.com/auth/token",
                Map.of(
                        "access_token",
                        "a-token",
                        "id_token",
                        TestProvider.sign(claims(request, "https://appleid.apple.com"), TestProvider.key())));
        Browser.Shown answer = browser.postRaw(
                "/oauth2/idpresponse",
                FederationScene.encode(Map.of(
                        "code", "the code",
                        "state", FederationScene.parameters(request).get("state"),
                        "user", "{\"name\":{\"firstName\":\"Jane\",\"lastName\":\"Doe\"}}")),
                Map.of("origin", "https://appleid.apple.com"));

        // then
        assertThat(request.toString()).startsWith("https://appleid.apple.com/auth/authorize?");
        assertThat(FederationScene.parameters(request)).containsEntry("response_mode", "form_post");
        assertThat(answer.status()).isEqualTo(303);
        assertThat(username(scene, answer)).isEqualToIgnoringCase("SignInWithApple_" + subject);
        SignedJWT secret = SignedJWT.parse(
                last("/appleid.apple.com/auth/token").parameters().get("client_secret"));
        assertThat(secret.verify(new ECDSAVerifier(key.toECPublicKey()))).isTrue();
        assertThat(secret.getHeader().getKeyID()).isEqualTo("KEY");
        assertThat(secret.getJWTClaimsSet().getIssuer()).isEqualTo("TEAM");
        assertThat(secret.getJWTClaimsSet().getSubject()).isEqualTo("our-client");
        assertThat(secret.getJWTClaimsSet().getAudience()).containsExactly("https://appleid.apple.com");
        assertThat(secret.getJWTClaimsSet().getExpirationTime())
                .isBefore(Instant.now().plusSeconds(600));
    }

    @Test
    void shouldSayThatAKeyIsNone() {
        // given
        FederationScene scene = scene(
                "SignInWithApple",
                Map.of(
                        "client_id", "our-client",
                        "team_id", "TEAM",
                        "key_id", "KEY",
                        "private_key", Base64.getEncoder().encodeToString("no key".getBytes(UTF_8)),
                        "authorize_scopes", "email name"),
                Map.of());
        discovered("appleid.apple.com", "https://appleid.apple.com", "https://appleid.apple.com/auth/keys");

        // when
        Browser.Shown answer = scene.comeBack(browser, scene.leave(browser, "SignInWithApple"));

        // then
        assertThat(answer.parameter("error_description")).isEqualTo("SignInWithApple private key cannot be used");
    }
}
