package dev.cognate.userpool.signin;

import dev.cognate.contract.CallContext;
import dev.cognate.contract.idp.AuthFlowType;
import dev.cognate.database.Database;
import dev.cognate.userpool.client.ClientInPool;
import dev.cognate.userpool.client.SecretHash;
import dev.cognate.userpool.user.User;
import dev.cognate.userpool.user.Users;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Takes people in on our own pages who have shown something outside a sign-in. All requirements have their say. */
@ApplicationScoped
class Entrance {
    private final SignInEngine engine;
    private final Database database;
    private final Users users;

    Entrance(SignInEngine engine, Database database, Users users) {
        this.engine = engine;
        this.database = database;
        this.users = users;
    }

    /**
     * What somebody has shown.
     *
     * @param factor which stands for it
     * @param notes of the sign-in's progress
     */
    record Evidence(AuthFlowType flow, Factor factor, Map<String, String> notes) {}

    /** Goes on with what was begun elsewhere. */
    Uni<PageSignIn.Step> enter(ClientInPool target, UUID sub, Evidence evidence, CallContext context) {
        Attempt attempt = new Attempt(target, evidence.flow().value(), Map.of(), null, Map.of(), Face.PAGE, context);
        return find(target, sub)
                .chain(user -> engine.enter(attempt, shown(user, evidence)))
                .map(PageSignIn::step);
    }

    /** Begins a sign-in whose first factor is met. */
    Uni<PageSignIn.Step> begin(ClientInPool target, UUID sub, Evidence evidence, CallContext context) {
        return find(target, sub)
                .chain(user -> {
                    Map<String, String> named = new HashMap<>(Map.of("USERNAME", user.username()));
                    SecretHash.of(target.client(), user.username()).ifPresent(hash -> named.put("SECRET_HASH", hash));
                    Attempt attempt =
                            new Attempt(target, evidence.flow().value(), named, null, Map.of(), Face.PAGE, context);
                    return engine.begin(attempt, evidence.flow(), shown(user, evidence));
                })
                .map(PageSignIn::step);
    }

    private Uni<User> find(ClientInPool target, UUID sub) {
        return database.read(session -> users.find(session, target.pool().id(), sub))
                .map(found -> found.orElseThrow(ExistenceErrors::incorrect));
    }

    private static SignInOutcome.Shown shown(User user, Evidence evidence) {
        return new SignInOutcome.Shown(
                user,
                new Progress(
                        evidence.flow().value(),
                        user.username(),
                        List.of(evidence.factor()),
                        Optional.empty(),
                        evidence.notes()));
    }
}
