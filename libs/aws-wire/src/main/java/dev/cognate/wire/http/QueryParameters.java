package dev.cognate.wire.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The parameters of a query string or of a form body, in the order they were sent.
 *
 * @param all every parameter, still encoded
 */
public record QueryParameters(List<Parameter> all) {

    /**
     * One parameter.
     *
     * @param name encoded name
     * @param value encoded value, empty when there is no equals sign
     * @param decodedName the decoded name
     * @param decodedValue the decoded value
     */
    public record Parameter(String name, String value, String decodedName, String decodedValue) {
        private static Parameter of(String name, String value) {
            return new Parameter(name, value, PercentEncoding.decode(name), PercentEncoding.decode(value));
        }
    }

    /** Reads what follows the question mark of a URL. */
    public static QueryParameters ofQuery(String query) {
        List<Parameter> parameters = new ArrayList<>();
        for (String part : query.split("&")) {
            if (!part.isEmpty()) {
                int equals = part.indexOf('=');
                parameters.add(
                        equals < 0
                                ? Parameter.of(part, "")
                                : Parameter.of(part.substring(0, equals), part.substring(equals + 1)));
            }
        }
        return new QueryParameters(List.copyOf(parameters));
    }

    /** Reads an {@code application/x-www-form-urlencoded} body, where a plus sign is a space. */
    public static QueryParameters ofForm(String body) {
        return ofQuery(body.replace("+", "%20"));
    }

    /** The decoded value of a parameter that stands there exactly once; empty when absent or repeated. */
    public Optional<String> single(String name) {
        List<String> values = all.stream()
                .filter(parameter -> parameter.decodedName().equals(name))
                .map(Parameter::decodedValue)
                .toList();
        return values.size() == 1 ? Optional.of(values.getFirst()) : Optional.empty();
    }
}
