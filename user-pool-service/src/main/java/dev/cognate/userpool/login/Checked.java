package dev.cognate.userpool.login;

import dev.cognate.contract.Structure;
import dev.cognate.contract.constraint.Violations;
import dev.cognate.contract.idp.InvalidParameterException;

/** Holds pages to the limits that the wire holds calls to. */
public final class Checked {
    private Checked() {}

    /** The request; throws {@link InvalidParameterException} when a member is longer than the contract allows, or lacks. */
    public static <T extends Structure> T of(T request) {
        Violations violations = new Violations();
        request.validate(violations);
        if (!violations.isEmpty()) {
            throw new InvalidParameterException(violations.message());
        }
        return request;
    }
}
