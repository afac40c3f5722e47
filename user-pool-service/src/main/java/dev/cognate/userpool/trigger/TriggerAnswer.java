package dev.cognate.userpool.trigger;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cognate.contract.idp.InvalidLambdaResponseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The {@code response} a function returned. Members of another type than Cognito's are errors, absent and null ones are
 * not.
 */
record TriggerAnswer(JsonNode response) {

    /** From the whole event a function returned; throws {@link InvalidLambdaResponseException} for anything else. */
    static TriggerAnswer of(JsonNode event) {
        boolean whole = event != null
                && event.path("request").isObject()
                && event.hasNonNull("version")
                && event.hasNonNull("triggerSource");
        if (!whole) {
            throw unrecognizable();
        }
        JsonNode response = event.path("response");
        if (!response.isObject() && !response.isNull() && !response.isMissingNode()) {
            throw unrecognizable();
        }
        return new TriggerAnswer(response);
    }

    /** True only for {@code true}, or the same as text. */
    boolean flag(String name) {
        return member(name)
                .map(value -> {
                    if (!value.isBoolean() && !"true".equals(value.textValue()) && !"false".equals(value.textValue())) {
                        throw unrecognizable();
                    }
                    return value.asBoolean();
                })
                .orElse(false);
    }

    Optional<String> text(String name) {
        return member(name).map(TriggerAnswer::requireText);
    }

    /** Empty when the member is absent. */
    Map<String, String> texts(String name) {
        Map<String, String> texts = new LinkedHashMap<>();
        member(name).ifPresent(value -> {
            if (!value.isObject()) {
                throw unrecognizable();
            }
            value.properties().stream()
                    .filter(entry -> !entry.getValue().isNull())
                    .forEach(entry -> texts.put(entry.getKey(), scalar(entry.getValue())));
        });
        return texts;
    }

    /** Empty when the member is absent. */
    List<String> list(String name) {
        List<String> texts = new ArrayList<>();
        member(name).ifPresent(value -> {
            if (!value.isArray()) {
                throw unrecognizable();
            }
            value.forEach(element -> texts.add(requireText(element)));
        });
        return texts;
    }

    /** The answer inside a member, if that is an object. */
    Optional<TriggerAnswer> inside(String name) {
        return member(name).map(value -> {
            if (!value.isObject()) {
                throw unrecognizable();
            }
            return new TriggerAnswer(value);
        });
    }

    static InvalidLambdaResponseException unrecognizable() {
        return new InvalidLambdaResponseException("Unrecognizable lambda output");
    }

    private Optional<JsonNode> member(String name) {
        return Optional.of(response.path(name)).filter(value -> !value.isNull() && !value.isMissingNode());
    }

    private static String requireText(JsonNode value) {
        if (!value.isTextual()) {
            throw unrecognizable();
        }
        return value.textValue();
    }

    /** Numbers and booleans pass as text, as they do in Cognito's maps of strings. */
    private static String scalar(JsonNode value) {
        if (!value.isValueNode()) {
            throw unrecognizable();
        }
        return value.asText();
    }

    /** Without the content: secrets are among it. */
    @Override
    public String toString() {
        return "TriggerAnswer[]";
    }
}
