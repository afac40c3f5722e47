package dev.cognate.bench.threat;

import dev.cognate.bench.flow.Caller;
import dev.cognate.bench.load.Operation;
import dev.cognate.bench.stack.Account;
import dev.cognate.bench.stack.CognitoWire;
import java.io.IOException;
import java.util.Map;

/** A user of an open pool and one of a protected pool. Not thread-safe. */
final class ThreatCaller implements Caller<ThreatFlow> {
    /** As many as the service remembers of a user. */
    private static final int HISTORY = 100;

    private final CognitoWire wire;
    private final Account open;
    private final Account judged;

    ThreatCaller(CognitoWire wire, Account open, Account judged) {
        this.wire = wire;
        this.open = open;
        this.judged = judged;
    }

    /** Also fills the history, so that each judgement reads all that is kept of a user. */
    @Override
    public void signIn() throws IOException, InterruptedException {
        signIn(open);
        for (int times = 0; times < HISTORY; times++) {
            signIn(judged);
        }
    }

    @Override
    public Operation operation(ThreatFlow flow) {
        return switch (flow) {
            case PASSWORD -> () -> signIn(open);
            case JUDGED -> () -> signIn(judged);
        };
    }

    private long signIn(Account account) throws IOException, InterruptedException {
        CognitoWire.Answer answer = wire.call(
                "InitiateAuth",
                Map.of(
                        "ClientId",
                        account.clientId(),
                        "AuthFlow",
                        "USER_PASSWORD_AUTH",
                        "AuthParameters",
                        Map.of("USERNAME", account.username(), "PASSWORD", account.password())));
        if (!answer.body().path("AuthenticationResult").has("IdToken")) {
            throw new IOException("no tokens");
        }
        return answer.nanos();
    }
}
