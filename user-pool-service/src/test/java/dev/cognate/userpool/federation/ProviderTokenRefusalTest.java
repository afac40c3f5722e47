package dev.cognate.userpool.federation;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import dev.cognate.userpool.federation.outside.TestProvider;
import dev.cognate.userpool.login.Browser;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Tokens and claims of a provider that prove nothing let nobody in. */
@QuarkusTest
class ProviderTokenRefusalTest {
    private static final String SUBJECT = "jane-123";
    private static final Map<String, Object> INFO = Map.of("sub", SUBJECT);

    private final TestProvider provider = new TestProvider();
    private final Browser browser = new Browser();
    private FederationScene scene;
    private URI request;

    @BeforeEach
    void leave() {
        scene = FederationScene.with(provider.details());
        request = scene.leave(browser, FederationScene.PROVIDER);
    }

    /** What may be wrong with a token that is signed as it should be. */
    enum Lie {
        ANOTHER_ISSUER(claims -> claims.put("iss", "https://evil.example"), "Bad id_token issuer"),
        ISSUER_WITH_A_SLASH(claims -> claims.put("iss", claims.get("iss") + "/"), "Bad id_token issuer"),
        NO_ISSUER(claims -> claims.remove("iss"), "Bad id_token issuer"),
        ANOTHER_AUDIENCE(claims -> claims.put("aud", "another-client"), "Invalid id_token"),
        NO_AUDIENCE(claims -> claims.remove("aud"), "Invalid id_token"),
        ANOTHER_PARTY(
                claims -> {
                    claims.put("aud", List.of(TestProvider.CLIENT, "another-client"));
                    claims.put("azp", "another-client");
                },
                "Invalid id_token"),
        ANOTHER_NONCE(claims -> claims.put("nonce", "of another sign-in"), "Invalid id_token"),
        NO_NONCE(claims -> claims.remove("nonce"), "Invalid id_token"),
        EXPIRED(claims -> claims.put("exp", Instant.now().getEpochSecond() - 120), "Invalid id_token"),
        NO_EXPIRY(claims -> claims.remove("exp"), "Invalid id_token"),
        OF_TOMORROW(claims -> claims.put("iat", Instant.now().getEpochSecond() + 86_400), "Invalid id_token"),
        NO_ISSUE_TIME(claims -> claims.remove("iat"), "Invalid id_token"),
        NOBODY(claims -> claims.remove("sub"), "Invalid id_token");

        private final Consumer<Map<String, Object>> change;
        private final String told;

        Lie(Consumer<Map<String, Object>> change, String told) {
            this.change = change;
            this.told = told;
        }
    }

    @ParameterizedTest
    @EnumSource
    void shouldRefuseATokenThatLies(Lie lie) {
        // given
        Map<String, Object> claims = provider.claims(request, SUBJECT);
        lie.change.accept(claims);
        provider.give(TestProvider.sign(claims, TestProvider.key()), INFO);

        // then
        refused(lie.told);
    }

    /** How a token may be forged. */
    enum Forgery {
        UNSIGNED(claims -> new PlainJWT(parsed(claims)).serialize()),
        MAC_WITH_THE_PUBLIC_KEY(claims -> mac(claims, publicKey())),
        MAC_WITH_THE_CLIENT_SECRET(
                claims -> mac(claims, TestProvider.SECRET.repeat(4).getBytes(StandardCharsets.UTF_8))),
        ANOTHER_KEY_OF_THE_SAME_NAME(claims -> TestProvider.sign(
                claims, named(TestProvider.newKey(), TestProvider.key().getKeyID()))),
        A_KEY_NOBODY_PUBLISHED(claims -> TestProvider.sign(claims, TestProvider.newKey())),
        A_KEY_IT_BRINGS_ALONG(Forgery::withOwnKey),
        WITHOUT_SIGNATURE(claims -> {
            String token = TestProvider.sign(claims, TestProvider.key());
            return token.substring(0, token.lastIndexOf('.') + 1);
        }),
        NO_TOKEN(claims -> "not a token");

        private final Function<Map<String, Object>, String> forge;

        Forgery(Function<Map<String, Object>, String> forge) {
            this.forge = forge;
        }

        private static JWTClaimsSet parsed(Map<String, Object> claims) {
            try {
                return JWTClaimsSet.parse(claims);
            } catch (ParseException e) {
                throw new IllegalStateException(e);
            }
        }

        private static byte[] publicKey() {
            try {
                return TestProvider.key().toRSAPublicKey().getEncoded();
            } catch (JOSEException e) {
                throw new IllegalStateException(e);
            }
        }

        private static String mac(Map<String, Object> claims, byte[] secret) {
            try {
                JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.HS256)
                        .keyID(TestProvider.key().getKeyID())
                        .build();
                return TestProvider.sign(claims, header, new MACSigner(secret));
            } catch (JOSEException e) {
                throw new IllegalStateException(e);
            }
        }

        private static String withOwnKey(Map<String, Object> claims) {
            RSAKey own = TestProvider.newKey();
            try {
                JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.RS256)
                        .jwk(own.toPublicJWK())
                        .build();
                return TestProvider.sign(claims, header, new RSASSASigner(own));
            } catch (JOSEException e) {
                throw new IllegalStateException(e);
            }
        }

        private static RSAKey named(RSAKey key, String id) {
            return new RSAKey.Builder(key).keyID(id).build();
        }
    }

    @ParameterizedTest
    @EnumSource
    void shouldRefuseATokenThatIsForged(Forgery forgery) {
        // given
        provider.give(forgery.forge.apply(provider.claims(request, SUBJECT)), INFO);

        // then
        refused("Invalid id_token");
    }

    @Test
    void shouldRefuseAnAnswerWithoutAnIdToken() {
        // given
        provider.signIn(request, SUBJECT);
        provider.answer(tokens -> tokens.remove("id_token"));

        // then
        refused("corp gave no id_token; its scopes must include openid");
    }

    @Test
    void shouldRefuseUserInfoOfSomebodyElse() {
        // given
        provider.give(
                TestProvider.sign(provider.claims(request, SUBJECT), TestProvider.key()),
                Map.of("sub", "somebody-else"));

        // then
        refused("corp user info is of another user");
    }

    @Test
    void shouldRefuseUserInfoOfNobody() {
        // given
        provider.give(
                TestProvider.sign(provider.claims(request, SUBJECT), TestProvider.key()),
                Map.of("email", "a@b.example"));

        // then
        refused("corp user info is of another user");
    }

    @Test
    void shouldRefuseAnAnswerThatAnotherIssuerSaysItGave() {
        // given
        provider.signIn(request, SUBJECT);

        // when
        Browser.Shown answer = scene.comeBack(browser, request, "iss", "https://evil.example");

        // then
        assertThat(answer.location()).contains("error=invalid_request&error_description=Bad%20issuer");
        assertThat(provider.asked("/token")).isEmpty();
    }

    @Test
    void shouldReadKeysAgainForAKeyThatIsNew() {
        // given
        signIn(browser, request);
        RSAKey next = TestProvider.newKey();
        provider.publish(next.toPublicJWK());
        Browser another = new Browser();
        URI asked = scene.leave(another, FederationScene.PROVIDER);
        provider.give(TestProvider.sign(provider.claims(asked, SUBJECT), next), INFO);

        // when
        Browser.Shown answer = scene.comeBack(another, asked);

        // then
        assertThat(answer.location()).startsWith(FederationScene.CALLBACK + "?code=");
        assertThat(provider.asked("/keys")).hasSize(2);
    }

    private void signIn(Browser in, URI asked) {
        provider.signIn(asked, SUBJECT);
        assertThat(scene.comeBack(in, asked).location()).startsWith(FederationScene.CALLBACK + "?code=");
    }

    @Test
    void shouldTakeAKeyWhoseTokenDoesNotNameIt() throws Exception {
        // given
        JWSHeader nameless = new JWSHeader(JWSAlgorithm.PS256);
        provider.give(
                TestProvider.sign(provider.claims(request, SUBJECT), nameless, new RSASSASigner(TestProvider.key())),
                new HashMap<>(INFO));

        // then
        assertThat(scene.comeBack(browser, request).location()).startsWith(FederationScene.CALLBACK + "?code=");
    }

    private void refused(String told) {
        Browser.Shown answer = scene.comeBack(browser, request);
        assertThat(answer.location()).startsWith(FederationScene.CALLBACK + "?error=invalid_request&");
        assertThat(answer.parameter("error_description")).isEqualTo(told);
        assertThat(answer.parameter("state")).isEqualTo("app state");
        assertThat(scene.admin()
                        .listUsers(users -> users.userPoolId(scene.poolId()))
                        .users())
                .isEmpty();
    }
}
