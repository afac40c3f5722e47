package dev.cognate.userpool.signin;

import dev.cognate.contract.idp.AttributeType;
import dev.cognate.contract.idp.ChallengeNameType;
import dev.cognate.contract.idp.SchemaAttributeType;
import dev.cognate.database.Database;
import dev.cognate.database.Json;
import dev.cognate.userpool.attribute.AttributeRules;
import dev.cognate.userpool.attribute.AttributeView;
import dev.cognate.userpool.attribute.AttributeWriter;
import dev.cognate.userpool.password.Passwords;
import dev.cognate.userpool.password.PreparedPassword;
import dev.cognate.userpool.pool.UserPool;
import dev.cognate.userpool.user.AttributeChanges;
import dev.cognate.userpool.user.User;
import dev.cognate.userpool.user.UserStatus;
import dev.cognate.userpool.user.Users;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** Has a user who signed in with a temporary password choose one, and fill in what the pool requires. */
@ApplicationScoped
class NewPasswordChallenge implements Challenge, Requirement {
    private static final String ATTRIBUTE = "userAttributes.";

    private final Database database;
    private final Users users;
    private final Passwords passwords;
    private final Json json;
    private final Clock clock;

    NewPasswordChallenge(Database database, Users users, Passwords passwords, Json json, Clock clock) {
        this.database = database;
        this.users = users;
        this.passwords = passwords;
        this.json = json;
        this.clock = clock;
    }

    @Override
    public ChallengeNameType name() {
        return ChallengeNameType.NEW_PASSWORD_REQUIRED;
    }

    @Override
    public Stage stage() {
        return Stage.NEW_PASSWORD;
    }

    @Override
    public Uni<Optional<SignInOutcome.Asks>> stillAsks(Attempt attempt, SignInOutcome.Shown shown) {
        // who comes from a provider showed no password
        boolean must = shown.user().status() == UserStatus.FORCE_CHANGE_PASSWORD
                && !shown.progress().has(Factor.EXTERNAL);
        return Uni.createFrom().item(must ? Optional.of(ask(attempt, shown)) : Optional.empty());
    }

    private SignInOutcome.Asks ask(Attempt attempt, SignInOutcome.Shown shown) {
        User user = shown.user();
        Map<String, String> known = new LinkedHashMap<>();
        AttributeView.readable(attempt.pool(), attempt.client().settings(), user.sub(), user.attributes()).stream()
                .filter(attribute -> !"sub".equals(attribute.name()))
                .forEach(attribute -> known.put(attribute.name(), attribute.value()));
        Map<String, String> parameters = Map.of(
                "USER_ID_FOR_SRP", user.username(),
                "requiredAttributes", json.write(missing(attempt.pool(), user)),
                "userAttributes", json.write(known));
        return SignInOutcome.Asks.of(name(), user, shown.progress(), parameters);
    }

    @Override
    public Uni<SignInOutcome> answer(Attempt attempt, SignInSession session) {
        String username = attempt.requireUsername();
        String password = attempt.require("NEW_PASSWORD");
        UUID sub = session.sub().orElseThrow(SignInSessions::invalid);
        return database.read(db -> users.find(db, attempt.pool(), username))
                .map(found -> found.filter(user -> user.sub().equals(sub)).orElseThrow(SignInSessions::invalid))
                .invoke(user -> completed(attempt, requireWaiting(user)))
                .call(() -> passwords.requirePolicy(attempt.pool(), password))
                .chain(user -> passwords.prepareNext(attempt.pool(), user, password))
                .chain(prepared -> database.inTransaction(db -> store(db, attempt, sub, prepared)))
                .map(user -> new SignInOutcome.Shown(user, session.progress().withNote(Progress.NEW_PASSWORD, "1")));
    }

    private Uni<User> store(Mutiny.Session session, Attempt attempt, UUID sub, PreparedPassword prepared) {
        return users.findForUpdate(session, attempt.pool().id(), sub)
                .map(found -> requireWaiting(found.orElseThrow(SignInSessions::invalid)))
                .chain(before -> {
                    User after = before.withAttributes(completed(attempt, before), clock.instant())
                            .withStatus(UserStatus.CONFIRMED, clock.instant());
                    return users.update(session, attempt.pool(), before, after);
                })
                .call(user -> passwords.store(session, attempt.pool(), user, prepared, false));
    }

    private static User requireWaiting(User user) {
        if (!user.enabled() || user.status() != UserStatus.FORCE_CHANGE_PASSWORD) {
            throw SignInSessions.invalid();
        }
        return user;
    }

    /** The user's attributes with those of the answer, checked. */
    private static Map<String, String> completed(Attempt attempt, User user) {
        List<AttributeType> given = attempt.parameters().entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(ATTRIBUTE))
                .map(entry -> AttributeType.builder()
                        .name(entry.getKey().substring(ATTRIBUTE.length()))
                        .value(entry.getValue())
                        .build())
                .toList();
        AttributeRules rules = AttributeRules.of(attempt.pool());
        Map<String, String> changes = rules.change(
                user.attributes(),
                given,
                new AttributeWriter.Client(attempt.client().settings()));
        Map<String, String> attributes = AttributeChanges.apply(user.attributes(), changes);
        rules.requireComplete(attributes);
        return attributes;
    }

    private static List<String> missing(UserPool pool, User user) {
        return Objects.requireNonNullElse(pool.settings().schemaAttributes(), List.<SchemaAttributeType>of()).stream()
                .filter(attribute -> Boolean.TRUE.equals(attribute.required()))
                .map(SchemaAttributeType::name)
                .filter(name -> !"sub".equals(name) && user.attribute(name).isEmpty())
                .map(name -> ATTRIBUTE + name)
                .toList();
    }
}
