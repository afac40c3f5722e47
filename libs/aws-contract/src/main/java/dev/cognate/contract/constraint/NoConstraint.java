package dev.cognate.contract.constraint;

import java.util.List;

enum NoConstraint implements Constraint {
    INSTANCE;

    @Override
    public List<String> broken(Object value) {
        return List.of();
    }
}
