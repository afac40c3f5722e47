package dev.cognate.identitypool.sts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cognate.identitypool.iam.Iam;
import io.quarkus.test.junit.QuarkusTest;
import java.util.function.Consumer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.AccessKey;
import software.amazon.awssdk.services.iam.model.Role;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.AssumeRoleRequest;
import software.amazon.awssdk.services.sts.model.AssumeRoleResponse;
import software.amazon.awssdk.services.sts.model.Credentials;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityResponse;
import software.amazon.awssdk.services.sts.model.Tag;

@QuarkusTest
class AssumeRoleTest {
    private static final String MAY_ASSUME = Iam.policy("Allow", "sts:AssumeRole", "*");
    private static final String READS_ROLES =
            "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\",\"Action\":[\"iam:ListRoles\",\"iam:GetRole\"],"
                    + "\"Resource\":\"*\"}}";

    private final IamClient iam = Iam.asRoot();

    @AfterEach
    void close() {
        iam.close();
    }

    @Test
    void shouldBeWhoItSays() {
        // given
        Role role = Iam.newRole(iam, Iam.TRUST_ACCOUNT, READS_ROLES);

        // when
        AssumeRoleResponse session = assume(Iam.newUser(iam, MAY_ASSUME), role, request -> {});

        // then
        String arn = "arn:aws:sts::000000000000:assumed-role/" + role.roleName() + "/visit";
        assertThat(session.assumedRoleUser().arn()).isEqualTo(arn);
        assertThat(session.assumedRoleUser().assumedRoleId()).isEqualTo(role.roleId() + ":visit");
        assertThat(session.credentials().accessKeyId()).startsWith("ASIA").hasSize(20);
        try (StsClient sts = Iam.stsAs(session.credentials())) {
            GetCallerIdentityResponse self = sts.getCallerIdentity();
            assertThat(self.arn()).isEqualTo(arn);
            assertThat(self.userId()).isEqualTo(role.roleId() + ":visit");
            assertThat(self.account()).isEqualTo("000000000000");
        }
    }

    @Test
    void shouldHaveTheRolesPermissionsAndNoMore() {
        // given
        Role role = Iam.newRole(iam, Iam.TRUST_ACCOUNT, READS_ROLES);
        Credentials session =
                assume(Iam.newUser(iam, MAY_ASSUME), role, request -> {}).credentials();

        // then
        try (IamClient own = Iam.as(session)) {
            assertThat(own.listRoles().roles()).isNotEmpty();
            assertRefused("AccessDenied", own::listUsers)
                    .hasMessageContaining("User: arn:aws:sts::000000000000:assumed-role/" + role.roleName()
                            + "/visit is not authorized to perform: iam:ListUsers on resource: * because no identity-based"
                            + " policy allows the iam:ListUsers action");
        }
    }

    @Test
    void shouldLeaveItToPoliciesWhenTheAccountIsTrusted() {
        // given
        Role role = Iam.newRole(iam, Iam.TRUST_ACCOUNT, READS_ROLES);

        // then
        assertRefused("AccessDenied", () -> assume(Iam.newUser(iam, null), role, request -> {}));
        assertRefused(
                "AccessDenied",
                () -> assume(
                        Iam.newUser(iam, Iam.policy("Allow", "sts:AssumeRole", role.arn() + "x")),
                        role,
                        request -> {}));
    }

    @Test
    void shouldBeEnoughThatTheTrustPolicyNamesTheUser() {
        // given
        AccessKey named = Iam.newUser(iam, null);
        AccessKey other = Iam.newUser(iam, null);
        Role role = Iam.newRole(iam, trustIn(named), READS_ROLES);

        // then
        assertThat(assume(named, role, request -> {}).credentials()).isNotNull();
        assertRefused("AccessDenied", () -> assume(other, role, request -> {}));
    }

    @Test
    void shouldLetADenyOfTheUserWin() {
        // given
        AccessKey key = Iam.newUser(iam, Iam.policy("Deny", "sts:*", "*"));
        Role role = Iam.newRole(iam, trustIn(key), READS_ROLES);

        // then
        assertRefused("AccessDenied", () -> assume(key, role, request -> {}));
    }

    @Test
    void shouldAskForTheExternalId() {
        // given
        String trust = "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\",\"Principal\":{\"AWS\":\"*\"},"
                + "\"Action\":\"sts:AssumeRole\",\"Condition\":{\"StringEquals\":{\"sts:ExternalId\":\"partner-1\"}}}}";
        Role role = Iam.newRole(iam, trust, READS_ROLES);
        AccessKey key = Iam.newUser(iam, MAY_ASSUME);

        // then
        assertThat(assume(key, role, request -> request.externalId("partner-1")).credentials())
                .isNotNull();
        assertRefused("AccessDenied", () -> assume(key, role, request -> request.externalId("partner-2")));
        assertRefused("AccessDenied", () -> assume(key, role, request -> {}));
    }

    @Test
    void shouldNotGiveRolesToTheRootOrUnknownOnes() {
        // given
        Role role = Iam.newRole(iam, Iam.TRUST_ACCOUNT, READS_ROLES);

        // then
        try (StsClient root = Iam.stsAsRoot()) {
            assertRefused(
                            "AccessDenied",
                            () -> root.assumeRole(
                                    request -> request.roleArn(role.arn()).roleSessionName("visit")))
                    .hasMessageContaining("Roles may not be assumed by root accounts.");
        }
        assertRefused(
                "AccessDenied",
                () -> assume(Iam.newUser(iam, MAY_ASSUME), role, request -> request.roleArn(role.arn() + "-gone")));
    }

    @Test
    void shouldLimitASessionByItsPolicyAndNeverWidenIt() {
        // given
        Role role = Iam.newRole(iam, Iam.TRUST_ACCOUNT, READS_ROLES);
        AccessKey key = Iam.newUser(iam, MAY_ASSUME);
        Credentials narrow = assume(key, role, request -> request.policy(Iam.policy("Allow", "iam:GetRole", "*")))
                .credentials();
        Credentials wide = assume(key, role, request -> request.policy(Iam.policy("Allow", "*", "*")))
                .credentials();

        // then
        try (IamClient limited = Iam.as(narrow);
                IamClient widened = Iam.as(wide)) {
            assertThat(limited.getRole(request -> request.roleName(role.roleName()))
                            .role())
                    .isNotNull();
            assertRefused("AccessDenied", limited::listRoles);
            assertThat(widened.listRoles().roles()).isNotEmpty();
            assertRefused("AccessDenied", widened::listUsers);
        }
    }

    @Test
    void shouldRefuseASessionPolicyThatIsNone() {
        // given
        Role role = Iam.newRole(iam, Iam.TRUST_ACCOUNT, READS_ROLES);
        AccessKey key = Iam.newUser(iam, MAY_ASSUME);

        // then
        assertRefused(
                "MalformedPolicyDocument", () -> assume(key, role, request -> request.policy("{\"Statement\":1}")));
        assertRefused(
                "PackedPolicyTooLarge",
                () -> assume(key, role, request -> request.policy(Iam.policy("Allow", "s3:*", "a".repeat(2100)))));
        assertRefused(
                "ValidationError",
                () -> assume(
                        key,
                        role,
                        request -> request.policyArns(arn -> arn.arn("arn:aws:iam::000000000000:policy/nowhere"))));
    }

    @Test
    void shouldLastNoLongerThanTheRoleAllows() {
        // given
        Role role = Iam.newRole(iam, Iam.TRUST_ACCOUNT, READS_ROLES);

        // then
        assertRefused(
                        "ValidationError",
                        () -> assume(Iam.newUser(iam, MAY_ASSUME), role, request -> request.durationSeconds(3601)))
                .hasMessageContaining("exceeds the MaxSessionDuration set for this role");
    }

    @Test
    void shouldBringTagsOnlyWhereTheTrustPolicySaysSo() {
        // given
        Tag team = Tag.builder().key("team").value("blue").build();
        AccessKey key = Iam.newUser(iam, MAY_ASSUME);
        String own = Iam.policy("Allow", "iam:GetRole", "arn:aws:iam::000000000000:role/${aws:PrincipalTag/team}-*");
        Role plain = Iam.newRole(iam, Iam.TRUST_ACCOUNT, own);
        Role tagging = Iam.newRole(iam, Iam.trust("{\"AWS\":\"000000000000\"}", "sts:*"), own);

        // then
        assertRefused("AccessDenied", () -> assume(key, plain, request -> request.tags(team)));
        Credentials session =
                assume(key, tagging, request -> request.tags(team)).credentials();
        try (IamClient tagged = Iam.as(session)) {
            assertRefused("NoSuchEntity", () -> tagged.getRole(request -> request.roleName("blue-one")));
            assertRefused("AccessDenied", () -> tagged.getRole(request -> request.roleName("red-one")));
        }
    }

    @Test
    void shouldGrantNothingWhenTheRoleIsGone() {
        // given
        Role role = Iam.newRole(iam, Iam.TRUST_ACCOUNT, READS_ROLES);
        Credentials session =
                assume(Iam.newUser(iam, MAY_ASSUME), role, request -> {}).credentials();

        // when
        iam.deleteRolePolicy(request -> request.roleName(role.roleName()).policyName("own"));
        iam.deleteRole(request -> request.roleName(role.roleName()));

        // then
        try (IamClient own = Iam.as(session)) {
            assertRefused("AccessDenied", own::listRoles);
        }
    }

    @Test
    void shouldTakeOnAnotherRoleFromASessionForAnHourAtMost() {
        // given
        Role first = Iam.newRole(iam, Iam.TRUST_ACCOUNT, MAY_ASSUME);
        Role second = Iam.newRole(iam, Iam.trust("{\"AWS\":\"" + first.arn() + "\"}", "sts:AssumeRole"), READS_ROLES);
        iam.updateRole(request -> request.roleName(second.roleName()).maxSessionDuration(43200));
        Credentials session =
                assume(Iam.newUser(iam, MAY_ASSUME), first, request -> {}).credentials();

        // then
        try (StsClient sts = Iam.stsAs(session)) {
            assertThat(sts.assumeRole(request -> request.roleArn(second.arn()).roleSessionName("next"))
                            .assumedRoleUser()
                            .arn())
                    .endsWith(second.roleName() + "/next");
            assertRefused(
                            "ValidationError",
                            () -> sts.assumeRole(request -> request.roleArn(second.arn())
                                    .roleSessionName("next")
                                    .durationSeconds(7200)))
                    .hasMessageContaining("role chaining");
        }
    }

    private static String trustIn(AccessKey key) {
        return Iam.trust("{\"AWS\":\"arn:aws:iam::000000000000:user/" + key.userName() + "\"}", "sts:AssumeRole");
    }

    private static AssumeRoleResponse assume(AccessKey key, Role role, Consumer<AssumeRoleRequest.Builder> more) {
        try (StsClient sts = Iam.stsAs(key)) {
            return sts.assumeRole(
                    request -> more.accept(request.roleArn(role.arn()).roleSessionName("visit")));
        }
    }

    private static org.assertj.core.api.AbstractThrowableAssert<?, ? extends Throwable> assertRefused(
            String code, ThrowingCallable call) {
        return assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        AwsServiceException.class,
                        refused -> assertThat(refused.awsErrorDetails().errorCode())
                                .isEqualTo(code));
    }
}
