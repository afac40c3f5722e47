package dev.cognate.userpool.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cognate.userpool.token.Jwts;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The endpoints at a pool's own hosts, where clients of other pools are unknown. */
@QuarkusTest
class OAuthDomainTest {
    private static final String CERTIFICATE =
            "arn:aws:acm:us-east-1:111122223333:certificate/a1b2c3d4-5678-90ab-cdef-EXAMPLE11111";

    @Inject
    Vertx vertx;

    private OAuthScene scene;
    private OAuthScene stranger;

    /** The kinds of domains. */
    enum Kind {
        PREFIX,
        OWN
    }

    @BeforeEach
    void createScenes() {
        scene = OAuthScene.create();
        stranger = OAuthScene.create();
    }

    /** The pool's new host. */
    private AtHost at(Kind kind) {
        String prefix = "shop-" + UUID.randomUUID();
        String domain = kind == Kind.PREFIX ? prefix : "login." + prefix + ".example";
        scene.admin().createUserPoolDomain(request -> {
            request.userPoolId(scene.poolId()).domain(domain);
            if (kind == Kind.OWN) {
                request.customDomainConfig(config -> config.certificateArn(CERTIFICATE));
            }
        });
        return new AtHost(vertx, kind == Kind.PREFIX ? prefix + ".auth.localhost" : domain);
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void shouldLeadToTheSignInPageOfTheHost(Kind kind) throws Exception {
        // when
        AtHost.Answer answer = at(kind).get("/oauth2/authorize?" + Browser.encode(scene.request()), Map.of());

        // then
        assertThat(answer.status()).isEqualTo(302);
        assertThat(answer.location()).startsWith("/login?");
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void shouldNotAuthorizeClientsOfAnotherPool(Kind kind) throws Exception {
        // when
        AtHost.Answer answer = at(kind).get("/oauth2/authorize?" + Browser.encode(stranger.request()), Map.of());

        // then
        assertThat(answer.location()).startsWith("/error?error=client_unknown");
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void shouldGiveTokensOfTheOneIssuerThatAPoolHas(Kind kind) throws Exception {
        // given
        String issuer = Jwts.verified(scene.poolId(), scene.tokens().getString("id_token"))
                .getIssuer();

        // when
        AtHost.Answer answer = at(kind).post("/oauth2/token", scene.redemption(scene.code()));

        // then
        String idToken = new JsonObject(answer.body()).getString("id_token");
        assertThat(Jwts.verified(scene.poolId(), idToken).getIssuer()).isEqualTo(issuer);
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void shouldGiveNoTokensToClientsOfAnotherPool(Kind kind) throws Exception {
        // when
        AtHost.Answer answer = at(kind).post("/oauth2/token", stranger.redemption(stranger.code()));

        // then
        assertThat(answer.status() + answer.body()).isEqualTo("400{\"error\":\"invalid_client\"}");
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void shouldRevokeNothingOfAnotherPool(Kind kind) throws Exception {
        // given
        JsonObject tokens = stranger.tokens();

        // when
        AtHost.Answer answer = at(kind).post(
                        "/oauth2/revoke",
                        Map.of("client_id", stranger.client().clientId(), "token", tokens.getString("refresh_token")));

        // then
        assertThat(answer.body()).isEqualTo("{\"error\":\"invalid_client\"}");
        assertThat(stranger.userInfo(tokens.getString("access_token")).statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void shouldNotLogOutForAClientOfAnotherPool(Kind kind) throws Exception {
        // when
        AtHost.Answer answer = at(kind).get(
                        "/logout?"
                                + Browser.encode(Map.of(
                                        "client_id", stranger.client().clientId(), "logout_uri", OAuthScene.GOODBYE)),
                        Map.of());

        // then
        assertThat(answer.location()).startsWith("/error?error=client_unknown");
    }
}
