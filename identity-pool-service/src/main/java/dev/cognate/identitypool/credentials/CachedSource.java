package dev.cognate.identitypool.credentials;

import dev.cognate.contract.CallContext;
import dev.cognate.identitypool.openid.IdentityToken;
import io.smallrye.mutiny.Uni;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** Gives credentials again that still last long enough, to the same identity for the same role alone. */
final class CachedSource implements CredentialSource {
    private static final int MAX_ENTRIES = 10_000;

    private final CredentialSource source;
    private final Duration renewBefore;
    private final Clock clock;
    private final Map<Key, IssuedCredentials> known = new LinkedHashMap<>(16, 0.75f, true);

    CachedSource(CredentialSource source, Duration renewBefore, Clock clock) {
        this.source = source;
        this.renewBefore = renewBefore;
        this.clock = clock;
    }

    private record Key(IdentityToken token, RoleWish role) {}

    @Override
    public Uni<IssuedCredentials> credentials(IdentityToken token, RoleWish role, CallContext context) {
        Key key = new Key(token, role);
        return Uni.createFrom().deferred(() -> {
            IssuedCredentials kept = find(key);
            return kept != null
                    ? Uni.createFrom().item(kept)
                    : source.credentials(token, role, context).invoke(fresh -> keep(key, fresh));
        });
    }

    private synchronized IssuedCredentials find(Key key) {
        IssuedCredentials kept = known.get(key);
        boolean lasts = kept != null && clock.instant().plus(renewBefore).isBefore(kept.expiration());
        return lasts ? kept : null;
    }

    private synchronized void keep(Key key, IssuedCredentials fresh) {
        known.put(key, fresh);
        if (known.size() > MAX_ENTRIES) {
            var eldest = known.entrySet().iterator();
            eldest.next();
            eldest.remove();
        }
    }
}
