package dev.cognate.userpool.mfa;

import dev.cognate.contract.idp.AuthFactorType;
import dev.cognate.contract.idp.SignInPolicyType;
import dev.cognate.contract.idp.UserPoolPolicyType;
import dev.cognate.userpool.message.Destination;
import dev.cognate.userpool.mfa.totp.SoftwareTokens;
import dev.cognate.userpool.password.Passwords;
import dev.cognate.userpool.pool.UserPool;
import dev.cognate.userpool.user.User;
import io.quarkus.arc.All;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;

/** The factors of a user, first and second ones. */
@ApplicationScoped
class AuthFactors {
    private final MfaPreferences preferences;
    private final SoftwareTokens tokens;
    private final Passwords passwords;
    private final List<ConfiguredFactor> others;

    AuthFactors(
            MfaPreferences preferences,
            SoftwareTokens tokens,
            Passwords passwords,
            @All List<ConfiguredFactor> others) {
        this.preferences = preferences;
        this.tokens = tokens;
        this.passwords = passwords;
        this.others = others;
    }

    /** What GetUserAuthFactors tells. */
    record Listing(MfaPreference preference, List<AuthFactorType> configured) {}

    Uni<Listing> of(Mutiny.Session session, UserPool pool, User user) {
        return preferences
                .of(session, user)
                .chain(preference ->
                        configured(session, pool, user).map(configured -> new Listing(preference, configured)));
    }

    private Uni<List<AuthFactorType>> configured(Mutiny.Session session, UserPool pool, User user) {
        Uni<List<AuthFactorType>> list = passwords.exists(session, user).map(password -> {
            List<AuthFactorType> first = new ArrayList<>();
            addIf(first, password, AuthFactorType.PASSWORD);
            addCode(first, pool, user, Destination.EMAIL, AuthFactorType.EMAIL_OTP);
            addCode(first, pool, user, Destination.PHONE, AuthFactorType.SMS_OTP);
            return first;
        });
        for (ConfiguredFactor other : others) {
            list = list.call(found -> other.isConfigured(session, pool, user)
                    .invoke(configured -> addIf(found, configured, other.factor())));
        }
        return list.call(found ->
                tokens.isSetUp(session, user).invoke(setUp -> addIf(found, setUp, AuthFactorType.SOFTWARE_TOKEN)));
    }

    private static void addIf(List<AuthFactorType> list, boolean wanted, AuthFactorType factor) {
        if (wanted) {
            list.add(factor);
        }
    }

    private static void addCode(
            List<AuthFactorType> list, UserPool pool, User user, String attribute, AuthFactorType factor) {
        boolean allowed = Optional.ofNullable(pool.settings().policies())
                .map(UserPoolPolicyType::signInPolicy)
                .map(SignInPolicyType::allowedFirstAuthFactors)
                .filter(factors -> factors.contains(factor))
                .isPresent();
        boolean verified = user.attribute(attribute).isPresent()
                && user.attribute(attribute + "_verified")
                        .filter("true"::equals)
                        .isPresent();
        addIf(list, allowed && verified, factor);
    }
}
