package dev.cognate.contract.constraint;

import dev.cognate.contract.Structure;
import java.util.List;

enum StructureConstraint implements Constraint {
    INSTANCE;

    @Override
    public List<String> broken(Object value) {
        return List.of();
    }

    @Override
    public void descend(Object value, Violations violations) {
        ((Structure) value).validate(violations);
    }
}
