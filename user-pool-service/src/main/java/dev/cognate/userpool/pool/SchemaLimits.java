package dev.cognate.userpool.pool;

import dev.cognate.contract.idp.InvalidParameterException;
import dev.cognate.contract.idp.NumberAttributeConstraintsType;
import dev.cognate.contract.idp.SchemaAttributeType;
import dev.cognate.contract.idp.StringAttributeConstraintsType;
import java.math.BigInteger;

/** The constraints of an attribute must be numbers in their own right. */
final class SchemaLimits {
    private static final BigInteger MAX_LENGTH = BigInteger.valueOf(2048);

    private SchemaLimits() {}

    /** Returns the attribute, or throws {@link InvalidParameterException} when its constraints make no sense. */
    static SchemaAttributeType checked(SchemaAttributeType attribute) {
        StringAttributeConstraintsType text = attribute.stringAttributeConstraints();
        if (text != null) {
            requireOrdered(attribute, text.minLength(), text.maxLength());
            requireAtMost(attribute, text.maxLength());
            requireAtMost(attribute, text.minLength());
        }
        NumberAttributeConstraintsType number = attribute.numberAttributeConstraints();
        if (number != null) {
            requireOrdered(attribute, number.minValue(), number.maxValue());
        }
        return attribute;
    }

    private static void requireOrdered(SchemaAttributeType attribute, String min, String max) {
        BigInteger low = min == null ? null : number(attribute, min);
        BigInteger high = max == null ? null : number(attribute, max);
        if (low != null && high != null && low.compareTo(high) > 0) {
            throw invalid(attribute);
        }
    }

    private static void requireAtMost(SchemaAttributeType attribute, String length) {
        if (length != null) {
            BigInteger value = number(attribute, length);
            if (value.signum() < 0 || value.compareTo(MAX_LENGTH) > 0) {
                throw invalid(attribute);
            }
        }
    }

    private static BigInteger number(SchemaAttributeType attribute, String value) {
        try {
            return new BigInteger(value);
        } catch (NumberFormatException e) {
            throw invalid(attribute);
        }
    }

    private static InvalidParameterException invalid(SchemaAttributeType attribute) {
        return new InvalidParameterException("Invalid constraints given for attribute " + attribute.name() + ".");
    }
}
