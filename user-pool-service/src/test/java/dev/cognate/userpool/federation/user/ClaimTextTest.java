package dev.cognate.userpool.federation.user;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ClaimTextTest {
    static Stream<Arguments> claims() {
        return Stream.of(
                Arguments.of("Ada", "Ada"),
                Arguments.of("A\0da", "Ada"),
                Arguments.of(true, "true"),
                Arguments.of(7L, "7"),
                Arguments.of(1.0e9, "1000000000"),
                Arguments.of(new BigDecimal("1.50"), "1.50"),
                Arguments.of(Double.POSITIVE_INFINITY, "Infinity"),
                Arguments.of(List.of("staff", "ops team"), "[staff,ops+team]"),
                Arguments.of(Map.of("formatted", "1 Main St"), "1 Main St"),
                Arguments.of(Map.of("city", "Turin"), "{\"city\":\"Turin\"}"));
    }

    @ParameterizedTest
    @MethodSource("claims")
    void shouldWriteClaimsAsAttributesHoldThem(Object claim, String text) {
        // when
        // then
        assertThat(ClaimText.of(claim)).contains(text);
    }

    @Test
    void shouldNotWriteOutNumbersThatFillTheMemory() {
        // given
        Object hugeNumber = new BigDecimal("1E1000000000");

        // when
        // then
        assertThat(ClaimText.of(hugeNumber)).contains("1E+1000000000");
    }
}
