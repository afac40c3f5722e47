package dev.cognate.userpool.trigger;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cognate.contract.idp.InvalidLambdaResponseException;
import dev.cognate.userpool.token.ReservedClaims;
import dev.cognate.userpool.token.TokenDraft;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What a function wants changed in two tokens. Claims only the service writes stay as they are, whatever it says.
 *
 * @param details the answer's {@code claimsOverrideDetails} or {@code claimsAndScopeOverrideDetails}
 * @param clientId the one audience a function may put into an access token
 */
record TokenOverrides(TriggerAnswer details, ObjectMapper json, String clientId) {
    private static final String GROUPS = "cognito:groups";
    private static final String ROLES = "cognito:roles";
    private static final String PREFERRED_ROLE = "cognito:preferred_role";
    private static final String AUDIENCE = "aud";
    private static final int MOST_CHANGES = 5_000;

    private record Change(Map<String, Object> set, List<String> suppressed) {
        int size() {
            return set.size() + suppressed.size();
        }

        void apply(Map<String, Object> claims, Predicate<String> maySet) {
            set.forEach((name, value) -> {
                if (maySet.test(name)) {
                    claims.put(name, value);
                }
            });
            suppressed.stream().filter(ReservedClaims::maySuppress).forEach(claims::remove);
            if (suppressed.contains(GROUPS)) {
                claims.remove(ROLES);
                claims.remove(PREFERRED_ROLE);
            }
        }
    }

    /** As version 1 of the event says: the claims are those of the ID token, and text. */
    TokenDraft applyFirst(TokenDraft draft) {
        Change id = new Change(new HashMap<>(details.texts("claimsToAddOrOverride")), details.list("claimsToSuppress"));
        requireFew(id.size());
        return withGroups(draft).withId(claims -> id.apply(claims, ReservedClaims::maySet));
    }

    /** As versions 2 and 3 say. */
    TokenDraft apply(TokenDraft draft) {
        Optional<TriggerAnswer> forAccess = details.inside("accessTokenGeneration");
        Change id = change(details.inside("idTokenGeneration"));
        Change access = change(forAccess);
        List<String> added = scopes(forAccess, "scopesToAdd");
        List<String> removed = scopes(forAccess, "scopesToSuppress");
        requireFew(id.size() + access.size() + added.size() + removed.size());
        requireOwnAudience(access);
        return withGroups(draft)
                .withId(claims -> id.apply(claims, ReservedClaims::maySet))
                .withAccess(
                        claims -> access.apply(claims, name -> AUDIENCE.equals(name) || ReservedClaims.maySet(name)))
                .withScopes(scopes -> {
                    scopes.addAll(added);
                    removed.forEach(scopes::remove);
                });
    }

    /** An empty or null object suppresses the groups, an absent one keeps them. */
    private TokenDraft withGroups(TokenDraft draft) {
        JsonNode given = details.response().path("groupOverrideDetails");
        if (given.isMissingNode()) {
            return draft;
        }
        TriggerAnswer groups =
                details.inside("groupOverrideDetails").orElseGet(() -> new TriggerAnswer(json.createObjectNode()));
        List<String> names = groups.list("groupsToOverride");
        List<String> roles = groups.list("iamRolesToOverride");
        Optional<String> preferred = groups.text("preferredRole");
        return draft.withAccess(claims -> put(claims, GROUPS, names, names.isEmpty()))
                .withId(claims -> {
                    put(claims, GROUPS, names, names.isEmpty());
                    put(claims, ROLES, roles, roles.isEmpty());
                    put(claims, PREFERRED_ROLE, preferred.orElse(""), preferred.isEmpty());
                });
    }

    private static void put(Map<String, Object> claims, String name, Object value, boolean empty) {
        if (empty) {
            claims.remove(name);
        } else {
            claims.put(name, value);
        }
    }

    private Change change(Optional<TriggerAnswer> part) {
        Map<String, Object> set = new HashMap<>();
        part.flatMap(found -> found.inside("claimsToAddOrOverride"))
                .ifPresent(claims -> claims.response()
                        .properties()
                        .forEach(claim -> set.put(claim.getKey(), json.convertValue(claim.getValue(), Object.class))));
        set.values().removeIf(Objects::isNull);
        return new Change(set, part.map(found -> found.list("claimsToSuppress")).orElse(List.of()));
    }

    private static List<String> scopes(Optional<TriggerAnswer> part, String name) {
        List<String> scopes = part.map(found -> found.list(name)).orElse(List.of());
        if (scopes.stream().anyMatch(scope -> scope.isEmpty() || scope.chars().anyMatch(Character::isWhitespace))) {
            throw new InvalidLambdaResponseException("Invalid lambda response: a scope cannot contain spaces");
        }
        return scopes;
    }

    private void requireOwnAudience(Change access) {
        if (access.set().containsKey(AUDIENCE) && !clientId.equals(access.set().get(AUDIENCE))) {
            throw new InvalidLambdaResponseException(
                    "Invalid lambda response: aud must be the app client of the session");
        }
    }

    private static void requireFew(int changes) {
        if (changes > MOST_CHANGES) {
            throw new InvalidLambdaResponseException(
                    "Invalid lambda response: more than " + MOST_CHANGES + " claims and scopes");
        }
    }
}
