package dev.cognate.userpool.signin;

import dev.cognate.userpool.srp.SrpState;
import dev.cognate.userpool.user.User;
import dev.cognate.userpool.user.UserStatus;
import io.smallrye.mutiny.Uni;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Where a sign-in stands. Tokens are given for {@link Authenticated} alone, and the only ways there are the methods of the
 * other states.
 */
sealed interface SignInState {

    /**
     * The password was named by its SRP numbers and has to be proven.
     *
     * @param requestedName the name the client gave
     * @param srpName the name in the proof
     * @param sub the user, or empty when there is none and the proof must fail
     * @param salt goes to the client
     * @param srp the server's numbers
     */
    record AwaitingProof(String requestedName, String srpName, Optional<UUID> sub, byte[] salt, SrpState srp)
            implements SignInState {}

    /** The first factor was right; what else is asked of the user is decided here. */
    record Proven(User user, boolean temporaryPassword) implements SignInState {

        SignInState next() {
            return temporaryPassword || user.status() == UserStatus.FORCE_CHANGE_PASSWORD
                    ? new AwaitingNewPassword(user)
                    : Authenticated.asIs(user);
        }
    }

    /** The user must replace a temporary password. */
    record AwaitingNewPassword(User user) implements SignInState {

        /** The user chose one; {@code writes} stores it. */
        Authenticated chosen(Function<Mutiny.Session, Uni<User>> writes) {
            return new Authenticated(writes);
        }
    }

    /**
     * Nothing more is asked.
     *
     * @param lastWrites what must be stored in the transaction that completes the sign-in; gives the user as it then is
     */
    record Authenticated(Function<Mutiny.Session, Uni<User>> lastWrites) implements SignInState {

        static Authenticated asIs(User user) {
            return new Authenticated(session -> Uni.createFrom().item(user));
        }
    }
}
