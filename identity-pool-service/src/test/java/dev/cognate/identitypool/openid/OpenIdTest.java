package dev.cognate.identitypool.openid;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cognate.identitypool.TestClock;
import dev.cognate.identitypool.TestPool;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentity.model.GetOpenIdTokenResponse;
import software.amazon.awssdk.services.cognitoidentity.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentity.model.NotAuthorizedException;
import software.amazon.awssdk.services.cognitoidentity.model.ResourceNotFoundException;
import software.amazon.awssdk.services.cognitoidentity.model.RoleMapping;

/** Tokens of identities: the basic (classic) flow. */
@QuarkusTest
class OpenIdTest {
    @Inject
    TokenKeys keys;

    private TestPool pool;

    @BeforeEach
    void createPool() {
        pool = TestPool.create(request -> request.allowClassicFlow(true));
    }

    @AfterEach
    void putBack() {
        TestClock.reset();
        pool.close();
    }

    @Test
    void shouldTellWhoAUserIsAndHowItSignedIn() {
        // given
        String id = pool.identity(pool.login("alice"));

        // when
        GetOpenIdTokenResponse answer =
                pool.app().getOpenIdToken(request -> request.identityId(id).logins(pool.login("alice")));

        // then
        JsonNode claims = Tokens.verified(answer.token());
        String provider = pool.first().provider();
        assertThat(answer.identityId()).isEqualTo(id);
        assertThat(claims.get("iss").asText()).isEqualTo("https://cognito-identity.amazonaws.com");
        assertThat(claims.get("aud").asText()).isEqualTo(pool.id());
        assertThat(claims.get("sub").asText()).isEqualTo(id);
        assertThat(claims.get("amr").valueStream().map(JsonNode::asText))
                .containsExactly("authenticated", provider, provider + ":CognitoSignIn:alice");
        assertThat(claims.get("exp").asLong() - claims.get("iat").asLong()).isEqualTo(600);
    }

    @Test
    void shouldTellThatAGuestIsOne() {
        // given
        String guest = pool.guest();

        // when
        JsonNode claims = Tokens.verified(
                pool.app().getOpenIdToken(request -> request.identityId(guest)).token());

        // then
        assertThat(claims.get("amr").valueStream().map(JsonNode::asText)).containsExactly("unauthenticated");
    }

    @Test
    void shouldUpgradeAGuestToAUser() {
        // given
        String guest = pool.guest();

        // when
        String id = pool.app()
                .getOpenIdToken(request -> request.identityId(guest).logins(pool.login("alice")))
                .identityId();

        // then
        assertThat(id).isEqualTo(guest);
        assertThat(pool.identity(pool.login("alice"))).isEqualTo(guest);
        assertThatThrownBy(() -> pool.app().getOpenIdToken(request -> request.identityId(guest)))
                .isInstanceOf(NotAuthorizedException.class)
                .hasMessageContaining("Access to Identity '" + guest + "' is forbidden.");
    }

    @Test
    void shouldMergeAGuestIntoAKnownUser() {
        // given
        String alice = pool.identity(pool.login("alice"));
        String guest = pool.guest();

        // when
        String id = pool.app()
                .getOpenIdToken(request -> request.identityId(guest).logins(pool.login("alice")))
                .identityId();

        // then
        assertThat(id).isEqualTo(alice);
        assertThatThrownBy(() -> pool.app().getOpenIdToken(request -> request.identityId(guest)))
                .isInstanceOf(NotAuthorizedException.class);
    }

    @Test
    void shouldNotOpenSomebodyElsesIdentity() {
        // given
        String alice = pool.identity(pool.login("alice"));

        // then
        assertThatThrownBy(() -> pool.app()
                        .getOpenIdToken(request -> request.identityId(alice).logins(pool.login("mallory"))))
                .isInstanceOf(NotAuthorizedException.class)
                .hasMessageContaining(
                        "Logins don't match. Please include at least one valid login for this identity or identity pool.");
    }

    @Test
    void shouldNotFindAnUnknownIdentity() {
        assertThatThrownBy(() -> pool.app()
                        .getOpenIdToken(
                                request -> request.identityId("us-east-1:00000000-0000-0000-0000-000000000000")))
                .isInstanceOf(ResourceNotFoundException.class)
                .hasMessageContaining("Identity 'us-east-1:00000000-0000-0000-0000-000000000000' not found.");
    }

    @Test
    void shouldRefuseTheClassicFlowWhereItIsOff() {
        // given
        try (TestPool strict = TestPool.create(request -> {})) {
            String guest = strict.guest();

            // then
            assertThatThrownBy(() -> strict.app().getOpenIdToken(request -> request.identityId(guest)))
                    .isInstanceOf(InvalidParameterException.class)
                    .hasMessageContaining("Basic (classic) flow is not enabled, please use enhanced flow.");
        }
    }

    @Test
    void shouldRefuseTheClassicFlowWithRoleMappings() {
        // given
        String guest = pool.guest();
        pool.admin()
                .setIdentityPoolRoles(request -> request.identityPoolId(pool.id())
                        .roles(Map.of())
                        .roleMappings(Map.of(
                                "graph.facebook.com",
                                RoleMapping.builder()
                                        .type("Token")
                                        .ambiguousRoleResolution("Deny")
                                        .build())));

        // then
        assertThatThrownBy(() -> pool.app().getOpenIdToken(request -> request.identityId(guest)))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessageContaining(
                        "Basic (classic) flow is not supported with RoleMappings, please use enhanced flow.");
    }

    @Test
    void shouldPublishWhereItsKeysAre() {
        // when
        JsonObject document = new JsonObject(Tokens.read("/.well-known/openid-configuration"));

        // then
        assertThat(document.getString("issuer")).isEqualTo("https://cognito-identity.amazonaws.com");
        assertThat(document.getString("jwks_uri")).isEqualTo("http://localhost:9229/.well-known/jwks_uri");
    }

    @Test
    void shouldRotateKeysWithoutSurprise() throws Throwable {
        // given
        String guest = pool.guest();
        String before =
                pool.app().getOpenIdToken(request -> request.identityId(guest)).token();
        List<String> published = keyIds();

        // when
        TestClock.advance(Duration.ofDays(91));
        VertxContextSupport.subscribeAndAwait(keys::rotateWhenDue);
        String after =
                pool.app().getOpenIdToken(request -> request.identityId(guest)).token();

        // then
        assertThat(keyId(after)).isNotEqualTo(keyId(before)).isIn(published);
        assertThat(Tokens.verified(before).get("sub").asText()).isEqualTo(guest);
        assertThat(Instant.ofEpochSecond(Tokens.verified(after).get("exp").asLong()))
                .isAfter(Instant.now().plus(Duration.ofDays(90)));
    }

    private static List<String> keyIds() {
        return new JsonObject(Tokens.read("/.well-known/jwks_uri"))
                .getJsonArray("keys").stream()
                        .map(key -> ((JsonObject) key).getString("kid"))
                        .collect(Collectors.toList());
    }

    private static String keyId(String token) {
        String header = new String(Base64.getUrlDecoder().decode(token.split("\\.")[0]), UTF_8);
        return new JsonObject(header).getString("kid");
    }
}
