package dev.cognate.iam.directory;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/**
 * What became of an entity.
 *
 * @param name its {@link IamEntity#key()}
 * @param revision grows with each change of the entity, also when it is deleted and made again
 * @param entity what it is now; empty when it is gone
 */
public record StateChange(EntityKind kind, String name, long revision, Optional<IamEntity> entity) {
    /** The compacted Kafka topic of all changes. */
    public static final String TOPIC = "cognate.iam.state.v1";

    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    /** An entity is this now. */
    public static StateChange to(IamEntity entity, long revision) {
        return new StateChange(entity.kind(), entity.key(), revision, Optional.of(entity));
    }

    /** An entity is gone. */
    public static StateChange without(IamEntity entity, long revision) {
        return new StateChange(entity.kind(), entity.key(), revision, Optional.empty());
    }

    /** What the events of one entity have in common, so that the topic keeps the last of them. */
    public String subject() {
        return kind.wireName() + "/" + name;
    }

    /** As it is published. Secrets of keys in it are sealed. */
    public ObjectNode toJson() {
        ObjectNode json = JSON.createObjectNode();
        json.put("kind", kind.wireName()).put("name", name).put("revision", revision);
        entity.ifPresent(present -> json.set("entity", JSON.valueToTree(present)));
        return json;
    }

    /**
     * Reads what was published.
     *
     * @return empty for kinds of later versions
     * @throws IllegalArgumentException when it is nothing of the sort
     */
    public static Optional<StateChange> read(JsonNode json) {
        return EntityKind.named(json.path("kind").asText()).map(kind -> read(kind, json));
    }

    private static StateChange read(EntityKind kind, JsonNode json) {
        if (!json.hasNonNull("name") || !json.path("revision").isIntegralNumber()) {
            throw new IllegalArgumentException("not a change of IAM's state");
        }
        Optional<IamEntity> entity =
                json.hasNonNull("entity") ? Optional.of(entity(kind, json.get("entity"))) : Optional.empty();
        return new StateChange(
                kind, json.get("name").asText(), json.get("revision").asLong(), entity);
    }

    private static IamEntity entity(EntityKind kind, JsonNode document) {
        try {
            return JSON.treeToValue(document, kind.type());
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not a " + kind.wireName());
        }
    }
}
