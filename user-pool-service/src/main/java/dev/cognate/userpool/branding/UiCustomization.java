package dev.cognate.userpool.branding;

import java.time.Instant;

/**
 * The look of a pool's classic pages.
 *
 * @param clientId {@link #ALL} for clients without their own
 * @param css as it was sent; null for none
 * @param image the name of the logo's file; null for none
 */
record UiCustomization(
        String poolId,
        String clientId,
        String css,
        String version,
        String image,
        Instant createdAt,
        Instant modifiedAt) {
    static final String ALL = "ALL";

    /** Whose name the addresses of its files bear. */
    String owner() {
        return clientId.equals(ALL) ? poolId : clientId;
    }
}
