package dev.cognate.userpool.federation.provider;

import java.net.URI;
import java.util.Optional;

/**
 * Where a provider is.
 *
 * @param issuer what its ID tokens say; empty for those without ID tokens
 * @param attributes the user info endpoint, if there is one
 * @param keys of its ID tokens; present when it has an issuer
 * @param proofKeys whether it says it understands PKCE with S256 (RFC 8414 §2)
 */
record Endpoints(
        Optional<String> issuer,
        URI authorize,
        URI token,
        Optional<URI> attributes,
        Optional<URI> keys,
        boolean proofKeys) {}
