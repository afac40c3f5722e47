package dev.cognate.identitypool.credentials;

import dev.cognate.identitypool.identity.Identity;
import dev.cognate.identitypool.openid.IdentityToken;
import dev.cognate.identitypool.pool.Pool;
import dev.cognate.identitypool.provider.VerifiedLogin;
import java.util.Optional;

/**
 * An identity whose caller has shown that it is its own.
 *
 * @param pool where it belongs
 * @param identity not always the one the caller named: it may have been merged into another
 * @param token what its token says
 * @param leading the login its role is chosen by; empty for guests and users of the developer provider
 */
record Arrival(Pool pool, Identity identity, IdentityToken token, Optional<VerifiedLogin> leading) {}
