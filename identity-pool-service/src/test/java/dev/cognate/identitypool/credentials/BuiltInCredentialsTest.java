package dev.cognate.identitypool.credentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cognate.identitypool.Api;
import dev.cognate.identitypool.TestClock;
import dev.cognate.identitypool.TestPool;
import dev.cognate.identitypool.iam.Iam;
import dev.cognate.testkit.SdkClients;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentity.model.Credentials;
import software.amazon.awssdk.services.cognitoidentity.model.GetOpenIdTokenForDeveloperIdentityResponse;
import software.amazon.awssdk.services.cognitoidentity.model.InvalidIdentityPoolConfigurationException;
import software.amazon.awssdk.services.cognitoidentity.model.NotAuthorizedException;
import software.amazon.awssdk.services.cognitoidentity.model.RoleMapping;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.AssumeRoleWithWebIdentityResponse;
import software.amazon.awssdk.services.sts.model.ExpiredTokenException;
import software.amazon.awssdk.services.sts.model.InvalidIdentityTokenException;
import software.amazon.awssdk.services.sts.model.StsException;

/** Credentials of this service's own STS: the enhanced and the basic flow. */
@QuarkusTest
class BuiltInCredentialsTest {
    private static final String ASSUME = "\"sts:AssumeRoleWithWebIdentity\"";
    private static final String AND_TAG = "[" + ASSUME + ",\"sts:TagSession\"]";
    private static final String OURS = "cognito-identity.amazonaws.com";
    private static final String ROLES_CLAIM = "cognito:roles";

    private IamClient iam;
    private TestPool pool;

    @BeforeEach
    void createPool() {
        iam = Iam.asRoot();
        pool = TestPool.create(request -> request.allowClassicFlow(true).developerProviderName("login.backend"));
    }

    @AfterEach
    void putBack() {
        TestClock.reset();
        pool.close();
        iam.close();
    }

    /** A role for identities of a pool that signed in so. */
    private String role(String poolId, String method, String actions) {
        String trust = """
                {"Version":"2012-10-17","Statement":[{"Effect":"Allow",
                  "Principal":{"Federated":"cognito-identity.amazonaws.com"},"Action":%s,
                  "Condition":{"StringEquals":{"cognito-identity.amazonaws.com:aud":"%s"},
                    "ForAnyValue:StringLike":{"cognito-identity.amazonaws.com:amr":"%s"}}}]}
                """.formatted(actions, poolId, method);
        return Iam.newRole(iam, trust, Iam.policy("Allow", "s3:*", "*")).arn();
    }

    private void setRoles(String authenticated, String unauthenticated) {
        pool.admin()
                .setIdentityPoolRoles(request -> request.identityPoolId(pool.id())
                        .roles(Map.of("authenticated", authenticated, "unauthenticated", unauthenticated)));
    }

    @Test
    void shouldGiveUsersAndGuestsTheirRoles() {
        // given
        String user = role(pool.id(), "authenticated", ASSUME);
        String guest = role(pool.id(), "unauthenticated", ASSUME);
        setRoles(user, guest);

        // when
        Credentials ofUser = credentials(pool.identity(pool.login("alice")), pool.login("alice"));
        Credentials ofGuest = credentials(pool.guest(), Map.of());

        // then
        assertThat(callerOf(ofUser)).isEqualTo(session(user));
        assertThat(callerOf(ofGuest)).isEqualTo(session(guest));
        assertThat(ofUser.expiration())
                .isBetween(
                        Instant.now().plus(59, ChronoUnit.MINUTES),
                        Instant.now().plus(61, ChronoUnit.MINUTES));
    }

    @Test
    void shouldGiveNoRoleThatDoesNotTrustThePool() {
        // given
        String foreign = role("us-east-1:00000000-0000-0000-0000-000000000000", "authenticated", ASSUME);
        setRoles(foreign, foreign);

        // then
        assertNotGiven(pool.identity(pool.login("alice")), pool.login("alice"));
    }

    @Test
    void shouldGiveGuestsNoRoleThatTrustsUsersOnly() {
        // given
        String user = role(pool.id(), "authenticated", ASSUME);
        setRoles(user, user);

        // then
        assertNotGiven(pool.guest(), Map.of());
    }

    @Test
    void shouldBringTagsOnlyWhereTheRoleLetsThem() {
        // given
        pool.admin()
                .setPrincipalTagAttributeMap(request -> request.identityPoolId(pool.id())
                        .identityProviderName(pool.first().provider())
                        .useDefaults(true));
        String id = pool.identity(pool.login("alice"));
        setRoles(role(pool.id(), "authenticated", ASSUME), role(pool.id(), "unauthenticated", ASSUME));

        // then
        assertNotGiven(id, pool.login("alice"));
        setRoles(role(pool.id(), "authenticated", AND_TAG), role(pool.id(), "unauthenticated", ASSUME));
        assertThat(credentials(id, pool.login("alice")).accessKeyId()).startsWith("ASIA");
    }

    @Test
    void shouldGiveTheRoleTheTokenHas() {
        // given
        String usual = role(pool.id(), "authenticated", ASSUME);
        String editor = role(pool.id(), "authenticated", ASSUME);
        String admin = role(pool.id(), "authenticated", ASSUME);
        pool.admin()
                .setIdentityPoolRoles(request -> request.identityPoolId(pool.id())
                        .roles(Map.of("authenticated", usual))
                        .roleMappings(Map.of(
                                pool.first().provider() + ":client1234567890",
                                RoleMapping.builder()
                                        .type("Token")
                                        .ambiguousRoleResolution("Deny")
                                        .build())));
        String id = pool.identity(pool.login("alice"));
        Map<String, String> login = Map.of(pool.first().provider(), pool.first().token("alice", claims -> {
            claims.put(ROLES_CLAIM, List.of(usual, editor));
            claims.put("cognito:preferred_role", editor);
        }));

        // then
        assertThat(callerOf(credentials(id, login))).isEqualTo(session(editor));
        assertThat(callerOf(pool.app()
                        .getCredentialsForIdentity(
                                request -> request.identityId(id).logins(login).customRoleArn(usual))
                        .credentials()))
                .isEqualTo(session(usual));
        assertThatThrownBy(() -> pool.app()
                        .getCredentialsForIdentity(
                                request -> request.identityId(id).logins(login).customRoleArn(admin)))
                .isInstanceOf(NotAuthorizedException.class);
    }

    @Test
    void shouldGiveTheUserOfABackendTheDefaultRole() {
        // given
        String user = role(pool.id(), "login.backend", ASSUME);
        setRoles(user, user);
        var jane = backendToken("jane");

        // then
        assertThat(callerOf(credentials(jane.identityId(), Map.of(OURS, jane.token()))))
                .isEqualTo(session(user));
    }

    @Test
    void shouldGiveTheUserOfABackendNobodyElsesIdentity() {
        // given
        String user = role(pool.id(), "login.backend", ASSUME);
        setRoles(user, user);
        String jane = backendToken("jane").identityId();
        String other = backendToken("j.doe").token();

        // then
        assertThatThrownBy(() -> credentials(jane, Map.of(OURS, other)))
                .isInstanceOf(NotAuthorizedException.class)
                .hasMessageContaining("Logins don't match.");
    }

    private GetOpenIdTokenForDeveloperIdentityResponse backendToken(String user) {
        return pool.admin()
                .getOpenIdTokenForDeveloperIdentity(
                        request -> request.identityPoolId(pool.id()).logins(Map.of("login.backend", user)));
    }

    @Test
    void shouldChangeAnIdentityTokenForCredentials() {
        // given
        String role = role(pool.id(), "authenticated", ASSUME);
        String token = classicToken();

        // when
        AssumeRoleWithWebIdentityResponse given = assume(role, token);

        // then
        assertThat(given.subjectFromWebIdentityToken()).isEqualTo(pool.identity(pool.login("alice")));
        assertThat(given.audience()).isEqualTo(pool.id());
        assertThat(given.provider()).isEqualTo("cognito-identity.amazonaws.com");
    }

    @Test
    void shouldNotChangeATokenForARoleThatDoesNotTrustIt() {
        // given
        String guests = role(pool.id(), "unauthenticated", ASSUME);
        String token = classicToken();

        // then
        assertThatThrownBy(() -> assume(guests, token))
                .isInstanceOfSatisfying(
                        StsException.class,
                        refused -> assertThat(refused.awsErrorDetails().errorCode())
                                .isEqualTo("AccessDenied"));
    }

    @Test
    void shouldNotChangeATokenThatIsNoneOrTooOld() {
        // given
        String role = role(pool.id(), "authenticated", ASSUME);
        String token = classicToken();

        // then
        assertThatThrownBy(() -> assume(role, token.substring(0, token.length() - 4) + "AAAA"))
                .isInstanceOf(InvalidIdentityTokenException.class);
        assertThatThrownBy(() -> assume(role, pool.first().token("alice")))
                .isInstanceOf(InvalidIdentityTokenException.class);
        TestClock.advance(Duration.ofMinutes(11));
        assertThatThrownBy(() -> assume(role, token)).isInstanceOf(ExpiredTokenException.class);
    }

    private String classicToken() {
        String id = pool.identity(pool.login("alice"));
        return pool.app()
                .getOpenIdToken(request -> request.identityId(id).logins(pool.login("alice")))
                .token();
    }

    private static AssumeRoleWithWebIdentityResponse assume(String role, String token) {
        try (StsClient sts = Api.anonymousSts()) {
            return sts.assumeRoleWithWebIdentity(
                    request -> request.roleArn(role).roleSessionName("app").webIdentityToken(token));
        }
    }

    private void assertNotGiven(String identityId, Map<String, String> logins) {
        assertThatThrownBy(() -> credentials(identityId, logins))
                .isInstanceOf(InvalidIdentityPoolConfigurationException.class)
                .hasMessageContaining("Invalid identity pool configuration. Check assigned IAM roles for this pool.");
    }

    private Credentials credentials(String identityId, Map<String, String> logins) {
        return pool.app()
                .getCredentialsForIdentity(
                        request -> request.identityId(identityId).logins(logins))
                .credentials();
    }

    private static String callerOf(Credentials credentials) {
        try (StsClient sts = SdkClients.signing(
                        Api.endpoint(), credentials.accessKeyId(), credentials.secretKey(), credentials.sessionToken())
                .sts()) {
            return sts.getCallerIdentity().arn();
        }
    }

    private static String session(String role) {
        return role.replace(":iam:", ":sts:").replace(":role/", ":assumed-role/") + "/CognitoIdentityCredentials";
    }
}
