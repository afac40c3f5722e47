package dev.cognate.iam.session;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.cognate.iam.Principal;
import dev.cognate.iam.Session;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What is sealed in a session token, under names as short as can be: it travels with every request. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record TokenContent(
        @JsonProperty("i") String accessKeyId,
        @JsonProperty("s") String secret,
        @JsonProperty("x") long expiresAt,
        @JsonProperty("p") Owner owner) {

    static TokenContent of(String accessKeyId, String secret, Instant expiresAt, Principal owner) {
        return new TokenContent(accessKeyId, secret, expiresAt.getEpochSecond(), Owner.of(owner));
    }

    @Override
    public String toString() {
        return "TokenContent[" + accessKeyId + "]";
    }

    private enum Kind {
        R,
        U,
        A,
        F
    }

    /** A principal. */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record Owner(
            @JsonProperty("k") Kind kind,
            @JsonProperty("a") String accountId,
            @JsonProperty("h") String path,
            @JsonProperty("n") String name,
            @JsonProperty("d") String id,
            @JsonProperty("m") String sessionName,
            @JsonProperty("g") Owner grantor,
            @JsonProperty("c") Carried carried) {

        static Owner of(Principal principal) {
            Carried carried = principal.session().map(Carried::of).orElse(null);
            String account = principal.accountId();
            return switch (principal) {
                case Principal.Root root -> new Owner(Kind.R, account, null, null, null, null, null, null);
                case Principal.User user ->
                    new Owner(Kind.U, account, user.path(), user.name(), user.id(), null, null, carried);
                case Principal.AssumedRole(var same, var path, var role, var id, var session, var with) ->
                    new Owner(Kind.A, account, path, role, id, session, null, carried);
                case Principal.FederatedUser federated ->
                    new Owner(Kind.F, account, null, federated.name(), null, null, of(federated.grantor()), carried);
                case Principal.Anonymous nobody ->
                    throw new IllegalArgumentException("nobody in particular has no session");
            };
        }

        Principal principal() {
            return switch (kind) {
                case R -> new Principal.Root(accountId);
                case U ->
                    new Principal.User(
                            accountId,
                            path,
                            name,
                            id,
                            Optional.ofNullable(carried).map(Carried::session));
                case A -> new Principal.AssumedRole(accountId, path, name, id, sessionName, carried.session());
                case F -> new Principal.FederatedUser(accountId, name, grantor.principal(), carried.session());
            };
        }
    }

    /** A session. */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record Carried(
            @JsonProperty("t") long issuedAt,
            @JsonProperty("g") Map<String, String> tags,
            @JsonProperty("v") Set<String> transitiveTags,
            @JsonProperty("c") Map<String, List<String>> claims,
            @JsonProperty("p") List<String> policies,
            @JsonProperty("r") List<String> policyArns,
            @JsonProperty("s") String sourceIdentity,
            @JsonProperty("e") Long endsAt) {

        static Carried of(Session session) {
            return new Carried(
                    session.issuedAt().getEpochSecond(),
                    session.tags(),
                    session.transitiveTags(),
                    session.claims(),
                    session.policies(),
                    session.policyArns(),
                    session.sourceIdentity().orElse(null),
                    session.endsAt().map(Instant::getEpochSecond).orElse(null));
        }

        Session session() {
            return new Session(
                    Instant.ofEpochSecond(issuedAt),
                    tags == null ? Map.of() : tags,
                    transitiveTags == null ? Set.of() : transitiveTags,
                    claims == null ? Map.of() : claims,
                    policies == null ? List.of() : policies,
                    policyArns == null ? List.of() : policyArns,
                    Optional.ofNullable(sourceIdentity),
                    Optional.ofNullable(endsAt).map(Instant::ofEpochSecond));
        }
    }
}
