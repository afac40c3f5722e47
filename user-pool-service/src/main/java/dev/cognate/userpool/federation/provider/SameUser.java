package dev.cognate.userpool.federation.provider;

import java.util.Map;

/** Ties what a user info endpoint says to the ID token: it could be about anybody (OpenID Connect Core 1.0 §5.3.2). */
final class SameUser {
    private static final String SUB = "sub";
    private static final String PERSON = "resourceName";

    private SameUser() {}

    static void require(Registration registration, Map<String, Object> idToken, Map<String, Object> info) {
        if (idToken.isEmpty() || info.isEmpty()) {
            return;
        }
        Object subject = idToken.get(SUB);
        boolean same = switch (registration.kind()) {
            // people.get names people in a way of its own
            case GOOGLE -> ("people/" + subject).equals(info.getOrDefault(PERSON, "people/" + subject));
            default -> subject != null && subject.equals(info.get(SUB));
        };
        if (!same) {
            throw new ProviderFailure(registration.name() + " user info is of another user");
        }
    }
}
