package dev.cognate.database;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnection;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
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
        pool.getConnection().compose(this::listen).onFailure(this::retry);
    }

    private Future<?> listen(SqlConnection connection) {
        PgConnection listener = PgConnection.cast(connection);
        listener.notificationHandler(notification -> changes.forget(notification.getPayload()));
        return listener.query("LISTEN " + PoolChanges.CHANNEL)
                .execute()
                .onFailure(broken -> connection.close())
                .onSuccess(listening -> {
                    listener.closeHandler(closed -> lost());
                    changes.connected();
                });
    }

    private void lost() {
        changes.disconnected();
        retry(new IOException("the listening connection was closed"));
    }

    private void retry(Throwable cause) {
        if (stopping) {
            return;
        }
        LOG.warnf("settings are read from the database each time until it can be listened to again: %s", cause);
        vertx.setTimer(RETRY_MILLIS, timer -> connect());
    }
}
