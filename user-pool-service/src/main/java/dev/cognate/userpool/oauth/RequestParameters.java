package dev.cognate.userpool.oauth;

import dev.cognate.wire.http.PercentEncoding;
import dev.cognate.wire.http.QueryParameters;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Parameters of which none counts that is repeated or longer than anybody needs (RFC 6749 §3.1: once each; a parameter
 * without a value is one that was left out).
 */
public final class RequestParameters {
    private static final int LONGEST = 2_048;

    private final Map<String, String> values = new HashMap<>();
    private final Set<String> unusable = new HashSet<>();

    /** Reads parameters of usual length. */
    public RequestParameters(QueryParameters sent) {
        this(sent, LONGEST);
    }

    /**
     * Reads parameters.
     *
     * @param longest the most characters a value may have
     */
    public RequestParameters(QueryParameters sent, int longest) {
        Set<String> seen = new HashSet<>();
        for (QueryParameters.Parameter parameter : sent.all()) {
            String name = parameter.decodedName();
            String value = parameter.decodedValue();
            if (!seen.add(name) || value.length() > longest || value.indexOf('\0') >= 0) {
                unusable.add(name);
            } else if (!value.isEmpty()) {
                values.put(name, value);
            }
        }
        values.keySet().removeAll(unusable);
    }

    private RequestParameters(RequestParameters others) {
        values.putAll(others.values);
        unusable.addAll(others.unusable);
    }

    /** The same with another value of one; it stays unusable when it was. */
    RequestParameters with(String name, String value) {
        RequestParameters changed = new RequestParameters(this);
        changed.values.put(name, value);
        return changed;
    }

    /** The value of a parameter; empty for those absent and unusable. */
    public Optional<String> find(String name) {
        return Optional.ofNullable(values.get(name));
    }

    /** The value of a parameter; fails with {@code invalid_request} where there is none. */
    public String require(String name) {
        return find(name).orElseThrow(() -> new OAuthException(OAuthError.INVALID_REQUEST));
    }

    /** Whether a parameter was sent twice or too long. */
    public boolean isUnusable(String name) {
        return unusable.contains(name);
    }

    /** Fails with {@code invalid_request} when one of these was sent twice or too long. */
    public void requireUsable(Set<String> names) {
        if (names.stream().anyMatch(unusable::contains)) {
            throw new OAuthException(OAuthError.INVALID_REQUEST);
        }
    }

    /** All that count but for some, as a form. */
    String asForm(Set<String> without) {
        return values.entrySet().stream()
                .filter(entry -> !without.contains(entry.getKey()))
                .map(entry -> PercentEncoding.encode(entry.getKey()) + "=" + PercentEncoding.encode(entry.getValue()))
                .collect(Collectors.joining("&"));
    }

    /** The words of a parameter that is a list; none when it is absent. */
    public List<String> words(String name) {
        return find(name)
                .map(text -> Arrays.stream(text.split(" "))
                        .filter(word -> !word.isEmpty())
                        .distinct()
                        .toList())
                .orElse(List.of());
    }
}
