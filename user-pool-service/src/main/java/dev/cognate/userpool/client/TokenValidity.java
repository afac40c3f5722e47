package dev.cognate.userpool.client;

import dev.cognate.contract.idp.TimeUnitsType;
import dev.cognate.contract.idp.TokenValidityUnitsType;
import dev.cognate.contract.idp.UserPoolClientType;
import java.time.Duration;
import java.util.Objects;

/**
 * How long the tokens of a client live.
 *
 * @param access of access tokens; one hour unless set
 * @param id of ID tokens; one hour unless set
 * @param refresh of refresh tokens, from the sign-in on; 30 days unless set
 */
public record TokenValidity(Duration access, Duration id, Duration refresh) {
    static final int DEFAULT_REFRESH_DAYS = 30;

    /** The lifetimes in the settings of a client. Without a unit, access and ID tokens count hours, refresh tokens days. */
    public static TokenValidity of(UserPoolClientType settings) {
        TokenValidityUnitsType units = Objects.requireNonNullElseGet(
                settings.tokenValidityUnits(),
                () -> TokenValidityUnitsType.builder().build());
        return new TokenValidity(
                duration(settings.accessTokenValidity(), 1, units.accessToken(), TimeUnitsType.HOURS),
                duration(settings.idTokenValidity(), 1, units.idToken(), TimeUnitsType.HOURS),
                duration(
                        settings.refreshTokenValidity(),
                        DEFAULT_REFRESH_DAYS,
                        units.refreshToken(),
                        TimeUnitsType.DAYS));
    }

    private static Duration duration(Integer amount, int otherwise, TimeUnitsType unit, TimeUnitsType usualUnit) {
        if (amount == null) {
            return in(usualUnit, otherwise);
        }
        return in(Objects.requireNonNullElse(unit, usualUnit), amount);
    }

    private static Duration in(TimeUnitsType unit, long amount) {
        return switch (unit.value()) {
            case "seconds" -> Duration.ofSeconds(amount);
            case "minutes" -> Duration.ofMinutes(amount);
            case "hours" -> Duration.ofHours(amount);
            case "days" -> Duration.ofDays(amount);
            default -> throw new IllegalArgumentException("unknown unit " + unit.value());
        };
    }
}
