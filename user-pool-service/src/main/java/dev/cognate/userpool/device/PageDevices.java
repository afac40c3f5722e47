package dev.cognate.userpool.device;

import dev.cognate.contract.CallContext;
import dev.cognate.contract.idp.NotAuthorizedException;
import dev.cognate.database.Database;
import dev.cognate.userpool.event.UserPoolEventType;
import dev.cognate.userpool.pool.UserPool;
import dev.cognate.userpool.session.DeviceDescription;
import dev.cognate.userpool.signin.Attempt;
import dev.cognate.userpool.signin.Factor;
import dev.cognate.userpool.signin.RefusedSignIn;
import dev.cognate.userpool.signin.SignInOutcome;
import dev.cognate.userpool.signin.SignInSession;
import dev.cognate.userpool.srp.SrpVerifier;
import dev.cognate.userpool.srp.SrpWorkers;
import dev.cognate.userpool.user.User;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Optional;

/**
 * Browsers on our own pages that are remembered as devices, beyond Cognito, whose managed login does not offer it. A browser keeps
 * the secret of its device in a cookie that only we can read; it comes back to us with each request, so there is no need for SRP.
 */
@ApplicationScoped
public class PageDevices {
    private static final int SECRET_BYTES = 32;
    private static final int SALT_BYTES = 16;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final DeviceStore store;
    private final Devices devices;
    private final Database database;
    private final SrpWorkers workers;
    private final Clock clock;

    PageDevices(DeviceStore store, Devices devices, Database database, SrpWorkers workers, Clock clock) {
        this.store = store;
        this.devices = devices;
        this.database = database;
        this.workers = workers;
        this.clock = clock;
    }

    /** Whether users of a pool are asked before a device of theirs is remembered. */
    public static boolean asksUser(UserPool pool) {
        return DeviceTracking.asksUser(pool);
    }

    /** Whether a remembered device stands for a second factor in a pool. */
    public static boolean replacesSecondFactor(UserPool pool) {
        return DeviceTracking.replacesSecondFactor(pool);
    }

    /**
     * Remembers a browser.
     *
     * @param key the device of the sign-in that was just completed
     * @return its secret, for the browser alone
     */
    public Uni<String> remember(UserPool pool, User user, String key, CallContext context) {
        String secret = Base64.getUrlEncoder().withoutPadding().encodeToString(random(SECRET_BYTES));
        byte[] salt = random(SALT_BYTES);
        Devices.Change change = new Devices.Change(pool, user, key, context);
        return workers.run(() -> new DeviceSecret(salt, verifier(pool, key, secret, salt)))
                .chain(kept -> database.inTransaction(session -> store.delete(session, change.owner(), key)
                        .chain(() -> store.insert(session, change.owner(), browser(key, context), kept))
                        .chain(() -> devices.tell(session, change, UserPoolEventType.DEVICE_CONFIRMED))
                        .chain(() -> devices.tell(session, change, UserPoolEventType.DEVICE_REMEMBERED))))
                .replaceWith(secret);
    }

    private Device browser(String key, CallContext context) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return new Device(
                key,
                Optional.of(DeviceDescription.of(context.userAgent())),
                true,
                Optional.ofNullable(context.sourceIp()),
                now,
                now,
                now);
    }

    /** Judges the secret that a browser brought. */
    Uni<SignInOutcome> judge(Attempt attempt, SignInSession session, User user, DeviceSecret kept) {
        String key = attempt.require("DEVICE_KEY");
        String secret = attempt.require("DEVICE_SECRET");
        return workers.run(() -> verifier(attempt.pool(), key, secret, kept.salt()))
                .map(verifier -> {
                    if (!MessageDigest.isEqual(
                            verifier.toByteArray(), kept.verifier().toByteArray())) {
                        throw new RefusedSignIn(
                                Optional.of(user), new NotAuthorizedException("Incorrect username or password."));
                    }
                    return new SignInOutcome.Shown(user, session.progress().with(Factor.DEVICE));
                });
    }

    private static BigInteger verifier(UserPool pool, String key, String secret, byte[] salt) {
        return SrpVerifier.compute(DeviceTracking.groupKey(pool), key, secret, salt);
    }

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        RANDOM.nextBytes(bytes);
        return bytes;
    }
}
