package dev.cognate.userpool.federation.provider;

import dev.cognate.wire.http.PercentEncoding;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Parameters of a request to a provider, in order. */
final class Form {
    private final Map<String, String> parameters = new LinkedHashMap<>();

    Form with(String name, String value) {
        parameters.put(name, value);
        return this;
    }

    Form with(String name, Optional<String> value) {
        value.ifPresent(given -> parameters.put(name, given));
        return this;
    }

    String encoded() {
        return parameters.entrySet().stream()
                .map(parameter ->
                        PercentEncoding.encode(parameter.getKey()) + "=" + PercentEncoding.encode(parameter.getValue()))
                .collect(Collectors.joining("&"));
    }

    /** A place with these in its query, behind those it has. */
    URI at(URI place) {
        String text = place.toString();
        return URI.create(text + (text.indexOf('?') < 0 ? "?" : "&") + encoded());
    }
}
