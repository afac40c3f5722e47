package dev.cognate.userpool.oauth;

import dev.cognate.wire.http.PercentEncoding;
import dev.cognate.wire.http.QueryParameters;
import java.util.Optional;
import java.util.stream.Collectors;

/** Queries of places on our own host. */
final class Queries {
    private Queries() {}

    /** The same parameters in the one canonical spelling, a question mark before them; empty for none. */
    static String of(QueryParameters parameters) {
        return parameters.all().isEmpty()
                ? ""
                : parameters.all().stream()
                        .map(parameter -> PercentEncoding.normalise(parameter.name()) + "="
                                + PercentEncoding.normalise(parameter.value()))
                        .collect(Collectors.joining("&", "?", ""));
    }

    /** The page that tells people what is wrong with the link they followed. */
    static String errorPage(RefusedAuthorization.Problem problem, QueryParameters query) {
        Optional<String> clientId = new RequestParameters(query).find("client_id");
        return "/error?error=" + problem.id()
                + clientId.map(id -> "&client_id=" + PercentEncoding.encode(id)).orElse("");
    }
}
