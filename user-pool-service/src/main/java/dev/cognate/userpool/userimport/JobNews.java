package dev.cognate.userpool.userimport;

import dev.cognate.contract.CallContext;
import dev.cognate.userpool.event.EventDetails;
import dev.cognate.userpool.event.UserPoolEventType;
import dev.cognate.userpool.event.UserPoolEvents;
import dev.cognate.userpool.pool.UserPool;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.Map;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;

/** What the world and the log hear of import jobs: counts, line numbers and columns, nothing of the file. */
@ApplicationScoped
class JobNews {
    private static final Logger LOG = Logger.getLogger(JobNews.class);

    private final UserPoolEvents events;

    JobNews(UserPoolEvents events) {
        this.events = events;
    }

    /** Records that somebody did something with a job. */
    Uni<Void> tell(Mutiny.Session session, UserPoolEventType type, UserPool pool, ImportJob job, CallContext context) {
        Map<String, Object> details = EventDetails.of(context);
        details.putAll(facts(job));
        return events.record(session, type, pool, null, details);
    }

    /** Records that a job went on by itself. */
    Uni<Void> tell(Mutiny.Session session, UserPoolEventType type, UserPool pool, ImportJob job) {
        return events.record(session, type, pool, null, facts(job));
    }

    /** Logs how a row ended that made no user, in the words of AWS's log. */
    static void log(ImportJob job, RowResult result) {
        LOG.warnf(
                "user import pool=%s job=%s: [%s] Line Number %d - %s",
                job.poolId(), job.id(), result.kind(), result.line(), result.reason());
    }

    /** Logs the state of a job. */
    static void log(ImportJob job) {
        LOG.infof(
                "user import pool=%s job=%s: %s, %d imported, %d skipped, %d failed%s",
                job.poolId(),
                job.id(),
                job.settings().status(),
                job.settings().importedUsers(),
                job.settings().skippedUsers(),
                job.settings().failedUsers(),
                job.settings().completionMessage() == null
                        ? ""
                        : " - " + job.settings().completionMessage());
    }

    private static Map<String, Object> facts(ImportJob job) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("jobId", job.id());
        facts.put("status", job.settings().status().value());
        facts.put("importedUsers", job.settings().importedUsers());
        facts.put("skippedUsers", job.settings().skippedUsers());
        facts.put("failedUsers", job.settings().failedUsers());
        return facts;
    }
}
