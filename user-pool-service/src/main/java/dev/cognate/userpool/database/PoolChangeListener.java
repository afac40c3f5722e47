package dev.cognate.userpool.database;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnection;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jboss.logging.Logger;

/** Keeps one connection that listens for changed pools, and makes a new one when it breaks. */
@ApplicationScoped
class PoolChangeListener {
    private static final Logger LOG = Logger.getLogger(PoolChangeListener.class);
    private static final long RETRY_MILLIS = 1_000;

    private final Pool pool;
    private final Vertx vertx;
    private final PoolChanges changes;
    private volatile boolean stopping;

    PoolChangeListener(Pool pool, Vertx vertx, PoolChanges changes) {
        this.pool = pool;
        this.vertx = vertx;
        this.changes = changes;
    }

    void started(@Observes StartupEvent event) {
        connect();
    }

    void stopped(@Observes ShutdownEvent event) {
        stopping = true;
    }

    private void connect() {
        pool.getConnection()
                .compose(connection -> listen(connection).onFailure(broken -> connection.close()))
                .onSuccess(listening -> changes.connected())
                .onFailure(this::retry);
    }

    private io.vertx.core.Future<?> listen(SqlConnection connection) {
        PgConnection listener = PgConnection.cast(connection);
        listener.notificationHandler(notification -> changes.forget(notification.getPayload()));
        listener.closeHandler(closed -> {
            changes.disconnected();
            retry(null);
        });
        return listener.query("LISTEN " + PoolChanges.CHANNEL).execute();
    }

    private void retry(Throwable cause) {
        if (stopping) {
            return;
        }
        LOG.warnf(
                "settings are read from the database each time until its notifications can be heard again: %s", cause);
        vertx.setTimer(RETRY_MILLIS, timer -> connect());
    }
}
