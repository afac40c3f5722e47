package dev.cognate.contract.constraint;

import java.util.List;
import java.util.Set;

/**
 * What the model asks of a value, as AWS words it.
 *
 * <p>A constraint yields sentences such as {@code Member must not be null}; {@link Violations} adds the value and its
 * path.
 */
public sealed interface Constraint
        permits TextConstraint,
                RangeConstraint,
                EnumConstraint,
                ListConstraint,
                MapConstraint,
                StructureConstraint,
                NoConstraint {

    /** The sentences of the rules {@code value} itself breaks; never called with null. */
    List<String> broken(Object value);

    /** Checks what stands inside the value; only containers have an inside. */
    default void descend(Object value, Violations violations) {}

    /** True when the value must not be repeated in a message. */
    default boolean sensitive() {
        return false;
    }

    /** Length in code points and a regular expression that must match as a whole; a null pattern allows anything. */
    static Constraint text(int minimum, int maximum, String pattern, boolean sensitive) {
        return TextConstraint.of(minimum, maximum, pattern, sensitive);
    }

    /** An inclusive range of whole numbers. */
    static Constraint range(long minimum, long maximum) {
        return new RangeConstraint(minimum, maximum);
    }

    /** One of the contract's values of an open enum. */
    static Constraint oneOf(Set<String> values) {
        return new EnumConstraint(values);
    }

    /** Number of elements, and a constraint on each. */
    static Constraint list(int minimum, int maximum, Constraint element, boolean sensitive) {
        return new ListConstraint(minimum, maximum, element, sensitive);
    }

    /** Number of entries, and constraints on keys and values. */
    static Constraint map(int minimum, int maximum, Constraint key, Constraint value, boolean sensitive) {
        return new MapConstraint(minimum, maximum, key, value, sensitive);
    }

    /** A record that validates itself. */
    static Constraint structure() {
        return StructureConstraint.INSTANCE;
    }

    /** Nothing. */
    static Constraint anything() {
        return NoConstraint.INSTANCE;
    }
}
