package dev.cognate.userpool.throttle;

import dev.cognate.wire.rate.Rate;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** The configured rates by category; a category without one is not limited. */
record Rates(Map<RequestCategory, Rate> byCategory) {

    static Rates of(ThrottleConfig.PerAddress config) {
        return of(Map.of(
                RequestCategory.USER_AUTHENTICATION, config.userAuthentication(),
                RequestCategory.CHALLENGE_RESPONSE, config.challengeResponse(),
                RequestCategory.USER_CREATION, config.userCreation(),
                RequestCategory.ACCOUNT_RECOVERY, config.accountRecovery(),
                RequestCategory.USER_TOKEN, config.userToken(),
                RequestCategory.CLIENT_AUTHENTICATION, config.clientAuthentication(),
                RequestCategory.USER_READ, config.userRead(),
                RequestCategory.USER_UPDATE, config.userUpdate()));
    }

    static Rates of(ThrottleConfig.PerClient config) {
        return of(Map.of(
                RequestCategory.USER_AUTHENTICATION, config.userAuthentication(),
                RequestCategory.CHALLENGE_RESPONSE, config.challengeResponse(),
                RequestCategory.USER_CREATION, config.userCreation(),
                RequestCategory.ACCOUNT_RECOVERY, config.accountRecovery(),
                RequestCategory.USER_TOKEN, config.userToken(),
                RequestCategory.CLIENT_AUTHENTICATION, config.clientAuthentication()));
    }

    static Rates none() {
        return new Rates(Map.of());
    }

    Optional<Rate> find(RequestCategory category) {
        return Optional.ofNullable(byCategory.get(category));
    }

    private static Rates of(Map<RequestCategory, String> texts) {
        Map<RequestCategory, Rate> rates = new EnumMap<>(RequestCategory.class);
        texts.forEach((category, text) -> Rate.parse(text).ifPresent(rate -> rates.put(category, rate)));
        return new Rates(rates);
    }
}
