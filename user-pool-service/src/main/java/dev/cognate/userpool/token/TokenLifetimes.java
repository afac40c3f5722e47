package dev.cognate.userpool.token;

import dev.cognate.contract.idp.TimeUnitsType;
import dev.cognate.contract.idp.TokenValidityUnitsType;
import dev.cognate.contract.idp.UserPoolClientType;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * How long the tokens of an app client live.
 *
 * @see <a href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_UserPoolClientType.html">
 *     UserPoolClientType</a>: hours for ID and access tokens and days for refresh tokens unless a unit is set
 */
record TokenLifetimes(Duration access, Duration id, Duration refresh) {
    private static final Duration DEFAULT_TOKEN = Duration.ofHours(1);
    private static final Duration DEFAULT_REFRESH = Duration.ofDays(30);

    static TokenLifetimes of(UserPoolClientType client) {
        return new TokenLifetimes(
                time(client.accessTokenValidity(), unit(client, TokenValidityUnitsType::accessToken), ChronoUnit.HOURS)
                        .orElse(DEFAULT_TOKEN),
                time(client.idTokenValidity(), unit(client, TokenValidityUnitsType::idToken), ChronoUnit.HOURS)
                        .orElse(DEFAULT_TOKEN),
                time(client.refreshTokenValidity(), unit(client, TokenValidityUnitsType::refreshToken), ChronoUnit.DAYS)
                        .orElse(DEFAULT_REFRESH));
    }

    private static Optional<TimeUnitsType> unit(
            UserPoolClientType client, Function<TokenValidityUnitsType, TimeUnitsType> which) {
        return Optional.ofNullable(client.tokenValidityUnits()).map(which);
    }

    private static Optional<Duration> time(Integer amount, Optional<TimeUnitsType> unit, ChronoUnit otherwise) {
        if (amount == null || amount == 0) {
            return Optional.empty();
        }
        ChronoUnit chosen = unit.map(named -> ChronoUnit.valueOf(named.value().toUpperCase(Locale.ROOT)))
                .orElse(otherwise);
        return Optional.of(Duration.of(amount, chosen));
    }
}
