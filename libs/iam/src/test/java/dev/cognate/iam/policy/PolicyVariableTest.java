package dev.cognate.iam.policy;

import static dev.cognate.iam.policy.Policies.allow;
import static dev.cognate.iam.policy.Policies.allowIf;
import static dev.cognate.iam.policy.Policies.identity;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Policy variables, after AWS's page on them. */
class PolicyVariableTest {
    private static final String SUB = "cognito-identity.amazonaws.com:sub";

    private static AccessRequest of(String who, String key) {
        var context = RequestContext.of(Map.of(SUB, List.of(who)));
        return new AccessRequest("s3:GetObject", "arn:aws:s3:::bucket/" + key, context);
    }

    @ParameterizedTest
    @CsvSource({
        "us-east-1:1234,us-east-1:1234/photo,true",
        "us-east-1:1234,us-east-1:5678/photo,false",
        "*,us-east-1:5678/photo,false",
        "*,*/photo,true",
        "us-east-?:5678,us-east-1:5678/photo,false"
    })
    void shouldReplaceAVariableByTextThatHasNoWildcards(String who, String key, boolean allowed) {
        // given
        PolicyDocument document = identity(allow("s3:*", "arn:aws:s3:::bucket/${" + SUB + "}/*"));

        // then
        assertThat(document.decide(of(who, key)).isAllowed()).isEqualTo(allowed);
    }

    @Test
    void shouldNotMatchWhenTheRequestLacksTheVariable() {
        // given
        PolicyDocument document = identity(allow("s3:*", "arn:aws:s3:::bucket/${aws:username}*"));

        // then
        assertThat(document.decide(of("x", "photo")).isAllowed()).isFalse();
    }

    @Test
    void shouldUseTheDefaultOfAVariable() {
        // given
        PolicyDocument document = identity(allow("s3:*", "arn:aws:s3:::bucket/${aws:PrincipalTag/team, 'guests'}/*"));

        // then
        assertThat(document.decide(of("x", "guests/photo")).isAllowed()).isTrue();
        assertThat(document.decide(of("x", "owners/photo")).isAllowed()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"${*},*,true", "${*},x,false", "${?},?,true", "${$},$,true"})
    void shouldWriteSpecialCharactersAsVariables(String written, String key, boolean allowed) {
        // given
        PolicyDocument document = identity(allow("s3:*", "arn:aws:s3:::bucket/" + written));

        // then
        assertThat(document.decide(of("x", key)).isAllowed()).isEqualTo(allowed);
    }

    @Test
    void shouldReplaceVariablesInConditions() {
        // given
        PolicyDocument document = allowIf("{\"StringLike\":{\"s3:prefix\":\"home/${" + SUB + "}/*\"}}");

        // then
        assertThat(document.decide(Policies.with(Map.of(SUB, List.of("me"), "s3:prefix", List.of("home/me/a"))))
                        .isAllowed())
                .isTrue();
        assertThat(document.decide(Policies.with(Map.of(SUB, List.of("me"), "s3:prefix", List.of("home/you/a"))))
                        .isAllowed())
                .isFalse();
    }

    @Test
    void shouldLeaveVariablesAsTheyStandInTheOldVersion() {
        // given
        PolicyDocument document = PolicyReader.read("old", PolicyKind.IDENTITY, """
                {"Version": "2008-10-17", "Statement":
                  {"Effect": "Allow", "Action": "s3:*", "Resource": "arn:aws:s3:::bucket/${aws:username}"}}""");

        // then
        assertThat(document.decide(of("x", "${aws:username}")).isAllowed()).isTrue();
    }

    @Test
    void shouldNotChooseBetweenSeveralValues() {
        // given
        PolicyDocument document = identity(allow("s3:*", "arn:aws:s3:::bucket/${aws:TagKeys}"));
        var context = RequestContext.EMPTY.with("aws:TagKeys", "a", "b");

        // then
        assertThat(document.decide(new AccessRequest("s3:GetObject", "arn:aws:s3:::bucket/a", context))
                        .isAllowed())
                .isFalse();
    }
}
