package dev.cognate.userpool.device;

import dev.cognate.userpool.signin.Attempt;
import dev.cognate.userpool.signin.Requirement;
import dev.cognate.userpool.signin.SignInOutcome;
import dev.cognate.userpool.signin.Stage;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** A remembered device stands for the second factor (ChallengeRequiredOnNewDevice): it proves itself first. */
@ApplicationScoped
class DeviceInPlaceOfFactor implements Requirement {
    private final RememberedDevice remembered;

    DeviceInPlaceOfFactor(RememberedDevice remembered) {
        this.remembered = remembered;
    }

    @Override
    public Stage stage() {
        return Stage.DEVICE;
    }

    @Override
    public Uni<Optional<SignInOutcome.Asks>> stillAsks(Attempt attempt, SignInOutcome.Shown shown) {
        return DeviceTracking.replacesSecondFactor(attempt.pool())
                ? remembered.stillAsks(attempt, shown)
                : Uni.createFrom().item(Optional.empty());
    }
}
