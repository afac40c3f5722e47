package dev.cognate.userpool.branding;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;

/** Settings laid over others: objects member by member, anything else as a whole. */
@ApplicationScoped
class MergedSettings {
    private final JsonNode defaults;

    MergedSettings(ObjectMapper mapper) {
        try (InputStream in =
                MergedSettings.class.getClassLoader().getResourceAsStream("login/branding-defaults.json")) {
            this.defaults = mapper.readTree(in);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Our own look, with what a style says in its place. */
    JsonNode overDefaults(Optional<JsonNode> settings) {
        return settings.map(given -> merge(defaults, given)).orElseGet(defaults::deepCopy);
    }

    static JsonNode merge(JsonNode base, JsonNode over) {
        if (!(base instanceof ObjectNode) || !(over instanceof ObjectNode)) {
            return over.deepCopy();
        }
        ObjectNode merged = base.deepCopy();
        for (Map.Entry<String, JsonNode> member : over.properties()) {
            JsonNode known = merged.get(member.getKey());
            merged.set(member.getKey(), known == null ? member.getValue().deepCopy() : merge(known, member.getValue()));
        }
        return merged;
    }
}
