package dev.cognate.userpool.signin;

import dev.cognate.contract.AwsException;
import dev.cognate.userpool.user.User;
import java.util.Optional;

/** A refusal on its way to the engine, which records whom it hit and answers with the error inside. */
public final class RefusedSignIn extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Optional<User> user;
    private final AwsException error;

    /** Refuses {@code user}, or a name nobody has, with an error for the client. */
    public RefusedSignIn(Optional<User> user, AwsException error) {
        super(error.getMessage(), error, false, false);
        this.user = user;
        this.error = error;
    }

    Optional<User> user() {
        return user;
    }

    AwsException error() {
        return error;
    }
}
