package dev.cognate.iam.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * Every condition operator with and without {@code IfExists}, {@code ForAllValues} and {@code ForAnyValue}, against a model
 * that says of two values whether they match and of the rest what the guide's sentences say.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html">AWS's
 *     guide: condition operators</a>
 */
class ConditionPropertyTest {
    private static final List<String> TEXTS = List.of("a", "A", "ab", "b", "a*", "?b", "");
    private static final List<String> NUMBERS = List.of("0", "1", "1.0", "-2", "10", "1e1");
    private static final List<String> DATES = List.of(
            "2026-01-01T00:00:00Z", "2026-01-01T01:00:00+01:00", "2026-01-02T00:00:00Z", "2025-12-31T00:00:00Z");
    private static final List<String> BYTES = List.of("QQ==", "QUI=", "Qg==");
    private static final List<String> NETWORKS = List.of("10.0.0.0/8", "10.1.0.0/16", "10.1.2.3/32", "0.0.0.0/0");
    private static final List<String> ADDRESSES = List.of("10.1.2.3", "10.1.9.9", "10.9.9.9", "192.0.2.1");
    private static final List<String> ARNS =
            List.of("arn:aws:s3:::a", "arn:aws:s3:::b", "arn:aws:sqs:eu:1:a", "arn:aws:s3:::a:b");
    private static final List<String> ARN_PATTERNS =
            List.of("arn:aws:s3:::*", "arn:*:s3:::a", "arn:aws:*:*:*:a", "arn:aws:s3:::?", "arn:aws:s3:::a:*");

    private static final List<Kind> KINDS = List.of(
            new Kind("StringEquals", "StringNotEquals", TEXTS, TEXTS, String::equals),
            new Kind("StringEqualsIgnoreCase", "StringNotEqualsIgnoreCase", TEXTS, TEXTS, String::equalsIgnoreCase),
            new Kind("StringLike", "StringNotLike", TEXTS, List.of("a", "ab", "b", ""), ConditionPropertyTest::glob),
            new Kind("NumericEquals", "NumericNotEquals", NUMBERS, NUMBERS, numbers(order -> order == 0)),
            new Kind("NumericLessThan", null, NUMBERS, NUMBERS, numbers(order -> order < 0)),
            new Kind("NumericLessThanEquals", null, NUMBERS, NUMBERS, numbers(order -> order <= 0)),
            new Kind("NumericGreaterThan", null, NUMBERS, NUMBERS, numbers(order -> order > 0)),
            new Kind("NumericGreaterThanEquals", null, NUMBERS, NUMBERS, numbers(order -> order >= 0)),
            new Kind("DateEquals", "DateNotEquals", DATES, DATES, dates(order -> order == 0)),
            new Kind("DateLessThan", null, DATES, DATES, dates(order -> order < 0)),
            new Kind("DateLessThanEquals", null, DATES, DATES, dates(order -> order <= 0)),
            new Kind("DateGreaterThan", null, DATES, DATES, dates(order -> order > 0)),
            new Kind("DateGreaterThanEquals", null, DATES, DATES, dates(order -> order >= 0)),
            new Kind("Bool", null, List.of("true", "false"), List.of("true", "false"), String::equals),
            new Kind("BinaryEquals", null, BYTES, BYTES, String::equals),
            new Kind("IpAddress", "NotIpAddress", NETWORKS, ADDRESSES, ConditionPropertyTest::within),
            new Kind("ArnLike", "ArnNotLike", ARN_PATTERNS, ARNS, ConditionPropertyTest::arn),
            new Kind("ArnEquals", "ArnNotEquals", ARN_PATTERNS, ARNS, ConditionPropertyTest::arn));

    /**
     * An operator.
     *
     * @param opposite its negation, or null
     * @param wanted values of policies
     * @param given values of requests
     * @param matches whether the first, of the policy, matches the second
     */
    private record Kind(
            String name,
            String opposite,
            List<String> wanted,
            List<String> given,
            BiPredicate<String, String> matches) {}

    /** A condition and the values a request has of its key. */
    record Scene(String set, String name, boolean ifExists, List<String> wanted, List<String> given, boolean expected) {
        String json() {
            return "{\"%s%s%s\":{\"aws:Key\":[%s]}}"
                    .formatted(
                            set,
                            name,
                            ifExists ? "IfExists" : "",
                            wanted.stream().map(value -> "\"" + value + "\"").collect(Collectors.joining(",")));
        }
    }

    @Property(tries = 6_000)
    void shouldDecideAsTheModelDoes(@ForAll("scenes") Scene scene) {
        // given
        Map<String, List<String>> context = scene.given().isEmpty() ? Map.of() : Map.of("aws:key", scene.given());

        // when
        Decision decision = Policies.allowIf(scene.json()).decide(Policies.with(context));

        // then
        assertThat(decision.isAllowed()).as(scene.toString()).isEqualTo(scene.expected());
    }

    @Provide
    Arbitrary<Scene> scenes() {
        return Arbitraries.of(KINDS)
                .flatMap(kind -> Combinators.combine(
                                Arbitraries.of("", "ForAllValues:", "ForAnyValue:"),
                                Arbitraries.of(true, false),
                                Arbitraries.of(true, false),
                                Arbitraries.of(kind.wanted())
                                        .list()
                                        .ofMinSize(1)
                                        .ofMaxSize(3),
                                Arbitraries.of(kind.given()).list().ofMaxSize(3))
                        .as((set, negated, ifExists, wanted, given) ->
                                scene(kind, set, negated && kind.opposite() != null, ifExists, wanted, given)));
    }

    private static Scene scene(
            Kind kind, String set, boolean negated, boolean ifExists, List<String> wanted, List<String> given) {
        Predicate<String> matches =
                value -> wanted.stream().anyMatch(each -> kind.matches().test(each, value));
        boolean expected = switch (set) {
            case "ForAllValues:" -> given.stream().allMatch(value -> matches.test(value) != negated);
            case "ForAnyValue:" ->
                given.stream().anyMatch(value -> matches.test(value) != negated) || (given.isEmpty() && ifExists);
            default -> given.isEmpty() ? negated || ifExists : given.stream().anyMatch(matches) != negated;
        };
        return new Scene(set, negated ? kind.opposite() : kind.name(), ifExists, wanted, given, expected);
    }

    private static BiPredicate<String, String> numbers(Predicate<Integer> order) {
        return (wanted, given) -> order.test(new BigDecimal(given).compareTo(new BigDecimal(wanted)));
    }

    private static BiPredicate<String, String> dates(Predicate<Integer> order) {
        return (wanted, given) -> order.test(instant(given).compareTo(instant(wanted)));
    }

    private static Instant instant(String date) {
        return OffsetDateTime.parse(date).toInstant();
    }

    private static boolean glob(String wanted, String given) {
        String regex = wanted.chars()
                .mapToObj(character -> switch (character) {
                    case '*' -> ".*";
                    case '?' -> ".";
                    default -> Pattern.quote(String.valueOf((char) character));
                })
                .collect(Collectors.joining());
        return given.matches(regex);
    }

    private static boolean within(String network, String address) {
        int length = Integer.parseInt(network.substring(network.indexOf('/') + 1));
        String first = bits(network.substring(0, network.indexOf('/')));
        return bits(address).startsWith(first.substring(0, length));
    }

    private static String bits(String address) {
        return Arrays.stream(address.split("\\."))
                .map(part -> "%8s".formatted(Integer.toBinaryString(Integer.parseInt(part))))
                .collect(Collectors.joining())
                .replace(' ', '0');
    }

    /** Each of the six parts on its own; what is behind the fifth colon is one part. */
    private static boolean arn(String wanted, String given) {
        String[] patterns = wanted.split(":", 6);
        String[] parts = given.split(":", 6);
        return IntStream.range(0, 6).allMatch(index -> glob(patterns[index], parts[index]));
    }
}
