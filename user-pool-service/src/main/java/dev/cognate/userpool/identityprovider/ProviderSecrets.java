package dev.cognate.userpool.identityprovider;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.cognate.database.Json;
import dev.cognate.keyring.Keyring;
import dev.cognate.keyring.Sealer;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The secret ones among provider details: sealed at rest, and bound to their provider. */
@ApplicationScoped
class ProviderSecrets {
    /** Names that CreateIdentityProvider's reference gives to secrets. */
    private static final Set<String> NAMES = Set.of("client_secret", "private_key");

    private static final TypeReference<Map<String, String>> DETAILS = new TypeReference<>() {};

    private final Json json;
    private final Sealer sealer;

    ProviderSecrets(Json json, Keyring keyring) {
        this.json = json;
        this.sealer = keyring.sealer("identity-provider-secret");
    }

    /** The details that may be stored in the clear. */
    Map<String, String> open(Map<String, String> details) {
        Map<String, String> open = new TreeMap<>(details);
        open.keySet().removeAll(NAMES);
        return open;
    }

    /** The others, sealed; null when there are none. */
    byte[] seal(String poolId, String name, Map<String, String> details) {
        Map<String, String> secret = new TreeMap<>(details);
        secret.keySet().retainAll(NAMES);
        return secret.isEmpty()
                ? null
                : sealer.seal(json.write(secret).getBytes(StandardCharsets.UTF_8), boundTo(poolId, name));
    }

    /** All details again. */
    Map<String, String> join(String poolId, String name, Map<String, String> open, byte[] sealed) {
        Map<String, String> details = new TreeMap<>(open);
        if (sealed != null) {
            String secret = new String(sealer.open(sealed, boundTo(poolId, name)), StandardCharsets.UTF_8);
            details.putAll(json.read(secret, DETAILS));
        }
        return details;
    }

    private static byte[] boundTo(String poolId, String name) {
        return (poolId + "/" + name).getBytes(StandardCharsets.UTF_8);
    }
}
