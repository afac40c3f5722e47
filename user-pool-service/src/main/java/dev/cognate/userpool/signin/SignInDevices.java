package dev.cognate.userpool.signin;

import dev.cognate.contract.idp.NewDeviceMetadataType;
import dev.cognate.contract.idp.ResourceNotFoundException;
import io.smallrye.mutiny.Uni;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;

/** What sign-in asks of the feature that keeps the devices of users. */
public interface SignInDevices {

    /**
     * Fails with {@link ResourceNotFoundException} when an answer names a device its user does not have. That comes before
     * the Session is used up, since client libraries drop the key they kept and send the same answer once more.
     */
    Uni<Void> requireKnown(Attempt attempt, SignInSession session);

    /** Whether the pool tracks devices and the user has none such as the sign-in names, or it names none. */
    Uni<Boolean> isNew(Attempt attempt, SignInOutcome.Shown shown);

    /** Finds out, or decides, which device a completed sign-in was made on, in the transaction that completes it. */
    Uni<Settled> settle(Mutiny.Session session, Attempt attempt, SignInOutcome.Shown shown);

    /**
     * The device of a sign-in.
     *
     * @param key names it; empty where devices are not tracked
     * @param metadata what the client needs to confirm it, when it is new
     */
    record Settled(Optional<String> key, Optional<NewDeviceMetadataType> metadata) {}
}
