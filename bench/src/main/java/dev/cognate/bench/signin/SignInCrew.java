package dev.cognate.bench.signin;

import dev.cognate.bench.floor.UserRow;
import dev.cognate.bench.flow.Crew;
import dev.cognate.bench.stack.Account;
import dev.cognate.bench.stack.Accounts;
import dev.cognate.bench.stack.BenchStack;
import dev.cognate.bench.stack.CognitoWire;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/** Users of one pool, and users with authenticator apps of another. */
record SignInCrew(CognitoWire wire, List<SignInCaller> callers, UserRow row) implements Crew<SignInFlow> {
    SignInCrew {
        callers = List.copyOf(callers);
    }

    /**
     * Makes them.
     *
     * @param totpSeconds how long codes of authenticator apps must last; 0 for no such users
     */
    static SignInCrew gather(BenchStack stack, int size, int totpSeconds) {
        try (var administrator = stack.administrator()) {
            CognitoWire wire = new CognitoWire(stack.service());
            Accounts accounts = new Accounts(administrator);
            List<Account> made = accounts.create(size);
            List<TotpUsers> totp = totpSeconds > 0
                    ? new TotpAccounts(administrator).create(size, totpSeconds)
                    : Collections.nCopies(size, new TotpUsers());
            List<SignInCaller> callers = IntStream.range(0, size)
                    .mapToObj(number -> new SignInCaller(wire, made.get(number), totp.get(number)))
                    .toList();
            Account first = made.getFirst();
            return new SignInCrew(wire, callers, stack.row(first.poolId(), accounts.sub(first)));
        }
    }

    @Override
    public void close() {
        wire.close();
    }
}
