package dev.cognate.identitypool.credentials;

import dev.cognate.contract.identity.InvalidIdentityPoolConfigurationException;
import dev.cognate.identitypool.http.OutgoingHttp;
import dev.cognate.identitypool.openid.IdentityTokens;
import dev.cognate.identitypool.pool.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Map;
import java.util.stream.Collectors;

/** The source of credentials of each pool: this service, unless a tag of the pool names a token service elsewhere. */
@ApplicationScoped
class CredentialSources {
    /** The tag that names it. */
    static final String TAG = "cognate:credentials-from";

    private final CredentialSource builtIn;
    private final Map<String, CredentialSource> upstream;

    CredentialSources(
            BuiltIn builtIn, CredentialsConfig config, IdentityTokens tokens, OutgoingHttp http, Clock clock) {
        this.builtIn = builtIn;
        this.upstream = config.upstream().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        entry -> new CachedSource(
                                new UpstreamSts(entry.getKey(), entry.getValue(), tokens, http),
                                entry.getValue().renewBefore(),
                                clock)));
    }

    /** Fails with {@link InvalidIdentityPoolConfigurationException} when a pool names a token service nobody configured. */
    CredentialSource of(Pool pool) {
        String name = pool.settings().identityPoolTags().get(TAG);
        if (name == null) {
            return builtIn;
        }
        CredentialSource source = upstream.get(name);
        if (source == null) {
            throw new InvalidIdentityPoolConfigurationException(
                    "Invalid identity pool configuration. The token service " + name + " of the tag " + TAG
                            + " is not configured.");
        }
        return source;
    }
}
