package dev.cognate.userpool.federation.provider;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.text.ParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Asks providers what they know of a user (OpenID Connect Core 1.0 §5.3, and what others have in its place). */
@ApplicationScoped
class UserInfoRequests {
    private static final int OK = 200;

    /** What {@code people.get} can be asked for; anything else it refuses. */
    private static final Set<String> GOOGLE_FIELDS = Set.of(
            "addresses",
            "ageRanges",
            "biographies",
            "birthdays",
            "calendarUrls",
            "clientData",
            "coverPhotos",
            "emailAddresses",
            "events",
            "externalIds",
            "genders",
            "imClients",
            "interests",
            "locales",
            "locations",
            "memberships",
            "metadata",
            "miscKeywords",
            "names",
            "nicknames",
            "occupations",
            "organizations",
            "phoneNumbers",
            "photos",
            "relations",
            "sipAddresses",
            "skills",
            "urls",
            "userDefined");

    private final ProviderHttp http;

    UserInfoRequests(ProviderHttp http) {
        this.http = http;
    }

    /** The claims of the user of an access token; none where there is nobody to ask. Fails with {@link ProviderFailure}. */
    Uni<Map<String, Object>> ask(Registration registration, Endpoints endpoints, String accessToken) {
        Optional<URI> place = endpoints.attributes().flatMap(url -> place(registration, url));
        if (place.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        boolean post = registration
                .detail("attributes_request_method")
                .filter("POST"::equals)
                .isPresent();
        return http.send(
                        place.get(),
                        request -> method(request.header("authorization", "Bearer " + accessToken), post),
                        "Read timed out")
                .map(answer -> read(registration, answer));
    }

    private static HttpRequest.Builder method(HttpRequest.Builder request, boolean post) {
        return post
                ? request.header("content-type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.noBody())
                : request;
    }

    /** The place with the claims that are mapped behind it, where the provider wants to be told; empty for none. */
    private static Optional<URI> place(Registration registration, URI url) {
        if (!registration.isOn("attributes_url_add_attributes")) {
            return Optional.of(url);
        }
        boolean people = registration.kind() == Registration.Kind.GOOGLE;
        List<String> names = registration.mappedClaims().stream()
                .filter(name -> people ? GOOGLE_FIELDS.contains(name) : isName(name))
                .toList();
        return people && names.isEmpty() ? Optional.empty() : Optional.of(URI.create(url + String.join(",", names)));
    }

    private static boolean isName(String claim) {
        return claim.chars().allMatch(letter -> (Character.isLetterOrDigit(letter) && letter < 0x7f) || letter == '_');
    }

    private static Map<String, Object> read(Registration registration, HttpResponse<String> answer) {
        if (answer.statusCode() != OK) {
            throw registration.refusal(answer.statusCode(), "error getting user info");
        }
        try {
            return JsonObjects.parse(answer.body());
        } catch (ParseException notJson) {
            throw new ProviderFailure(registration.name() + " user info cannot be read");
        }
    }
}
