package dev.cognate.wire.error;

import dev.cognate.contract.AwsException;
import dev.cognate.contract.Fault;
import java.util.Map;

/** An error that no model lists because every AWS API has it. */
public final class WireException extends AwsException {
    private static final long serialVersionUID = 1L;
    private static final int SERVER_ERRORS = 500;

    WireException(String code, int status, String message) {
        super(code, code, status, status >= SERVER_ERRORS ? Fault.SERVER : Fault.CLIENT, message, Map.of());
    }
}
