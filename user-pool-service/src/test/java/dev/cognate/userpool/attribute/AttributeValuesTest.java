package dev.cognate.userpool.attribute;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cognate.contract.idp.AttributeDataType;
import dev.cognate.contract.idp.InvalidParameterException;
import dev.cognate.contract.idp.NumberAttributeConstraintsType;
import dev.cognate.contract.idp.SchemaAttributeType;
import dev.cognate.contract.idp.StringAttributeConstraintsType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Values of each type an attribute can have (SchemaAttributeType), and its smallest and largest. */
class AttributeValuesTest {
    private static final SchemaAttributeType SEATS = attribute("custom:seats", AttributeDataType.NUMBER)
            .numberAttributeConstraints(NumberAttributeConstraintsType.builder()
                    .minValue("-5")
                    .maxValue("10.5")
                    .build())
            .build();
    private static final SchemaAttributeType TEAM = attribute("custom:team", AttributeDataType.STRING)
            .stringAttributeConstraints(StringAttributeConstraintsType.builder()
                    .minLength("2")
                    .maxLength("4")
                    .build())
            .build();
    private static final SchemaAttributeType ACTIVE =
            attribute("custom:active", AttributeDataType.BOOLEAN).build();
    private static final SchemaAttributeType SEEN =
            attribute("custom:seen", AttributeDataType.DATE_TIME).build();

    @ParameterizedTest
    @ValueSource(strings = {"-5", "-4.99", "0", "007", "10", "10.5", "10.500"})
    void shouldTakeNumbersWithinTheLimits(String value) {
        assertTaken(SEATS, value);
    }

    @ParameterizedTest
    @CsvSource({"-5.01, at least -5", "-6, at least -5", "10.51, at most 10.5", "11, at most 10.5"})
    void shouldRefuseNumbersBeyondTheLimits(String value, String limit) {
        assertRefused(SEATS, value, "Number attributes must have a value of " + limit);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ten", "1e1", "+1", ".5", "1.", "1,5", " 1", "0x1", "٣", "NaN"})
    void shouldRefuseWhatIsNoNumber(String value) {
        assertRefused(SEATS, value, "Not a valid number");
    }

    @ParameterizedTest
    @CsvSource({"a, no shorter than 2", "abcde, no longer than 4", "😀, no shorter than 2"})
    void shouldRefuseTextBeyondTheLimits(String value, String limit) {
        assertRefused(TEAM, value, "String must be " + limit + " characters");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ab", "abcd", "😀😀😀😀", "';-"})
    void shouldCountCharactersOfTextAndNotItsUnits(String value) {
        assertTaken(TEAM, value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"true", "false", "True", "FALSE"})
    void shouldTakeBooleans(String value) {
        assertTaken(ACTIVE, value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"yes", "1", "0", "truth", "true "})
    void shouldRefuseWhatIsNoBoolean(String value) {
        assertRefused(ACTIVE, value, "Boolean attributes must be either true or false");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1732406400", "1732406400.125", "2026-11-24T01:02:03Z"})
    void shouldTakeDatesAsMomentsOrSeconds(String value) {
        assertTaken(SEEN, value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"yesterday", "2026-13-24T01:02:03Z", "24/11/2026"})
    void shouldRefuseWhatIsNoDate(String value) {
        assertRefused(SEEN, value, "Not a valid date and time");
    }

    private static void assertTaken(SchemaAttributeType attribute, String value) {
        assertThatCode(() -> AttributeValues.require(attribute, value)).doesNotThrowAnyException();
    }

    private static void assertRefused(SchemaAttributeType attribute, String value, String fault) {
        assertThatThrownBy(() -> AttributeValues.require(attribute, value))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessage("Attributes did not conform to the schema: " + attribute.name() + ": " + fault + "\n");
    }

    private static SchemaAttributeType.Builder attribute(String name, AttributeDataType type) {
        return SchemaAttributeType.builder().name(name).attributeDataType(type);
    }
}
