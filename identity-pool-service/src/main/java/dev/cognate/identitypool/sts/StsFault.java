package dev.cognate.identitypool.sts;

import dev.cognate.contract.AwsException;
import dev.cognate.contract.Fault;
import dev.cognate.contract.sts.MalformedPolicyDocumentException;
import dev.cognate.contract.sts.PackedPolicyTooLargeException;
import java.util.Map;

/** Errors every query API has that are decided here. */
final class StsFault extends AwsException {
    private static final long serialVersionUID = 1;
    private static final int FORBIDDEN = 403;
    private static final int BAD_REQUEST = 400;

    private StsFault(String code, int status, String message) {
        super(code, code, status, Fault.CLIENT, message, Map.of());
    }

    static StsFault accessDenied(String message) {
        return new StsFault("AccessDenied", FORBIDDEN, message);
    }

    static StsFault validation(String message) {
        return new StsFault("ValidationError", BAD_REQUEST, message);
    }

    /** What STS says about a role that is not given. */
    static AwsException of(RoleRefusedException refused) {
        return switch (refused.reason()) {
            case NOT_TRUSTED -> accessDenied(refused.getMessage());
            case TOO_LONG, NO_SUCH_POLICY -> validation(refused.getMessage());
            case MALFORMED_POLICY -> new MalformedPolicyDocumentException(refused.getMessage());
            case POLICY_TOO_LARGE -> new PackedPolicyTooLargeException(refused.getMessage());
        };
    }
}
