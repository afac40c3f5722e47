package dev.cognate.identitypool.sts;

import dev.cognate.contract.AwsException;
import dev.cognate.contract.Fault;
import dev.cognate.contract.sts.ExpiredTokenException;
import dev.cognate.contract.sts.IDPRejectedClaimException;
import dev.cognate.contract.sts.InvalidIdentityTokenException;
import dev.cognate.contract.sts.MalformedPolicyDocumentException;
import dev.cognate.contract.sts.PackedPolicyTooLargeException;
import dev.cognate.identitypool.saml.SamlRefusedException;
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

    /** A token or an assertion that is not what it should be. */
    static AwsException invalidIdentity(String message) {
        return new InvalidIdentityTokenException(message);
    }

    /** What STS says about an assertion that proves nothing. */
    static AwsException of(SamlRefusedException refused) {
        return switch (refused.reason()) {
            case INVALID -> new InvalidIdentityTokenException(refused.getMessage());
            case EXPIRED -> new ExpiredTokenException(refused.getMessage());
            case REJECTED -> new IDPRejectedClaimException(refused.getMessage());
        };
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
