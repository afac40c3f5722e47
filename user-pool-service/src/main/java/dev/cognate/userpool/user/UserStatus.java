package dev.cognate.userpool.user;

import dev.cognate.contract.idp.UserStatusType;

/** Where a user is in its life; names are those of the contract's {@code UserStatusType}. */
public enum UserStatus {
    UNCONFIRMED,
    CONFIRMED,
    ARCHIVED,
    COMPROMISED,
    UNKNOWN,
    RESET_REQUIRED,
    FORCE_CHANGE_PASSWORD,
    EXTERNAL_PROVIDER;

    /** The value on the wire. */
    public UserStatusType wire() {
        return UserStatusType.of(name());
    }
}
