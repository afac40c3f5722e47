package dev.cognate.userpool.stepup;

import dev.cognate.contract.idp.AuthFactorType;
import dev.cognate.database.Database;
import dev.cognate.userpool.choice.Passwordless;
import dev.cognate.userpool.mfa.totp.SoftwareTokens;
import dev.cognate.userpool.otp.Channel;
import dev.cognate.userpool.passkey.Passkeys;
import dev.cognate.userpool.password.Passwords;
import dev.cognate.userpool.pool.UserPool;
import dev.cognate.userpool.user.User;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumSet;
import java.util.Set;

/** What a user has set up. A step-up never asks to set up more. */
@ApplicationScoped
class AvailableMethods {
    private final Database database;
    private final Passwords passwords;
    private final Passkeys passkeys;
    private final SoftwareTokens softwareTokens;

    AvailableMethods(Database database, Passwords passwords, Passkeys passkeys, SoftwareTokens softwareTokens) {
        this.database = database;
        this.passwords = passwords;
        this.passkeys = passkeys;
        this.softwareTokens = softwareTokens;
    }

    Uni<Set<Method>> of(UserPool pool, User user) {
        Set<Method> methods = EnumSet.noneOf(Method.class);
        addIf(methods, canGetCodes(pool, user, Channel.EMAIL), Method.EMAIL);
        addIf(methods, canGetCodes(pool, user, Channel.SMS), Method.SMS);
        boolean passkeysAllowed = Passwordless.allows(pool, AuthFactorType.WEB_AUTHN);
        return database.read(session -> passwords
                .exists(session, user)
                .invoke(exists -> addIf(methods, exists, Method.PASSWORD))
                .chain(() -> passkeys.isConfigured(session, pool, user))
                .invoke(configured -> addIf(methods, configured && passkeysAllowed, Method.PASSKEY))
                .chain(() -> softwareTokens.isSetUp(session, user))
                .invoke(setUp -> addIf(methods, setUp && SoftwareTokens.isOffered(pool), Method.SOFTWARE_TOKEN))
                .replaceWith(methods));
    }

    /** By a channel that the pool uses, in place of a password or after one. */
    private static boolean canGetCodes(UserPool pool, User user, Channel channel) {
        boolean second = channel == Channel.EMAIL
                ? pool.mfa().email() != null
                : pool.settings().smsConfiguration() != null;
        return channel.destination(user).isPresent() && (second || Passwordless.isPossible(pool, channel));
    }

    private static void addIf(Set<Method> methods, boolean wanted, Method method) {
        if (wanted) {
            methods.add(method);
        }
    }
}
