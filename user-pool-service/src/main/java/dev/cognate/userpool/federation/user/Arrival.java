package dev.cognate.userpool.federation.user;

import dev.cognate.contract.CallContext;
import dev.cognate.contract.idp.InvalidParameterException;
import dev.cognate.userpool.client.ClientInPool;
import dev.cognate.userpool.federation.ExternalIdentity;
import dev.cognate.userpool.identityprovider.IdentityProvider;
import dev.cognate.userpool.pool.UserPool;
import dev.cognate.userpool.trigger.Occasion;
import dev.cognate.userpool.user.SignInNames;
import java.util.Map;

/**
 * Somebody who comes from a provider.
 *
 * @param target the client that asked for the sign-in
 * @param identity what the provider said
 * @param claims what of it goes on to the user
 * @param context the call that brought the answer
 */
record Arrival(ClientInPool target, ExternalIdentity identity, ProviderClaims claims, CallContext context) {
    private static final int MAX_USERNAME = 128;

    /**
     * Somebody as the provider tells it.
     *
     * @throws InvalidParameterException when the subject is no text that could be stored
     */
    static Arrival of(ClientInPool target, ExternalIdentity identity, CallContext context) {
        if (identity.subject().chars().anyMatch(Character::isISOControl)) {
            throw unnameable(identity.provider());
        }
        return new Arrival(target, identity, ProviderClaims.of(identity), context);
    }

    Arrival with(ProviderClaims changed) {
        return new Arrival(target, identity, changed, context);
    }

    UserPool pool() {
        return target.pool();
    }

    String provider() {
        return identity.provider().name();
    }

    IdentityKey key() {
        return IdentityKey.ofSubject(provider(), identity.subject());
    }

    Occasion occasion() {
        return Occasion.of(target, context, Map.of());
    }

    MappedAttributes attributes() {
        return MappedAttributes.of(target, identity.provider(), claims);
    }

    /** The provider and the subject; in pools that ignore case it is in lower case as a whole. */
    String name() {
        return SignInNames.of(pool()).fold(provider() + "_" + identity.subject());
    }

    /**
     * The name of a user who comes to be now.
     *
     * @throws InvalidParameterException when the subject is too long for one
     */
    String username() {
        if (name().length() > MAX_USERNAME) {
            throw unnameable(identity.provider());
        }
        return name();
    }

    private static InvalidParameterException unnameable(IdentityProvider provider) {
        return new InvalidParameterException("The subject of provider " + provider.name() + " cannot be a username.");
    }

    /** Who it is stays out of it. */
    @Override
    public String toString() {
        return "Arrival[provider=" + provider() + ", client=" + target.client().id() + "]";
    }
}
