package dev.cognate.iam.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The engine against a model so plain that it can be seen to be right. */
class PolicyPropertyTest {
    record Rule(boolean denies, String action, boolean notAction, String resource, boolean notResource) {
        String json() {
            return "{\"Effect\":\"%s\",\"%s\":\"%s\",\"%s\":\"%s\"}"
                    .formatted(
                            denies ? "Deny" : "Allow",
                            notAction ? "NotAction" : "Action",
                            action,
                            notResource ? "NotResource" : "Resource",
                            resource);
        }

        boolean isAbout(String asked, String on) {
            return fits(action, asked) != notAction && fits(resource, on) != notResource;
        }
    }

    private static boolean fits(String glob, String text) {
        String regex = glob.chars()
                .mapToObj(character -> switch (character) {
                    case '*' -> ".*";
                    case '?' -> ".";
                    default -> Pattern.quote(String.valueOf((char) character));
                })
                .collect(Collectors.joining());
        return Pattern.compile(regex, Pattern.DOTALL).matcher(text).matches();
    }

    @Property(tries = 2_000)
    void shouldMatchGlobsAsRegularExpressionsDo(@ForAll("globs") String glob, @ForAll("texts") String text) {
        assertThat(PolicyText.pattern(glob, true).matches(text, RequestContext.EMPTY))
                .isEqualTo(fits(glob, text));
    }

    @Property(tries = 2_000)
    void shouldDecideAsTheModelDoes(
            @ForAll("rules") List<Rule> rules, @ForAll("actions") String action, @ForAll("resources") String resource) {
        // given
        PolicyDocument document =
                Policies.identity(rules.stream().map(Rule::json).toArray(String[]::new));

        // when
        Decision decision = document.decide(Policies.request(action, resource));

        // then
        List<Rule> about =
                rules.stream().filter(rule -> rule.isAbout(action, resource)).toList();
        boolean denied = about.stream().anyMatch(Rule::denies);
        assertThat(decision.isDenied()).isEqualTo(denied);
        assertThat(decision.isAllowed()).isEqualTo(!denied && !about.isEmpty());
    }

    @Property(tries = 1_000)
    void shouldNeverAllowMoreWithASessionPolicy(
            @ForAll("rules") List<Rule> role,
            @ForAll("rules") List<Rule> session,
            @ForAll("actions") String action,
            @ForAll("resources") String resource) {
        // given
        PolicyDocument ofRole = Policies.identity(role.stream().map(Rule::json).toArray(String[]::new));
        PolicyDocument ofSession =
                Policies.identity(session.stream().map(Rule::json).toArray(String[]::new));
        AccessRequest request = Policies.request(action, resource);

        // when
        boolean narrowed = new Permissions(List.of(ofRole), java.util.Optional.empty(), List.of(ofSession))
                .decide(request)
                .isAllowed();

        // then
        assertThat(narrowed && !ofRole.decide(request).isAllowed()).isFalse();
    }

    @Property(tries = 2_000)
    void shouldReadOrRefuseAnyTextAndNothingElse(@ForAll("documents") String document) {
        try {
            PolicyReader.read("fuzz", PolicyKind.IDENTITY, document);
        } catch (MalformedPolicyException refused) {
            assertThat(refused.getMessage()).isNotBlank();
        }
    }

    @Provide
    Arbitrary<String> globs() {
        return Arbitraries.strings().withChars("ab*?").ofMaxLength(10);
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.strings().withChars("ab").ofMaxLength(12);
    }

    @Provide
    Arbitrary<List<Rule>> rules() {
        return Combinators.combine(
                        Arbitraries.of(true, false),
                        Arbitraries.of("*", "s3:*", "s3:get*", "s3:g?t", "sqs:send"),
                        Arbitraries.of(true, false, false),
                        Arbitraries.of("*", "arn:aws:s3:::a*", "arn:aws:s3:::?b", "arn:aws:s3:::ab"),
                        Arbitraries.of(true, false, false))
                .as(Rule::new)
                .list()
                .ofMaxSize(6);
    }

    @Provide
    Arbitrary<String> actions() {
        return Arbitraries.of("s3:get", "s3:getobject", "sqs:send", "s3:put");
    }

    @Provide
    Arbitrary<String> resources() {
        return Arbitraries.of("arn:aws:s3:::ab", "arn:aws:s3:::b", "arn:aws:s3:::a", "arn:aws:sqs:::q");
    }

    @Provide
    Arbitrary<String> documents() {
        List<String> pieces = List.of(
                "{",
                "}",
                "[",
                "]",
                "\"Statement\"",
                "\"Effect\"",
                "\"Allow\"",
                "\"Action\"",
                "\"*\"",
                "\"Resource\"",
                "\"Condition\"",
                "\"StringLike\"",
                "\"${\"",
                "\"${a,'\"",
                ":",
                ",",
                "null",
                "1",
                "\"Version\"",
                "\"2012-10-17\"",
                " ");
        return Arbitraries.of(pieces).list().ofMaxSize(25).map(parts -> String.join("", parts));
    }
}
