package dev.cognate.iam.policy;

import static dev.cognate.iam.policy.Policies.allowIf;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Condition operators, after AWS's page on them. */
class ConditionTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "StringEquals|blue|blue|true",
                "StringEquals|blue|Blue|false",
                "StringEquals|bl*|blue|false",
                "StringNotEquals|blue|red|true",
                "StringNotEquals|blue|blue|false",
                "StringEqualsIgnoreCase|blue|BLUE|true",
                "StringNotEqualsIgnoreCase|blue|BLUE|false",
                "StringLike|bl*e|blue|true",
                "StringLike|bl?|blue|false",
                "StringNotLike|bl*|blue|false",
                "NumericEquals|10|10.0|true",
                "NumericNotEquals|10|11|true",
                "NumericLessThan|10|9|true",
                "NumericLessThan|10|10|false",
                "NumericLessThanEquals|10|10|true",
                "NumericGreaterThan|10|10|false",
                "NumericGreaterThanEquals|10|10|true",
                "NumericEquals|10|ten|false",
                "DateEquals|2026-01-01T00:00:00Z|2026-01-01|true",
                "DateLessThan|2026-01-01T00:00:00Z|2025-12-31T23:59:59Z|true",
                "DateLessThanEquals|1767225600|2026-01-01T00:00:00Z|true",
                "DateGreaterThan|2026-01-01T00:00:00Z|2026-01-01T01:00:00+01:00|false",
                "DateGreaterThanEquals|2026-01-01T00:00:00Z|2026-01-01T01:00:00+01:00|true",
                "DateNotEquals|2026-01-01|2026-01-02|true",
                "Bool|true|true|true",
                "Bool|true|false|false",
                "BinaryEquals|QmluYXJ5|QmluYXJ5|true",
                "BinaryEquals|QmluYXJ5|QmluYXJ6|false",
                "IpAddress|203.0.113.0/24|203.0.113.7|true",
                "IpAddress|203.0.113.0/24|203.0.114.7|false",
                "IpAddress|2001:db8::/32|2001:db8::1|true",
                "NotIpAddress|203.0.113.0/24|203.0.114.7|true",
                "ArnLike|arn:aws:sns:*:123456789012:topic-*|arn:aws:sns:eu-west-1:123456789012:topic-a|true",
                "ArnLike|arn:aws:sns:*:topic|arn:aws:sns:eu-west-1:123456789012:topic|false",
                "ArnEquals|arn:aws:sns:eu-west-1:*:t|arn:aws:sns:eu-west-1:1:t|true",
                "ArnNotLike|arn:aws:iam::*:role/a|arn:aws:iam::1:role/b|true",
                "ArnNotEquals|arn:aws:iam::*:role/a|arn:aws:iam::1:role/a|false"
            })
    void shouldCompare(String operator, String wanted, String given, boolean allowed) {
        // given
        PolicyDocument document = allowIf("{\"%s\":{\"aws:Key\":\"%s\"}}".formatted(operator, wanted));

        // then
        assertThat(document.decide(Policies.with(Map.of("AWS:key", List.of(given))))
                        .isAllowed())
                .isEqualTo(allowed);
    }

    @ParameterizedTest
    @CsvSource({
        "StringEquals,false",
        "StringEqualsIfExists,true",
        "StringNotEquals,true",
        "StringNotEqualsIfExists,true",
        "NumericLessThan,false",
        "NumericLessThanIfExists,true",
        "ForAllValues:StringEquals,true",
        "ForAnyValue:StringEquals,false",
        "ForAnyValue:StringEqualsIfExists,true"
    })
    void shouldDecideAboutRequestsWithoutTheKey(String operator, boolean allowed) {
        // given
        PolicyDocument document = allowIf("{\"%s\":{\"aws:Key\":\"1\"}}".formatted(operator));

        // then
        assertThat(document.decide(Policies.with(Map.of())).isAllowed()).isEqualTo(allowed);
    }

    @ParameterizedTest
    @CsvSource({"true,true", "false,false"})
    void shouldAskWithNullWhetherTheKeyIsThere(boolean absent, boolean allowedWithout) {
        // given
        PolicyDocument document = allowIf("{\"Null\":{\"aws:Key\":\"%s\"}}".formatted(absent));

        // then
        assertThat(document.decide(Policies.with(Map.of())).isAllowed()).isEqualTo(allowedWithout);
        assertThat(document.decide(Policies.with(Map.of("aws:Key", List.of("x"))))
                        .isAllowed())
                .isNotEqualTo(allowedWithout);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ForAllValues:StringEquals|a|true",
                "ForAllValues:StringEquals|a,b|true",
                "ForAllValues:StringEquals|a,c|false",
                "ForAnyValue:StringEquals|a,c|true",
                "ForAnyValue:StringEquals|c,d|false",
                "ForAllValues:StringNotEquals|c,d|true",
                "ForAllValues:StringNotEquals|a,d|false",
                "ForAnyValue:StringNotEquals|a,d|true",
                "ForAnyValue:StringNotEquals|a,b|false"
            })
    void shouldQuantifyOverValues(String operator, String given, boolean allowed) {
        // given
        PolicyDocument document = allowIf("{\"%s\":{\"aws:TagKeys\":[\"a\",\"b\"]}}".formatted(operator));

        // when
        Decision decision = document.decide(Policies.with(Map.of("aws:TagKeys", List.of(given.split(",")))));

        // then
        assertThat(decision.isAllowed()).isEqualTo(allowed);
    }

    @Test
    void shouldAskForEveryKeyAndOperatorAndForOneOfTheValues() {
        // given
        PolicyDocument document = allowIf("""
                {"StringEquals": {"a": ["1", "2"], "b": "3"}, "NumericLessThan": {"c": 10}}""");

        // then
        assertThat(document.decide(Policies.with(Map.of("a", List.of("2"), "b", List.of("3"), "c", List.of("9"))))
                        .isAllowed())
                .isTrue();
        assertThat(document.decide(Policies.with(Map.of("a", List.of("2"), "b", List.of("4"), "c", List.of("9"))))
                        .isAllowed())
                .isFalse();
        assertThat(document.decide(Policies.with(Map.of("a", List.of("2"), "b", List.of("3"), "c", List.of("10"))))
                        .isAllowed())
                .isFalse();
    }
}
