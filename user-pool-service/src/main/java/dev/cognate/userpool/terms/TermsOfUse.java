package dev.cognate.userpool.terms;

import dev.cognate.contract.idp.TermsType;
import dev.cognate.database.Database;
import dev.cognate.database.PoolCache;
import dev.cognate.database.PoolChanges;
import dev.cognate.userpool.client.ClientInPool;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The links our sign-up page shows, mostly from memory. */
@ApplicationScoped
public class TermsOfUse {
    static final String TERMS_OF_USE = "terms-of-use";
    static final String PRIVACY_POLICY = "privacy-policy";

    private static final int MAX_CACHED_POOLS = 2_000;

    private final Database database;
    private final TermsStore store;
    private final PoolCache<String, PoolTerms> cache;

    TermsOfUse(Database database, TermsStore store, PoolChanges changes) {
        this.database = database;
        this.store = store;
        this.cache = changes.newCache(MAX_CACHED_POOLS);
    }

    /**
     * Where the documents of a client are. Empty unless it has both of them: only then pages show them (developer guide,
     * "Terms documents").
     *
     * @param language a code our pages speak, such as {@code de} or {@code pt-BR}; others and null get the default links
     */
    public Uni<Optional<TermsLinks>> links(ClientInPool client, String language) {
        return cache.get(client.pool().id(), this::load, PoolTerms::poolId)
                .map(terms -> links(terms, client.client().id(), language));
    }

    private Uni<PoolTerms> load(String poolId) {
        return database.read(session -> store.all(session, poolId)).map(all -> new PoolTerms(poolId, all));
    }

    private static Optional<TermsLinks> links(PoolTerms terms, String clientId, String language) {
        return terms.of(clientId, TERMS_OF_USE)
                .flatMap(use -> terms.of(clientId, PRIVACY_POLICY)
                        .map(privacy -> new TermsLinks(
                                TermsLanguage.choose(use, language), TermsLanguage.choose(privacy, language))));
    }

    private record PoolTerms(String poolId, List<TermsType> all) {

        Optional<Map<String, String>> of(String clientId, String name) {
            return all.stream()
                    .filter(terms -> terms.clientId().equals(clientId)
                            && terms.termsName().equals(name))
                    .map(TermsType::links)
                    .findFirst();
        }
    }
}
