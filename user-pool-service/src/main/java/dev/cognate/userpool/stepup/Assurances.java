package dev.cognate.userpool.stepup;

import dev.cognate.userpool.pool.UserPool;
import dev.cognate.userpool.signin.Progress;
import dev.cognate.userpool.token.Assurance;

/** What a sign-in says of itself. */
public final class Assurances {
    private Assurances() {}

    /** The level and the methods of a sign-in in which all was shown that was asked for. */
    public static Assurance of(UserPool pool, Progress progress) {
        return new Assurance(
                Level.reachedBy(Method.shown(progress)).map(level -> level.nameIn(pool)), Method.amr(progress));
    }
}
