package dev.cognate.identitypool.saml;

import dev.cognate.database.Database;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;

/** Which assertions were used for what, so that nobody uses one again. */
@ApplicationScoped
public class UsedAssertions {
    private final Database database;
    private final Clock clock;

    UsedAssertions(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * Notes a use.
     *
     * @param use what for; the same assertion may be used for something else
     * @return whether it is the first of its kind
     */
    public Uni<Boolean> isFirst(SamlAssertion assertion, String use) {
        String marker = hash(assertion.issuer() + "\n" + assertion.id() + "\n" + use);
        return database.inTransaction(session -> session.createNativeQuery("""
                        insert into saml_assertion_use (marker, expires_at) values (:marker, :end)
                        on conflict (marker) do nothing
                        """)
                .setParameter("marker", marker)
                .setParameter("end", assertion.end().atOffset(ZoneOffset.UTC))
                .executeUpdate()
                .map(rows -> rows == 1));
    }

    /** Forgets assertions that are refused as expired by now. */
    @Scheduled(every = "1m", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> forgetOld() {
        OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
        return database.inTransaction(
                session -> session.createNativeQuery("delete from saml_assertion_use where expires_at < :now")
                        .setParameter("now", now)
                        .executeUpdate()
                        .replaceWithVoid());
    }

    private static String hash(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
