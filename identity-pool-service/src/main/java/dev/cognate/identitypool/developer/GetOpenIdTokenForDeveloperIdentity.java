package dev.cognate.identitypool.developer;

import dev.cognate.contract.CallContext;
import dev.cognate.contract.identity.DeveloperUserAlreadyRegisteredException;
import dev.cognate.contract.identity.GetOpenIdTokenForDeveloperIdentityInput;
import dev.cognate.contract.identity.GetOpenIdTokenForDeveloperIdentityOperation;
import dev.cognate.contract.identity.GetOpenIdTokenForDeveloperIdentityResponse;
import dev.cognate.contract.identity.InvalidParameterException;
import dev.cognate.identitypool.credentials.Journal;
import dev.cognate.identitypool.identity.Identities;
import dev.cognate.identitypool.identity.Identity;
import dev.cognate.identitypool.openid.IdentityToken;
import dev.cognate.identitypool.openid.IdentityTokens;
import dev.cognate.identitypool.pool.Pool;
import dev.cognate.identitypool.pool.Pools;
import dev.cognate.identitypool.principaltag.PrincipalTags;
import dev.cognate.identitypool.provider.Login;
import dev.cognate.identitypool.provider.LoginVerifier;
import dev.cognate.identitypool.provider.VerifiedLogin;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** GetOpenIdTokenForDeveloperIdentity. */
@ApplicationScoped
class GetOpenIdTokenForDeveloperIdentity implements GetOpenIdTokenForDeveloperIdentityOperation {
    /** API reference: 15 minutes unless told otherwise. */
    private static final long LIFETIME_SECONDS = 900;

    private final Pools pools;
    private final Identities identities;
    private final LoginVerifier verifier;
    private final IdentityTokens tokens;
    private final Journal journal;

    GetOpenIdTokenForDeveloperIdentity(
            Pools pools, Identities identities, LoginVerifier verifier, IdentityTokens tokens, Journal journal) {
        this.pools = pools;
        this.identities = identities;
        this.verifier = verifier;
        this.tokens = tokens;
        this.journal = journal;
    }

    @Override
    public Uni<GetOpenIdTokenForDeveloperIdentityResponse> getOpenIdTokenForDeveloperIdentity(
            GetOpenIdTokenForDeveloperIdentityInput request, CallContext context) {
        Map<String, String> tags =
                PrincipalTags.given(Objects.requireNonNullElse(request.principalTags(), Map.<String, String>of()));
        Duration lifetime = Duration.ofSeconds(Objects.requireNonNullElse(request.tokenDuration(), LIFETIME_SECONDS));
        return pools.require(request.identityPoolId())
                .chain(pool -> token(pool, request, tags, context))
                .chain(token -> tokens.issue(token, lifetime)
                        .call(() -> journal.tokenIssued(token, context))
                        .map(signed -> GetOpenIdTokenForDeveloperIdentityResponse.builder()
                                .identityId(token.identityId())
                                .token(signed)
                                .build()));
    }

    private Uni<IdentityToken> token(
            Pool pool, GetOpenIdTokenForDeveloperIdentityInput request, Map<String, String> tags, CallContext context) {
        Login user = user(pool, request.logins());
        Map<String, String> others = new HashMap<>(request.logins());
        others.remove(user.provider());
        return requireFree(pool, user, Optional.ofNullable(request.identityId()))
                .chain(() -> verifier.verify(pool, others, "GetOpenIdTokenForDeveloperIdentity"))
                .chain(verified -> identities
                        .ofTrusted(pool, Optional.ofNullable(request.identityId()), all(user, verified), context)
                        .map(identity ->
                                IdentityToken.ofUser(identity.id(), pool.id(), methods(pool, user, verified), tags)));
    }

    private static Login user(Pool pool, Map<String, String> logins) {
        String provider = DeveloperProvider.of(pool);
        return Optional.ofNullable(logins.get(provider))
                .filter(user -> !user.isEmpty())
                .map(user -> Login.ofDeveloper(provider, user))
                .orElseThrow(() -> new InvalidParameterException(
                        "Logins must have the user identifier of the developer provider " + provider + "."));
    }

    /** Whoever names an identity means that one, not the one the user has already. */
    private Uni<Void> requireFree(Pool pool, Login user, Optional<String> named) {
        if (named.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return identities
                .owner(pool.id(), user)
                .invoke(owner -> owner.map(Identity::id)
                        .filter(id -> !id.equals(named.get()))
                        .ifPresent(other -> {
                            throw new DeveloperUserAlreadyRegisteredException("The provided developer user identifier"
                                    + " is already registered with Cognito under a different identity ID.");
                        }))
                .replaceWithVoid();
    }

    private static List<Login> all(Login user, List<VerifiedLogin> verified) {
        List<Login> all = new ArrayList<>(List.of(user));
        verified.stream().map(VerifiedLogin::login).forEach(all::add);
        return all;
    }

    private static List<String> methods(Pool pool, Login user, List<VerifiedLogin> verified) {
        List<String> methods =
                new ArrayList<>(List.of(user.provider(), user.provider() + ":" + pool.id() + ":" + user.subject()));
        verified.stream().flatMap(login -> login.methods().stream()).forEach(methods::add);
        return methods;
    }
}
