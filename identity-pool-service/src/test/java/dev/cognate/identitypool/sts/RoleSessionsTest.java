package dev.cognate.identitypool.sts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cognate.contract.CallContext;
import dev.cognate.iam.AccessKey;
import dev.cognate.iam.Principal;
import dev.cognate.iam.session.SessionTokens;
import dev.cognate.identitypool.iam.Iam;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.Role;

@QuarkusTest
class RoleSessionsTest {
    private static final String POOL = "us-east-1:11111111-2222-3333-4444-555555555555";
    private static final String SUB = "us-east-1:99999999-2222-3333-4444-555555555555";
    private static final String TRUST = """
            {"Version":"2012-10-17","Statement":[{"Effect":"Allow",
             "Principal":{"Federated":"cognito-identity.amazonaws.com"},"Action":%s,
             "Condition":{"StringEquals":{"cognito-identity.amazonaws.com:aud":"%s"},
             "ForAnyValue:StringLike":{"cognito-identity.amazonaws.com:amr":"authenticated"}}}]}""";
    private static final String WITHOUT_TAGS = TRUST.formatted("\"sts:AssumeRoleWithWebIdentity\"", POOL);
    private static final String WITH_TAGS =
            TRUST.formatted("[\"sts:AssumeRoleWithWebIdentity\",\"sts:TagSession\"]", POOL);
    private static final List<String> SIGNED_IN = List.of("authenticated", "login.example.com");

    @Inject
    RoleSessions sessions;

    @Inject
    SessionTokens tokens;

    private final IamClient iam = Iam.asRoot();
    private Role role;

    @BeforeEach
    void makeRole() {
        role = Iam.newRole(iam, WITHOUT_TAGS, Iam.policy("Allow", "s3:*", "*"));
    }

    @AfterEach
    void close() {
        iam.close();
    }

    @Test
    void shouldGiveTheRoleToAnIdentityOfThePool() throws Throwable {
        // when
        TemporaryCredentials issued = assume(identity(POOL, SIGNED_IN, Map.of()), RoleRequest.of(role.arn(), "visit"));

        // then
        AccessKey key = tokens.open(issued.accessKeyId(), issued.sessionToken()).orElseThrow();
        Principal.AssumedRole owner = (Principal.AssumedRole) key.owner();
        assertThat(key.secret()).isEqualTo(issued.secretKey());
        assertThat(owner.roleId()).isEqualTo(role.roleId());
        assertThat(owner.carried().claims()).containsEntry("cognito-identity.amazonaws.com:sub", List.of(SUB));
        assertThat(Duration.between(Instant.now(), issued.expiration()))
                .isBetween(Duration.ofMinutes(59), Duration.ofMinutes(61));
    }

    @Test
    void shouldNotGiveItToAnotherPool() {
        // then
        assertRefused(
                RoleRefusedException.Reason.NOT_TRUSTED,
                identity("us-east-1:other", SIGNED_IN, Map.of()),
                RoleRequest.of(role.arn(), "visit"));
    }

    @Test
    void shouldNotGiveItToAGuest() {
        // then
        assertRefused(
                RoleRefusedException.Reason.NOT_TRUSTED,
                identity(POOL, List.of("unauthenticated"), Map.of()),
                RoleRequest.of(role.arn(), "visit"));
    }

    @Test
    void shouldNotGiveItToUsersOfAnotherIssuer() {
        // given
        WebIdentity other = new WebIdentity("login.example.com", POOL, SUB, SIGNED_IN, Map.of(), java.util.Set.of());

        // then
        assertRefused(RoleRefusedException.Reason.NOT_TRUSTED, other, RoleRequest.of(role.arn(), "visit"));
    }

    @Test
    void shouldNotGiveARoleThatIsNotHere() {
        // given
        WebIdentity identity = identity(POOL, SIGNED_IN, Map.of());

        // then
        assertRefused(
                RoleRefusedException.Reason.NOT_TRUSTED,
                identity,
                RoleRequest.of(role.arn().replace("000000000000", "111111111111"), "visit"));
    }

    @Test
    void shouldTakeTagsOnlyWhereTheTrustPolicySaysSo() throws Throwable {
        // given
        Role tagging = Iam.newRole(iam, WITH_TAGS, Iam.policy("Allow", "s3:*", "*"));
        WebIdentity tagged = identity(POOL, SIGNED_IN, Map.of("team", "blue"));

        // then
        assertThat(assume(tagged, RoleRequest.of(tagging.arn(), "visit"))
                        .owner()
                        .session()
                        .orElseThrow()
                        .tags())
                .containsEntry("team", "blue");
        assertRefused(RoleRefusedException.Reason.NOT_TRUSTED, tagged, RoleRequest.of(role.arn(), "visit"));
    }

    @Test
    void shouldLastNoLongerThanTheRoleAllows() {
        // given
        RoleRequest tooLong =
                new RoleRequest(role.arn(), "visit", Optional.of(Duration.ofSeconds(3601)), List.of(), List.of());

        // then
        assertRefused(RoleRefusedException.Reason.TOO_LONG, identity(POOL, SIGNED_IN, Map.of()), tooLong);
    }

    @Test
    void shouldRefuseASessionPolicyThatIsNone() {
        // then
        assertRefused(
                RoleRefusedException.Reason.MALFORMED_POLICY,
                identity(POOL, SIGNED_IN, Map.of()),
                RoleRequest.of(role.arn(), "visit").limitedTo("{}"));
    }

    private static WebIdentity identity(String pool, List<String> amr, Map<String, String> tags) {
        return WebIdentity.ofPool(pool, SUB, amr, tags);
    }

    private TemporaryCredentials assume(WebIdentity identity, RoleRequest request) throws Throwable {
        CallContext context = new CallContext("request", Principal.ANONYMOUS, "127.0.0.1", "", Instant.now());
        return VertxContextSupport.subscribeAndAwait(() -> sessions.assumeWithWebIdentity(identity, request, context));
    }

    private void assertRefused(RoleRefusedException.Reason reason, WebIdentity identity, RoleRequest request) {
        assertThatThrownBy(() -> assume(identity, request))
                .isInstanceOfSatisfying(
                        RoleRefusedException.class,
                        refused -> assertThat(refused.reason()).isEqualTo(reason));
    }
}
