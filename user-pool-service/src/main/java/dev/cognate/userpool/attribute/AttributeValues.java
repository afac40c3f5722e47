package dev.cognate.userpool.attribute;

import dev.cognate.contract.idp.AttributeDataType;
import dev.cognate.contract.idp.InvalidParameterException;
import dev.cognate.contract.idp.NumberAttributeConstraintsType;
import dev.cognate.contract.idp.SchemaAttributeType;
import dev.cognate.contract.idp.StringAttributeConstraintsType;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/** Values against the type and the constraints their attribute has in the schema. */
final class AttributeValues {
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,32}(\\.\\d{1,32})?");

    private AttributeValues() {}

    /** Throws {@link InvalidParameterException} when a value does not fit its attribute. */
    static void require(SchemaAttributeType attribute, String value) {
        switch (attribute.name()) {
            case "email" -> requireForm(StandardFormats.isEmail(value), "Invalid email address format.");
            case "phone_number" -> requireForm(StandardFormats.isPhoneNumber(value), "Invalid phone number format.");
            case "birthdate" ->
                requireForm(
                        StandardFormats.isDate(value),
                        "Invalid user attributes: user.birthdate: Invalid date format\n");
            default -> requireType(attribute, value);
        }
        requireLength(attribute, value);
    }

    private static void requireType(SchemaAttributeType attribute, String value) {
        AttributeDataType type = attribute.attributeDataType();
        if (AttributeDataType.NUMBER.equals(type)) {
            requireNumber(attribute, value);
        } else if (AttributeDataType.BOOLEAN.equals(type)) {
            requireForm(
                    "true".equalsIgnoreCase(value) || "false".equalsIgnoreCase(value),
                    nonconforming(attribute, "Boolean attributes must be either true or false"));
        } else if (AttributeDataType.DATE_TIME.equals(type)) {
            requireForm(
                    NUMBER.matcher(value).matches() || StandardFormats.isDateTime(value),
                    nonconforming(attribute, "Not a valid date and time"));
        }
    }

    private static void requireNumber(SchemaAttributeType attribute, String value) {
        requireForm(NUMBER.matcher(value).matches(), nonconforming(attribute, "Not a valid number"));
        Optional<NumberAttributeConstraintsType> limits = Optional.ofNullable(attribute.numberAttributeConstraints());
        BigDecimal number = new BigDecimal(value);
        limits.map(NumberAttributeConstraintsType::minValue)
                .ifPresent(min -> requireForm(
                        number.compareTo(new BigDecimal(min)) >= 0,
                        nonconforming(attribute, "Number attributes must have a value of at least " + min)));
        limits.map(NumberAttributeConstraintsType::maxValue)
                .ifPresent(max -> requireForm(
                        number.compareTo(new BigDecimal(max)) <= 0,
                        nonconforming(attribute, "Number attributes must have a value of at most " + max)));
    }

    private static void requireLength(SchemaAttributeType attribute, String value) {
        int length = value.codePointCount(0, value.length());
        Optional<StringAttributeConstraintsType> limits = Optional.ofNullable(attribute.stringAttributeConstraints());
        limits.map(StringAttributeConstraintsType::minLength)
                .map(Integer::valueOf)
                .ifPresent(min -> requireForm(
                        length >= min,
                        nonconforming(attribute, "String must be no shorter than " + min + " characters")));
        limits.map(StringAttributeConstraintsType::maxLength)
                .map(Integer::valueOf)
                .ifPresent(max -> requireForm(
                        length <= max,
                        nonconforming(attribute, "String must be no longer than " + max + " characters")));
    }

    private static String nonconforming(SchemaAttributeType attribute, String fault) {
        return "Attributes did not conform to the schema: " + attribute.name() + ": " + fault + "\n";
    }

    private static void requireForm(boolean valid, String sentence) {
        if (!valid) {
            throw new InvalidParameterException(sentence);
        }
    }
}
