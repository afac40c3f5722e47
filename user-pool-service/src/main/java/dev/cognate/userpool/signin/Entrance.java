package dev.cognate.userpool.signin;

import dev.cognate.contract.CallContext;
import dev.cognate.contract.idp.AuthFlowType;
import dev.cognate.database.Database;
import dev.cognate.userpool.client.ClientInPool;
import dev.cognate.userpool.user.Users;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
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

    Uni<PageSignIn.Step> enter(ClientInPool target, UUID sub, Evidence evidence, CallContext context) {
        Attempt attempt = new Attempt(target, evidence.flow().value(), Map.of(), null, Map.of(), Face.PAGE, context);
        return database.read(session -> users.find(session, target.pool().id(), sub))
                .map(found -> found.orElseThrow(ExistenceErrors::incorrect))
                .map(user -> new SignInOutcome.Shown(
                        user,
                        new Progress(
                                attempt.method(),
                                user.username(),
                                List.of(evidence.factor()),
                                Optional.empty(),
                                evidence.notes())))
                .chain(shown -> engine.enter(attempt, shown))
                .map(PageSignIn::step);
    }
}
