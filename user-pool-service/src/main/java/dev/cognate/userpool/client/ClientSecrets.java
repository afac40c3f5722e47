package dev.cognate.userpool.client;

import dev.cognate.userpool.database.RandomIds;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** How the list of a client's secrets grows. */
final class ClientSecrets {
    private static final int LENGTH = 52;

    private ClientSecrets() {}

    static String generate() {
        return RandomIds.lowerAlphanumeric(LENGTH);
    }

    /** The secrets of a client and a new one behind them. */
    static List<ClientSecret> added(AppClient client, String value, Instant now) {
        long moment = now.toEpochMilli();
        List<ClientSecret> secrets = new ArrayList<>(client.secrets());
        // ids tell the moment, and two secrets of one moment have to differ
        if (!secrets.isEmpty() && secrets.getLast().createdAt().toEpochMilli() >= moment) {
            moment = secrets.getLast().createdAt().toEpochMilli() + 1;
        }
        secrets.add(new ClientSecret(client.id() + "--" + moment, value, Instant.ofEpochMilli(moment)));
        return secrets;
    }
}
