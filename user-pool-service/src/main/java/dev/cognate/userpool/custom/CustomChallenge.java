package dev.cognate.userpool.custom;

import dev.cognate.contract.idp.ChallengeNameType;
import dev.cognate.database.Database;
import dev.cognate.userpool.signin.Attempt;
import dev.cognate.userpool.signin.Challenge;
import dev.cognate.userpool.signin.SignInOutcome;
import dev.cognate.userpool.signin.SignInSession;
import dev.cognate.userpool.signin.SignInSessions;
import dev.cognate.userpool.trigger.AuthChallengeTriggers;
import dev.cognate.userpool.trigger.AuthChallengeTriggers.Candidate;
import dev.cognate.userpool.trigger.AuthChallengeTriggers.Result;
import dev.cognate.userpool.user.User;
import dev.cognate.userpool.user.Users;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** Takes the answer to a custom challenge. How many wrong ones are too many is for the pool's function to say. */
@ApplicationScoped
class CustomChallenge implements Challenge {
    private final AuthChallengeTriggers triggers;
    private final CustomFlow flow;
    private final CustomStates states;
    private final Users users;
    private final Database database;

    CustomChallenge(
            AuthChallengeTriggers triggers, CustomFlow flow, CustomStates states, Users users, Database database) {
        this.triggers = triggers;
        this.flow = flow;
        this.states = states;
        this.users = users;
        this.database = database;
    }

    @Override
    public ChallengeNameType name() {
        return ChallengeNameType.CUSTOM_CHALLENGE;
    }

    @Override
    public boolean isSingleAttempt() {
        return true;
    }

    @Override
    public Uni<SignInSession> open(Attempt attempt, SignInSessions sessions) {
        attempt.requireUsername();
        attempt.require("ANSWER");
        return Uni.createFrom().item(sessions.open(attempt, attempt.requireSession(), name()));
    }

    @Override
    public Uni<SignInOutcome> answer(Attempt attempt, SignInSession session) {
        return find(attempt, session)
                .chain(user -> states.read(session).chain(state -> judge(attempt, session, user, state)));
    }

    private Uni<SignInOutcome> judge(Attempt attempt, SignInSession session, Optional<User> user, CustomState state) {
        Candidate candidate = CustomFlow.candidate(attempt, session.progress(), user);
        return triggers.verify(candidate, state.hidden(), attempt.require("ANSWER"))
                .chain(met -> {
                    List<Result> history = state.answered(CustomFlow.CUSTOM_CHALLENGE, met);
                    return flow.decide(candidate, history)
                            .chain(decision -> flow.follow(decision, candidate, session.progress(), history));
                });
    }

    /** The user of the session, whom the client must name too; empty for the session of a user who never existed. */
    private Uni<Optional<User>> find(Attempt attempt, SignInSession session) {
        String name = attempt.requireUsername();
        if (session.sub().isEmpty()) {
            if (!name.equals(session.progress().requestedName())) {
                throw SignInSessions.invalid();
            }
            return Uni.createFrom().item(Optional.empty());
        }
        return database.read(db -> users.find(db, attempt.pool(), name)).invoke(found -> {
            if (!found.map(User::sub).equals(session.sub())) {
                throw SignInSessions.invalid();
            }
        });
    }
}
