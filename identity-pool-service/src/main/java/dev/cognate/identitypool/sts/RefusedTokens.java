package dev.cognate.identitypool.sts;

import dev.cognate.contract.AwsException;
import dev.cognate.contract.Fault;
import dev.cognate.contract.sts.ExpiredTokenException;
import dev.cognate.contract.sts.IDPCommunicationErrorException;
import dev.cognate.contract.sts.InvalidIdentityTokenException;

/** Refusals of tokens in the words of STS. */
final class RefusedTokens {
    private static final String EXPIRED = "Token expired";
    private static final String SILENT = "ExternalServiceException";

    private RefusedTokens() {}

    static Throwable told(AwsException refused) {
        if (refused.fault() != Fault.CLIENT) {
            return refused;
        }
        if (SILENT.equals(refused.code())) {
            return new IDPCommunicationErrorException(refused.getMessage());
        }
        return refused.getMessage().contains(EXPIRED)
                ? new ExpiredTokenException(refused.getMessage())
                : new InvalidIdentityTokenException(refused.getMessage());
    }
}
