package dev.cognate.userpool.choice;

import dev.cognate.contract.idp.AuthFactorType;
import dev.cognate.contract.idp.AuthFlowType;
import dev.cognate.contract.idp.VerifiedAttributeType;
import dev.cognate.userpool.client.ClientInPool;
import dev.cognate.userpool.otp.Channel;
import dev.cognate.userpool.pool.UserPool;
import dev.cognate.userpool.signin.AllowedFlows;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Who needs no password: users whom the pool lets sign in by a code to an address they have.
 *
 * @see <a href="https://docs.aws.amazon.com/cognito/latest/developerguide/signing-up-users-in-your-app.html">AWS's guide:
 *     passwords at sign-up</a>
 */
public final class Passwordless {
    private Passwordless() {}

    /** Whether somebody with these attributes may sign up without a password: the client and the pool must be set up for it. */
    public static boolean maySignUp(ClientInPool target, Map<String, String> attributes) {
        List<VerifiedAttributeType> verified =
                Objects.requireNonNullElse(target.pool().settings().autoVerifiedAttributes(), List.of());
        return AllowedFlows.allows(target.client(), AuthFlowType.USER_AUTH)
                && channels(target.pool())
                        .map(Channel::attribute)
                        .anyMatch(attribute -> attributes.containsKey(attribute)
                                && verified.contains(VerifiedAttributeType.of(attribute)));
    }

    /** Whether an administrator creates users of a pool without a password, unless naming one. */
    public static boolean isPossible(UserPool pool) {
        return channels(pool).findAny().isPresent();
    }

    /** Whether users of a pool sign in by codes on a channel. */
    public static boolean isPossible(UserPool pool, Channel channel) {
        return channels(pool).anyMatch(channel::equals);
    }

    /** Whether a pool allows a first factor. */
    public static boolean allows(UserPool pool, AuthFactorType factor) {
        return AllowedFactors.of(pool).contains(factor);
    }

    /** Whether a user with these attributes can get a code to sign in with. */
    public static boolean isReachable(UserPool pool, Map<String, String> attributes) {
        return channels(pool).map(Channel::attribute).anyMatch(attributes::containsKey);
    }

    /** The ways a code may come that stands in for a password. */
    static Stream<Channel> channels(UserPool pool) {
        return Arrays.stream(Channel.values())
                .filter(channel -> AllowedFactors.of(pool).contains(factor(channel)));
    }

    static AuthFactorType factor(Channel channel) {
        return channel == Channel.EMAIL ? AuthFactorType.EMAIL_OTP : AuthFactorType.SMS_OTP;
    }
}
