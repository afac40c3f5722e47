package dev.cognate.userpool.userimport.row;

import dev.cognate.userpool.mfa.MfaMethod;
import dev.cognate.userpool.password.foreign.ForeignHash;
import dev.cognate.userpool.user.NewUser;
import java.util.Optional;

/**
 * The user a row describes.
 *
 * @param hash of the password, or none
 * @param mfa the second factor to switch on
 */
public record ImportedUser(NewUser wanted, Optional<ForeignHash> hash, Optional<MfaMethod> mfa) {
    @Override
    public String toString() {
        return "ImportedUser[sub=" + wanted.sub() + "]";
    }
}
