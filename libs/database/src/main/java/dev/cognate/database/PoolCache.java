package dev.cognate.database;

import io.smallrye.mutiny.Uni;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * A bounded in-memory copy of settings, by key. It keeps entries only while changes are heard, so it never answers
 * with what another replica replaced, save for the moment a notification travels.
 */
public final class PoolCache<K, V> {
    private final int maxEntries;
    private final Map<K, Entry<V>> entries = new LinkedHashMap<>(16, 0.75f, true);
    private boolean listening;
    private long generation;

    PoolCache(int maxEntries) {
        this.maxEntries = maxEntries;
    }

    /**
     * The value of a key, loaded when it is not known.
     *
     * @param load reads it; what fails is not kept
     * @param poolOf the pool whose change outdates the value
     */
    public Uni<V> get(K key, Function<K, Uni<V>> load, Function<V, String> poolOf) {
        return Uni.createFrom().deferred(() -> {
            V known = peek(key);
            if (known != null) {
                return Uni.createFrom().item(known);
            }
            long before = generation();
            return load.apply(key).invoke(value -> keep(key, value, poolOf.apply(value), before));
        });
    }

    private synchronized V peek(K key) {
        Entry<V> entry = entries.get(key);
        return entry == null ? null : entry.value;
    }

    private synchronized long generation() {
        return generation;
    }

    private synchronized void keep(K key, V value, String poolId, long loadedIn) {
        // a change heard while loading may or may not be in the value
        if (!listening || loadedIn != generation) {
            return;
        }
        entries.put(key, new Entry<>(poolId, value));
        if (entries.size() > maxEntries) {
            var eldest = entries.entrySet().iterator();
            eldest.next();
            eldest.remove();
        }
    }

    synchronized void forget(String poolId) {
        generation++;
        entries.values().removeIf(entry -> entry.poolId.equals(poolId));
    }

    synchronized void suspend() {
        generation++;
        listening = false;
        entries.clear();
    }

    synchronized void resume() {
        generation++;
        listening = true;
    }

    private record Entry<V>(String poolId, V value) {}
}
