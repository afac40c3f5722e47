package dev.cognate.userpool.client;

import dev.cognate.contract.idp.InvalidParameterException;
import dev.cognate.contract.idp.UserPoolClientType;
import java.util.Arrays;

/** How a client came to be, as {@code ClientType} says it. */
enum ClientKind {
    /** An administrator made it. */
    REGULAR,
    /** It registered itself. */
    DCR;

    static ClientKind of(UserPoolClientType settings) {
        return settings.clientType() == null ? REGULAR : valueOf(settings.clientType());
    }

    /** What a caller says; fails with {@link InvalidParameterException} for other words. */
    static ClientKind parse(String text) {
        return Arrays.stream(values())
                .filter(kind -> kind.name().equals(text))
                .findFirst()
                .orElseThrow(() -> new InvalidParameterException("ClientType must be REGULAR or DCR."));
    }
}
