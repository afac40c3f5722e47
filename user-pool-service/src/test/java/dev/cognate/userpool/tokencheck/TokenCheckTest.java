package dev.cognate.userpool.tokencheck;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import dev.cognate.keyring.Keyring;
import dev.cognate.userpool.Api;
import dev.cognate.userpool.TestPool;
import dev.cognate.userpool.signin.SignInScene;
import dev.cognate.userpool.signin.TestUsers;
import dev.cognate.userpool.token.Jwts;
import dev.cognate.userpool.user.UserStatus;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the identity pool service learns of a sign-in by its ID token. */
@QuarkusTest
class TokenCheckTest {
    @Inject
    TestUsers users;

    @Inject
    Keyring keyring;

    private SignInScene scene;
    private JWTClaimsSet claims;

    @BeforeEach
    void signIn() throws Exception {
        scene = SignInScene.create();
        users.create(scene.poolId(), "alice", UserStatus.CONFIRMED, Map.of("email", TestPool.newEmail()));
        claims = Jwts.verified(scene.poolId(), scene.signIn("alice").idToken());
    }

    @Test
    void shouldSayThatASignInHolds() throws Exception {
        assertThat(ask(question -> {})).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sign out", "disable", "delete"})
    void shouldSayThatItHoldsNoMore(String what) throws Exception {
        // when
        switch (what) {
            case "sign out" ->
                scene.admin()
                        .adminUserGlobalSignOut(
                                r -> r.userPoolId(scene.poolId()).username("alice"));
            case "disable" ->
                scene.admin().adminDisableUser(r -> r.userPoolId(scene.poolId()).username("alice"));
            default ->
                scene.admin().adminDeleteUser(r -> r.userPoolId(scene.poolId()).username("alice"));
        }

        // then
        assertThat(ask(question -> {})).isEqualTo(410);
    }

    @Test
    void shouldNotConfirmSomebodyElsesSignIn() throws Exception {
        assertThat(ask(question -> question.put("sub", UUID.randomUUID().toString())))
                .isEqualTo(410);
        assertThat(ask(question -> question.put("family", UUID.randomUUID().toString())))
                .isEqualTo(410);
        assertThat(ask(question -> question.put("pool", "us-east-1_000000000"))).isEqualTo(410);
    }

    @Test
    void shouldAnswerNobodyWithoutTheKeyring() throws Exception {
        assertThat(post("{}")).isEqualTo(400);
        assertThat(post(keyring.sealer("page-token").sealToString("{}".getBytes(UTF_8))))
                .isEqualTo(400);
        assertThat(ask(question -> question.put("expires", Instant.now().getEpochSecond() - 1)))
                .isEqualTo(400);
        assertThat(ask(question -> question.remove("family"))).isEqualTo(400);
    }

    private int ask(Consumer<JsonObject> changes) throws Exception {
        JsonObject question = new JsonObject()
                .put("pool", scene.poolId())
                .put("sub", claims.getSubject())
                .put("family", claims.getStringClaim("origin_jti"))
                .put("expires", Instant.now().getEpochSecond() + 60);
        changes.accept(question);
        return post(keyring.sealer(TokenCheckResource.PURPOSE)
                .sealToString(question.encode().getBytes(UTF_8)));
    }

    private static int post(String body) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                            HttpRequest.newBuilder(Api.endpoint().resolve("/internal/token-check"))
                                    .POST(HttpRequest.BodyPublishers.ofString(body))
                                    .build(),
                            HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        }
    }
}
