package dev.cognate.userpool.oauth.registration;

import dev.cognate.contract.idp.NotAuthorizedException;
import dev.cognate.userpool.oauth.BearerChallenge;
import dev.cognate.userpool.pool.DynamicRegistration;
import dev.cognate.userpool.pool.UserPool;
import dev.cognate.userpool.resourceserver.SystemScopes;
import dev.cognate.userpool.token.AccessTokens;
import dev.cognate.userpool.token.VerifiedToken;
import dev.cognate.wire.web.WebRequest;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import java.util.Optional;

/** Decides who may register a client (RFC 7591 §3): whoever shows an initial access token, or, where a pool is open, anybody. */
@ApplicationScoped
class InitialAccess {
    private static final String BEARER = "bearer ";

    private final AccessTokens accessTokens;

    InitialAccess(AccessTokens accessTokens) {
        this.accessTokens = accessTokens;
    }

    /** How a request may register: as somebody with a token, or as anybody. */
    enum Access {
        AUTHENTICATED,
        OPEN
    }

    /** Fails with {@link BearerChallenge}. A token that is no good is refused even where none is needed. */
    Uni<Access> require(WebRequest request, UserPool pool, DynamicRegistration settings) {
        Optional<String> token = token(request);
        if (token.isEmpty()) {
            return settings.open()
                    ? Uni.createFrom().item(Access.OPEN)
                    : Uni.createFrom().failure(BearerChallenge.missing());
        }
        return accessTokens
                .verify(token.get())
                .onFailure(NotAuthorizedException.class)
                .transform(refused -> BearerChallenge.invalidToken())
                .invoke(verified -> requireScope(verified, pool))
                .replaceWith(Access.AUTHENTICATED);
    }

    private static Optional<String> token(WebRequest request) {
        String header = request.header("authorization");
        return header.toLowerCase(Locale.ROOT).startsWith(BEARER)
                ? Optional.of(header.substring(BEARER.length()).strip())
                : Optional.empty();
    }

    /** A user's token never has the scope; what it was that a client was allowed to do is not for its users to do. */
    private static void requireScope(VerifiedToken token, UserPool pool) {
        if (!token.poolId().equals(pool.id()) || token.claims().containsKey("cnf")) {
            throw BearerChallenge.invalidToken();
        }
        if (token.isOfUser() || !token.scopes().contains(SystemScopes.REGISTER)) {
            throw BearerChallenge.insufficientScope(SystemScopes.REGISTER);
        }
    }
}
