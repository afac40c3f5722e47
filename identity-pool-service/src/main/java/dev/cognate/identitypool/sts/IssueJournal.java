package dev.cognate.identitypool.sts;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cognate.contract.CallContext;
import dev.cognate.events.Event;
import dev.cognate.events.Outbox;
import dev.cognate.identitypool.event.EventDetails;
import dev.cognate.identitypool.event.IdentityEventType;
import dev.cognate.wire.config.AccountConfig;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Map;

/** Tells of temporary credentials that STS issued: whose, by which operation and until when, never their secrets. */
@ApplicationScoped
class IssueJournal {
    static final String TYPE = "dev.cognate.sts.credentials-issued.v1";

    private final Outbox outbox;
    private final ObjectMapper json;
    private final Clock clock;
    private final String account;

    IssueJournal(Outbox outbox, ObjectMapper json, Clock clock, AccountConfig account) {
        this.outbox = outbox;
        this.json = json;
        this.clock = clock;
        this.account = account.accountId();
    }

    /**
     * Gives the credentials once the event is on its way; who cannot be told of does not get any. Its subject is the access
     * key: facts of one subject wait for each other, and a role may be taken on by many at once.
     */
    Uni<TemporaryCredentials> tell(String operation, TemporaryCredentials issued, CallContext context) {
        Map<String, Object> details = EventDetails.of(context, "operation", operation);
        details.put("arn", issued.owner().arn());
        details.put("userId", issued.owner().userId());
        details.put("accessKeyId", issued.accessKeyId());
        details.put("expiration", issued.expiration().toString());
        Event event = Event.of(
                IdentityEventType.TOPIC,
                TYPE,
                "arn:aws:sts::" + account,
                account,
                issued.accessKeyId(),
                clock.instant(),
                json.valueToTree(details));
        return outbox.add(event).replaceWith(issued);
    }
}
