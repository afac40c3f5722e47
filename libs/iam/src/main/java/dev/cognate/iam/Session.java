package dev.cognate.iam;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What temporary credentials carry beside whose they are.
 *
 * @param issuedAt {@code aws:TokenIssueTime}
 * @param tags {@code aws:PrincipalTag/…}
 * @param transitiveTags keys of tags that stay when the session takes on another role
 * @param claims condition keys the identity provider vouches for, such as {@code cognito-identity.amazonaws.com:sub}
 * @param policies documents that limit the session further
 * @param policyArns managed policies that do so
 * @param sourceIdentity {@code aws:SourceIdentity}
 * @param endsAt when it ends; empty when nobody said
 */
public record Session(
        Instant issuedAt,
        Map<String, String> tags,
        Set<String> transitiveTags,
        Map<String, List<String>> claims,
        List<String> policies,
        List<String> policyArns,
        Optional<String> sourceIdentity,
        Optional<Instant> endsAt) {
    public Session {
        tags = Map.copyOf(tags);
        transitiveTags = Set.copyOf(transitiveTags);
        claims = Map.copyOf(claims);
        policies = List.copyOf(policies);
        policyArns = List.copyOf(policyArns);
    }

    /** A session that carries nothing. */
    public static Session startedAt(Instant issuedAt) {
        return new Session(
                issuedAt, Map.of(), Set.of(), Map.of(), List.of(), List.of(), Optional.empty(), Optional.empty());
    }

    /** With tags, and those among their keys that stay in further sessions. */
    public Session withTags(Map<String, String> newTags, Set<String> transitive) {
        return new Session(issuedAt, newTags, transitive, claims, policies, policyArns, sourceIdentity, endsAt);
    }

    /** With condition keys of an identity provider. */
    public Session withClaims(Map<String, List<String>> newClaims) {
        return new Session(issuedAt, tags, transitiveTags, newClaims, policies, policyArns, sourceIdentity, endsAt);
    }

    /** With policies that limit it. */
    public Session limitedTo(List<String> documents, List<String> arns) {
        return new Session(issuedAt, tags, transitiveTags, claims, documents, arns, sourceIdentity, endsAt);
    }

    /** With the identity of who is behind it. */
    public Session withSourceIdentity(Optional<String> identity) {
        return new Session(issuedAt, tags, transitiveTags, claims, policies, policyArns, identity, endsAt);
    }

    /** With an end. */
    public Session endingAt(Instant end) {
        return new Session(
                issuedAt, tags, transitiveTags, claims, policies, policyArns, sourceIdentity, Optional.of(end));
    }

    /** Whether any policy limits it. */
    public boolean isLimited() {
        return !policies.isEmpty() || !policyArns.isEmpty();
    }

    /** Nothing of what it says about people. */
    @Override
    public String toString() {
        return "Session[issuedAt=" + issuedAt + "]";
    }
}
