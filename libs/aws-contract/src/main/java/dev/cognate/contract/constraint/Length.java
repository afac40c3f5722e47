package dev.cognate.contract.constraint;

import java.util.ArrayList;
import java.util.List;

/** Bounds on a length, inclusive. */
record Length(int minimum, int maximum) {

    List<String> broken(int length) {
        List<String> rules = new ArrayList<>(2);
        if (length < minimum) {
            rules.add("Member must have length greater than or equal to " + minimum);
        }
        if (length > maximum) {
            rules.add("Member must have length less than or equal to " + maximum);
        }
        return rules;
    }
}
