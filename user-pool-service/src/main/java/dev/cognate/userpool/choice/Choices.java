package dev.cognate.userpool.choice;

import dev.cognate.contract.idp.AuthFactorType;
import dev.cognate.contract.idp.ChallengeNameType;
import dev.cognate.userpool.user.User;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Between what a user may choose.
 *
 * @param user empty when there is none; the choices are made up then
 * @param challenges never empty; a password comes in two ways, itself and by SRP
 */
record Choices(Optional<User> user, List<ChallengeNameType> challenges) {
    private static final List<AuthFactorType> ORDER = List.of(
            AuthFactorType.EMAIL_OTP, AuthFactorType.SMS_OTP, AuthFactorType.WEB_AUTHN, AuthFactorType.PASSWORD);

    static Choices of(Optional<User> user, Set<AuthFactorType> factors) {
        List<ChallengeNameType> challenges = ORDER.stream()
                .filter(factors::contains)
                .flatMap(factor -> factor.equals(AuthFactorType.PASSWORD)
                        ? Stream.of(ChallengeNameType.PASSWORD, ChallengeNameType.PASSWORD_SRP)
                        : Stream.of(ChallengeNameType.of(factor.value())))
                .toList();
        return new Choices(user, challenges);
    }
}
