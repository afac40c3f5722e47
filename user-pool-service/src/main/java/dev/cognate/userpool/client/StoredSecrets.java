package dev.cognate.userpool.client;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.cognate.database.Json;
import dev.cognate.keyring.Keyring;
import dev.cognate.keyring.Sealer;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;

/** The secrets of a client as the column {@code secrets} holds them: each sealed, and bound to its client. */
@ApplicationScoped
class StoredSecrets {
    private static final TypeReference<List<Stored>> STORED = new TypeReference<>() {};

    private final Json json;
    private final Sealer sealer;

    StoredSecrets(Json json, Keyring keyring) {
        this.json = json;
        this.sealer = keyring.sealer("app-client-secret");
    }

    String write(String clientId, List<ClientSecret> secrets) {
        return json.write(
                secrets.stream().map(secret -> sealed(clientId, secret)).toList());
    }

    List<ClientSecret> read(String clientId, String document) {
        return json.read(document, STORED).stream()
                .map(stored -> opened(clientId, stored))
                .toList();
    }

    private Stored sealed(String clientId, ClientSecret secret) {
        byte[] value = secret.value().getBytes(StandardCharsets.UTF_8);
        return new Stored(
                secret.id(),
                Base64.getEncoder().encodeToString(sealer.seal(value, boundTo(clientId))),
                secret.createdAt().toEpochMilli());
    }

    private ClientSecret opened(String clientId, Stored stored) {
        byte[] value = sealer.open(Base64.getDecoder().decode(stored.sealed()), boundTo(clientId));
        return new ClientSecret(
                stored.id(), new String(value, StandardCharsets.UTF_8), Instant.ofEpochMilli(stored.createdAt()));
    }

    private static byte[] boundTo(String clientId) {
        return clientId.getBytes(StandardCharsets.UTF_8);
    }

    record Stored(String id, String sealed, long createdAt) {}
}
