package dev.cognate.identitypool.provider;

import java.net.URI;

/** Where a provider's public keys are. */
sealed interface KeyLocation {

    /** The URL that names the place. */
    URI url();

    /** A JSON Web Key Set (RFC 7517 §5). */
    record KeySetAt(URI url) implements KeyLocation {}

    /**
     * A discovery document that names the key set (OpenID Connect Discovery 1.0 §4).
     *
     * @param issuer what the document must say its issuer is
     */
    record DiscoveredAt(URI url, String issuer) implements KeyLocation {}
}
