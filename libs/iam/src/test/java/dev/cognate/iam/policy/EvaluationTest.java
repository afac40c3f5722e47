package dev.cognate.iam.policy;

import static dev.cognate.iam.policy.Policies.allow;
import static dev.cognate.iam.policy.Policies.deny;
import static dev.cognate.iam.policy.Policies.identity;
import static dev.cognate.iam.policy.Policies.request;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cognate.iam.policy.Decision.Outcome;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How policies are weighed, after AWS's page on evaluation logic. */
class EvaluationTest {
    private static final AccessRequest READ = request("s3:GetObject", "arn:aws:s3:::bucket/key");

    @Test
    void shouldDenyWhatNothingAllows() {
        // when
        Decision decision = Policies.of(identity(allow("s3:PutObject", "*"))).decide(READ);

        // then
        assertThat(decision).isEqualTo(Decision.IMPLICIT_DENY);
    }

    @Test
    void shouldAllowWhatOneStatementAllowsAndTellWhich() {
        // when
        Decision decision = Policies.of(identity(allow("s3:PutObject", "*"), allow("s3:Get*", "arn:aws:s3:::bucket/*")))
                .decide(READ);

        // then
        assertThat(decision.outcome()).isEqualTo(Outcome.ALLOWED);
        assertThat(decision.source()).contains(new Decision.Source("test", 1, ""));
    }

    @Test
    void shouldLetAnExplicitDenyWinWhereverItStands() {
        // given
        PolicyDocument allows = identity(allow("*", "*"));
        PolicyDocument denies = identity(deny("s3:*", "arn:aws:s3:::bucket/*"));

        // then
        assertThat(Policies.of(allows, denies).decide(READ).outcome()).isEqualTo(Outcome.EXPLICIT_DENY);
        assertThat(Policies.of(denies, allows).decide(READ).outcome()).isEqualTo(Outcome.EXPLICIT_DENY);
    }

    @ParameterizedTest
    @CsvSource({
        "s3:GetObject,s3:PutObject,IMPLICIT_DENY",
        "s3:GetObject,s3:GetObject,ALLOWED",
        "s3:PutObject,s3:GetObject,IMPLICIT_DENY"
    })
    void shouldNeedASessionPolicyToAllowToo(String byRole, String bySession, Outcome expected) {
        // given
        var permissions = new Permissions(
                List.of(identity(allow(byRole, "*"))), Optional.empty(), List.of(identity(allow(bySession, "*"))));

        // then
        assertThat(permissions.decide(READ).outcome()).isEqualTo(expected);
    }

    @Test
    void shouldNotLetASessionPolicyWidenARole() {
        // given
        var permissions = new Permissions(
                List.of(identity(allow("s3:GetObject", "arn:aws:s3:::other/*"))),
                Optional.empty(),
                List.of(identity(allow("*", "*"))));

        // then
        assertThat(permissions.decide(READ).isAllowed()).isFalse();
    }

    @Test
    void shouldNeedTheBoundaryToAllowToo() {
        // given
        List<PolicyDocument> role = List.of(identity(allow("*", "*")));
        var within = new Permissions(role, Optional.of(identity(allow("s3:*", "*"))), List.of());
        var beyond = new Permissions(role, Optional.of(identity(allow("sqs:*", "*"))), List.of());

        // then
        assertThat(within.decide(READ).isAllowed()).isTrue();
        assertThat(beyond.decide(READ)).isEqualTo(Decision.IMPLICIT_DENY);
    }

    @Test
    void shouldLetADenyOfTheSessionWin() {
        // given
        var permissions = new Permissions(
                List.of(identity(allow("*", "*"))), Optional.empty(), List.of(identity(deny("s3:*", "*"))));

        // then
        assertThat(permissions.decide(READ).outcome()).isEqualTo(Outcome.EXPLICIT_DENY);
    }

    @ParameterizedTest
    @CsvSource({
        "s3:GetObject,true",
        "S3:getobject,true",
        "s3:Get*,true",
        "s3:?etObject,true",
        "*,true",
        "s3:*,true",
        "s3:Get,false",
        "dynamodb:GetObject,false"
    })
    void shouldCompareActionsWithoutRegardToCase(String action, boolean allowed) {
        assertThat(Policies.of(identity(allow(action, "*"))).decide(READ).isAllowed())
                .isEqualTo(allowed);
    }

    @ParameterizedTest
    @CsvSource({
        "arn:aws:s3:::bucket/key,true",
        "arn:aws:s3:::bucket/*,true",
        "arn:aws:s3:::*,true",
        "arn:aws:s3:::bucket/k?y,true",
        "arn:aws:*,true",
        "arn:aws:s3:::Bucket/key,false",
        "arn:aws:s3:::bucket,false",
        "arn:aws:s3:::bucket/key/*,false"
    })
    void shouldCompareResourcesLetterByLetter(String resource, boolean allowed) {
        assertThat(Policies.of(identity(allow("*", resource))).decide(READ).isAllowed())
                .isEqualTo(allowed);
    }

    @Test
    void shouldTakeNotActionAndNotResourceAsEverythingElse() {
        // given
        PolicyDocument document = identity("""
                {"Effect": "Allow", "NotAction": ["iam:*", "s3:Delete*"], "NotResource": "arn:aws:s3:::secret/*"}""");

        // then
        assertThat(document.decide(READ).isAllowed()).isTrue();
        assertThat(document.decide(request("s3:DeleteObject", "arn:aws:s3:::bucket/key"))
                        .isAllowed())
                .isFalse();
        assertThat(document.decide(request("s3:GetObject", "arn:aws:s3:::secret/key"))
                        .isAllowed())
                .isFalse();
    }
}
