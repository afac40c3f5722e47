package dev.cognate.contract.constraint;

import java.util.ArrayList;
import java.util.List;

record RangeConstraint(long minimum, long maximum) implements Constraint {

    @Override
    public List<String> broken(Object value) {
        long number = ((Number) value).longValue();
        List<String> rules = new ArrayList<>(1);
        if (number < minimum) {
            rules.add("Member must have value greater than or equal to " + minimum);
        }
        if (number > maximum) {
            rules.add("Member must have value less than or equal to " + maximum);
        }
        return rules;
    }
}
