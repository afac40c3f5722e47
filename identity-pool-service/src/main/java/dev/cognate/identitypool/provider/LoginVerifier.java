package dev.cognate.identitypool.provider;

import dev.cognate.contract.identity.NotAuthorizedException;
import dev.cognate.identitypool.pool.Pool;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Verifies the logins a caller shows. */
@ApplicationScoped
public class LoginVerifier {
    private final Providers providers;
    private final TokenVerifier tokens;
    private final OpaqueTokens opaque;
    private final SamlLogins saml;
    private final LiveTokens live;

    LoginVerifier(Providers providers, TokenVerifier tokens, OpaqueTokens opaque, SamlLogins saml, LiveTokens live) {
        this.providers = providers;
        this.tokens = tokens;
        this.opaque = opaque;
        this.saml = saml;
        this.live = live;
    }

    /**
     * Verifies logins; each must be good (developer guide, "Identity pools authentication flow": if any of the tokens fail,
     * the whole call fails).
     *
     * <p>Fails with {@link NotAuthorizedException} when one is not, and with ExternalServiceException when a provider that
     * has to be asked does not answer.
     *
     * @param logins tokens by the names of their providers
     * @param operation they are shown to; each takes a SAML assertion only once
     */
    public Uni<List<VerifiedLogin>> verify(Pool pool, Map<String, String> logins, String operation) {
        Uni<List<VerifiedLogin>> verified = Uni.createFrom().item(ArrayList::new);
        for (Map.Entry<String, String> login : logins.entrySet()) {
            verified = verified.chain(soFar -> verify(pool, login.getKey(), login.getValue(), operation)
                    .map(one -> {
                        soFar.add(one);
                        return soFar;
                    }));
        }
        return verified.map(List::copyOf);
    }

    private Uni<VerifiedLogin> verify(Pool pool, String name, String token, String operation) {
        if (OpaqueTokens.PROVIDERS.contains(name)) {
            return Providers.application(pool, name)
                    .map(application -> opaque.verify(name, application, token))
                    .orElseThrow(InvalidLogin::unsupported);
        }
        if (SamlLogins.isProvider(pool, name)) {
            return saml.verify(name, token, operation);
        }
        return providers
                .find(pool, name)
                .map(found -> found.orElseThrow(InvalidLogin::unsupported))
                .chain(provider -> tokens.verify(provider, token))
                .call(login -> live.require(pool, login));
    }
}
