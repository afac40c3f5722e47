package dev.cognate.userpool.branding;

import dev.cognate.contract.CallContext;
import dev.cognate.userpool.event.EventDetails;
import dev.cognate.userpool.event.SettingsNews;
import dev.cognate.userpool.event.UserPoolEventType;
import dev.cognate.userpool.pool.Pools;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.hibernate.reactive.mutiny.Mutiny;

/** Tells the world, and the other replicas, of a changed look. */
@ApplicationScoped
class BrandingFacts {
    private final Pools pools;
    private final SettingsNews news;
    private final ContrastLint lint;

    BrandingFacts(Pools pools, SettingsNews news, ContrastLint lint) {
        this.pools = pools;
        this.news = news;
        this.lint = lint;
    }

    Uni<Void> changed(Mutiny.Session session, UserPoolEventType type, Style style, CallContext context) {
        style.settings().ifPresent(settings -> lint.look(style.clientId(), SettingsTokens.of(settings)));
        return tell(session, type, style.poolId(), style.clientId(), context);
    }

    Uni<Void> tell(
            Mutiny.Session session, UserPoolEventType type, String poolId, String clientId, CallContext context) {
        return pools.require(poolId)
                .chain(pool -> news.tell(session, type, pool, EventDetails.of(context, "clientId", clientId)));
    }
}
