package dev.cognate.userpool.code;

import java.util.Optional;

/**
 * A code that was right. It is used up by {@link ConfirmationCodes#consume}.
 *
 * @param owner whose it is
 * @param purpose what for
 * @param pendingValue the attribute value that waited for this code, if any
 * @param mac identifies the code among those issued for this purpose
 */
public record AcceptedCode(CodeOwner owner, CodePurpose purpose, Optional<String> pendingValue, byte[] mac) {
    @Override
    public String toString() {
        return "AcceptedCode[owner=" + owner + ", purpose=" + purpose + "]";
    }
}
