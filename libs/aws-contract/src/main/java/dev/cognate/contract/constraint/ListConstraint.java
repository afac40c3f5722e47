package dev.cognate.contract.constraint;

import java.util.ArrayList;
import java.util.List;

record ListConstraint(Length length, Constraint element, boolean sensitive) implements Constraint {

    ListConstraint(int minimum, int maximum, Constraint element, boolean sensitive) {
        this(new Length(minimum, maximum), element, sensitive);
    }

    @Override
    public List<String> broken(Object value) {
        List<?> list = (List<?>) value;
        List<String> rules = new ArrayList<>(length.broken(list.size()));
        list.stream()
                .map(item -> item == null ? List.of("Member must not be null") : element.broken(item))
                .filter(sentences -> !sentences.isEmpty())
                .findFirst()
                .ifPresent(sentences -> rules.add("Member must satisfy constraint: " + sentences));
        return rules;
    }

    @Override
    public void descend(Object value, Violations violations) {
        List<?> list = (List<?>) value;
        for (int index = 0; index < list.size(); index++) {
            Object item = list.get(index);
            if (item != null) {
                int position = index + 1;
                violations.inside(position + ".member", () -> element.descend(item, violations));
            }
        }
    }
}
