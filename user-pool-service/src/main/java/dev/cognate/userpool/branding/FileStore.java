package dev.cognate.userpool.branding;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hibernate.reactive.mutiny.Mutiny;

/** Rows of {@code branding_file}: the bytes of pictures. */
@ApplicationScoped
class FileStore {

    /** Keeps files of a client; one that is there already stays. */
    Uni<Void> put(Mutiny.Session session, String poolId, String clientId, Map<String, byte[]> files) {
        Uni<Void> done = Uni.createFrom().voidItem();
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            done = done.chain(() -> session.createNativeQuery("""
                            insert into branding_file (pool_id, client_id, name, content)
                            values (:pool, :client, :name, :content) on conflict do nothing
                            """)
                    .setParameter("pool", poolId)
                    .setParameter("client", clientId)
                    .setParameter("name", file.getKey())
                    .setParameter("content", file.getValue())
                    .executeUpdate()
                    .replaceWithVoid());
        }
        return done;
    }

    /** Removes all files of a client but some, and but the logo of its classic pages. */
    Uni<Void> retain(Mutiny.Session session, String poolId, String clientId, Set<String> names) {
        String others = names.isEmpty() ? "" : " and name not in (:names)";
        var query = session.createNativeQuery("""
                        delete from branding_file where pool_id = :pool and client_id = :client and name not in (
                            select image from ui_customization
                            where pool_id = :pool and client_id = :client and image is not null)""" + others)
                .setParameter("pool", poolId)
                .setParameter("client", clientId);
        return (names.isEmpty() ? query : query.setParameter("names", names))
                .executeUpdate()
                .replaceWithVoid();
    }

    Uni<Optional<byte[]>> find(Mutiny.Session session, String poolId, String clientId, String name) {
        return session.createNativeQuery(
                        "select content from branding_file where pool_id = :pool and client_id = :client and name = :name",
                        byte[].class)
                .setParameter("pool", poolId)
                .setParameter("client", clientId)
                .setParameter("name", name)
                .getSingleResultOrNull()
                .map(Optional::ofNullable);
    }
}
