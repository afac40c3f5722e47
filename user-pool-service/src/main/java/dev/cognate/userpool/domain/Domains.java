package dev.cognate.userpool.domain;

import dev.cognate.contract.idp.ResourceNotFoundException;
import dev.cognate.database.Database;
import dev.cognate.database.PoolCache;
import dev.cognate.database.PoolChanges;
import dev.cognate.userpool.pool.Pools;
import dev.cognate.userpool.pool.UserPool;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds pools by the host a browser names, and the other way round. At the host of {@code cognate.public-url} itself the
 * app client a request names tells the pool.
 */
@ApplicationScoped
public class Domains {
    private static final int MAX_CACHED = 10_000;

    private final Database database;
    private final DomainStore store;
    private final Pools pools;
    private final PublicAddress address;
    private final PoolCache<String, String> poolIds;

    Domains(Database database, DomainStore store, Pools pools, PublicAddress address, PoolChanges changes) {
        this.database = database;
        this.store = store;
        this.pools = pools;
        this.address = address;
        this.poolIds = changes.newCache(MAX_CACHED);
    }

    /**
     * The pool whose domain a host is; empty for any other host.
     *
     * @param authority host and, unless it is the scheme's own, port; null for requests that name no host
     */
    public Uni<Optional<UserPool>> poolAt(String authority) {
        return Uni.createFrom()
                .item(HostName.of(authority).flatMap(host -> host.domain(address)))
                .chain(domain ->
                        domain.isEmpty() ? Uni.createFrom().item(Optional.<UserPool>empty()) : poolOf(domain.get()));
    }

    /** Where a pool's authorization server is: its domain, or the installation's public URL. Without a slash at the end. */
    public Uni<String> baseUrl(UserPool pool) {
        return Uni.createFrom().item(host(pool).map(address::at).orElseGet(address::url));
    }

    /**
     * Where programs reach a pool's authorization server. Browsers know that names below localhost are this machine, the
     * resolvers programs use mostly do not; the public URL answers for every pool.
     */
    public String programUrl(UserPool pool) {
        return host(pool)
                .filter(host -> !host.endsWith(".localhost"))
                .map(address::at)
                .orElseGet(address::url);
    }

    /** Every address at which a pool's authorization server answers, the one programs are told of first. */
    public Uni<List<String>> addresses(UserPool pool) {
        return baseUrl(pool)
                .map(pages -> Stream.of(programUrl(pool), pages, address.url())
                        .distinct()
                        .toList());
    }

    /** Whether a pool's pages are at a host: one of the pool's domains, or the installation's own. Any host can be claimed. */
    public boolean isAt(UserPool pool, String authority) {
        return HostName.of(authority)
                .map(HostName::name)
                .filter(name -> address.isOwn(name)
                        || name.equals(pool.settings().customDomain())
                        || name.equals(prefixHost(pool).orElse("")))
                .isPresent();
    }

    /** The host of a pool's pages; a domain of the operator's own goes before a prefix. Empty when the pool has neither. */
    public Optional<String> host(UserPool pool) {
        return Optional.ofNullable(pool.settings().customDomain()).or(() -> prefixHost(pool));
    }

    private Optional<String> prefixHost(UserPool pool) {
        return Optional.ofNullable(pool.settings().domain()).map(prefix -> prefix + "." + address.suffix());
    }

    private Uni<Optional<UserPool>> poolOf(String domain) {
        return poolIds.get(domain, this::load, poolId -> poolId)
                .chain(pools::require)
                .map(Optional::of)
                // nobody's domain, or that of a pool which is just being deleted
                .onFailure(ResourceNotFoundException.class)
                .recoverWithItem(Optional.empty());
    }

    private Uni<String> load(String domain) {
        return database.read(session -> store.poolOf(session, domain))
                .map(found -> found.orElseThrow(() -> new ResourceNotFoundException("Domain does not exist.")));
    }
}
