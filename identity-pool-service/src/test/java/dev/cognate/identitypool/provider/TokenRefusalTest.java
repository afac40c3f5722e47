package dev.cognate.identitypool.provider;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cognate.identitypool.TestPool;
import dev.cognate.identitypool.outside.OutsideWorld;
import dev.cognate.identitypool.outside.TestIssuer;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.EllipticCurveJsonWebKey;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.keys.HmacKey;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.cognitoidentity.model.NotAuthorizedException;

/** Tokens that prove nothing. */
@QuarkusTest
class TokenRefusalTest {
    private TestPool pool;

    @BeforeEach
    void createPool() {
        pool = TestPool.create(request -> {});
    }

    @AfterEach
    void disconnect() {
        pool.close();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badTokens")
    void shouldRefuseABadToken(String sentence, Function<TestIssuer, String> token) {
        assertRefused(Map.of(pool.first().provider(), token.apply(pool.first())), sentence);
    }

    static Stream<Arguments> badTokens() {
        long now = Instant.now().getEpochSecond();
        return Stream.of(
                bad("Invalid login token. Not a valid OpenId Connect identity token.", issuer -> "nonsense"),
                bad("Invalid login token. Not a valid OpenId Connect identity token.", issuer -> "a.b.c"),
                bad("Invalid login token. Not a valid OpenId Connect identity token.", issuer -> "a.b.c.d.e"),
                bad(
                        "Invalid login token. Not a valid OpenId Connect identity token.",
                        with(claims -> claims.put("token_use", "access"))),
                bad("Invalid login token. Token expired: ", with(claims -> claims.put("exp", now - 1))),
                bad("Invalid login token. Missing a required claim: exp", with(claims -> claims.remove("exp"))),
                bad("Invalid login token. Token is not valid yet.", with(claims -> claims.put("iat", now + 3000))),
                bad("Invalid login token. Token is not valid yet.", with(claims -> claims.put("nbf", now + 3000))),
                bad("Invalid login token. Incorrect token audience.", with(claims -> claims.put("aud", "other"))),
                bad(
                        "Invalid login token. Incorrect token audience.",
                        with(claims -> claims.put("aud", List.of("one", "other")))),
                bad("Invalid login token. Missing a required claim: aud", with(claims -> claims.remove("aud"))),
                bad("Invalid login token. Missing a required claim: sub", with(claims -> claims.remove("sub"))),
                bad("Invalid login token. Missing a required claim: iss", with(claims -> claims.remove("iss"))),
                bad(
                        "Invalid login token. Issuer doesn't match providerName",
                        with(claims -> claims.put("iss", "https://accounts.google.com"))),
                bad("Invalid login token. Couldn't verify signed token.", TokenRefusalTest::unsigned),
                bad("Invalid login token. Couldn't verify signed token.", TokenRefusalTest::signedWithThePublicKey),
                bad("Invalid login token. Couldn't verify signed token.", TokenRefusalTest::signedWithAnotherKind),
                bad(
                        "Invalid login token. Couldn't verify signed token.",
                        issuer -> issuer.sign(
                                issuer.claims("alice", claims -> {}), token -> token.setKeyIdHeaderValue("unknown"))),
                bad("Invalid login token. Token signature invalid.", TokenRefusalTest::altered),
                bad("Invalid login token. Token signature invalid.", TokenRefusalTest::signedBySomebodyElse));
    }

    private static Arguments bad(String sentence, Function<TestIssuer, String> token) {
        return Arguments.of(sentence, token);
    }

    private static Function<TestIssuer, String> with(Consumer<Map<String, Object>> changes) {
        return issuer -> issuer.token("alice", changes);
    }

    private static String unsigned(TestIssuer issuer) {
        return issuer.sign(issuer.claims("alice", claims -> {}), token -> {
            token.setAlgorithmConstraints(AlgorithmConstraints.NO_CONSTRAINTS);
            token.setAlgorithmHeaderValue(AlgorithmIdentifiers.NONE);
            token.setKey(null);
        });
    }

    /** The public key as an HMAC secret, which a verifier that believes the token's algorithm would accept. */
    private static String signedWithThePublicKey(TestIssuer issuer) {
        String published = issuer.key().toJson(JsonWebKey.OutputControlLevel.PUBLIC_ONLY);
        return issuer.sign(issuer.claims("alice", claims -> {}), token -> {
            token.setAlgorithmHeaderValue(AlgorithmIdentifiers.HMAC_SHA256);
            token.setKey(new HmacKey(published.getBytes(UTF_8)));
        });
    }

    private static String signedWithAnotherKind(TestIssuer issuer) {
        try {
            EllipticCurveJsonWebKey key = EcJwkGenerator.generateJwk(EllipticCurves.P256);
            return issuer.sign(issuer.claims("alice", claims -> {}), token -> {
                token.setAlgorithmHeaderValue(AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256);
                token.setKey(key.getPrivateKey());
            });
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String altered(TestIssuer issuer) {
        String[] parts = issuer.token("alice").split("\\.");
        String payload = new String(Base64.getUrlDecoder().decode(parts[1]), UTF_8).replace("alice", "admin");
        return parts[0] + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(payload.getBytes(UTF_8)) + "."
                + parts[2];
    }

    private static String signedBySomebodyElse(TestIssuer issuer) {
        TestIssuer other = TestIssuer.userPool();
        return other.sign(
                issuer.claims("alice", claims -> {}),
                token -> token.setKeyIdHeaderValue(issuer.key().getKeyId()));
    }

    @Test
    void shouldRefuseATokenOfAnotherPool() {
        // given
        TestIssuer stranger = TestIssuer.userPool();

        // then
        assertRefused(
                Map.of(stranger.provider(), stranger.token("alice")),
                "Token is not from a supported provider of this identity pool.");
        assertRefused(
                Map.of(pool.first().provider(), stranger.token("alice")),
                "Invalid login token. Issuer doesn't match providerName");
    }

    @Test
    void shouldRefuseAllLoginsWhenOneIsBad() {
        assertRefused(
                Map.of(
                        pool.first().provider(),
                        pool.first().token("alice"),
                        pool.second().provider(),
                        "nonsense"),
                "Not a valid OpenId Connect identity token.");
        assertThat(pool.admin()
                        .listIdentities(
                                request -> request.identityPoolId(pool.id()).maxResults(5))
                        .identities())
                .isEmpty();
    }

    @Test
    void shouldAllowForAClockThatIsAheadALittle() {
        // given
        long soon = Instant.now().getEpochSecond() + 120;

        // then
        assertThat(pool.identity(Map.of(pool.first().provider(), pool.first().token("alice", claims -> {
                    claims.put("iat", soon);
                    claims.put("nbf", soon);
                }))))
                .isNotEmpty();
    }

    @Test
    void shouldTakeEllipticCurves() throws JoseException {
        // given
        EllipticCurveJsonWebKey key = EcJwkGenerator.generateJwk(EllipticCurves.P256);
        key.setKeyId("curve");
        pool.first().publish(key);

        // when
        String token = pool.first().sign(pool.first().claims("alice", claims -> {}), signature -> {
            signature.setAlgorithmHeaderValue(AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256);
            signature.setKeyIdHeaderValue("curve");
            signature.setKey(key.getPrivateKey());
        });

        // then
        assertThat(pool.identity(Map.of(pool.first().provider(), token))).isNotEmpty();
    }

    @Test
    void shouldReadKeysOnceAndNotForEveryUnknownKeyId() {
        // given
        pool.identity(pool.login("alice"));
        String forged = pool.first()
                .sign(pool.first().claims("alice", claims -> {}), token -> token.setKeyIdHeaderValue("made-up"));

        // when
        for (int attempt = 0; attempt < 5; attempt++) {
            assertRefused(Map.of(pool.first().provider(), forged), "Couldn't verify signed token.");
        }
        pool.identity(pool.login("bob"));

        // then
        assertThat(OutsideWorld.get().reads(pool.first().keySetPath())).isEqualTo(1);
    }

    @Test
    void shouldSayWhenAProviderDoesNotAnswer() {
        // given
        OutsideWorld.get()
                .put(pool.first().keySetPath(), (query, authorization, body) -> new OutsideWorld.Answer(503, ""));

        // then
        assertThatThrownBy(() -> pool.identity(pool.login("alice")))
                .hasMessageContaining("The identity provider " + pool.first().provider() + " does not answer.");
    }

    private void assertRefused(Map<String, String> logins, String sentence) {
        assertThatThrownBy(() -> pool.identity(logins))
                .isInstanceOf(NotAuthorizedException.class)
                .hasMessageContaining(sentence);
    }
}
