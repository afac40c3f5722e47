package dev.cognate.userpool.terms;

import dev.cognate.contract.CallContext;
import dev.cognate.contract.idp.TermsType;
import dev.cognate.userpool.client.AppClient;
import dev.cognate.userpool.client.ClientDeletionListener;
import dev.cognate.userpool.event.EventDetails;
import dev.cognate.userpool.event.SettingsNews;
import dev.cognate.userpool.event.UserPoolEventType;
import dev.cognate.userpool.pool.UserPool;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import org.hibernate.reactive.mutiny.Mutiny;

/** Tells of changed terms, and hears of deleted clients, whose terms go with them. */
@ApplicationScoped
class TermsNews implements ClientDeletionListener {
    private final TermsStore store;
    private final SettingsNews news;

    TermsNews(TermsStore store, SettingsNews news) {
        this.store = store;
        this.news = news;
    }

    /** Tells the world and the other replicas, in the transaction of the change. */
    Uni<Void> tell(
            Mutiny.Session session, UserPoolEventType type, UserPool pool, TermsType terms, CallContext context) {
        Map<String, Object> details = EventDetails.of(context, "termsId", terms.termsId());
        details.put("clientId", terms.clientId());
        return news.tell(session, type, pool, details);
    }

    /** Forgets what this process knows, after the change. */
    void forget(TermsType terms) {
        news.forget(terms.userPoolId());
    }

    @Override
    public Uni<Void> deleting(Mutiny.Session session, AppClient client) {
        return store.deleteOf(session, client.poolId(), client.id());
    }
}
