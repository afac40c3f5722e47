package dev.cognate.userpool.login.view;

import dev.cognate.contract.idp.PasswordPolicyType;
import dev.cognate.contract.idp.UserPoolPolicyType;
import dev.cognate.userpool.pool.UserPool;

/**
 * What a new password must satisfy.
 *
 * @param length at least so many characters
 */
public record PasswordRules(int length, boolean upper, boolean lower, boolean digit, boolean symbol) {
    private static final int USUAL_LENGTH = 8;

    /** What a pool asks of passwords. */
    public static PasswordRules of(UserPool pool) {
        UserPoolPolicyType policies = pool.settings().policies();
        if (policies == null || policies.passwordPolicy() == null) {
            return new PasswordRules(USUAL_LENGTH, true, true, true, true);
        }
        PasswordPolicyType policy = policies.passwordPolicy();
        Integer length = policy.minimumLength();
        return new PasswordRules(
                length == null || length == 0 ? USUAL_LENGTH : length,
                Boolean.TRUE.equals(policy.requireUppercase()),
                Boolean.TRUE.equals(policy.requireLowercase()),
                Boolean.TRUE.equals(policy.requireNumbers()),
                Boolean.TRUE.equals(policy.requireSymbols()));
    }

    /** For password managers, in the syntax of the {@code passwordrules} attribute. */
    public String attribute() {
        StringBuilder rules = new StringBuilder("minlength: " + length + ";");
        rules.append(upper ? " required: upper;" : "");
        rules.append(lower ? " required: lower;" : "");
        rules.append(digit ? " required: digit;" : "");
        // Cognito's list of symbols, without the space, which managers do not make.
        rules.append(symbol ? " required: [-^$*.{}()?\"!@#%&/\\,><':;|_~`=+[]];" : "");
        return rules.toString();
    }
}
