package dev.cognate.iam.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Conditions on keys nobody can tell: they never open anything. */
class UnknownKeysTest {
    private static final String STATEMENT = "{\"Effect\":\"%s\",\"Action\":\"*\",\"Resource\":\"*\",\"Condition\":%s}";
    private static final String ALLOW = Policies.allow("*", "*");
    private static final RequestContext UNKNOWN = RequestContext.EMPTY.withUnknown(List.of("tag/"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"StringEquals\":{\"Tag/colour\":\"red\"}}",
                "{\"StringNotEquals\":{\"tag/colour\":\"red\"}}",
                "{\"StringEqualsIfExists\":{\"tag/colour\":\"red\"}}",
                "{\"ForAllValues:StringEquals\":{\"tag/colour\":\"red\"}}",
                "{\"Null\":{\"tag/colour\":\"true\"}}",
                "{\"Null\":{\"tag/colour\":\"false\"}}"
            })
    void shouldNeitherAllowNorStopDenying(String condition) {
        // given
        PolicyDocument allowing = Policies.identity(STATEMENT.formatted("Allow", condition));
        PolicyDocument denying = Policies.identity(ALLOW, STATEMENT.formatted("Deny", condition));

        // when
        Decision allowed = allowing.decide(new AccessRequest("s3:GetObject", "*", UNKNOWN));
        Decision denied = denying.decide(new AccessRequest("s3:GetObject", "*", UNKNOWN));

        // then
        assertThat(allowed.isAllowed()).isFalse();
        assertThat(denied.isDenied()).isTrue();
    }

    @Test
    void shouldTakeAKeyWithValuesForKnown() {
        // given
        PolicyDocument policy = Policies.allowIf("{\"StringEquals\":{\"tag/colour\":\"red\"}}");
        RequestContext context =
                RequestContext.of(Map.of("tag/colour", List.of("red"))).withUnknown(List.of("Tag/"));

        // when
        Decision decision = policy.decide(new AccessRequest("s3:GetObject", "*", context.with("other", "x")));

        // then
        assertThat(decision.isAllowed()).isTrue();
    }

    @Test
    void shouldStayUnknownWhenOtherKeysAreAdded() {
        // given
        PolicyDocument policy = Policies.allowIf("{\"ForAllValues:StringEquals\":{\"tag/colour\":\"red\"}}");
        AccessRequest request =
                new AccessRequest("s3:GetObject", "*", UNKNOWN).with(Map.of("aws:username", List.of("ann")));

        // then
        assertThat(policy.decide(request).isAllowed()).isFalse();
    }
}
