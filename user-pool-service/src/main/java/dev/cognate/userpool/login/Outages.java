package dev.cognate.userpool.login;

import io.vertx.sqlclient.ClosedConnectionException;
import io.vertx.sqlclient.DatabaseException;
import java.net.SocketException;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Tells what passes by itself, such as a database that is away, from faults that somebody has to mend. */
final class Outages {
    private static final int DEEPEST = 10;

    /** Connection exceptions, too few resources, an administrator's shutdown (PostgreSQL, appendix A). */
    private static final Pattern STATES = Pattern.compile("08...|53...|57P..");

    private Outages() {}

    /** Whether a failure is one, or was caused by one. */
    static boolean isOne(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(DEEPEST)
                .anyMatch(Outages::isAway);
    }

    private static boolean isAway(Throwable cause) {
        return switch (cause) {
            case SocketException refused -> true;
            case TimeoutException late -> true;
            case io.smallrye.mutiny.TimeoutException late -> true;
            case ClosedConnectionException closed -> true;
            case DatabaseException said ->
                said.getSqlState() != null && STATES.matcher(said.getSqlState()).matches();
            default -> false;
        };
    }
}
