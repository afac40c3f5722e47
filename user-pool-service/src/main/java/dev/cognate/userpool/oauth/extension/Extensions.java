package dev.cognate.userpool.oauth.extension;

import dev.cognate.contract.idp.ResourceNotFoundException;
import dev.cognate.userpool.client.AppClient;
import dev.cognate.userpool.client.AppClients;
import dev.cognate.userpool.client.ClientInPool;
import dev.cognate.userpool.pool.UserPool;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Which clients do what beyond Cognito, as the operator wrote it down. */
@ApplicationScoped
public class Extensions {
    private final AppClients clients;
    private final Map<String, ClientExtensions> known = new HashMap<>();

    /** Reads the settings once. */
    public Extensions(ExtensionConfig config, AppClients clients) {
        this.clients = clients;
        config.client().forEach((id, settings) -> known.put(id, ClientExtensions.of(settings)));
    }

    /** What a client does. */
    public ClientExtensions of(AppClient client) {
        return known().getOrDefault(client.id(), ClientExtensions.NONE);
    }

    /** Whether any client is told of the end of sessions. */
    public boolean anybodyHearsOfLogout() {
        return known().values().stream()
                .anyMatch(client -> client.backChannelLogout().isPresent());
    }

    /** What the clients of a pool do; those that do nothing beyond Cognito are not among them. */
    public Uni<List<ClientExtensions>> in(UserPool pool) {
        return in(pool, client -> true);
    }

    /**
     * Whether answers to a client name their issuer. A pool can announce that for all of its clients only, and those that
     * know RFC 9207 (§2.4) then take no answer without it: as soon as one client has it on, all of them get it.
     */
    public Uni<Boolean> nameIssuer(ClientInPool target) {
        return of(target.client()).issuer()
                ? Uni.createFrom().item(true)
                : in(target.pool(), ClientExtensions::issuer).map(clients -> !clients.isEmpty());
    }

    private Uni<List<ClientExtensions>> in(UserPool pool, Predicate<ClientExtensions> who) {
        return Multi.createFrom()
                .iterable(Map.copyOf(known()).entrySet())
                .filter(entry -> who.test(entry.getValue()))
                .onItem()
                .transformToUniAndConcatenate(entry -> isIn(pool, entry.getKey())
                        .map(found -> found ? Optional.of(entry.getValue()) : Optional.<ClientExtensions>empty()))
                .collect()
                .asList()
                .map(all -> all.stream().flatMap(Optional::stream).toList());
    }

    private Uni<Boolean> isIn(UserPool pool, String clientId) {
        return clients.require(pool, clientId)
                .replaceWith(true)
                .onFailure(ResourceNotFoundException.class)
                .recoverWithItem(false);
    }

    /** By client id. */
    protected Map<String, ClientExtensions> known() {
        return known;
    }
}
