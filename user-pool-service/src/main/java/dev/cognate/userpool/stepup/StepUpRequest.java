package dev.cognate.userpool.stepup;

import dev.cognate.contract.idp.FeatureUnavailableInTierException;
import dev.cognate.contract.idp.InvalidParameterException;
import dev.cognate.contract.idp.UserPoolTierType;
import dev.cognate.userpool.signin.Attempt;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a sign-in is asked to reach.
 *
 * @param targets the levels wanted, in order of preference; never empty
 * @param accessToken of the sign-in to step up from, if any
 * @param maxAge how long ago that sign-in may be, if it matters
 */
record StepUpRequest(List<Level> targets, Optional<String> accessToken, Optional<Duration> maxAge) {

    /**
     * Reads the parameters of a call; empty when it asks for no level.
     *
     * @throws InvalidParameterException when they make no sense
     * @throws FeatureUnavailableInTierException below the Essentials plan
     */
    static Optional<StepUpRequest> of(Attempt attempt) {
        Optional<String> wanted = attempt.find("TARGET_ACR_VALUES");
        Optional<String> accessToken = attempt.find("ACCESS_TOKEN");
        if (wanted.isEmpty()) {
            if (accessToken.isPresent()) {
                throw new InvalidParameterException("ACCESS_TOKEN requires TARGET_ACR_VALUES.");
            }
            return Optional.empty();
        }
        if (UserPoolTierType.LITE.equals(attempt.pool().settings().userPoolTier())) {
            throw new FeatureUnavailableInTierException(
                    "Step-up authentication is not available in the LITE feature plan.");
        }
        List<Level> targets = Stream.of(wanted.get().strip().split("\\s+"))
                .flatMap(acr -> Level.named(attempt.pool(), acr).stream())
                .distinct()
                .toList();
        if (targets.isEmpty()) {
            throw new InvalidParameterException("None of the TARGET_ACR_VALUES is known to the user pool.");
        }
        return Optional.of(
                new StepUpRequest(targets, accessToken, attempt.find("MAX_AGE").map(StepUpRequest::seconds)));
    }

    private static Duration seconds(String text) {
        try {
            long seconds = Long.parseLong(text);
            if (seconds >= 0) {
                return Duration.ofSeconds(seconds);
            }
        } catch (NumberFormatException notWhole) {
            throw invalidAge();
        }
        throw invalidAge();
    }

    private static InvalidParameterException invalidAge() {
        return new InvalidParameterException("MAX_AGE must be a number of seconds.");
    }

    @Override
    public String toString() {
        return "StepUpRequest[targets=" + targets + "]";
    }
}
