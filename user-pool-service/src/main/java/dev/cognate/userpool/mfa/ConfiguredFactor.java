package dev.cognate.userpool.mfa;

import dev.cognate.contract.idp.AuthFactorType;
import dev.cognate.userpool.pool.UserPool;
import dev.cognate.userpool.user.User;
import io.smallrye.mutiny.Uni;
import org.hibernate.reactive.mutiny.Mutiny;

/** Implemented by a feature that keeps a factor of its own: GetUserAuthFactors lists it. */
public interface ConfiguredFactor {

    /** The factor. */
    AuthFactorType factor();

    /** Whether a user has set it up and could use it in this pool. */
    Uni<Boolean> isConfigured(Mutiny.Session session, UserPool pool, User user);
}
