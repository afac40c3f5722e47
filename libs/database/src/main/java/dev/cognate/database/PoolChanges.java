package dev.cognate.database;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.hibernate.reactive.mutiny.Mutiny;

/** Tells every replica that settings of a pool changed, by PostgreSQL's LISTEN/NOTIFY. */
@ApplicationScoped
public class PoolChanges {
    static final String CHANNEL = "cognate_pool_changed";

    private final List<PoolCache<?, ?>> caches = new CopyOnWriteArrayList<>();
    private boolean connected;

    /** Announces a change of a pool or its clients; heard when the transaction commits. */
    public Uni<Void> announce(Mutiny.Session session, String poolId) {
        return session.createNativeQuery("select cast(pg_notify(:channel, :pool) as text)", String.class)
                .setParameter("channel", CHANNEL)
                .setParameter("pool", poolId)
                .getSingleResultOrNull()
                .replaceWithVoid();
    }

    /** A cache that forgets entries of changed pools. */
    public synchronized <K, V> PoolCache<K, V> newCache(int maxEntries) {
        PoolCache<K, V> cache = new PoolCache<>(maxEntries);
        if (connected) {
            cache.resume();
        }
        caches.add(cache);
        return cache;
    }

    /** Forgets what is known of a pool in this process. */
    public void forget(String poolId) {
        caches.forEach(cache -> cache.forget(poolId));
    }

    /** Changes may have been missed: forgets everything, and remembers nothing more until connected again. */
    synchronized void disconnected() {
        connected = false;
        caches.forEach(PoolCache::suspend);
    }

    /** From now on every change is heard. */
    synchronized void connected() {
        connected = true;
        caches.forEach(PoolCache::resume);
    }
}
