package dev.cognate.iam.directory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cognate.iam.Principal;
import dev.cognate.iam.policy.AccessRequest;
import dev.cognate.iam.policy.Decision;
import dev.cognate.iam.policy.RequestContext;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyAuthorizerTest {
    private static final String POOL = "arn:aws:cognito-idp:us-east-1:123456789012:userpool/us-east-1_a";
    private static final String ALLOW_READ = Accounts.statement("Allow", "cognito-idp:Describe*", POOL);

    private final IamState state = new IamState();
    private final PolicyAuthorizer authorizer = new PolicyAuthorizer(state);

    @Test
    void shouldLetTheRootDoEverything() {
        // then
        assertThat(ask(new Principal.Root(Accounts.ACCOUNT), "iam:DeleteUser", "*"))
                .isEqualTo(Decision.ALLOWED);
    }

    @Test
    void shouldRefuseAUserWithoutPolicies() {
        // given
        Accounts.put(state, Accounts.alice(Map.of(), List.of(), List.of()), 1);

        // then
        assertThat(reads(Accounts.aliceCalls()).isAllowed()).isFalse();
    }

    @Test
    void shouldAllowWhatAnInlinePolicyAllowsAndNothingBeside() {
        // given
        Accounts.put(state, Accounts.alice(Map.of("read", ALLOW_READ), List.of(), List.of()), 1);

        // then
        assertThat(reads(Accounts.aliceCalls()).isAllowed()).isTrue();
        assertThat(ask(Accounts.aliceCalls(), "cognito-idp:DeleteUserPool", POOL)
                        .isAllowed())
                .isFalse();
        assertThat(ask(Accounts.aliceCalls(), "cognito-idp:DescribeUserPool", POOL + "b")
                        .isAllowed())
                .isFalse();
    }

    @Test
    void shouldAllowWhatAManagedPolicyAllows() {
        // given
        IamPolicy policy = Accounts.policy("Read", ALLOW_READ);
        Accounts.put(state, policy, 1);
        Accounts.put(state, Accounts.alice(Map.of(), List.of(policy.arn()), List.of()), 1);

        // then
        assertThat(reads(Accounts.aliceCalls()).isAllowed()).isTrue();
    }

    @Test
    void shouldLetAnExplicitDenyWin() {
        // given
        Map<String, String> inline =
                Map.of("read", ALLOW_READ, "never", Accounts.statement("Deny", "cognito-idp:*", "*"));
        Accounts.put(state, Accounts.alice(inline, List.of(), List.of()), 1);

        // then
        assertThat(reads(Accounts.aliceCalls()).isDenied()).isTrue();
    }

    @Test
    void shouldKeepWithinTheBoundary() {
        // given
        IamPolicy boundary = Accounts.policy("Boundary", Accounts.statement("Allow", "s3:*", "*"));
        Accounts.put(state, boundary, 1);
        IamUser alice = Accounts.alice(Map.of("read", ALLOW_READ), List.of(), List.of());
        Accounts.put(state, alice.withBoundary(boundary.arn()), 1);

        // then
        assertThat(reads(Accounts.aliceCalls()).isAllowed()).isFalse();
    }

    @Test
    void shouldLimitASessionByItsPolicy() {
        // given
        Accounts.put(state, Accounts.reader(Map.of("all", Accounts.statement("Allow", "*", "*"))), 1);
        Principal limited = Accounts.readerCalls(
                Accounts.session().limitedTo(List.of(Accounts.statement("Allow", "s3:*", "*")), List.of()));

        // then
        assertThat(reads(Accounts.readerCalls(Accounts.session())).isAllowed()).isTrue();
        assertThat(reads(limited).isAllowed()).isFalse();
        assertThat(ask(limited, "s3:GetObject", "arn:aws:s3:::b/k").isAllowed()).isTrue();
    }

    @Test
    void shouldNotLetASessionPolicyWiden() {
        // given
        Accounts.put(state, Accounts.reader(Map.of("read", ALLOW_READ)), 1);
        Principal wide = Accounts.readerCalls(
                Accounts.session().limitedTo(List.of(Accounts.statement("Allow", "*", "*")), List.of()));

        // then
        assertThat(ask(wide, "cognito-idp:DeleteUserPool", POOL).isAllowed()).isFalse();
    }

    @Test
    void shouldGrantNothingForARoleThatWasMadeAgain() {
        // given
        IamRole before = Accounts.reader(Map.of("all", Accounts.statement("Allow", "*", "*")));
        IamRole again = new IamRole(
                before.name(),
                before.path(),
                "AROAOTHER",
                before.arn(),
                2,
                before.trustPolicy(),
                null,
                3600,
                Map.of(),
                null,
                before.inlinePolicies(),
                List.of());
        Accounts.put(state, before, 1);
        Accounts.put(state, again, 2);

        // then
        assertThat(reads(Accounts.readerCalls(Accounts.session())).isAllowed()).isFalse();
    }

    @Test
    void shouldReplaceVariablesByClaimsOfTheSession() {
        // given
        String own = Accounts.statement("Allow", "s3:*", "arn:aws:s3:::b/${cognito-identity.amazonaws.com:sub}/*");
        Accounts.put(state, Accounts.reader(Map.of("own", own)), 1);
        Principal caller = Accounts.readerCalls(
                Accounts.session().withClaims(Map.of("cognito-identity.amazonaws.com:sub", List.of("us-east-1:me"))));

        // then
        assertThat(ask(caller, "s3:GetObject", "arn:aws:s3:::b/us-east-1:me/k").isAllowed())
                .isTrue();
        assertThat(ask(caller, "s3:GetObject", "arn:aws:s3:::b/us-east-1:you/k").isAllowed())
                .isFalse();
    }

    @Test
    void shouldPutTagsOfTheSessionAboveThoseOfTheRole() {
        // given
        String byTag =
                Accounts.statement("Allow", "s3:*", "arn:aws:s3:::b/${aws:PrincipalTag/team}/${aws:PrincipalTag/site}");
        Accounts.put(state, Accounts.reader(Map.of("tag", byTag)), 1);
        Principal caller = Accounts.readerCalls(Accounts.session().withTags(Map.of("team", "red"), Set.of()));

        // then
        assertThat(ask(caller, "s3:GetObject", "arn:aws:s3:::b/red/one").isAllowed())
                .isTrue();
        assertThat(ask(caller, "s3:GetObject", "arn:aws:s3:::b/blue/one").isAllowed())
                .isFalse();
    }

    @Test
    void shouldGiveAFederatedUserWhatBothGrantorAndPolicyAllow() {
        // given
        Accounts.put(state, Accounts.alice(Map.of("read", ALLOW_READ), List.of(), List.of()), 1);
        Principal limited = new Principal.FederatedUser(
                Accounts.ACCOUNT,
                "bob",
                Accounts.aliceCalls(),
                Accounts.session().limitedTo(List.of(Accounts.statement("Allow", "*", "*")), List.of()));
        Principal withoutPolicy =
                new Principal.FederatedUser(Accounts.ACCOUNT, "bob", Accounts.aliceCalls(), Accounts.session());

        // then
        assertThat(reads(limited).isAllowed()).isTrue();
        assertThat(ask(limited, "s3:GetObject", "arn:aws:s3:::b/k").isAllowed()).isFalse();
        assertThat(reads(withoutPolicy).isAllowed()).isFalse();
    }

    @Test
    void shouldGrantNothingByAPolicyThatIsGone() {
        // given
        IamUser alice =
                Accounts.alice(Map.of("read", ALLOW_READ), List.of("arn:aws:iam::123456789012:policy/Gone"), List.of());
        Accounts.put(state, alice, 1);

        // then
        assertThat(reads(Accounts.aliceCalls()).isAllowed()).isFalse();
    }

    @Test
    void shouldForgetNothingForAnOlderRevision() {
        // given
        Accounts.put(state, Accounts.alice(Map.of("read", ALLOW_READ), List.of(), List.of()), 5);

        // when
        Accounts.removeAlice(state, 4);

        // then
        assertThat(reads(Accounts.aliceCalls()).isAllowed()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "user/Alice,blue,true",
        "role/Reader,blue,true",
        "policy/Read,green,true",
        "user/Alice,green,false",
        "user/path/Alice,blue,false",
        "role/Nobody,blue,false",
        "saml-provider/Alice,blue,false"
    })
    void shouldKnowTheTagsOfUsersRolesAndPolicies(String resource, String team, boolean allowed) {
        // given
        Accounts.put(state, Accounts.reader(Map.of()), 1);
        Accounts.put(state, Accounts.policy("Read", ALLOW_READ).withTags(Map.of("team", "green")), 1);
        Accounts.put(state, Accounts.alice(Map.of("own", onTeam("StringEquals", team)), List.of(), List.of()), 1);

        // then
        assertThat(ask(Accounts.aliceCalls(), "iam:Tag", "arn:aws:iam::" + Accounts.ACCOUNT + ":" + resource)
                        .isAllowed())
                .isEqualTo(allowed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"StringNotEquals", "StringEqualsIfExists", "StringEquals"})
    void shouldAllowNothingOnTagsNobodyCanTell(String operator) {
        // given
        Accounts.put(state, Accounts.alice(Map.of("own", onTeam(operator, "blue")), List.of(), List.of()), 1);

        // then
        assertThat(ask(Accounts.aliceCalls(), "cognito-idp:DescribeUserPool", POOL)
                        .isAllowed())
                .isFalse();
    }

    private static String onTeam(String operator, String team) {
        return """
                {"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"*","Resource":"*",
                 "Condition":{"%s":{"aws:ResourceTag/team":"%s"}}}}""".formatted(operator, team);
    }

    private Decision reads(Principal caller) {
        return ask(caller, "cognito-idp:DescribeUserPool", POOL);
    }

    private Decision ask(Principal caller, String action, String resource) {
        return authorizer.decide(caller, new AccessRequest(action, resource, RequestContext.EMPTY));
    }
}
