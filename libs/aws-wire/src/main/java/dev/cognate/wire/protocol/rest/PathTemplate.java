package dev.cognate.wire.protocol.rest;

import dev.cognate.wire.http.PercentEncoding;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A path with labels, such as {@code /identitypools/{IdentityPoolId}}.
 *
 * @param segments the parts between slashes
 */
record PathTemplate(List<String> segments) {

    static PathTemplate of(String uri) {
        return new PathTemplate(List.of(uri.substring(1).split("/")));
    }

    /** How many segments take any value; of two templates that match, the one with fewer is meant. */
    long labels() {
        return segments.stream().filter(PathTemplate::isLabel).count();
    }

    /** The decoded labels of a raw path, or empty when it is not of this form. */
    Optional<Map<String, String>> match(String path) {
        String[] parts = path.substring(1).split("/");
        if (parts.length != segments.size()) {
            return Optional.empty();
        }
        Map<String, String> labels = new HashMap<>();
        for (int index = 0; index < parts.length; index++) {
            String segment = segments.get(index);
            String part = PercentEncoding.decode(parts[index]);
            if (isLabel(segment) && !part.isEmpty()) {
                labels.put(segment.substring(1, segment.length() - 1), part);
            } else if (!segment.equals(part)) {
                return Optional.empty();
            }
        }
        return Optional.of(labels);
    }

    private static boolean isLabel(String segment) {
        return segment.startsWith("{");
    }
}
