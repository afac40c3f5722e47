package dev.cognate.local.stack;

import dev.cognate.local.storage.Storage;
import dev.cognate.local.storage.StorageKind;
import java.util.HashMap;
import java.util.Map;

/**
 * What the access gateway is told about the servers behind it.
 *
 * @param port it listens on, on 127.0.0.1
 * @param storage the servers
 */
record AccessGatewaySettings(int port, Storage storage) {

    Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>();
        settings.put("cognate.access-gateway.host", "127.0.0.1");
        settings.put("cognate.access-gateway.port", Integer.toString(port));
        for (StorageKind kind : StorageKind.values()) {
            String upstream = "cognate.access-gateway.upstream." + kind.signingName() + ".";
            settings.put(upstream + "service", kind.signingName());
            settings.put(upstream + "url", storage.url(kind));
            settings.put(upstream + "access-key-id", storage.key().accessKeyId());
            settings.put(upstream + "secret-access-key", storage.key().secretAccessKey());
        }
        return settings;
    }
}
