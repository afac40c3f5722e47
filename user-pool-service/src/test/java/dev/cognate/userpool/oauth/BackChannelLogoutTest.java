package dev.cognate.userpool.oauth;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import dev.cognate.userpool.oauth.extension.TestExtensions;
import dev.cognate.userpool.token.Jwts;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Clients that hear from us that a user signed out (OpenID Connect Back-Channel Logout 1.0). */
@QuarkusTest
class BackChannelLogoutTest {
    private final OAuthScene scene = OAuthScene.create();
    private final List<String> heard = new CopyOnWriteArrayList<>();
    private final AtomicInteger failures = new AtomicInteger();
    private HttpServer client;

    @BeforeEach
    void listen() throws IOException {
        client = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        client.createContext("/bye", exchange -> {
            heard.add(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
            exchange.sendResponseHeaders(failures.getAndDecrement() > 0 ? 503 : 204, -1);
            exchange.close();
        });
        client.start();
        TestExtensions.set(
                scene.client().clientId(),
                "back-channel-logout",
                "http://127.0.0.1:" + client.getAddress().getPort() + "/bye");
    }

    @AfterEach
    void close() {
        client.stop(0);
    }

    private JsonObject tokens(Browser browser) {
        String code =
                Browser.parameters(scene.authorize(browser, scene.request())).get("code");
        return new JsonObject(scene.token(scene.redemption(code)).body());
    }

    private void logout(Browser browser) {
        browser.get("/logout?"
                + Browser.encode(Map.of("client_id", scene.client().clientId(), "logout_uri", OAuthScene.GOODBYE)));
    }

    private String awaitToken() {
        Awaitility.await().until(() -> !heard.isEmpty());
        assertThat(heard.getFirst()).startsWith("logout_token=");
        return URLDecoder.decode(heard.getFirst().substring("logout_token=".length()), UTF_8);
    }

    @Test
    void shouldTellWhoseSessionEnded() throws Exception {
        // given
        Browser browser = scene.signedIn();
        JWTClaimsSet id = Jwts.verified(scene.poolId(), tokens(browser).getString("id_token"));

        // when
        logout(browser);

        // then
        String token = awaitToken();
        JWTClaimsSet claims = Jwts.verified(scene.poolId(), token);
        assertThat(SignedJWT.parse(token).getHeader().getType().getType()).isEqualTo("logout+jwt");
        assertThat(claims.getAudience()).containsExactly(scene.client().clientId());
        assertThat(claims.getSubject()).isEqualTo(id.getSubject());
        assertThat(claims.getStringClaim("sid")).isEqualTo(id.getStringClaim("sid"));
        assertThat(claims.getJSONObjectClaim("events"))
                .containsKey("http://schemas.openid.net/event/backchannel-logout");
        assertThat(claims.getClaims()).containsKeys("jti", "iat", "exp").doesNotContainKeys("nonce", "token_use");
    }

    @Test
    void shouldTellOfASignOutEverywhere() throws Exception {
        // given
        tokens(scene.signedIn());

        // when
        scene.admin()
                .adminUserGlobalSignOut(
                        request -> request.userPoolId(scene.poolId()).username(scene.username()));

        // then
        assertThat(Jwts.verified(scene.poolId(), awaitToken()).getAudience())
                .containsExactly(scene.client().clientId());
    }

    @Test
    void shouldTellAClientAgainThatCouldNotHear() {
        // given
        failures.set(1);
        Browser browser = scene.signedIn();
        tokens(browser);

        // when
        logout(browser);

        // then
        Awaitility.await().until(() -> heard.size() == 2);
    }

    @Test
    void shouldTakeALogoutTokenForNoHint() throws Exception {
        // given
        TestExtensions.set(
                scene.client().clientId(),
                "rp-initiated-logout",
                "true",
                "back-channel-logout",
                "http://127.0.0.1:" + client.getAddress().getPort() + "/bye");
        Browser browser = scene.signedIn();
        tokens(browser);
        logout(browser);

        // when
        String location =
                Browser.location(new Browser().get("/logout?" + Browser.encode(Map.of("id_token_hint", awaitToken()))));

        // then
        assertThat(location).startsWith("/error?error=invalid_request");
    }

    @Test
    void shouldLeaveTheTokensOfOtherClientsAsTheyAre() throws Exception {
        // given
        OAuthScene other = scene.withClient(scene.anotherClient(settings -> {}));

        // when
        JWTClaimsSet id = Jwts.verified(scene.poolId(), other.tokens().getString("id_token"));

        // then
        assertThat(id.getClaim("sid")).isNull();
    }
}
