package dev.cognate.userpool.claims;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The operator's file.
 *
 * @param pools rules by pool id; those of {@code *} hold in every pool
 */
record DeclaredClaims(Map<String, PoolRules> pools) {
    static final DeclaredClaims NONE = new DeclaredClaims(Map.of());

    private static final String EVERY = "*";

    DeclaredClaims {
        pools = pools == null ? Map.of() : Map.copyOf(pools);
    }

    /**
     * The rules of one pool.
     *
     * @param clients by client id; that of {@code *} holds for every client
     * @param groups by group name
     */
    record PoolRules(Map<String, ClaimRule> clients, Map<String, ClaimRule> groups) {
        PoolRules {
            clients = clients == null ? Map.of() : Map.copyOf(clients);
            groups = groups == null ? Map.of() : Map.copyOf(groups);
        }
    }

    /**
     * Reads a file.
     *
     * @throws IllegalStateException when it cannot be read, knows members that do not exist or declares what is reserved
     */
    static DeclaredClaims read(Path file) {
        ObjectMapper strict = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
        try {
            return strict.readValue(file.toFile(), DeclaredClaims.class);
        } catch (IOException e) {
            throw new IllegalStateException("cognate.claims.file: " + file + ": " + e.getMessage(), e);
        }
    }

    /**
     * The rules for a token in the order in which they are to be applied, so that of two that name one claim the more
     * special wins: a pool's own over those of every pool, a group's over a client's, a better group's over another's.
     *
     * @param groups of the user, the best first
     */
    List<ClaimRule> rulesFor(String poolId, String clientId, List<String> groups) {
        List<ClaimRule> rules = new ArrayList<>();
        for (String pool : List.of(EVERY, poolId)) {
            Optional.ofNullable(pools.get(pool)).map(PoolRules::clients).ifPresent(clients -> {
                add(rules, clients.get(EVERY));
                add(rules, clients.get(clientId));
            });
        }
        for (String group : groups.reversed()) {
            for (String pool : List.of(EVERY, poolId)) {
                Optional.ofNullable(pools.get(pool))
                        .map(PoolRules::groups)
                        .ifPresent(all -> add(rules, all.get(group)));
            }
        }
        return rules;
    }

    private static void add(List<ClaimRule> rules, ClaimRule rule) {
        if (rule != null) {
            rules.add(rule);
        }
    }
}
