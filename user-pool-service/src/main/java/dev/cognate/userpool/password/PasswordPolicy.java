package dev.cognate.userpool.password;

import dev.cognate.contract.idp.InvalidPasswordException;
import dev.cognate.contract.idp.PasswordPolicyType;
import dev.cognate.contract.idp.UserPoolPolicyType;
import dev.cognate.userpool.pool.UserPool;
import java.util.Optional;
import java.util.function.IntPredicate;

/**
 * What a pool asks of passwords.
 *
 * @see <a href="https://docs.aws.amazon.com/cognito/latest/developerguide/managing-users-passwords.html">AWS's guide:
 *     passwords and password policies</a>
 */
record PasswordPolicy(
        int minimumLength, boolean lowercase, boolean uppercase, boolean numbers, boolean symbols, int temporaryDays) {
    private static final int DEFAULT_LENGTH = 8;
    private static final int DEFAULT_TEMPORARY_DAYS = 7;
    private static final int MAXIMUM_LENGTH = 256;
    private static final String SYMBOLS = "^$*.[]{}()?\"!@#%&/\\,><':;|_~`=+-";

    static PasswordPolicy of(UserPool pool) {
        PasswordPolicyType policy = given(pool)
                .orElseGet(() -> PasswordPolicyType.builder()
                        .requireLowercase(true)
                        .requireUppercase(true)
                        .requireNumbers(true)
                        .requireSymbols(true)
                        .build());
        return new PasswordPolicy(
                orElse(policy.minimumLength(), DEFAULT_LENGTH),
                Boolean.TRUE.equals(policy.requireLowercase()),
                Boolean.TRUE.equals(policy.requireUppercase()),
                Boolean.TRUE.equals(policy.requireNumbers()),
                Boolean.TRUE.equals(policy.requireSymbols()),
                orElse(policy.temporaryPasswordValidityDays(), DEFAULT_TEMPORARY_DAYS));
    }

    /** How many passwords, with the current one, a new one must not be; 0 where the pool does not look back. */
    static int historySize(UserPool pool) {
        return given(pool).map(PasswordPolicyType::passwordHistorySize).orElse(0);
    }

    private static Optional<PasswordPolicyType> given(UserPool pool) {
        return Optional.ofNullable(pool.settings().policies()).map(UserPoolPolicyType::passwordPolicy);
    }

    /** Throws {@link InvalidPasswordException} with AWS's sentence for the first rule that is broken. */
    void require(String password) {
        refuse(password.codePointCount(0, password.length()) < minimumLength, "Password not long enough");
        refuse(password.length() > MAXIMUM_LENGTH, "Password too long");
        refuse(lowercase && none(password, Character::isLowerCase), "Password must have lowercase characters");
        refuse(uppercase && none(password, Character::isUpperCase), "Password must have uppercase characters");
        refuse(numbers && none(password, Character::isDigit), "Password must have numeric characters");
        refuse(symbols && !hasSymbol(password), "Password must have symbol characters");
    }

    private static boolean hasSymbol(String password) {
        // a space counts, but not at the beginning or the end
        return password.chars().anyMatch(character -> SYMBOLS.indexOf(character) >= 0)
                || password.strip().indexOf(' ') >= 0;
    }

    private static boolean none(String password, IntPredicate kind) {
        return password.codePoints().noneMatch(kind);
    }

    private static void refuse(boolean broken, String rule) {
        if (broken) {
            throw new InvalidPasswordException("Password did not conform with policy: " + rule);
        }
    }

    private static int orElse(Integer value, int otherwise) {
        return value == null || value == 0 ? otherwise : value;
    }
}
