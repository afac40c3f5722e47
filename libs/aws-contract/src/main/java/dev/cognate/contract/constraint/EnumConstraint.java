package dev.cognate.contract.constraint;

import dev.cognate.contract.OpenEnum;
import java.util.List;
import java.util.Set;

record EnumConstraint(Set<String> values) implements Constraint {

    @Override
    public List<String> broken(Object value) {
        return values.contains(((OpenEnum) value).value())
                ? List.of()
                : List.of("Member must satisfy enum value set: [" + String.join(", ", values) + "]");
    }
}
