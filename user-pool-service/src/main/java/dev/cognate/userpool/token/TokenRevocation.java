package dev.cognate.userpool.token;

import dev.cognate.userpool.client.AppClient;

/** Whether an app client's tokens can be revoked one sign-in at a time (EnableTokenRevocation). */
public final class TokenRevocation {
    private TokenRevocation() {}

    /** On unless switched off. */
    public static boolean isEnabled(AppClient client) {
        return !Boolean.FALSE.equals(client.settings().enableTokenRevocation());
    }
}
