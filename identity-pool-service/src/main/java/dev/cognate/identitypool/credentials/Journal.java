package dev.cognate.identitypool.credentials;

import dev.cognate.contract.CallContext;
import dev.cognate.database.Database;
import dev.cognate.identitypool.event.EventDetails;
import dev.cognate.identitypool.event.IdentityEventType;
import dev.cognate.identitypool.event.IdentityEvents;
import dev.cognate.identitypool.openid.IdentityToken;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Map;

/** Writes down what was handed out, before it is. */
@ApplicationScoped
public class Journal {
    private final Database database;
    private final IdentityEvents events;

    Journal(Database database, IdentityEvents events) {
        this.database = database;
        this.events = events;
    }

    /** A token was issued. */
    public Uni<Void> tokenIssued(IdentityToken token, CallContext context) {
        return write(
                IdentityEventType.IDENTITY_TOKEN_ISSUED,
                token,
                EventDetails.of(context, "authenticated", token.isAuthenticated()));
    }

    /** Credentials of a role were issued. */
    Uni<Void> credentialsIssued(IdentityToken token, String role, Instant expiration, CallContext context) {
        Map<String, Object> details = EventDetails.of(context, "authenticated", token.isAuthenticated());
        details.put("roleArn", role);
        details.put("expiration", expiration.toString());
        return write(IdentityEventType.CREDENTIALS_ISSUED, token, details);
    }

    private Uni<Void> write(IdentityEventType type, IdentityToken token, Map<String, Object> details) {
        return database.inTransaction(
                session -> events.ofIdentity(session, type, token.poolId(), token.identityId(), details));
    }
}
