package dev.cognate.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cognate.local.process.Waiting;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;

/** Reads a code as a script would: from the inbox's JSON. */
final class InboxReader {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int TIMEOUT_MILLIS = 2_000;

    private final String endpoint;

    InboxReader(String endpoint) {
        this.endpoint = endpoint;
    }

    /** The code sent to an address, awaited for ten seconds. */
    String awaitCode(String address) {
        var code = new AtomicReference<String>();
        new Waiting().until(() -> find(address, code), PATIENCE);
        if (code.get() == null) {
            throw new StepFailure("no code for " + address + " arrived in the inbox within " + PATIENCE.toSeconds()
                    + " s; see " + endpoint + "/inbox");
        }
        return code.get();
    }

    private boolean find(String address, AtomicReference<String> code) {
        try {
            String to = URLEncoder.encode(address, StandardCharsets.UTF_8);
            var connection = URI.create(endpoint + "/inbox/messages?limit=1&to=" + to)
                    .toURL()
                    .openConnection();
            connection.setConnectTimeout(TIMEOUT_MILLIS);
            connection.setReadTimeout(TIMEOUT_MILLIS);
            try (var in = connection.getInputStream()) {
                JsonNode found = JSON.readTree(in).path("messages").path(0).path("code");
                code.set(found.textValue());
                return found.isTextual();
            }
        } catch (IOException e) {
            return false;
        }
    }
}
