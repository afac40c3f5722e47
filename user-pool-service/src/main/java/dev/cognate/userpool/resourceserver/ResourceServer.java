package dev.cognate.userpool.resourceserver;

import dev.cognate.contract.idp.ResourceServerScopeType;
import dev.cognate.contract.idp.ResourceServerType;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * An API that access tokens of a pool are meant for.
 *
 * @param poolId its pool
 * @param identifier unique in the pool, often a URL
 * @param name for people
 * @param scopes with descriptions for people, in the order they were given
 */
public record ResourceServer(String poolId, String identifier, String name, List<ResourceServerScopeType> scopes) {

    /** Defensive copy; servers without scopes are fine. */
    public ResourceServer {
        scopes = List.copyOf(Objects.requireNonNullElse(scopes, List.of()));
    }

    /** The scopes as tokens and app clients name them, {@code <identifier>/<scope>}. */
    public Set<String> scopeNames() {
        return scopes.stream()
                .map(scope -> identifier + "/" + scope.scopeName())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    ResourceServerType described() {
        return ResourceServerType.builder()
                .userPoolId(poolId)
                .identifier(identifier)
                .name(name)
                .scopes(scopes)
                .build();
    }
}
