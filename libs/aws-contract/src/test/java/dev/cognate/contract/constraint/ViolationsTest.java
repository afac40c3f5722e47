package dev.cognate.contract.constraint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cognate.contract.OpenEnum;
import dev.cognate.contract.Structure;
import dev.cognate.contract.idp.AttributeType;
import dev.cognate.contract.idp.SignUpRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ViolationsTest {
    private static final Constraint NAME = Constraint.text(2, 4, "[a-z]+", false);
    private static final Constraint SECRET = Constraint.text(6, 99, "[\\S]+", true);

    record Colour(String value) implements OpenEnum {
        @Override
        public String toString() {
            return value;
        }
    }

    record Pair(String left) implements Structure {
        @Override
        public void validate(Violations violations) {
            violations.required("left", left);
            violations.check("left", left, NAME);
        }
    }

    static Stream<Arguments> broken() {
        return Stream.of(
                one(
                        "Value null at 'name' failed to satisfy constraint: Member must not be null",
                        check -> check.required("name", null)),
                one(
                        "Value 'a' at 'name' failed to satisfy constraint: Member must have length greater than or equal"
                                + " to 2",
                        check -> check.check("name", "a", NAME)),
                one(
                        "Value 'abcde' at 'name' failed to satisfy constraint: Member must have length less than or equal"
                                + " to 4",
                        check -> check.check("name", "abcde", NAME)),
                one(
                        "Value 'A1' at 'name' failed to satisfy constraint: Member must satisfy regular expression"
                                + " pattern: [a-z]+",
                        check -> check.check("name", "A1", NAME)),
                one(
                        "Value at 'password' failed to satisfy constraint: Member must have length greater than or equal"
                                + " to 6",
                        check -> check.check("password", "pw", SECRET)),
                one(
                        "Value '0' at 'limit' failed to satisfy constraint: Member must have value greater than or equal"
                                + " to 1",
                        check -> check.check("limit", 0, Constraint.range(1, 60))),
                one(
                        "Value '61' at 'limit' failed to satisfy constraint: Member must have value less than or equal to"
                                + " 60",
                        check -> check.check("limit", 61L, Constraint.range(1, 60))),
                one(
                        "Value 'RED' at 'colour' failed to satisfy constraint: Member must satisfy enum value set: [BLUE,"
                                + " GREEN]",
                        check -> check.check(
                                "colour", new Colour("RED"), Constraint.oneOf(OpenEnum.ordered("BLUE", "GREEN")))));
    }

    static Stream<Arguments> brokenInside() {
        return Stream.of(
                one(
                        "Value '[ab, A]' at 'names' failed to satisfy constraint: Member must satisfy constraint: [Member"
                                + " must have length greater than or equal to 2, Member must satisfy regular expression"
                                + " pattern: [a-z]+]",
                        check -> check.check("names", List.of("ab", "A"), Constraint.list(0, 9, NAME, false))),
                one(
                        "Value null at 'pairs.2.member.left' failed to satisfy constraint: Member must not be null",
                        check -> check.check(
                                "pairs",
                                List.of(new Pair("ab"), new Pair(null)),
                                Constraint.list(0, 9, Constraint.structure(), false))),
                one(
                        "Value 'x' at 'map.key.member.left' failed to satisfy constraint: Member must have length greater"
                                + " than or equal to 2",
                        check -> check.check(
                                "map",
                                Map.of("key", new Pair("x")),
                                Constraint.map(0, 9, Constraint.anything(), Constraint.structure(), false))),
                one(
                        "Value '{KEY=v}' at 'map' failed to satisfy constraint: Map keys must satisfy constraint: [Member"
                                + " must have length less than or equal to 2]",
                        check -> check.check(
                                "map",
                                new LinkedHashMap<>(Map.of("KEY", "v")),
                                Constraint.map(
                                        0, 9, Constraint.text(0, 2, null, false), Constraint.anything(), false))));
    }

    @ParameterizedTest
    @MethodSource({"broken", "brokenInside"})
    void shouldWordABrokenRule(String sentence, Consumer<Violations> check) {
        // given
        Violations violations = new Violations();

        // when
        check.accept(violations);

        // then
        assertThat(violations.message()).isEqualTo("1 validation error detected: " + sentence);
    }

    @Test
    void shouldCountAndJoin() {
        // given
        SignUpRequest request = SignUpRequest.builder()
                .username("ada")
                .userAttributes(List.of(AttributeType.builder().value("x").build()))
                .build();
        Violations violations = new Violations();

        // when
        request.validate(violations);

        // then
        assertThat(violations.message())
                .isEqualTo("2 validation errors detected: Value null at 'clientId' failed to satisfy constraint: Member"
                        + " must not be null; Value null at 'userAttributes.1.member.name' failed to satisfy constraint:"
                        + " Member must not be null");
    }

    @Test
    void shouldAcceptAbsentMembers() {
        // given
        Violations violations = new Violations();

        // when
        violations.check("name", null, NAME);

        // then
        assertThat(violations.isEmpty()).isTrue();
    }

    @Test
    void shouldCountCodePointsNotUnits() {
        // given
        Violations violations = new Violations();

        // when
        violations.check("name", "😀😀", Constraint.text(0, 2, null, false));

        // then
        assertThat(violations.isEmpty()).isTrue();
    }

    @Test
    void shouldListOnlyTheFirstTwenty() {
        // given
        Violations violations = new Violations();
        List<Pair> pairs = new ArrayList<>();
        for (int index = 0; index < 50; index++) {
            pairs.add(new Pair(null));
        }

        // when
        violations.check("pairs", pairs, Constraint.list(0, 99, Constraint.structure(), false));

        // then
        assertThat(violations.message())
                .startsWith("50 validation errors detected: ")
                .contains("pairs.20.member.left")
                .doesNotContain("pairs.21.member.left");
    }

    private static Arguments one(String sentence, Consumer<Violations> check) {
        return Arguments.of(sentence, check);
    }
}
