package dev.cognate.userpool.device;

import dev.cognate.userpool.signin.Attempt;
import dev.cognate.userpool.signin.Requirement;
import dev.cognate.userpool.signin.SignInOutcome;
import dev.cognate.userpool.signin.Stage;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** A remembered device proves itself beside whatever factors are asked; client libraries take its answer for the last. */
@ApplicationScoped
class DeviceBesideFactors implements Requirement {
    private final RememberedDevice remembered;

    DeviceBesideFactors(RememberedDevice remembered) {
        this.remembered = remembered;
    }

    @Override
    public Stage stage() {
        return Stage.DEVICE_BESIDE_FACTORS;
    }

    @Override
    public Uni<Optional<SignInOutcome.Asks>> stillAsks(Attempt attempt, SignInOutcome.Shown shown) {
        return DeviceTracking.isOn(attempt.pool()) && !DeviceTracking.replacesSecondFactor(attempt.pool())
                ? remembered.stillAsks(attempt, shown)
                : Uni.createFrom().item(Optional.empty());
    }
}
