package dev.cognate.contract;

import dev.cognate.contract.constraint.Violations;

/** A generated record of the contract. */
public interface Structure {

    /** Adds a violation for each constraint of the model this value breaks. */
    void validate(Violations violations);
}
