package dev.cognate.userpool.client;

import dev.cognate.contract.idp.InvalidParameterException;
import dev.cognate.contract.idp.LimitExceededException;
import dev.cognate.contract.idp.ResourceNotFoundException;
import dev.cognate.database.RandomIds;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** How the list of a client's secrets grows and shrinks (developer guide, "App client types"). */
final class ClientSecrets {
    private static final int LENGTH = 52;
    private static final int MAX_ACTIVE = 2;

    private ClientSecrets() {}

    static String generate() {
        return RandomIds.lowerAlphanumeric(LENGTH);
    }

    /** The only secret of a new client. */
    static List<ClientSecret> first(String clientId, String value, Instant now) {
        return List.of(secret(clientId, value, now.toEpochMilli()));
    }

    /** The secrets of a confidential client and a new one behind them. */
    static List<ClientSecret> added(AppClient client, String value, Instant now) {
        requireRegular(client);
        if (!client.confidential()) {
            throw new InvalidParameterException(
                    "A client secret can only be added to an app client that has a client secret.");
        }
        if (client.secrets().size() >= MAX_ACTIVE) {
            throw new LimitExceededException("An app client can have at most " + MAX_ACTIVE + " client secrets.");
        }
        if (client.secrets().stream().anyMatch(secret -> SecretHash.same(secret.value(), value))) {
            throw new InvalidParameterException("The app client already has this client secret.");
        }
        // ids tell the moment, and two secrets of one moment have to differ
        long earliest = client.secrets().getLast().createdAt().toEpochMilli() + 1;
        List<ClientSecret> secrets = new ArrayList<>(client.secrets());
        secrets.add(secret(client.id(), value, Math.max(earliest, now.toEpochMilli())));
        return secrets;
    }

    /** The secrets of a client but one. */
    static List<ClientSecret> without(AppClient client, String secretId) {
        requireRegular(client);
        List<ClientSecret> secrets = client.secrets().stream()
                .filter(secret -> !secret.id().equals(secretId))
                .toList();
        if (secrets.size() == client.secrets().size()) {
            throw new ResourceNotFoundException("Client secret " + secretId + " does not exist.");
        }
        if (secrets.isEmpty()) {
            throw new InvalidParameterException("The last remaining client secret of an app client cannot be deleted.");
        }
        return secrets;
    }

    /** A client that registered itself keeps the secret it was told, and nobody else is told of it. */
    static AppClient requireRegular(AppClient client) {
        if (client.registeredItself()) {
            throw new InvalidParameterException(
                    "Client secrets of app clients created through dynamic client registration cannot be managed.");
        }
        return client;
    }

    private static ClientSecret secret(String clientId, String value, long moment) {
        return new ClientSecret(clientId + "--" + moment, value, Instant.ofEpochMilli(moment));
    }
}
