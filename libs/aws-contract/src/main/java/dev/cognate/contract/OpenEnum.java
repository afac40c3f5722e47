package dev.cognate.contract;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** An enumeration of the contract that keeps values this version does not know. */
public interface OpenEnum {

    /** The value as it stands on the wire. */
    String value();

    /** The given values as a set that keeps their order. */
    static Set<String> ordered(String... values) {
        return Collections.unmodifiableSet(new LinkedHashSet<>(List.of(values)));
    }
}
