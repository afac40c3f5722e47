package dev.cognate.userpool.signin;

import dev.cognate.contract.AwsException;
import dev.cognate.contract.idp.NotAuthorizedException;
import dev.cognate.userpool.user.User;
import io.smallrye.mutiny.Uni;
import org.hibernate.reactive.mutiny.Mutiny;

/** What sign-in asks of the feature that protects it from strangers. */
public interface SignInGuard {
    /**
     * The note of a sign-in that was judged once, in which nothing is left to be done about its risk, or
     * {@link #ASK_FACTOR}.
     */
    String NOTE = "risk";

    /** What the note says when a second factor is to be asked for, whatever the pool asks of others. */
    String ASK_FACTOR = "mfa";

    /** Fails with {@link NotAuthorizedException} for calls from where nobody may sign in, before anything is looked at. */
    Uni<Void> admit(Attempt attempt);

    /**
     * Judges a sign-in as soon as its first factor is shown, once.
     *
     * @return what was shown, with the note; fails with {@link RefusedSignIn} to keep whoever it is out
     */
    Uni<SignInOutcome.Shown> judge(Attempt attempt, SignInOutcome.Shown shown);

    /** Hears that a sign-in is complete, in the transaction that completes it. */
    Uni<Void> passed(Mutiny.Session session, Attempt attempt, SignInOutcome.Shown shown);

    /** Hears that a user was refused, by itself or anybody else. */
    Uni<Void> refused(Attempt attempt, User user, AwsException error);
}
