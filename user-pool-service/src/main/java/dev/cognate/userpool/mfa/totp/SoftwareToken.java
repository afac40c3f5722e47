package dev.cognate.userpool.mfa.totp;

import java.util.Optional;
import java.util.UUID;

/**
 * An authenticator app of a user.
 *
 * @param id names it
 * @param sealedSecret what it computes its codes from
 * @param friendlyName what the user calls it
 * @param lastStep the step of the newest code that was used
 */
record SoftwareToken(UUID id, byte[] sealedSecret, Optional<String> friendlyName, long lastStep) {
    @Override
    public String toString() {
        return "SoftwareToken[id=" + id + "]";
    }
}
