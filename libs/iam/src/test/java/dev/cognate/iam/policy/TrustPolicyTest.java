package dev.cognate.iam.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who may assume a role. */
class TrustPolicyTest {
    private static final String POOL = "us-east-1:0b5c1f52-1111-4222-8333-0123456789ab";
    private static final PolicyDocument IDENTITY_POOL = Policies.trust("""
            {"Effect": "Allow", "Principal": {"Federated": "cognito-identity.amazonaws.com"},
             "Action": "sts:AssumeRoleWithWebIdentity",
             "Condition": {
               "StringEquals": {"cognito-identity.amazonaws.com:aud": "%s"},
               "ForAnyValue:StringLike": {"cognito-identity.amazonaws.com:amr": "authenticated"}}}""".formatted(POOL));

    @ParameterizedTest
    @CsvSource({
        "cognito-identity.amazonaws.com,us-east-1:0b5c1f52-1111-4222-8333-0123456789ab,authenticated,true",
        "cognito-identity.amazonaws.com,us-east-1:0b5c1f52-1111-4222-8333-0123456789ab,unauthenticated,false",
        "cognito-identity.amazonaws.com,us-east-1:another,authenticated,false",
        "accounts.google.com,us-east-1:0b5c1f52-1111-4222-8333-0123456789ab,authenticated,false"
    })
    void shouldTrustTheIdentitiesOfAnIdentityPool(String provider, String audience, String amr, boolean trusted) {
        // given
        var context = RequestContext.of(Map.of(
                "cognito-identity.amazonaws.com:aud", List.of(audience),
                "cognito-identity.amazonaws.com:amr", List.of(amr, "graph.facebook.com")));
        var request = new AccessRequest("sts:AssumeRoleWithWebIdentity", "arn:aws:iam::1:role/r", context);

        // when
        Decision decision = IDENTITY_POOL.decide(new Caller("Federated", Set.of(provider)), request);

        // then
        assertThat(decision.isAllowed()).isEqualTo(trusted);
    }

    @ParameterizedTest
    @CsvSource({
        "arn:aws:iam::111122223333:root,true",
        "111122223333,true",
        "arn:aws:iam::111122223333:role/worker,true",
        "arn:aws:iam::111122223333:role/other,false",
        "arn:aws:iam::999999999999:root,false"
    })
    void shouldKnowAPrincipalByEachOfItsNames(String listed, boolean trusted) {
        // given
        PolicyDocument document = Policies.trust("""
                {"Effect": "Allow", "Principal": {"AWS": ["%s"]}, "Action": "sts:AssumeRole"}""".formatted(listed));
        var caller = new Caller(
                "AWS",
                Set.of("arn:aws:iam::111122223333:role/worker", "111122223333", "arn:aws:iam::111122223333:root"));

        // when
        Decision decision = document.decide(caller, Policies.request("sts:AssumeRole", "arn:aws:iam::1:role/r"));

        // then
        assertThat(decision.isAllowed()).isEqualTo(trusted);
    }

    @Test
    void shouldTakeNotPrincipalAsEverybodyElse() {
        // given
        PolicyDocument document = Policies.trust(
                "{\"Effect\":\"Allow\",\"Principal\":\"*\",\"Action\":\"sts:AssumeRole\"}",
                "{\"Effect\":\"Deny\",\"NotPrincipal\":{\"AWS\":\"friend\"},\"Action\":\"sts:AssumeRole\"}");
        AccessRequest assume = Policies.request("sts:AssumeRole", "arn:aws:iam::1:role/r");

        // then
        assertThat(document.decide(new Caller("AWS", Set.of("friend")), assume).isAllowed())
                .isTrue();
        assertThat(document.decide(new Caller("AWS", Set.of("stranger")), assume)
                        .isDenied())
                .isTrue();
    }
}
