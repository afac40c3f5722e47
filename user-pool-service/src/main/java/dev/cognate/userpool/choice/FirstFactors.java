package dev.cognate.userpool.choice;

import dev.cognate.contract.idp.AuthFactorType;
import dev.cognate.contract.idp.NotAuthorizedException;
import dev.cognate.contract.idp.UserPoolMfaType;
import dev.cognate.database.Database;
import dev.cognate.userpool.mfa.MfaPreference;
import dev.cognate.userpool.mfa.MfaPreferences;
import dev.cognate.userpool.otp.Channel;
import dev.cognate.userpool.passkey.Passkeys;
import dev.cognate.userpool.password.Passwords;
import dev.cognate.userpool.pool.UserPool;
import dev.cognate.userpool.signin.Attempt;
import dev.cognate.userpool.signin.ExistenceErrors;
import dev.cognate.userpool.signin.RefusedSignIn;
import dev.cognate.userpool.user.User;
import dev.cognate.userpool.user.UserStatus;
import dev.cognate.userpool.user.Users;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** The first factors of a user. For a user that does not exist the same is read, and something plausible answered. */
@ApplicationScoped
class FirstFactors {
    private final Database database;
    private final Users users;
    private final Passwords passwords;
    private final Passkeys passkeys;
    private final MfaPreferences preferences;
    private final DecoyFactors decoys;

    FirstFactors(
            Database database,
            Users users,
            Passwords passwords,
            Passkeys passkeys,
            MfaPreferences preferences,
            DecoyFactors decoys) {
        this.database = database;
        this.users = users;
        this.passwords = passwords;
        this.passkeys = passkeys;
        this.preferences = preferences;
        this.decoys = decoys;
    }

    /**
     * What the user of a name may choose from.
     *
     * <p>Fails where the client tells who exists: with UserNotFoundException, for a disabled user, and for one that has
     * nothing to sign in with.
     */
    Uni<Choices> of(Attempt attempt, String name) {
        return database.read(session -> users.find(session, attempt.pool(), name)
                .chain(user ->
                        factors(session, attempt.pool(), user).map(factors -> choices(attempt, name, user, factors))));
    }

    private Choices choices(Attempt attempt, String name, Optional<User> user, Set<AuthFactorType> factors) {
        boolean usable = user.filter(User::enabled).isPresent() && !factors.isEmpty();
        if (usable) {
            return Choices.of(user, factors);
        }
        if (ExistenceErrors.areHidden(attempt.client())) {
            return Choices.of(Optional.empty(), decoys.of(attempt.pool(), name));
        }
        if (user.isEmpty()) {
            throw new RefusedSignIn(user, ExistenceErrors.unknownUser(attempt.client()));
        }
        throw new RefusedSignIn(
                user,
                user.get().enabled() ? ExistenceErrors.incorrect() : new NotAuthorizedException("User is disabled."));
    }

    private Uni<Set<AuthFactorType>> factors(Mutiny.Session session, UserPool pool, Optional<User> user) {
        Set<AuthFactorType> allowed = AllowedFactors.of(pool);
        User somebody = user.orElseGet(() -> nobody(pool));
        Set<AuthFactorType> factors = new HashSet<>();
        for (Channel channel : Channel.values()) {
            if (user.flatMap(channel::destination).isPresent()) {
                factors.add(Passwordless.factor(channel));
            }
        }
        return passwords
                .exists(session, somebody)
                .invoke(exists -> addIf(factors, exists, AuthFactorType.PASSWORD))
                .chain(() -> passkeys.isConfigured(session, pool, somebody))
                .invoke(usable -> addIf(factors, usable, AuthFactorType.WEB_AUTHN))
                .chain(() -> preferences.of(session, somebody))
                .invoke(preference -> keepPossible(factors, pool, user, preference))
                .map(nothing -> {
                    factors.retainAll(allowed);
                    return factors;
                });
    }

    /**
     * Users with a second factor sign in by password, or by a passkey where that counts as two factors; so do those who
     * have a temporary password to replace. Users of identity providers sign in there.
     */
    private static void keepPossible(
            Set<AuthFactorType> factors, UserPool pool, Optional<User> user, MfaPreference preference) {
        boolean mfa = preference.isActive()
                && !UserPoolMfaType.OFF.equals(pool.settings().mfaConfiguration());
        boolean invited = user.filter(known -> known.status() == UserStatus.FORCE_CHANGE_PASSWORD)
                .isPresent();
        if (mfa || invited) {
            factors.remove(AuthFactorType.EMAIL_OTP);
            factors.remove(AuthFactorType.SMS_OTP);
        }
        if (invited || (mfa && !pool.mfa().passkeysCountAsMfa())) {
            factors.remove(AuthFactorType.WEB_AUTHN);
        }
        if (user.filter(known -> known.status() == UserStatus.EXTERNAL_PROVIDER).isPresent()) {
            factors.clear();
        }
    }

    /** For whom nothing is found, at the cost of finding something. */
    private static User nobody(UserPool pool) {
        return new User(
                pool.id(),
                UUID.randomUUID(),
                "",
                UserStatus.CONFIRMED,
                true,
                Map.of(),
                Instant.EPOCH,
                Instant.EPOCH,
                Instant.EPOCH);
    }

    private static void addIf(Set<AuthFactorType> factors, boolean wanted, AuthFactorType factor) {
        if (wanted) {
            factors.add(factor);
        }
    }
}
