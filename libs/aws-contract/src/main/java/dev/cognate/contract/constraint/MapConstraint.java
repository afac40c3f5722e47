package dev.cognate.contract.constraint;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

record MapConstraint(Length length, Constraint key, Constraint value, boolean sensitive) implements Constraint {

    MapConstraint(int minimum, int maximum, Constraint key, Constraint value, boolean sensitive) {
        this(new Length(minimum, maximum), key, value, sensitive);
    }

    @Override
    public List<String> broken(Object candidate) {
        Map<?, ?> map = (Map<?, ?>) candidate;
        List<String> rules = new ArrayList<>(length.broken(map.size()));
        addFirstBroken("Map keys must satisfy constraint: ", key, map.keySet(), rules);
        addFirstBroken("Map value must satisfy constraint: ", value, map.values(), rules);
        return rules;
    }

    private static void addFirstBroken(String rule, Constraint constraint, Collection<?> parts, List<String> rules) {
        parts.stream()
                .map(part -> part == null ? List.of("Member must not be null") : constraint.broken(part))
                .filter(sentences -> !sentences.isEmpty())
                .findFirst()
                .ifPresent(sentences -> rules.add(rule + sentences));
    }

    @Override
    public void descend(Object candidate, Violations violations) {
        ((Map<?, ?>) candidate).forEach((name, part) -> {
            if (part != null) {
                violations.inside(name + ".member", () -> value.descend(part, violations));
            }
        });
    }
}
