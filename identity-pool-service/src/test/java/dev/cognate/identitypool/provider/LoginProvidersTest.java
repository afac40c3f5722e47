package dev.cognate.identitypool.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cognate.identitypool.Api;
import dev.cognate.identitypool.TestPool;
import dev.cognate.identitypool.iam.Iam;
import dev.cognate.identitypool.outside.OutsideWorld;
import dev.cognate.identitypool.outside.OutsideWorld.Answer;
import dev.cognate.identitypool.outside.TestIssuer;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentity.model.NotAuthorizedException;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.StsException;

/** Logins of every kind of provider but user pools. */
@QuarkusTest
class LoginProvidersTest {
    private static final String ARN = "arn:aws:iam::000000000000:oidc-provider/";
    private static final String SAML = "arn:aws:iam::000000000000:saml-provider/corp";

    private TestPool pool;

    @BeforeAll
    static void register() {
        try (IamClient iam = Iam.asRoot()) {
            List.of("login.example.com", "silent.example.com", "lying.example.com")
                    .forEach(host -> iam.createOpenIDConnectProvider(
                            request -> request.url("https://" + host).clientIDList(TestIssuer.CLIENT)));
        }
    }

    @BeforeEach
    void createPool() {
        pool = TestPool.create(request -> request.supportedLoginProviders(Map.of(
                        "accounts.google.com",
                        "other;" + TestIssuer.CLIENT,
                        "appleid.apple.com",
                        TestIssuer.CLIENT,
                        "graph.facebook.com",
                        "12345",
                        "www.amazon.com",
                        "amzn1.application.abc"))
                .openIdConnectProviderARNs(
                        ARN + "login.example.com",
                        ARN + "gone.example.com",
                        ARN + "silent.example.com",
                        ARN + "lying.example.com")
                .samlProviderARNs(SAML));
    }

    @AfterEach
    void disconnect() {
        pool.close();
    }

    @Test
    void shouldTakeIdTokensOfGoogleForAnyOfItsApplications() {
        // given
        TestIssuer google = TestIssuer.openId("accounts.google.com");

        // then
        assertThat(pool.identity(Map.of(google.provider(), google.token("g1"))))
                .isEqualTo(pool.identity(Map.of(google.provider(), google.token("g1", claims -> {
                    claims.put("aud", "other");
                    claims.put("iss", "accounts.google.com");
                }))));
        assertRefused(
                google.provider(),
                google.token("g1", claims -> claims.put("aud", "third")),
                "Invalid login token. Incorrect token audience.");
    }

    @Test
    void shouldTakeIdTokensOfApple() {
        // given
        TestIssuer apple = TestIssuer.openId("appleid.apple.com");

        // then
        assertThat(pool.identity(Map.of(apple.provider(), apple.token("a1")))).isNotEmpty();
    }

    @Test
    void shouldTakeIdTokensOfAnOpenIdProviderOfIam() {
        // given
        TestIssuer login = TestIssuer.openId("login.example.com");

        // then
        assertThat(pool.identity(Map.of(login.provider(), login.token("u1")))).isNotEmpty();
        assertRefused(
                login.provider(),
                login.token("u1", claims -> claims.put("aud", List.of("third"))),
                "Invalid login token. Incorrect token audience.");
    }

    @Test
    void shouldChangeATokenOfAnOpenIdProviderForARoleThatTrustsIt() {
        // given
        TestIssuer login = TestIssuer.openId("login.example.com");
        String trust = """
                {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"sts:AssumeRoleWithWebIdentity",
                  "Principal":{"Federated":"%slogin.example.com"},
                  "Condition":{"StringEquals":{"login.example.com:sub":"u1"}}}]}
                """.formatted(ARN);
        String role;
        try (IamClient iam = Iam.asRoot()) {
            role = Iam.newRole(iam, trust, Iam.policy("Allow", "s3:*", "*")).arn();
        }

        // then
        try (StsClient sts = Api.anonymousSts()) {
            assertThat(sts.assumeRoleWithWebIdentity(request ->
                                    request.roleArn(role).roleSessionName("app").webIdentityToken(login.token("u1")))
                            .audience())
                    .isEqualTo(TestIssuer.CLIENT);
            assertThatThrownBy(() -> sts.assumeRoleWithWebIdentity(request ->
                            request.roleArn(role).roleSessionName("app").webIdentityToken(login.token("u2"))))
                    .isInstanceOfSatisfying(
                            StsException.class,
                            refused -> assertThat(refused.awsErrorDetails().errorCode())
                                    .isEqualTo("AccessDenied"));
        }
    }

    @Test
    void shouldNotTakeTokensOfAProviderIamDoesNotKnow() {
        assertRefused(
                "gone.example.com",
                TestIssuer.openId("login.example.com").token("u1"),
                "Token is not from a supported provider of this identity pool.");
    }

    @Test
    void shouldNotBelieveADiscoveryDocumentOfAnotherIssuer() {
        // given
        TestIssuer login = TestIssuer.openId("login.example.com");
        OutsideWorld.get()
                .put(
                        "/lying.example.com/.well-known/openid-configuration",
                        "{\"issuer\":\"https://login.example.com\",\"jwks_uri\":\""
                                + OutsideWorld.get().url(login.keySetPath()) + "\"}");
        String forged = login.token("u1", claims -> claims.put("iss", "https://lying.example.com"));

        // then
        assertThatThrownBy(() -> pool.identity(Map.of("lying.example.com", forged)))
                .hasMessageContaining("The identity provider lying.example.com does not answer.");
    }

    @Test
    void shouldSayWhenAnOpenIdProviderDoesNotAnswer() {
        // given
        TestIssuer login = TestIssuer.openId("login.example.com");

        // then
        assertThatThrownBy(() -> pool.identity(Map.of(
                        "silent.example.com",
                        login.token("u1", claims -> claims.put("iss", "https://silent.example.com")))))
                .hasMessageContaining("The identity provider silent.example.com does not answer.");
    }

    @Test
    void shouldAskFacebookWhoseATokenIs() {
        // given
        String user = UUID.randomUUID().toString();
        facebook("12345", user);

        // when
        String id = pool.identity(Map.of("graph.facebook.com", "good"));

        // then
        assertThat(pool.identity(Map.of("graph.facebook.com", "good"))).isEqualTo(id);
        assertThat(pool.describe(id).logins()).containsExactly("graph.facebook.com");
        assertRefused("graph.facebook.com", "bad", "Invalid login token. Couldn't verify the access token.");
        assertRefused("graph.facebook.com", "good\r\nX: y", "Invalid login token. Couldn't verify the access token.");
    }

    @Test
    void shouldNotTakeAFacebookTokenOfAnotherApplication() {
        // given
        facebook("99999", "somebody");

        // then
        assertRefused("graph.facebook.com", "good", "Invalid login token. Incorrect token audience.");
    }

    private static void facebook(String app, String user) {
        OutsideWorld.get().put("/facebook/app", (query, authorization, body) -> graph(authorization, app));
        OutsideWorld.get().put("/facebook/me", (query, authorization, body) -> graph(authorization, user));
    }

    private static Answer graph(String authorization, String id) {
        return authorization.equals("Bearer good")
                ? new Answer(200, "{\"id\":\"" + id + "\"}")
                : new Answer(400, "{\"error\":{\"message\":\"Invalid OAuth access token.\"}}");
    }

    @Test
    void shouldAskAmazonWhoseATokenIs() {
        // given
        OutsideWorld.get()
                .put(
                        "/amazon/auth/o2/tokeninfo",
                        (query, authorization, body) -> query.equals("access_token=Atza%7Cgood")
                                ? new Answer(
                                        200,
                                        "{\"aud\":\"amzn1.client.x\",\"app_id\":\"amzn1.application.abc\","
                                                + "\"user_id\":\"amzn1.account.U\",\"exp\":3000}")
                                : new Answer(400, "{\"error\":\"invalid_token\"}"));

        // then
        assertThat(pool.identity(Map.of("www.amazon.com", "Atza|good")))
                .isEqualTo(pool.identity(Map.of("www.amazon.com", "Atza|good")));
        assertRefused("www.amazon.com", "Atza|bad", "Invalid login token. Couldn't verify the access token.");
    }

    @Test
    void shouldRefuseASamlProviderThatIamDoesNotHave() {
        assertRefused(SAML, "PHNhbWw+", "Token is not from a supported provider of this identity pool.");
    }

    private void assertRefused(String provider, String token, String sentence) {
        assertThatThrownBy(() -> pool.identity(Map.of(provider, token)))
                .isInstanceOf(NotAuthorizedException.class)
                .hasMessageContaining(sentence);
    }
}
