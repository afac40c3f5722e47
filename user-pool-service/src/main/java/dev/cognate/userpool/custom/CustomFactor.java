package dev.cognate.userpool.custom;

import dev.cognate.contract.idp.AuthFlowType;
import dev.cognate.contract.idp.InvalidParameterException;
import dev.cognate.database.Database;
import dev.cognate.userpool.signin.Attempt;
import dev.cognate.userpool.signin.ExistenceErrors;
import dev.cognate.userpool.signin.FirstFactor;
import dev.cognate.userpool.signin.Progress;
import dev.cognate.userpool.signin.RefusedSignIn;
import dev.cognate.userpool.signin.SignInOutcome;
import dev.cognate.userpool.signin.SrpFactor;
import dev.cognate.userpool.trigger.AuthChallengeTriggers;
import dev.cognate.userpool.trigger.AuthChallengeTriggers.Candidate;
import dev.cognate.userpool.trigger.AuthChallengeTriggers.Decision;
import dev.cognate.userpool.trigger.AuthChallengeTriggers.Result;
import dev.cognate.userpool.user.User;
import dev.cognate.userpool.user.Users;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Begins a sign-in whose course the pool's functions decide; with {@code CHALLENGE_NAME=SRP_A} the password comes first. */
@ApplicationScoped
class CustomFactor implements FirstFactor {
    private static final String SRP_A = "SRP_A";
    private static final String PASSWORD_VERIFIER = "PASSWORD_VERIFIER";

    private final AuthChallengeTriggers triggers;
    private final CustomFlow flow;
    private final SrpFactor srp;
    private final Users users;
    private final Database database;

    CustomFactor(AuthChallengeTriggers triggers, CustomFlow flow, SrpFactor srp, Users users, Database database) {
        this.triggers = triggers;
        this.flow = flow;
        this.srp = srp;
        this.users = users;
        this.database = database;
    }

    @Override
    public Set<AuthFlowType> flows() {
        return Set.of(AuthFlowType.CUSTOM_AUTH);
    }

    @Override
    public Uni<SignInOutcome> begin(Attempt attempt) {
        triggers.requireAll(attempt.pool());
        String name = attempt.requireUsername();
        boolean bySrp = begunBySrp(attempt);
        Progress progress = Progress.begin(attempt, name);
        List<Result> history = bySrp ? List.of(new Result(SRP_A, true, Optional.empty())) : List.of();
        return database.read(session -> users.find(session, attempt.pool(), name))
                .invoke(found -> requireKnown(attempt, found))
                .chain(found -> {
                    Candidate candidate = CustomFlow.candidate(attempt, progress, found);
                    return flow.decide(candidate, history)
                            .chain(decision -> bySrp && decision.equals(new Decision.Ask(PASSWORD_VERIFIER))
                                    ? srp.begin(attempt)
                                    : flow.follow(decision, candidate, progress, history));
                });
    }

    private static boolean begunBySrp(Attempt attempt) {
        String first = attempt.find("CHALLENGE_NAME").orElse(CustomFlow.CUSTOM_CHALLENGE);
        if (SRP_A.equals(first)) {
            attempt.require(SRP_A);
            return true;
        }
        if (!CustomFlow.CUSTOM_CHALLENGE.equals(first)) {
            throw new InvalidParameterException("Invalid CHALLENGE_NAME " + first);
        }
        return false;
    }

    private static void requireKnown(Attempt attempt, Optional<User> found) {
        if (found.isEmpty() && !ExistenceErrors.areHidden(attempt.client())) {
            throw new RefusedSignIn(Optional.empty(), ExistenceErrors.unknownUser(attempt.client()));
        }
    }
}
