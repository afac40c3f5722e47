package dev.cognate.identitypool.keycloak;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cognate.identitypool.Api;
import dev.cognate.identitypool.iam.Iam;
import dev.cognate.identitypool.outside.SamlIssuer;
import dev.cognate.testkit.KeycloakServer;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.util.Base64;
import java.util.Map;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import software.amazon.awssdk.services.cognitoidentity.CognitoIdentityClient;
import software.amazon.awssdk.services.cognitoidentity.model.NotAuthorizedException;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.AssumeRoleWithSamlResponse;
import software.amazon.awssdk.services.sts.model.Credentials;
import software.amazon.awssdk.services.sts.model.InvalidIdentityTokenException;

/** A real Keycloak as the identity provider, by SAML and by OpenID Connect: somebody signs in there and gets a role here. */
@QuarkusTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KeycloakTest {
    private static final String PUBLIC = "https://keycloak.example.com";
    private static final String OPEN_ID = "keycloak.example.com/realms/office";
    private static final String PASSWORD = "Correct-Horse-7";
    private static final String REALM = "office";

    private final IamClient iam = Iam.asRoot();
    private final CognitoIdentityClient admin = Api.signed();
    private final CognitoIdentityClient app = Api.anonymous();
    private final SamlIssuer ours = SamlIssuer.create();
    private final String roleName = Iam.name("office");
    private final String role = "arn:aws:iam::" + Iam.ACCOUNT + ":role/" + roleName;
    private final String providerName = Iam.name("keycloak");
    private final String provider = "arn:aws:iam::" + Iam.ACCOUNT + ":saml-provider/" + providerName;
    private KeycloakServer keycloak;
    private String pool;

    @BeforeAll
    void start() throws IOException {
        int port = ConfigProvider.getConfig().getValue("test.keycloak.port", Integer.class);
        keycloak = KeycloakServer.start(port, PUBLIC);
        keycloak.createRealm(realm());
        register();
    }

    private String realm() throws IOException {
        try (var file = getClass().getResourceAsStream("/keycloak/office.json")) {
            return new String(file.readAllBytes(), UTF_8)
                    .replace("{PASSWORD}", PASSWORD)
                    .replace("{ROLE}", role)
                    .replace("{PROVIDER}", provider)
                    .replace("{CERTIFICATE}", ours.certificate());
        }
    }

    private void register() {
        String key = Base64.getMimeEncoder().encodeToString(ours.key().getEncoded());
        iam.createSAMLProvider(request -> request.name(providerName)
                .samlMetadataDocument(keycloak.page("/realms/office/protocol/saml/descriptor"))
                .addPrivateKey("-----BEGIN PRIVATE KEY-----\n" + key + "\n-----END PRIVATE KEY-----\n"));
        String openId = iam.createOpenIDConnectProvider(
                        request -> request.url("https://" + OPEN_ID).clientIDList("players"))
                .openIDConnectProviderArn();
        iam.createRole(request ->
                request.roleName(roleName).assumeRolePolicyDocument("""
                {"Version":"2012-10-17","Statement":[
                 {"Effect":"Allow","Principal":{"Federated":"%s"},"Action":"sts:AssumeRoleWithSAML",
                  "Condition":{"StringEquals":{"saml:aud":"https://signin.aws.amazon.com/saml","saml:sub_type":"persistent"}}},
                 {"Effect":"Allow","Principal":{"Federated":"%s"},"Action":"sts:AssumeRoleWithWebIdentity",
                  "Condition":{"StringEquals":{"%s:aud":"players"}}},
                 {"Effect":"Allow","Principal":{"Federated":"cognito-identity.amazonaws.com"},
                  "Action":"sts:AssumeRoleWithWebIdentity"}]}
                """.formatted(provider, openId, OPEN_ID)));
        pool = Api.newPool(admin, request -> request.samlProviderARNs(provider).openIdConnectProviderARNs(openId))
                .identityPoolId();
        admin.setIdentityPoolRoles(request -> request.identityPoolId(pool).roles(Map.of("authenticated", role)));
    }

    @AfterAll
    void stop() {
        keycloak.close();
        iam.close();
        admin.close();
        app.close();
    }

    @Test
    void shouldGiveTheRoleOfASamlResponse() {
        // when
        AssumeRoleWithSamlResponse given = assume(samlResponse("aws"));

        // then
        assertThat(given.issuer()).isEqualTo(PUBLIC + "/realms/office");
        assertThat(given.subjectType()).isEqualTo("persistent");
        assertThat(callerOf(given.credentials())).endsWith(":assumed-role/" + roleName + "/jane");
    }

    @Test
    void shouldOpenWhatKeycloakEncrypted() {
        // given
        String response = samlResponse("aws-encrypted");

        // then
        assertThat(xml(response)).contains("EncryptedAssertion").doesNotContain("jane");
        assertThat(callerOf(assume(response).credentials())).endsWith(":assumed-role/" + roleName + "/jane");
    }

    @Test
    void shouldRefuseAResponseThatSomebodyChanged() {
        // given
        String changed = xml(samlResponse("aws")).replace(">jane<", ">mallory<");

        // then
        assertThatThrownBy(() -> assume(Base64.getEncoder().encodeToString(changed.getBytes(UTF_8))))
                .isInstanceOf(InvalidIdentityTokenException.class);
    }

    @Test
    void shouldOpenAnIdentityPoolWithASamlResponse() {
        // given
        Map<String, String> login = Map.of(provider, samlResponse("aws"));

        // when
        String id =
                app.getId(request -> request.identityPoolId(pool).logins(login)).identityId();
        var given =
                app.getCredentialsForIdentity(request -> request.identityId(id).logins(login));

        // then
        assertThat(given.credentials().accessKeyId()).startsWith("ASIA");
        assertThat(app.getId(request -> request.identityPoolId(pool).logins(Map.of(provider, samlResponse("aws"))))
                        .identityId())
                .isEqualTo(id);
    }

    @Test
    void shouldOpenAnIdentityPoolWithAnIdToken() {
        // given
        Map<String, String> login = Map.of(OPEN_ID, idToken("players"));

        // when
        String id =
                app.getId(request -> request.identityPoolId(pool).logins(login)).identityId();
        var given =
                app.getCredentialsForIdentity(request -> request.identityId(id).logins(login));

        // then
        assertThat(given.credentials().accessKeyId()).startsWith("ASIA");
        assertThat(app.getId(request -> request.identityPoolId(pool).logins(Map.of(OPEN_ID, idToken("players"))))
                        .identityId())
                .isEqualTo(id);
        assertThatThrownBy(() ->
                        app.getId(request -> request.identityPoolId(pool).logins(Map.of(OPEN_ID, idToken("others")))))
                .isInstanceOf(NotAuthorizedException.class)
                .hasMessageContaining("Incorrect token audience");
    }

    @Test
    void shouldGiveTheRoleOfAnIdToken() {
        // given
        String token = idToken("players");

        // then
        try (StsClient sts = Api.anonymousSts()) {
            assertThat(callerOf(sts.assumeRoleWithWebIdentity(request -> request.roleArn(role)
                                    .roleSessionName("visit")
                                    .webIdentityToken(token))
                            .credentials()))
                    .endsWith(":assumed-role/" + roleName + "/visit");
        }
    }

    private String samlResponse(String application) {
        return keycloak.browser().samlResponse(REALM, application, "jane", PASSWORD);
    }

    private String idToken(String client) {
        return keycloak.token(
                REALM,
                Map.of("client_id", client, "username", "jane", "password", PASSWORD, "scope", "openid"),
                "id_token");
    }

    private AssumeRoleWithSamlResponse assume(String response) {
        try (StsClient sts = Api.anonymousSts()) {
            return sts.assumeRoleWithSAML(
                    request -> request.roleArn(role).principalArn(provider).samlAssertion(response));
        }
    }

    private static String xml(String response) {
        return new String(Base64.getMimeDecoder().decode(response), UTF_8);
    }

    private static String callerOf(Credentials credentials) {
        try (StsClient sts = Iam.stsAs(credentials)) {
            return sts.getCallerIdentity().arn();
        }
    }
}
